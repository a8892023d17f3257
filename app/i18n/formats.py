"""How a language writes amounts, days, months, shares and lists.

Babel itself would load the locale data of the whole world, and look for the time zone of the
computer in six hundred files: half as much time as it takes to show a window. What it would say of
our languages stands in `languages`.
"""

from collections.abc import Sequence
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from app.i18n.languages import HABITS
from calc import Month
from calc.base.rounding import cents_half_up

_ZERO: Final = Decimal(0)


class Formats:
    """The formats of one language. A minus is a hyphen: the font of the PDF has no other."""

    def __init__(self, language: str) -> None:
        self.language: Final = language
        self._habits = HABITS[language]

    def euros(self, amount: Decimal) -> str:
        """An amount with the euro sign, in cents, half a cent up: "€ 1.234,50", "€ -12,50"."""
        cents = _cents(amount)
        return self._habits.euros[cents < 0].format(self._written(abs(cents), 2))

    def whole_euros(self, amount: Decimal) -> str:
        """An amount without its cents, half a euro up, for a line that counts: "€ 2.360"."""
        whole = _rounded(amount, 0)
        return self._habits.euros[whole < 0].format(self._written(abs(whole), 0))

    def amount(self, amount: Decimal) -> str:
        """The same amount without the euro sign: "1.234,50"."""
        return self._written(_cents(amount), 2)

    def number(self, number: Decimal | int, decimals: int = 2) -> str:
        """A number with at most so many decimals, half up: "1.234,5"."""
        return self._shortest(_rounded(Decimal(number), decimals), decimals)

    def percent(self, share: Decimal, decimals: int = 2) -> str:
        """A share of 1 in per cent: 0.125 is "12,5%"."""
        return f"{self._shortest(_rounded(share, decimals + 2).scaleb(2), decimals)}%"

    def day(self, day: date) -> str:
        """A day in full: "30 november 2029"."""
        return f"{day.day} {self._habits.months[day.month - 1]} {day.year}"

    def weekday(self, day: date) -> str:
        """A day with its name: "vrijdag 30 november 2029"."""
        return f"{self._habits.weekdays[day.weekday()]} {self.day(day)}"

    def clock(self, at: time) -> str:
        """A time of the day: "9.30", in English "9:30"."""
        return f"{at.hour}{self._habits.clock}{at.minute:02}"

    def short_day(self, day: date) -> str:
        """A day in figures: "30-11-2029"."""
        return self._habits.short_day.format(day=day.day, month=day.month, year=day.year)

    def month(self, month: Month) -> str:
        """A month in full: "december 2026"."""
        return f"{self.month_name(month)} {month.year}"

    def month_name(self, month: Month) -> str:
        """A month without its year: "december"."""
        return self._habits.months[month.number - 1]

    def short_month(self, month: Month) -> str:
        """A month in a few letters, for columns and axes: "dec 2026"."""
        return f"{self.short_month_name(month)} {month.year}"

    def short_month_name(self, month: Month) -> str:
        """The same without its year: "dec"."""
        return self._habits.short_months[month.number - 1]

    def months(self, first: Month, last: Month) -> tuple[str, str]:
        """A run of months in full and in a few letters: "mei 2027" or "mei – september 2027"."""
        if first == last:
            return self.month(first), self.short_month(first)
        if first.year == last.year:
            begins = self.month_name(first), self.short_month_name(first)
        else:
            begins = self.month(first), self.short_month(first)
        dash = "\N{EN DASH}"
        long, short = begins
        return f"{long} {dash} {self.month(last)}", f"{short} {dash} {self.short_month(last)}"

    def join(self, items: Sequence[str]) -> str:
        """All of them: "a, b en c"."""
        return _list(items, self._habits.both)

    def choice(self, items: Sequence[str]) -> str:
        """One of them: "a, b of c"."""
        return _list(items, self._habits.either)

    def _written(self, number: Decimal, decimals: int) -> str:
        return f"{number:,.{decimals}f}".translate(self._habits.signs)

    def _shortest(self, number: Decimal, decimals: int) -> str:
        """Without the zeros at its end."""
        written = f"{number:,.{decimals}f}"
        if decimals:
            written = written.rstrip("0").removesuffix(".")
        return written.translate(self._habits.signs)


def _list(items: Sequence[str], word: str) -> str:
    *most, last = items or ("",)
    return f"{', '.join(most)} {word} {last}" if most else last


def _cents(amount: Decimal) -> Decimal:
    return cents_half_up(amount) + _ZERO  # plus zero: there is no minus nothing


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) + _ZERO
