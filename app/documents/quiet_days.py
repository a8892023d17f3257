"""Quiet days and hours: when a customer is not contacted.

The days are those of the engine (`calc.base.working_days`); the hours: before 07:00 and after 20:00
(Wki; facts: practice 1.5).
"""

from datetime import date, time
from enum import StrEnum
from typing import Final

from calc import Policy
from calc.base.working_days import easter, is_sunday, named_holidays, working_day

FROM: Final = time(7)
UNTIL: Final = time(20)
"""Contact at 07:00 through 20:00; a policy may be stricter, never wider."""


class Quiet(StrEnum):
    """Why a moment is quiet."""

    SUNDAY = "sunday"
    NEW_YEAR = "new_year"
    GOOD_FRIDAY = "good_friday"
    EASTER_MONDAY = "easter_monday"
    KINGS_DAY = "kings_day"
    LIBERATION_DAY = "liberation_day"
    ASCENSION = "ascension"
    WHIT_MONDAY = "whit_monday"
    CHRISTMAS = "christmas"
    SECOND_CHRISTMAS = "second_christmas"
    HOURS = "hours"


def holidays(year: int) -> dict[date, Quiet]:
    """The recognised holidays of a year."""
    return {day: Quiet(name) for day, name in named_holidays(year).items()}


def why_quiet(
    day: date, at: time | None = None, *, since: time = FROM, until: time = UNTIL
) -> Quiet | None:
    """Why nobody may be contacted then; None when it is allowed. `at`: local time, if known."""
    if found := named_holidays(day.year).get(day):
        return Quiet(found)
    if is_sunday(day):
        return Quiet.SUNDAY
    if at is not None and not since <= at < until:
        return Quiet.HOURS
    return None


def quiet_hours(policy: Policy) -> tuple[time, time]:
    """From when until when somebody may be called: the law's hours, or an agency's fewer."""
    agency = policy.agency
    if agency is None:
        return FROM, UNTIL
    return time.fromisoformat(agency.quiet_until), time.fromisoformat(agency.quiet_from)


__all__ = [
    "FROM", "UNTIL", "Quiet", "easter", "holidays", "quiet_hours", "why_quiet", "working_day",
]  # fmt: skip
