"""Answers that are a line: an income, a cost, an arrangement."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from app.services.call.changing import set_quietly, sound, with_value
from app.services.call.facts import LINES_OF, is_nothing
from app.services.call.places import Place
from app.services.call.records import with_record, without_record
from app.services.call.reply import Given, Reply
from app.services.call.script import Question, Script, ThenKind
from app.services.call.turns import NONE, NOT_APPLICABLE, Turn
from app.services.editing import Path, inserted
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
    if none and at is None and not reply.text:
        said = NONE if reply.given is Given.VALUE else NOT_APPLICABLE
        return with_record(draft, turn.record, on, [said])
    group, index = (at[0], at[1]) if at else (_group(turn.question), _end(draft, turn.question))
    if at is None:
        draft = sound(inserted(draft, (group,), int(index), [_new_line(draft, turn)]))
    amount: object = ZERO if none else reply.amount
    changes = _values(turn, reply, draft, (group, index), script, language)
    for name, value in changes.items():
        draft = set_quietly(draft, (group, index, name), value)
    given = UNKNOWN if reply.given is Given.UNKNOWN else amount
    draft = with_value(draft, (group, index, "amount"), given, on)
    return without_record(draft, turn.record)


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


def made_nothing(draft: Draft, group: str, index: int, earlier: str) -> Draft:
    """A line of which the customer now says that there is none: 0, what it was stays readable."""
    line = getattr(draft, group)[index]
    if is_nothing(line):
        return draft
    was = line.amount if line.amount is not UNKNOWN else "?"
    note = "" if line.note is UNKNOWN else f"{line.note}; "
    changes: dict[str, object] = {"amount": ZERO, "note": f"{note}{earlier} {was}"[:200]}
    if getattr(line, "months", ()):
        changes["months"] = ()
    for name, value in changes.items():
        draft = set_quietly(draft, (group, index, name), value)
    return draft


def without_unchosen(draft: Draft, turn: Turn, chosen: tuple[str, ...], earlier: str) -> Draft:
    """The draft in which lines of kinds that were not chosen are 0: the customer has none."""
    names = {choice.variable: choice.key in chosen for choice in turn.question.choices}
    kept = {code for name, yes in names.items() if yes for code in LINES_OF.get(name or "", ())}
    gone = {code for name in names for code in LINES_OF.get(name or "", ())} - kept
    of = {turn.ref, UNKNOWN} if turn.ref else None
    for group in ("income", "expenses", "arrangements"):
        for index, line in enumerate(getattr(draft, group)):
            if line.code in gone and (of is None or line.who in of):
                draft = made_nothing(draft, group, index, earlier)
    return draft


def shared_by(draft: Draft) -> str:
    """Who has the costs and the toeslagen of the home: both adults, when there are two."""
    return "AB" if len(draft.adults) > 1 else "A"


def _group(question: Question) -> str:
    assert question.place is not None  # only a question about lines comes here
    return str(question.place.group[0])


def _end(draft: Draft, question: Question) -> int:
    return len(getattr(draft, _group(question)))


def _new_line(draft: Draft, turn: Turn) -> dict[str, object]:
    """A line as it begins: of whom, how often and how well known by default."""
    question = turn.question
    assert question.place is not None  # only a question about lines comes here
    group = _group(question)
    # An arrangement of the debtor alone leaves the debtor the least room.
    who = turn.ref or ("A" if group == "arrangements" else shared_by(draft))
    line: dict[str, object] = {
        "code": question.place.selector,
        "frequency": question.frequencies[0] if question.frequencies else Frequency.MONTH,
        "who": who,
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
    if reply.text:
        found["label" if _group(question) != "arrangements" else "creditor"] = reply.text
    own = question.then_place is not None and question.then_place.is_line
    name = question.then_place.field if question.then_place and own else ""
    note = reply.note
    if then is not None and name == "months":
        found["varying"] = True
        note = "; ".join(filter(None, [f"{script.words['lowest'][language]} {then}", note or ""]))
    elif then is not None and name == "certainty":
        found["certainty"] = Certainty.SURE if then is True else Certainty.EXPECTED
    elif then is not None and name == "note":
        note = "; ".join(filter(None, [str(then), note or ""]))
    elif then is not None and name in ("until", "date", "due_months", "withheld"):
        found[name] = then
    if note is not None:
        found["note"] = note or UNKNOWN
    return found
