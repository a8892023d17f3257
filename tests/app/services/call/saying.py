"""One answer to one question, in a test."""

from datetime import date
from decimal import Decimal
from typing import Any

from app.services.call.answering import answered
from app.services.call.conversation import Conversation
from app.services.call.reply import Given, Reply
from app.services.call.turns import Turn, TurnState
from calc import Draft, Problem

ON = date(2026, 6, 10)
UNKNOWN_IS_SAID = Reply(given=Given.UNKNOWN)
NOT_FOR_ME = Reply(given=Given.NOT_APPLICABLE)


def amount(written: str | int, **more: Any) -> Reply:
    return Reply(amount=Decimal(written), **more)


def chose(keys: str) -> Reply:
    return Reply(choices=tuple(keys))


YES, NO = Reply(yes=True), Reply(yes=False)


def turn_of(draft: Draft, key: str) -> Turn:
    turn = Conversation(draft, ON).turn(key)
    assert turn is not None, key
    return turn


def state(draft: Draft, key: str) -> TurnState:
    return turn_of(draft, key).state


def say(draft: Draft, key: str, reply: Reply) -> Draft:
    """The draft after this answer."""
    talk = Conversation(draft, ON)
    turn = talk.turn(key)
    assert turn is not None, key
    assert turn.state is not TurnState.CLOSED, key
    result = answered(talk, turn, reply)
    assert isinstance(result, Draft), result
    return result


def refused(draft: Draft, key: str, reply: Reply) -> tuple[Problem, ...]:
    talk = Conversation(draft, ON)
    turn = talk.turn(key)
    assert turn is not None, key
    result = answered(talk, turn, reply)
    assert isinstance(result, tuple)
    return result


def said(draft: Draft, question: str) -> tuple[str, ...] | None:
    """What the record of a question says; None: there is none."""
    found = [record for record in draft.asked if record.question == question]
    assert len(found) <= 1
    return found[0].said if found else None
