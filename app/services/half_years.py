"""The days on which figures change, and which two days one would compare."""

from datetime import date, timedelta

from calc.tariffs import Tariffs

_DAY = timedelta(days=1)


def days_of_change(tariffs: Tariffs) -> tuple[date, ...]:
    """Every day on which a figure begins, in order of time; the first has nothing before it."""
    days = {
        value.valid_from
        for file in tariffs.files
        for values in file.values.values()
        for value in values
        if value.valid_from.year == file.year  # what looks ahead is of later years
    }
    return tuple(sorted(days))


def last_change(tariffs: Tariffs, today: date) -> tuple[date, date]:
    """The day of the change before the last, and that of the last, as known today."""
    past = [day for day in days_of_change(tariffs) if day <= today]
    match past:
        case [*_, before, last]:
            return before, last
        case [only]:
            return only, only
        case _:
            return today, today


def day_before_change(tariffs: Tariffs, day: date) -> date:
    """The day to compare a day of change with: that of the change before it, else the eve."""
    earlier = [other for other in days_of_change(tariffs) if other < day]
    return earlier[-1] if earlier else day - _DAY
