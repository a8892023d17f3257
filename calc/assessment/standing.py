"""What may be said of an outcome: one answer, wherever it is asked.

Whether people come first (`nothing_is_asked`), and whether an amount is final, are asked beside it.
"""

from enum import StrEnum


class OutcomeStanding(StrEnum):
    """Where an outcome stands; of several that hold, the first of this list."""

    NO_FIGURES = "no_figures"
    """the law has no figures for this plan"""
    CLOSED = "closed"
    """a gate of the policy: there is no plan of ours"""
    NOT_ASKED = "not_asked"
    """income or costs were not asked yet"""
    NOTHING_OWED = "nothing_owed"
    """there is nothing to pay off"""
    ROOM_OPEN = "room_open"
    """the taxable income decides, and nobody asked it: nobody says that there is no room"""
    INCOMPLETE = "incomplete"
    """something that a plan needs is not known"""
    NO_ROOM = "no_room"
    """nothing is paid in the whole term"""
    PLAN = "plan"
