"""When something begins or ends, as people say it: "juni 2027", "1 maart", "eind juni", "2028"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from app.i18n.patterns import pattern
from app.i18n.reading import month_names, read_day
from app.i18n.reading import read_month as written_month
from app.services.reading.words import BOUND, SINCE, THROUGH, UNTIL
from calc import Month
from calc.base.value_type import value_type

_MOST_WORDS: Final = 5
_DAY_OF_MONTH: Final = pattern(r"(\d{1,2})(?:e|ste|de|st|nd|rd|th)?[- ]([^\W\d]{3,12})\.?")
_YEAR: Final = pattern(r"(?:19|20)\d\d")
_YEAR_FIRST: Final = pattern(r"(\d{4}) ([^\W\d]{3,12})\.?")
_EDGE: Final = pattern(r"(?P<edge>begin|start|beginning of|eind|einde|end|end of) (?P<rest>.+)")
_FILLER: Final = pattern(r"^(?:de maand|in(?! (?:\d|a|one) ?)|de|het|the|of) ")
_FROM_NOW: Final = {
    "nu": 0, "now": 0, "vandaag": 0, "today": 0, "deze maand": 0, "this month": 0,
    "volgende maand": 1, "next month": 1, "vorige maand": -1, "last month": -1,
    "afgelopen maand": -1, "aankomende maand": 1, "komende maand": 1,
}  # fmt: skip
_LEFT: Final = pattern(
    r"(?<!\w)(?:nog|another) (?P<count>\d{1,2}) (?P<unit>maand(?:en)?|mnd|months?|jaar|jr|years?)"
    r"(?: left)?(?!\w)"
)
_MONTHS: Final = 12
_ONE: Final = ("een", "één", "a", "one")
_AHEAD: Final = pattern(
    r"(?:over|in) (?P<count>\d{1,2}|een|één|a|one) "
    r"(?P<unit>maand(?:en)?|mnd|months?|jaar|jr|years?)"
)
_SHORT_YEAR: Final = pattern(r"(?<= )'(\d\d)$")
_NEXT_YEAR: Final = pattern(r"\b(?:volgend jaar|next year)$")
_THIS_YEAR: Final = pattern(r"\b(?:dit jaar|this year)$")
_DAY_ITSELF: Final = frozenset({"nu", "now", "vandaag", "today"})


@value_type
class When:
    """A day, a month or a year; without its year where nobody said it."""

    month: int | None
    day: int | None = None
    year: int | None = None
    edge: str = ""


@value_type
class Bound:
    """From when or until when: the field, its possible days, the likeliest first, and the words."""

    field: str
    days: tuple[date, ...]
    said: str
    start: int
    end: int


def bounds_in(text: str, on: date) -> Iterator[Bound]:
    """Every bound that a text names; only where a day, a month or a year follows the word."""
    if (found := _LEFT.search(text)) is not None:
        months = int(found["count"]) * (_MONTHS if found["unit"][0] in "jy" else 1)
        # This month may be the first of them, or the next.
        days = tuple(Month.of(on).plus(months - less).last_day for less in (1, 0))
        yield Bound("until", days, found[0], found.start(), found.end())
    at = 0
    while (found := BOUND.search(text, at)) is not None:
        at = found.end()
        words = list(re.finditer(r"\S+", text[found.end() :]))[:_MOST_WORDS]
        for last in reversed(words):
            end = found.end() + last.end()
            if not any(map(str.isdigit, text[: found.start()] + text[end:])):
                continue  # "tot december 40": the amount is no year
            when = read_when(text[found.end() : end].rstrip(",.)"), on)
            if when is None or (when.month is None and found["word"] in ("per", "van")):
                continue
            ends = found["word"] in UNTIL | THROUGH
            days = _ends(when, found["word"], on) if ends else _begins(when, found["word"], on)
            yield Bound("until" if ends else "from_date", days, text[found.start() : end],
                        found.start(), end)  # fmt: skip
            at = end
            break


def read_when(text: str, on: date) -> When | None:
    """The day, month or year that words say, and nothing else."""
    words = _SHORT_YEAR.sub(r"\1", _FILLER.sub("", text))
    words = _NEXT_YEAR.sub(str(on.year + 1), _THIS_YEAR.sub(str(on.year), words))
    if found := _AHEAD.fullmatch(words):
        count = 1 if found["count"] in _ONE else int(found["count"])
        then = Month.of(on).plus(count * (_MONTHS if found["unit"][0] in "jy" else 1))
        return When(then.number, None, then.year)
    if (day := read_day(words)) is not None:
        return When(day.month, day.day, day.year)
    if found := _YEAR_FIRST.fullmatch(words):
        words = f"{found[2]} {found[1]}"
    if (month := written_month(words)) is not None:
        return When(month.number, None, month.year)
    if words in _FROM_NOW:
        then = Month.of(on).plus(_FROM_NOW[words])
        return When(then.number, on.day if words in _DAY_ITSELF else None, then.year)
    if (number := month_names().get(words.rstrip("."))) is not None:
        return When(number)
    if found := _DAY_OF_MONTH.fullmatch(words):
        number = month_names().get(found[2])
        is_day = number is not None and 1 <= int(found[1]) <= Month(2028, number).last_day.day
        return When(number, int(found[1])) if is_day else None
    if _YEAR.fullmatch(words):
        return When(None, None, int(words))
    if found := _EDGE.fullmatch(words):
        inner = read_when(found["rest"], on)
        if inner is not None and inner.day is None:
            edge = "begin" if found["edge"][0] in "bs" else "end"
            return When(inner.month, None, inner.year, edge)
    return None


def days_of(when: When, word: str, on: date, *, is_last: bool | None) -> tuple[date, ...]:
    """The days that may be meant, the likeliest first; none where a word says the other side.

    `word`: what stands before it, such as "tot"; "" for none.
    """
    if is_last is None or (not word and not is_last):
        return _begins(when, "", on)
    if word and (word in UNTIL | THROUGH) is not is_last:
        return ()
    return _ends(when, word, on) if is_last else _begins(when, word, on)


def _ends(when: When, word: str, on: date) -> tuple[date, ...]:
    """Its last day. "Tot juni" is through May or through June; "tot 1 juni" is through May."""
    if when.year is None:
        when = _with_year(when, _next(when, on))
    if when.day is not None:
        day = _day(when)
        return (day - timedelta(1),) if word in UNTIL and day.day == 1 else (day,)
    first, last = _span(when)
    if word in UNTIL and when.edge != "end":
        return (first - timedelta(1),) if when.edge == "begin" else (first - timedelta(1), last)
    return (last,)


def _begins(when: When, word: str, on: date) -> tuple[date, ...]:
    """Its first day. "Vanaf maart" without a year may be the one that comes or the last one."""
    if when.year is None:
        coming, past = _next(when, on), _next(when, on) - 1
        if word in SINCE:
            is_now = when.month == on.month and when.day is None
            return (_first(_with_year(when, coming if is_now else past)),)
        return tuple(_first(_with_year(when, year)) for year in (coming, past))
    return (_first(when),)


def _next(when: When, on: date) -> int:
    """The year in which this month or day comes, this month included."""
    assert when.month is not None  # what has no month was said by its year
    return on.year + ((when.month, when.day or 31) < (on.month, on.day))


def _with_year(when: When, year: int) -> When:
    return When(when.month, when.day, year, when.edge)


def _first(when: When) -> date:
    return _day(when) if when.day is not None else _span(when)[when.edge == "end"]


def _span(when: When) -> tuple[date, date]:
    """The first and last day of a month or a year."""
    assert when.year is not None  # it was given by now
    if when.month is None:
        return date(when.year, 1, 1), date(when.year, 12, 31)
    month = Month(when.year, when.month)
    return month.first_day, month.last_day


def _day(when: When) -> date:
    """The day; 29 February of a year without one is its last."""
    assert when.year is not None
    assert when.month is not None
    assert when.day is not None
    month = Month(when.year, when.month)
    return date(when.year, when.month, min(when.day, month.last_day.day))
