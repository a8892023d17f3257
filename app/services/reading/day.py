"""A day as people say it; of a beginning or an end a month says its first or its last day."""

from datetime import date

from app.services.reading.said import Doubt, Kind, Reading, Refusal, Said
from app.services.reading.when import days_of, read_when
from app.services.reading.words import BOUND, NONE, NOT_KNOWN, is_one_of, mended, tidy


def read_day(text: str, on: date, *, is_last: bool | None = None) -> Said:
    """ "13-3-2027", "13 maart", "vandaag"; `is_last`: of an end, of a beginning, or of neither.

    Only a beginning or an end may be said as a month; "tot juni 2027" may end in May or in June.
    `on`: the day of the conversation.
    """
    said = mended(tidy(text))
    if not said:
        return Refusal("nothing_said")
    if is_one_of(NOT_KNOWN, said):
        return Reading(Kind.UNKNOWN)
    if is_one_of(NONE, said):
        return Reading(Kind.NONE)
    found = None if is_last is None else BOUND.match(said)
    when = read_when(said[found.end() :] if found else said, on)
    if when is None or (is_last is None and when.day is None):
        return Refusal("date_not_readable")
    days = days_of(when, found["word"] if found else "", on, is_last=is_last)
    if not days:
        return Refusal("date_not_readable")
    choices = tuple(Reading(Kind.DAY, day=day) for day in days)
    return choices[0] if len(choices) == 1 else Doubt("two_ways", (("said", said),), choices)
