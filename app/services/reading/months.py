"""The months of an income that varies, said one after another: "1500, 1720, 900".

Amounts without months end with the last whole month, the oldest first, as in a spreadsheet; one
with its month ("juli 1500, 1720") says where the next ones go on.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from app.i18n.patterns import pattern
from app.i18n.reading import month_names
from app.i18n.reading import read_month as written_month
from app.services.reading.payment import read_payment
from app.services.reading.said import Kind, Reading, Refusal
from app.services.reading.words import tidy
from calc import Month
from calc.base.period import Frequency
from calc.dossier.budget_lines import MonthOfIncome

MOST_MONTHS: Final = 36
_MOST_LETTERS: Final = 1200
_BETWEEN: Final = pattern(r"\s*(?:;|,(?=\s)|\s(?:en|and)\s)\s*")
_COMMAS: Final = pattern(r",(?=\d{3,}(?:,|$))")
"""Without a space: "1500,1720,900"."""
_MONTHS: Final = 12


def read_months(text: str, on: date) -> Reading | Refusal | None:
    """The months that were said; None where it is one thing, and no list. `on`: the day of it."""
    if len(text) > _MOST_LETTERS:
        return None
    said = tidy(text)
    parts = [part for part in _BETWEEN.split(said) if part]
    if len(parts) == 1:
        parts = _COMMAS.split(said)
    if len(parts) < 2 or not all(any(map(str.isdigit, part)) for part in parts):
        return None
    last = Month.of(on).plus(-1)
    read = [_read(part, last) for part in parts]
    if None in read or len(read) > MOST_MONTHS:
        return Refusal("months_not_read")
    months = list(_in_order([each for each in read if each is not None], last))
    if len({each.month for each in months}) < len(months):
        return Refusal("months_not_read")
    return Reading(Kind.MONTHS, months=tuple(sorted(months, key=lambda each: each.month)))


def _in_order(read: list[tuple[Month | None, Decimal]], last: Month) -> Iterator[MonthOfIncome]:
    """Each amount with its month: the one that was said, else the one after the last."""
    here = read[0][0] or last.plus(1 - len(read))
    for month, amount in read:
        here = month or here
        yield MonthOfIncome(month=here, amount=amount)
        here = here.plus(1)


def _read(part: str, last: Month) -> tuple[Month | None, Decimal] | None:
    """An amount, with its month before it or behind it where that is said."""
    if (amount := _amount(part)) is not None:
        return None, amount
    for place in re.finditer(r"[\s:=]+", part):
        before, behind = part[: place.start()], part[place.end() :]
        for words, number in ((before, behind), (behind, before)):
            month, amount = _month(words, last), _amount(number)
            if month is not None and amount is not None:
                return month, amount
    return None


def _amount(text: str) -> Decimal | None:
    payment = read_payment(text)
    if payment is None or payment.unread or payment.frequency not in (None, Frequency.MONTH):
        return None
    return payment.amount


def _month(words: str, last: Month) -> Month | None:
    """A month; without its year the last one of that name that is over."""
    number = month_names().get(words.rstrip("."))
    if number is None:
        return written_month(words)
    return last.plus(-((last.number - number) % _MONTHS))
