"""Who needs help first: a number in every row of the list, as it is on one day.

What follows from the dossier itself is written down when it is saved. What comes with the days
stands in columns of days and is looked at when the list is read, so that the list of tomorrow is
right without a save: an income that stops, a payment that stays away, a day for a talk, a review,
the end of a plan.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import IntEnum
from typing import Any, Final

import sqlalchemy as sa

from app.store.database.schema import DOSSIER


class Need(IntEnum):
    """The lower, the sooner somebody needs help. People come first."""

    PEOPLE = 0
    """after a death, or as long as the team does not take over"""
    INCOME_STOPS = 10
    MONEY_MISSED = 20
    """the household has a right to money that does not come in"""
    PAYMENT_MISSED = 30
    TALK = 40
    """the day for a talk is today, or has passed"""
    REVIEW = 50
    PLAN_ENDED = 55
    """the last day of the plan has passed, and nobody wrote it down"""
    OLD_TOO_HIGH = 60
    OPEN = 70
    """something is still to be asked or decided"""
    NO_ROOM = 75
    RUNS = 80
    DONE = 90


HELP_FIRST: Final = "help_first"
"""The status of a dossier whose need is one of people, income or money: whatever its plan is."""
LAST_OF_HELP: Final = Need.PAYMENT_MISSED
SOON: Final = timedelta(days=92)
"""So long before an income stops somebody speaks with the household."""


def needs_of(row: Mapping[str, Any], on: date) -> list[Need]:
    """Everything that holds of a row on a day, the first first."""
    saved = Need(row["need"])
    if saved is Need.DONE:
        return [saved]
    found = {saved} | {need for need, (column, day) in _days(on).items()
                       if row[column] is not None and row[column] <= day}  # fmt: skip
    return sorted(found)


def need_on(on: date | None) -> Any:
    """The first of them, as a column. None: only what was so when the dossier was saved."""
    if on is None:
        return DOSSIER.c.need
    # Each takes its turn, the first first: what was saved is one of them.
    turns = [
        (sa.and_(DOSSIER.c.need > need.value, DOSSIER.c[column] <= day), sa.literal(need.value))
        for need, (column, day) in sorted(_days(on).items())
    ]
    return sa.case((DOSSIER.c.need == Need.DONE.value, DOSSIER.c.need), *turns,
                   else_=DOSSIER.c.need)  # fmt: skip


def status_on(on: date | None) -> Any:
    """The status in the list, as a column."""
    helps = need_on(on) <= LAST_OF_HELP.value
    return sa.case((helps, sa.literal(HELP_FIRST)), else_=DOSSIER.c.status)


def status_of(row: Mapping[str, Any], on: date) -> str:
    """The same of a row that was read."""
    return HELP_FIRST if needs_of(row, on)[0] <= LAST_OF_HELP else str(row["status"])


def _days(on: date) -> dict[Need, tuple[str, str]]:
    """What holds once a day has come: its column, and the last day that counts."""
    today, yesterday = on.isoformat(), (on - timedelta(days=1)).isoformat()
    return {
        Need.INCOME_STOPS: ("income_stops", (on + SOON).isoformat()),
        Need.PAYMENT_MISSED: ("payment_due", yesterday),
        Need.TALK: ("next_contact", today),
        Need.REVIEW: ("review_due", today),
        Need.PLAN_ENDED: ("ends", yesterday),
    }
