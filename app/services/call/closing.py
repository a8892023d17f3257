"""The end of a conversation: what to read back, what is still open, what comes by post, when next.

Every amount is a step of the engine. Without an outcome no amount is named, and none is made up.
"""

from decimal import Decimal
from typing import Final

from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.i18n.choices import say_choice
from app.i18n.headline import count_unknown
from app.services.call.conditions import NoValue, Value
from app.services.call.conversation import Conversation
from app.services.call.filling import all_filled, filled
from app.services.call.outcome import outcome_of
from app.services.call.sentences import people, spoken
from app.services.short_findings import open_points, point_words
from app.services.what_we_know import is_about, pays_hidden, sum_of
from calc import UNKNOWN, Assessment, Policy
from calc.base.finding import Finding
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import RestAtEnd
from calc.dossier.asked import Topic
from calc.dossier.codes import Channel, CheckState
from calc.plan.result import CauseAbout, Rung

MOST_SENTENCES: Final = 6
"""Nobody remembers more of what is read out (the script: "zes zinnen is het meeste")."""
MOST_NAMED: Final = 2
"""So many points in one sentence; all of them stand in the list."""
_OFFICER: Final = frozenset({"S11", "S17", "S18", "S19", "S20", "S23"})
"""Checks that the officer sees to; the others the customer does, with help."""
_WORDS: Final = {"plan": "plan", "steps": "plan_in_steps", "nothing": "nothing_now",
                 "interim": "interim"}  # fmt: skip


@value_type
class Closing:
    """The end of the conversation, in words.

    `outcome`: what is said of what comes out, () while nobody can say. `readback`: at most six
    sentences. `open_points`: all of them. `first`: the one thing the customer does. `letter`: the
    one to send; None: none goes out yet. `next_day`: in full, "" when nobody is called.
    """

    outcome: tuple[str, ...]
    readback: tuple[str, ...]
    open_points: tuple[str, ...]
    first: str
    by_post: tuple[str, ...]
    letter: DocumentKind | None
    next_day: str
    not_agree: str
    thanks: str


def close(talk: Conversation, texts: Texts, policy: Policy) -> Closing:
    """The end of this conversation; its outcome is that of `talk.assessment`."""
    words, language = talk.script.closing, texts.language
    values = _values(talk, texts, policy)
    letter = DocumentKind.STILL_NEEDED if _is_hidden(talk, policy) else letter_for(talk.assessment)
    post = [words.by_post, words.by_channel] if letter else []
    return Closing(
        () if _is_hidden(talk, policy) else _outcome(talk, texts, values),
        _readback(talk, texts, values),
        tuple(_points(talk, texts)),
        filled(words.first_point[language], values) or "",
        all_filled(post, language, values),
        letter,
        values.get("date", ""),
        words.not_agree[language],
        words.thanks[language],
    )


def _is_hidden(talk: Conversation, policy: Policy) -> bool:
    """Whether nobody is to see yet what can be paid: then no outcome is read out either."""
    assessment = talk.assessment
    return assessment is not None and pays_hidden(assessment, talk.draft, policy, talk.on)


def letter_for(assessment: Assessment | None) -> DocumentKind | None:
    """The letter of this outcome. None: people come first, and no letter about money goes out."""
    if assessment is None or assessment.next_conversation.off or assessment.nothing_is_asked:
        return None
    kinds = {
        "plan": DocumentKind.PLAN,
        "steps": DocumentKind.PLAN,
        "nothing": DocumentKind.NO_PAYMENT,
        "interim": DocumentKind.INTERIM,
        None: DocumentKind.STILL_NEEDED,
    }
    return kinds[outcome_of(assessment)]


def _outcome(talk: Conversation, texts: Texts, values: dict[str, str]) -> tuple[str, ...]:
    outcome = outcome_of(talk.assessment)
    if outcome is None:
        return ()
    lines = [
        line.text
        for line in talk.script.outcomes[_WORDS[outcome]].say
        if line.only_if.holds(lambda name: _of_outcome(talk.assessment, name))
    ]
    return all_filled(lines, texts.language, values)


def _readback(talk: Conversation, texts: Texts, values: dict[str, str]) -> tuple[str, ...]:
    words = talk.script.closing.readback
    outcome = outcome_of(talk.assessment) if "outcome" in values else None
    names = [
        f"income{_how_known(talk, Topic.INCOME)}",
        f"costs{_how_known(talk, Topic.EXPENSES)}",
        "outcome" if outcome else "no_amount",
    ]
    if outcome in ("plan", "steps"):
        names.append("last")
    both = [bool(values.get(name)) for name in ("your_points", "my_points")]
    names += [name for name, wanted in (("both", all(both)), ("customer", both == [True, False]),
                                        ("officer", both == [False, True])) if wanted]  # fmt: skip
    said = all_filled([words[name] for name in (*names, "next")], texts.language, values)
    assert len(said) <= MOST_SENTENCES  # each of the names is one sentence
    return said


def _how_known(talk: Conversation, topic: Topic) -> str:
    """What the sum of a group is: all there is, the least that there is, or nothing at all."""
    count, unknown = len(getattr(talk.draft, topic.value)), count_unknown(talk.draft, topic)
    if count and count == unknown:
        return "_unknown"
    more = any(turn.is_open and is_about(turn, topic) for turn in talk.asked)
    return "_at_least" if unknown or more else ""


