"""Going from one question of a conversation to another. Nothing is answered on the way."""

from app.services.call.conversation import Conversation
from app.services.call.turns import RECORD, Turn
from calc.base.path import field_path

LAST = "end-readback"
"""The question that ends a conversation."""


def turn_of(talk: Conversation, path: str) -> Turn | None:
    """The question of a field of the dossier, or of "call." and its key."""
    if path.startswith(RECORD):
        return talk.turn(path.removeprefix(RECORD))
    parts = field_path(path).parts
    return talk.turn_at(parts) if parts else None


def of_chapter(talk: Conversation, turn: Turn | None) -> list[Turn]:
    """All questions of the chapter of one of them, also those that are not for this household."""
    if turn is None:
        return []
    return [each for each in talk.turns if each.question.chapter == turn.question.chapter]


def first_of(talk: Conversation, chapter: str) -> Turn | None:
    """The first open question of a chapter; when all are asked the first one."""
    turns = [turn for turn in talk.asked if turn.question.chapter == chapter]
    return next((turn for turn in turns if turn.is_open), turns[0] if turns else None)


def last_of(talk: Conversation) -> Turn | None:
    """The last question of all."""
    return talk.asked[-1] if talk.asked else None


def passed(talk: Conversation, key: str) -> Turn | None:
    """The next open question when this one stays open. None: it is the only one that is left."""
    turn = talk.next_open(key)
    return None if turn is None or turn.key == key else turn


def next_of(talk: Conversation, key: str, *, walk: bool) -> Turn | None:
    """The next open question; with `walk` the next one there is. None: this is the end.

    Who stops early, and is asked the last question, is not sent back to the first open one.
    """
    if walk:
        return talk.beside(key, 1)
    return None if key == LAST else talk.next_open(key)
