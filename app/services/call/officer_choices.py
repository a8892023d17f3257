"""What the officer chooses during a conversation, written down with the day: to see the room, to
ask only the few questions, to compute the toeslagen.

Whether the room may be seen: not before the last cost was asked.

An officer who sees an amount stops asking, and a customer who hears one stops telling. "Toon" shows
it, and the dossier says who did and when.
"""

from datetime import date
from typing import Final

from app.services.call.conversation import Conversation
from app.services.call.facts import ALLOWANCE_CHECK
from app.services.call.records import record_named, with_record, without_record
from app.services.call.script import Question
from app.services.call.turns import SHORT_CALL
from calc import Draft, Policy
from calc.dossier.asked import CALL, Topic
from calc.dossier.topics import asked

ROOM_SHOWN: Final = f"{CALL}room_shown"
"""The record that somebody looked at the room before the last cost was asked."""
_GATES: Final = frozenset(
    {
        "fix-more", "fix-again", "day-more", "care-more", "car-how", "care-together",
        "all-childcare-gate",
    }
)  # fmt: skip
"""Questions that open questions about costs."""


def room_hidden(draft: Draft, policy: Policy, talk: Conversation) -> bool:
    """Whether the panel says nothing of the payment yet.

    A dossier without a conversation is one that was typed in: its room waits for the first cost.
    """
    if not policy.hide_room_until_costs or record_named(draft, ROOM_SHOWN) is not None:
        return False
    if not has_begun(draft):
        return Topic.EXPENSES not in asked(draft)
    return costs_are_open(talk)


def costs_are_open(talk: Conversation) -> bool:
    """Whether a cost is still to be asked."""
    return any(turn.is_open and is_cost(turn.question) for turn in talk.turns)


def has_begun(draft: Draft) -> bool:
    """Whether a question of the script was answered in this dossier."""
    own = {ROOM_SHOWN, SHORT_CALL, ALLOWANCE_CHECK}
    return any(
        record.question.startswith(CALL) and record.question not in own for record in draft.asked
    )


def with_room_shown(draft: Draft, on: date) -> Draft:
    """The draft in which it is written down that the room was shown."""
    return with_record(draft, ROOM_SHOWN, on, ())


def with_choice(draft: Draft, record: str, on: date, *, chosen: bool) -> Draft:
    """The draft with a choice of the officer, or without it: SHORT_CALL, ALLOWANCE_CHECK."""
    return with_record(draft, record, on, ()) if chosen else without_record(draft, record)


def is_cost(question: Question) -> bool:
    """Whether it asks a cost, or may open a question that does."""
    place = question.place
    return question.id in _GATES or (place is not None and place.group == ("expenses",))
