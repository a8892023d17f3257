"""How far a conversation is with each part of the dossier: a tick means that all was asked."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from app.services.call.conversation import Conversation
from app.services.call.script import Question
from calc import Draft
from calc.base.value_type import value_type

_OPENS: Final[Mapping[str, str]] = {
    "inc-kinds": "income",
    "inc-more": "income",
    "all-childcare-gate": "income",
    "fix-more": "expenses",
    "fix-again": "expenses",
    "day-more": "expenses",
    "care-together": "expenses",
    "care-more": "expenses",
    "car-how": "expenses",
    "oth-kinds": "arrangements",
    "oth-more": "arrangements",
}
"""Questions without a place of their own, with the part that they open questions about."""


@value_type
class PartCount:
    """So many questions about a part were asked, of so many."""

    done: int
    asked: int


def counts_by_part(draft: Draft, on: date) -> dict[str, PartCount]:
    """The counts of each part of the dossier that this conversation asks about, by its name."""
    found: dict[str, PartCount] = {}
    for turn in Conversation(draft, on).asked:
        part = _part(turn.question)
        before = found.get(part, PartCount(0, 0))
        found[part] = PartCount(before.done + (not turn.is_open), before.asked + 1)
    found.pop("", None)
    return found


def _part(question: Question) -> str:
    place = question.place
    if place is None:
        return _OPENS.get(question.id, "")
    return str((place.group or place.names)[0])
