"""An answer of the customer: one change of the dossier, with the record that it was asked.

    answered(talk, turn, Reply(amount=..., frequency=...))      the draft, or what is wrong with it

Pure: the session pushes the result as one step of undo. A second answer to the same question
changes the first one and doubles nothing; what an answer makes impossible stays readable.
"""

from decimal import Decimal
from typing import Any

from app.services.call.answer_lines import (
    answer_line,
    fill_line,
    other_line,
    without_unchosen,
)
from app.services.call.answer_people import (
    with_customer,
)
from app.services.call.changing import (
    Refused,
    set_quietly,
    with_place,
    with_value,
)
from app.services.call.consequences import with_consequences
from app.services.call.conversation import Conversation
from app.services.call.notes import with_note_of
from app.services.call.one_answer import Answering, answer_check, plain_value
from app.services.call.places import Place
from app.services.call.records import without_record
from app.services.call.reply import Given, Reply
from app.services.call.script import AnswerKind, ThenKind
from app.services.call.special_answers import SPECIAL
from app.services.call.turns import Turn
from calc import UNKNOWN, Draft, Problem
from calc.base.period import Frequency
from calc.base.problem import path_of


def answered(talk: Conversation, turn: Turn, reply: Reply) -> Draft | tuple[Problem, ...]:
    """The draft with this answer and all that follows from it, or why it cannot be."""
    draft = put(talk, turn, reply)
    if isinstance(draft, tuple):
        return draft
    try:
        return with_consequences(talk, draft)
    except Refused as refused:
        return refused.problems


def put(talk: Conversation, turn: Turn, reply: Reply) -> Draft | tuple[Problem, ...]:
    """The draft with this answer alone, or why it cannot be."""
    missing = _missing(talk, turn, reply)
    if missing is not None:
        return (missing,)
    try:
        draft = _answer(Answering(talk, turn, reply), talk.draft)
        if reply.note is not None:
            draft = with_note_of(talk, turn, draft, reply.note)
        return _followed_up(talk, turn, reply, draft)
    except Refused as refused:
        return refused.problems


def _answer(given: Answering, draft: Draft) -> Draft:
    special = SPECIAL.get(given.question.id)
    if special is not None:
        return special(given, draft)
    place = given.question.place
    if place is None:
        return _gate(given, draft)
    if place.is_line:
        return _line(given, draft)
    if place.is_check:
        return answer_check(given, draft, place.selector)
    return _field(given, draft, place)


def _gate(given: Answering, draft: Draft) -> Draft:
    """A question that the dossier has no place for: its record, and lines that are not there."""
    if given.reply.given is not Given.UNKNOWN:
        draft = _without_unchosen(given, draft)
    return given.recorded(draft)


def _without_unchosen(given: Answering, draft: Draft) -> Draft:
    return without_unchosen(
        draft, given.turn, given.said, given.word("earlier"), given.talk.language
    )


def _line(given: Answering, draft: Draft) -> Draft:
    turn, reply, talk = given.turn, given.reply, given.talk
    draft = with_customer(draft)
    at = talk.path(turn)
    place = turn.question.place
    assert place is not None  # a line has its place
    if place.field == "amount":
        draft = answer_line(draft, turn, at, reply, given.on, talk.script, talk.language)
        return _rent(given, draft) if turn.question.id == "home-rent" else draft
    value: object = reply.day if turn.kind is AnswerKind.DATE else reply.yes
    if reply.given is not Given.VALUE:
        value = UNKNOWN if reply.given is Given.UNKNOWN else (
            None if turn.kind is AnswerKind.DATE else False)  # fmt: skip
    draft = fill_line(draft, turn, at, value, given.on)
    if reply.given is Given.VALUE:
        return without_record(draft, turn.record)
    return given.recorded(draft)


def _rent(given: Answering, draft: Draft) -> Draft:
    """The rent of the home is also what the huurtoeslag is computed of."""
    reply = given.reply
    if reply.frequency in (None, Frequency.MONTH) and reply.given is Given.VALUE:
        draft = with_value(draft, ("housing", "basic_rent"), reply.amount, given.on)
        if isinstance(reply.then, Decimal):
            draft = with_value(draft, ("housing", "service_costs"), reply.then, given.on)
    return draft


def _field(given: Answering, draft: Draft, place: Place) -> Draft:
    turn, reply = given.turn, given.reply
    draft, path = with_place(with_customer(draft), place, turn.ref)
    if turn.kind is AnswerKind.CHOICE:
        return given.recorded(_sets(given, draft))
    value = plain_value(turn, reply)
    if reply.given is Given.NOT_APPLICABLE:
        return given.recorded(set_quietly(draft, path, UNKNOWN))
    if value == "":
        return given.recorded(draft)
    draft = with_value(draft, path, value, given.on)
    if place.names[:1] == ("toetsingsinkomen",) and value is not UNKNOWN:
        draft = set_quietly(draft, (*path[:-1], "year"), given.on.year)
    if reply.given is Given.UNKNOWN:
        return given.recorded(draft)
    return without_record(draft, turn.record)


def _sets(given: Answering, draft: Draft) -> Draft:
    """The draft with what the chosen answers set; yes and no of one list: what was not chosen is
    no. Who owns the home pays no rent: the line goes to the notes."""
    reply = given.reply
    if reply.given is Given.VALUE:
        draft = _without_unchosen(given, draft)
    named = {name for choice in given.question.choices for name in choice.sets}
    values: dict[str, object] = dict.fromkeys(named, UNKNOWN)
    if reply.given is Given.VALUE and given.question.multiple:
        values = dict.fromkeys(named, False)
    for choice in given.question.choices:
        if choice.key in given.said:
            values |= {name: value for name, value in choice.sets.items() if value is not False}
    for name in sorted(values):
        draft = with_value(draft, tuple(name.split(".")), values[name], given.on)
    return draft


def _missing(talk: Conversation, turn: Turn, reply: Reply) -> Problem | None:
    """Why there is no answer to take: nothing was given."""
    if reply.given is not Given.VALUE:
        return None
    has = {
        AnswerKind.TEXT: bool(reply.text),
        AnswerKind.YES_NO: reply.yes is not None,
        AnswerKind.CHOICE: bool(reply.choices),
        AnswerKind.COUNT: reply.number is not None,
        AnswerKind.DATE: reply.day is not None,
    }.get(turn.kind, reply.amount is not None or bool(reply.months))
    if turn.question.id == "hh-child-name" and reply.then is not None:
        return None  # its age is enough
    if has:
        known = {choice.key for choice in turn.question.choices}
        if turn.kind is AnswerKind.CHOICE and not set(reply.choices) <= known:
            return Problem("not_in_list", path_of(talk.path(turn) or ()))
        return None
    return Problem("missing", path_of(talk.path(turn) or ()))


def _followed_up(talk: Conversation, turn: Turn, reply: Reply, draft: Draft) -> Draft:
    """The draft with the follow-up that has a place of its own."""
    place, then = turn.question.then_place, reply.then
    if place is None or then is None or turn.question.id == "oth-seizure":
        return draft
    if place.is_line:
        own = turn.question.place
        if own is not None and own.is_line and own.selector == place.selector:
            return draft  # a field of the same line
        return other_line(draft, place, then, talk.on)
    if turn.question.id == "debt-together" and not reply.yes:
        return draft
    draft, path = with_place(draft, place, turn.ref)
    value: Any = then
    if turn.question.then_kind is ThenKind.TEXT and not isinstance(then, str):
        value = str(then) if then is not UNKNOWN else UNKNOWN
    return with_value(draft, path, value, talk.on)
