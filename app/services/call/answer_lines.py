"""Answers that are a line: an income, a cost, an arrangement."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from app.i18n import Texts
from app.i18n.choices import say_choice
from app.services.call.changing import set_quietly, sound, with_added_note, with_value
from app.services.call.owners import owner_of_new, shared_by
from app.services.call.places import Place
from app.services.call.records import with_record, without_record
from app.services.call.reply import Given, Reply
from app.services.call.script import Question, Script, ThenKind
from app.services.call.told_by_lines import GONE_WITHOUT, is_nothing, lines_of
from app.services.call.turns import NONE, NOT_APPLICABLE, Turn
from app.services.editing import Path, inserted, removed, value_at
from app.services.intake.asking import LINES
from app.services.reading import Kind, Reading, say_understood
from calc import UNKNOWN, Draft
from calc.base.period import Frequency
from calc.dossier.codes import Certainty, Evidence

ZERO: Final = Decimal("0.00")


def answer_line(draft: Draft, turn: Turn, at: Path | None, reply: Reply, on: date,
                script: Script, language: str) -> Draft:  # fmt: skip
    """The draft with the line of this answer. `at`: the line as it is; None: there is none yet.

    An amount of 0 is none of it: then no line is made, and one that is there becomes 0.
    """
    none = reply.given is Given.NOT_APPLICABLE or reply.amount == 0
    if none and not (at and is_nothing(getattr(draft, str(at[0]))[at[1]])):
        said = NONE if reply.given is Given.VALUE else NOT_APPLICABLE
        return with_record(_without_line(draft, at, script, language), turn.record, on, [said])
    group, index = (at[0], at[1]) if at else (_group(turn.question), _end(draft, turn.question))
    if at is None:
        draft = sound(inserted(draft, (group,), int(index), [_new_line(draft, turn)]))
    line = getattr(draft, str(group))[int(index)]
    if getattr(line, "months", ()) and not reply.months:
        said = _say_line(line, str(group), language)
        draft = with_added_note(draft, f"{script.words['earlier'][language]} {said}")
    amount: object = ZERO if none else _counted(turn, reply)
    changes = _values(turn, reply, draft, (group, index), script, language)
    for name, value in changes.items():
        draft = set_quietly(draft, (group, index, name), value)
    given = UNKNOWN if reply.given is Given.UNKNOWN or amount is None else amount
    draft = with_value(draft, (group, index, "amount"), given, on)
    known = given is not UNKNOWN or bool(reply.months)
    assert turn.question.place is not None  # a line has its place
    # Also where the line was there already, and holds what it held.
    draft = with_record(draft, turn.question.place.selector, on, (), known=known)
    return without_record(draft, turn.record)


def _counted(turn: Turn, reply: Reply) -> Decimal | None:
    """The amount that counts: of an income that varies, the lowest month until all are known."""
    then, place = reply.then, turn.question.then_place
    if place is not None and place.field == "months" and isinstance(then, Decimal):
        return then if reply.amount is None else min(then, reply.amount)
    return reply.amount


def fill_line(draft: Draft, turn: Turn, at: Path | None, value: object, on: date) -> Draft:
    """The draft with another field of a line ("until when?"); a line that is not there is made."""
    assert turn.question.place is not None  # only a question about lines comes here
    if at is None:
        group, index = _group(turn.question), _end(draft, turn.question)
        draft = sound(inserted(draft, (group,), index, [_new_line(draft, turn)]))
        at = (group, index, turn.question.place.field)
    return set_quietly(draft, at, value)


def other_line(draft: Draft, place: Place, amount: object, on: date) -> Draft:
    """The draft with the line of a follow-up that has a code of its own: service costs."""
    group = str(place.group[0])
    lines = getattr(draft, group)
    index = next((at for at, each in enumerate(lines) if each.code == place.selector), None)
    if index is None:
        if amount == 0:
            return draft
        line = {"code": place.selector, "frequency": Frequency.MONTH,
                "who": shared_by(draft), "evidence": Evidence.TOLD}  # fmt: skip
        index = len(lines)
        draft = sound(inserted(draft, (group,), index, [line]))
    return with_value(draft, (group, index, place.field), amount, on)


def taken_out(draft: Draft, group: str, index: int, begins: str, language: str) -> Draft:
    """The draft without a line of which the customer now says that there is none. What it said goes
    to the notes: nothing that was typed is lost."""
    said = _say_line(getattr(draft, group)[index], group, language)
    draft = sound(removed(draft, (group,), [index]))
    return with_added_note(draft, f"{begins} {said}")


def _say_line(line: Any, group: str, language: str) -> str:
    """What a line said, for a note."""
    texts = Texts(language)
    said = [texts.text(f"{LINES[group]}.{line.code}")]
    if line.amount is not UNKNOWN:
        said.append(texts.formats.euros(line.amount))
    if line.frequency is not UNKNOWN:
        said.append(say_choice(texts, line.frequency))
    if months := getattr(line, "months", ()):
        said.append(say_understood(texts, Reading(Kind.MONTHS, months=months)))
    if line.note is not UNKNOWN:
        said.append(f"({line.note})")
    return " ".join(said)


def _without_line(draft: Draft, at: Path | None, script: Script, language: str) -> Draft:
    """The draft without a line that is nothing now; one with a note or months is kept readable."""
    if at is None:
        return draft
    group, index = str(at[0]), int(at[1])
    line = getattr(draft, group)[index]
    if line.note is UNKNOWN and not getattr(line, "months", ()):
        return sound(removed(draft, (group,), [index]))
    return taken_out(draft, group, index, script.words["earlier"][language], language)


def without_unchosen(
    draft: Draft, turn: Turn, chosen: tuple[str, ...], earlier: str, language: str
) -> Draft:
    """The draft without the lines of kinds that were not chosen: the customer has none."""
    codes = {
        choice.key: set(GONE_WITHOUT.get(choice.variable or "", ()))
        for choice in turn.question.choices
    }
    kept = set[str]().union(*(codes[key] for key in chosen if key in codes))
    gone = set[str]().union(*codes.values()) - kept
    # What both adults have stays: the other one may still have it.
    of = (lines_of(turn.ref) or set()) - {"AB"} if turn.ref else None
    for group in ("income", "expenses", "arrangements"):
        lines = list(enumerate(getattr(draft, group)))
        for index, line in reversed(lines):
            if line.code in gone and (of is None or line.who in of):
                draft = taken_out(draft, group, index, earlier, language)
                # Chosen again, it is asked again: that it was asked once is not that it is nothing.
                draft = without_record(draft, str(line.code))
    return draft


def _group(question: Question) -> str:
    assert question.place is not None  # only a question about lines comes here
    return str(question.place.group[0])


def _end(draft: Draft, question: Question) -> int:
    return len(getattr(draft, _group(question)))


def _new_line(draft: Draft, turn: Turn) -> dict[str, object]:
    """A line as it begins: of whom, how often and how well known by default."""
    question = turn.question
    assert question.place is not None  # only a question about lines comes here
    line: dict[str, object] = {
        "code": question.place.selector,
        "frequency": question.frequencies[0] if question.frequencies else Frequency.MONTH,
        "who": owner_of_new(draft, question, turn.ref),
        "evidence": Evidence.TOLD,
    }
    if line["frequency"] is Frequency.ONCE:
        line["date"] = UNKNOWN
    if question.id == "oth-seizure-amount":
        # What comes in on the account is what is left of it.
        line |= {"withheld": True, "income_is_after_withholding": True}
    return line


def _values(turn: Turn, reply: Reply, draft: Draft, at: Path, script: Script,
            language: str) -> dict[str, Any]:  # fmt: skip
    """The other fields of the line that the answer gives, in an order in which each is sound."""
    found: dict[str, Any] = {}
    question, then = turn.question, reply.then
    if question.then_kind is ThenKind.FREQUENCY and isinstance(then, Frequency):
        found["frequency"] = then
    if reply.frequency is not None:
        found["frequency"] = reply.frequency
    if found.get("frequency") is Frequency.ONCE and not isinstance(then, date):
        found = {"date": UNKNOWN, **found}
    if reply.evidence is not None:
        found["evidence"] = reply.evidence
    if reply.who:
        found["who"] = reply.who
    if reply.text:
        found["label" if _group(question) != "arrangements" else "creditor"] = reply.text
    own = question.then_place is not None and question.then_place.is_line
    name = question.then_place.field if question.then_place and own else ""
    note = reply.note
    if reply.months:
        found |= {"months": reply.months, "varying": True}
    elif getattr(value_at(draft, at), "months", ()):
        # An amount or "not known" goes for nothing as long as there are months: they count.
        found |= {"months": (), "varying": False}
    if then is not None and name == "months":
        found["varying"] = True
        begins = script.words["ordinary"][language]
        kept = [each for each in _noted(draft, at, note) if not each.startswith(begins)]
        note = "; ".join([f"{begins} {reply.amount}", *kept])
    elif then is not None and name == "certainty":
        found["certainty"] = Certainty.SURE if then is True else Certainty.EXPECTED
    elif then is not None and name == "note":
        kept = [each for each in _noted(draft, at, note) if each != str(then)]
        note = "; ".join([str(then), *kept])
    elif then is not None and name in ("until", "date", "due_months", "withheld"):
        found[name] = then
    elif name == "replaced_by_plan" and isinstance(then, bool):
        found[name] = then  # who does not know pays both: that leaves the least room
    if note is not None:
        found["note"] = note or UNKNOWN
    return found


def _noted(draft: Draft, at: Path, note: str | None) -> list[str]:
    """The parts of the note of a line: as somebody has it now, else as it was."""
    earlier = value_at(draft, (*at, "note")) if note is None else note
    return [each for each in str(earlier).split("; ") if each] if earlier is not UNKNOWN else []