def _values(talk: Conversation, texts: Texts, policy: Policy) -> dict[str, str]:
    draft, assessment, formats = talk.draft, talk.assessment, texts.formats
    values = people(draft, policy)
    values["with_whom"] = _with_whom(talk, texts.language)
    yours, mine = _to_do(talk, texts.language)
    values["your_points"] = formats.join(yours[:MOST_NAMED])
    values["my_points"] = formats.join(mine[:MOST_NAMED])
    values["first_point"] = yours[0] if yours else ""
    values["open_point"] = next(iter([*yours, *mine]), "")
    channel = draft.contact.preferred_channel
    if channel not in (UNKNOWN, Channel.LETTER):
        values["channel"] = say_choice(texts, channel)
    if assessment is None:
        return values
    if not assessment.next_conversation.off:
        values["date"] = formats.day(assessment.next_conversation.day)
    for name, topic in (("income", Topic.INCOME), ("costs", Topic.EXPENSES)):
        if (step := sum_of(assessment, draft, topic)) is not None:  # as the panel has it
            values[name] = spoken(texts, step.amount)
    if assessment.shown is not None:
        values["reserve"] = spoken(texts, assessment.shown.reserve.amount)
    if _is_hidden(talk, policy):
        return values
    values |= _of_payment(assessment, texts)
    _name_the_step(talk, texts, values)
    key = outcome_of(assessment)
    if key == "interim" and not _interim_amount(assessment):
        key = "interim_nothing"
    if key is not None:
        sentence = talk.script.closing.in_a_sentence[key][texts.language]
        values["outcome"] = filled(sentence, values) or ""
    return values


def _of_payment(assessment: Assessment, texts: Texts) -> dict[str, str]:
    """The amounts and months of what is paid: of the interim agreement while that is offered."""
    formats, values = texts.formats, dict[str, str]()
    if outcome_of(assessment) == "interim":
        interim = assessment.beside.gate.interim
        assert interim is not None  # that is what makes it the outcome
        values["amount"] = spoken(texts, interim.amount.amount)
        values["until"] = formats.day(interim.until)
        return values
    if assessment.payment is not None:
        values["amount"] = values["amount_1"] = spoken(texts, assessment.payment.amount)
    if assessment.plan is not None:
        values["first_month"] = formats.month(assessment.plan.first_month)
        values["last_month"] = formats.month(assessment.plan.last_payment_month)
    later = _step(assessment)
    if later is not None:
        values["amount_2"] = spoken(texts, later.payment.amount)
        values["step_month"] = formats.month(later.first)
    return values


def _step(assessment: Assessment) -> Rung | None:
    """The first change of the payment that lies ahead."""
    ahead = assessment.ahead
    return next((each for each in ahead if each.payment.amount != ahead[0].payment.amount), None)


def _name_the_step(talk: Conversation, texts: Texts, values: dict[str, str]) -> None:
    """Which arrangement is over, where that is why the payment changes."""
    assert talk.assessment is not None
    values["name"] = ""
    rung = _step(talk.assessment)
    for cause in rung.causes if rung else ():
        if cause.code.about is CauseAbout.ARRANGEMENT and cause.path:
            index = int(cause.path.partition("[")[2].partition("]")[0])
            line = talk.draft.arrangements[index]
            words = talk.script.creditors.get(str(line.code))
            values["name"] = words[texts.language] if words else ""
            return


def _of_outcome(assessment: Assessment | None, name: str) -> Value:
    """The words in which the outcomes of the script say when a sentence is said."""
    assert assessment is not None  # only an outcome has sentences
    if name == "reserve":
        shown = assessment.shown
        return shown.reserve.amount if shown else NoValue.UNKNOWN
    if name == "rest_at_end":
        plan = assessment.plan
        rest = plan.rest_at_end if plan else None
        return "discharge" if rest is RestAtEnd.DISCHARGE else "other"
    if name == "step_reason":
        rung = _step(assessment)
        codes = {cause.code.value for cause in rung.causes} if rung else set()
        return "arrangement_ends" if "arrangement_ends" in codes else "other"
    return _interim_amount(assessment)


def _interim_amount(assessment: Assessment) -> Decimal:
    interim = assessment.beside.gate.interim
    return interim.amount.amount if interim is not None else Decimal(0)


def _with_whom(talk: Conversation, language: str) -> str:
    """Who lives in the home; "" while nobody asked."""
    partner, children = talk.value("partner"), talk.value("has_children")
    if not isinstance(partner, bool) or not isinstance(children, bool):
        return ""
    key = {(False, False): "alone", (True, False): "partner", (True, True): "both"}.get(
        (partner, children), "child" if len(talk.draft.children) == 1 else "children"
    )
    return talk.script.closing.with_whom[key][language]


def _to_do(talk: Conversation, language: str) -> tuple[list[str], list[str]]:
    """What the customer does and what the officer does, money that is missed before the rest."""
    assessment = talk.assessment
    if assessment is None:
        return [], []
    each = assessment.missed.each if assessment.missed else ()
    missed = [item.check for item in each]
    new = {item.check for item in each if not item.is_too_low}
    codes = [*missed, *(_check(finding) for finding in open_points(assessment))]
    to_do = {check.code for check in talk.draft.checks if check.state is CheckState.OPEN}
    words = talk.script.to_do
    found = [each for each in dict.fromkeys(codes) if each in words and each in to_do | {*missed}]
    # What comes in already is not asked for: it is looked at again.
    low = {code: f"{code}.too_low" for code in missed if code not in new}
    yours = [
        words.get(low.get(code, code), words[code])[language]
        for code in found
        if code not in _OFFICER
    ]
    return yours, [words[code][language] for code in found if code in _OFFICER]


def _check(finding: Finding) -> str:
    return finding.code_of("check") or ""


def _points(talk: Conversation, texts: Texts) -> list[str]:
    """Everything that stands in the way of a final outcome, each once, in a few words."""
    assessment, draft = talk.assessment, talk.draft
    if assessment is None:
        return []
    return [point_words(texts, each, assessment, draft) for each in open_points(assessment)]
