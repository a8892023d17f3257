"""What was answered before, as the screen shows it again: read from the dossier and its records.

given_of(talk, turn)        the reply, or None while nobody answered
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from app.services.call.conversation import Conversation
from app.services.call.owners import OWNERS
from app.services.call.places import path_of_place
from app.services.call.records import record_of
from app.services.call.reply import Given, Reply
from app.services.call.script import AnswerKind, ThenKind
from app.services.call.states import ASKED_BY_RECORD
from app.services.call.turns import DERIVED, NONE, Turn, TurnState
from app.services.editing import value_at
from calc import UNKNOWN
from calc.dossier.codes import CheckState, Evidence
from calc.dossier.people import ParentRef

_OF: Final = {ParentRef.BOTH: "s", ParentRef.A: "a", ParentRef.B: "b"}


def given_of(talk: Conversation, turn: Turn) -> Reply | None:
    """The answer that is there; an open question may have part of one (a name, no date)."""
    record = record_of(talk.draft, turn.key)
    said = record.said if record is not None else ()
    if turn.state is TurnState.UNKNOWN:
        return Reply(given=Given.UNKNOWN)
    if turn.state is TurnState.NOT_APPLICABLE:
        return Reply(given=Given.NOT_APPLICABLE)
    place = turn.question.place
    if turn.kind in (AnswerKind.CHOICE, AnswerKind.YES_NO) and not _holds_itself(turn):
        return _chosen(talk, turn, said if DERIVED not in said else ())
    if place is not None and place.is_line and place.field == "amount":
        return _line(talk, turn, said)
    value, then = _value(talk, turn), _then(talk, turn)
    if value is None:
        return None if then is None else Reply(then=then)
    return _of_value(turn, value, then)


def _holds_itself(turn: Turn) -> bool:
    """The place of the answer is a plain yes or no."""
    place = turn.question.place
    return (
        turn.kind is AnswerKind.YES_NO
        and place is not None
        and not place.is_check
        and turn.question.id not in ASKED_BY_RECORD
    )


def _value(talk: Conversation, turn: Turn) -> Any:
    """The value in the dossier; None when there is none."""
    if turn.question.id == "hh-children":
        value = talk.facts.value("children", "")
        return int(value) if isinstance(value, Decimal) else None
    path = talk.path(turn)
    if path is None:
        return None
    try:
        value = value_at(talk.draft, path)
    except LookupError:  # a helper who is not there
        return None
    return None if value is UNKNOWN else value


def _of_value(turn: Turn, value: Any, then: Any) -> Reply:
    match turn.kind:
        case AnswerKind.TEXT:
            return Reply(text=str(value), then=then)
        case AnswerKind.YES_NO:
            return Reply(yes=bool(value), then=then)
        case AnswerKind.COUNT:
            return Reply(number=value, then=then)
        case AnswerKind.DATE:
            return Reply(day=value, then=then)
        case _:
            return Reply(amount=value, then=then)


def _line(talk: Conversation, turn: Turn, said: tuple[str, ...]) -> Reply | None:
    path = talk.path(turn)
    if path is None:
        none = NONE in said or turn.state is TurnState.ANSWERED
        return Reply(amount=Decimal("0.00")) if none else None
    line: Any = value_at(talk.draft, path[:2])
    label = line.creditor if path[0] == "arrangements" else line.label
    return Reply(
        months=getattr(line, "months", ()),
        amount=None if line.amount is UNKNOWN else line.amount,
        frequency=None if line.frequency is UNKNOWN else line.frequency,
        evidence=line.evidence if isinstance(line.evidence, Evidence) else None,
        text="" if label is UNKNOWN else label,
        then=_then(talk, turn),
        note=None if line.note is UNKNOWN else line.note,
    )


def _then(talk: Conversation, turn: Turn) -> Any:
    """What the follow-up was answered; a frequency and a note are shown where they belong."""
    question = turn.question
    place = question.then_place
    if place is None or question.then_kind is ThenKind.FREQUENCY or place.field in _NOT_SHOWN:
        return None
    path = talk.path(turn)
    if place.is_line and question.place is not None and place.selector == question.place.selector:
        path = (*path[:2], *place.names) if path else None
    else:
        path = path_of_place(talk.draft, place, turn.ref)
    try:
        value = value_at(talk.draft, path) if path else None
    except LookupError:
        return None
    return None if value is UNKNOWN or value == () else value


_NOT_SHOWN: Final = frozenset({"months", "certainty", "note"})
"""Follow-ups whose answer is part of the line itself."""


def _chosen(talk: Conversation, turn: Turn, said: tuple[str, ...]) -> Reply | None:
    """The letters of an answer: what was said, else what the dossier tells."""
    question = turn.question
    if turn.kind is AnswerKind.YES_NO:
        answer = said[0] if said else _by_state(talk, turn) or _by_fact(talk, turn)
        if answer not in ("yes", "no"):
            return None
        return Reply(yes=answer == "yes", then=_then(talk, turn))
    if said:
        return Reply(choices=said, then=_then(talk, turn))
    if question.id == "hh-child-of":
        value = _value(talk, turn)
        return Reply(choices=(_OF[value],)) if value in _OF else None
    if question.place is not None and question.place.field == "who":
        value = _value(talk, turn)
        return Reply(choices=tuple(key for key, who in OWNERS.items() if who == value))
    if question.id == "hello-help":
        value = _value(talk, turn)
        labels = {choice.label[talk.language]: choice.key for choice in question.choices}
        keys = tuple(labels[each] for each in str(value or "").split(", ") if each in labels)
        return Reply(choices=keys) if keys else None
    keys = tuple(each.key for each in question.choices if _is_set(talk, turn, each))
    if keys:
        return Reply(choices=keys, then=_then(talk, turn))
    if answer := _by_state(talk, turn):
        return Reply(choices=(answer,)) if answer in {each.key for each in question.choices} else (
            None)  # fmt: skip
    alone = next((each.key for each in question.choices if each.alone), "")
    return Reply(choices=(alone,)) if alone and turn.state is TurnState.ANSWERED else None


def _by_fact(talk: Conversation, turn: Turn) -> str:
    """Yes or no as the dossier tells it in another place: lines, a co-debtor."""
    if turn.question.id == "sys-earlier":
        value: object = bool(talk.draft.debt.earlier_arrangements)
    elif turn.question.id == "debt-together" and talk.draft.debt.co_debtors:
        value = talk.draft.debt.co_debtors[0].has_own_plan
    else:
        name = turn.question.variable
        value = talk.facts.value(name, turn.ref) if name else None
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else ""


def _is_set(talk: Conversation, turn: Turn, choice: Any) -> bool:
    """Whether the dossier holds what a choice would set."""
    if choice.sets:
        return bool(any(each is not False for each in choice.sets.values())) and all(
            value_at(talk.draft, tuple(name.split("."))) == value
            for name, value in choice.sets.items()
        )
    return choice.variable is not None and talk.facts.value(choice.variable, turn.ref) is True


def _by_state(talk: Conversation, turn: Turn) -> str:
    """The one answer that gives a check the state it has; "" where more than one does."""
    question = turn.question
    if question.place is None or not question.place.is_check:
        return ""
    states: Mapping[str, CheckState] = {each.code: each.state for each in talk.draft.checks}
    state = states.get(question.place.selector, CheckState.NOT_ASKED)
    answers = [answer for answer, gives in question.states.items() if gives == state.value]
    return answers[0] if len(answers) == 1 else ""
