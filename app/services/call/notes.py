"""The note of an answer: in its line, its check, or among the notes of the dossier by its question.

    note_there(talk, turn)          what was written there before; "" for nothing
    with_note_of(talk, turn, draft, note)

Two children and two adults are asked the same: each has a note of their own.
"""

from typing import Any, Final

from app.services.call.changing import set_quietly, with_note
from app.services.call.conversation import Conversation
from app.services.call.filling import filled
from app.services.call.one_answer import check_path
from app.services.call.places import index_of
from app.services.call.script import AnswerKind, Repeat
from app.services.call.sentences import child_said
from app.services.call.turns import Turn
from app.services.editing import value_at
from calc import UNKNOWN, Draft

_OWN_NOTE: Final = frozenset({"out-lower"})
"""Questions that put the note in a field of their own."""


def with_note_of(talk: Conversation, turn: Turn, draft: Draft, note: str) -> Draft:
    """The draft with this note; "" takes away what was there."""
    place = turn.question.place
    if turn.question.id in _OWN_NOTE:
        return draft
    if place is not None and place.is_line:
        line = Conversation(draft, talk.on, script=talk.script).path(turn)
        if line is not None:  # with an amount comes its note, in the line itself
            return draft if place.field == "amount" else set_quietly(
                draft, (*line[:2], "note"), note or UNKNOWN)  # fmt: skip
    if _is_in_check(turn):
        assert place is not None  # a check
        return set_quietly(draft, (*check_path(draft, place.selector), "finding"), note or UNKNOWN)
    return with_note(draft, _begins(talk, turn), note)


def note_there(talk: Conversation, turn: Turn) -> str:
    """What was written at this question before."""
    draft, place = talk.draft, turn.question.place
    value: Any
    path = talk.path(turn)
    if turn.question.id in _OWN_NOTE:
        value = draft.solution.deviation_reason
    elif place is not None and place.is_line and path is not None:
        value = value_at(draft, (*path[:2], "note"))
    elif _is_in_check(turn):
        assert place is not None  # a check
        at = index_of(draft, place, "")
        value = UNKNOWN if at is None else draft.checks[at].finding
    else:
        begins = f"{_begins(talk, turn)}: "
        lines = [line for line in draft.notes.splitlines() if line.startswith(begins)]
        value = lines[-1].removeprefix(begins) if lines else ""
    return "" if value is UNKNOWN else str(value)


def _is_in_check(turn: Turn) -> bool:
    place = turn.question.place
    return place is not None and place.is_check and turn.kind is not AnswerKind.TEXT


def _begins(talk: Conversation, turn: Turn) -> str:
    """The question as it was asked about this person: nobody reads a bracket in the notes."""
    question, about, language = turn.question, turn.about, talk.language
    partner = question.say_partner if turn.ref == "B" else None
    asked = (partner or question.say)[language]
    is_child = question.repeat is Repeat.CHILD and about is not None
    values = {"name": about.name if about else "", "child": ""}
    if is_child:
        values["child"] = child_said(talk, turn)
    said = filled(asked, values) or (question.without or question.say)[language]
    if is_child and said == asked:  # it names nobody
        return f"{said} ({turn.ref.removeprefix('K')})"
    return f"{said} ({turn.number})" if turn.number > 1 else said
