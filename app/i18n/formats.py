"""How a language writes amounts, days, months, shares and lists: Babel's CLDR data, used one way.

Dutch is nl_NL. English is en_GB: day before month, as in the Dutch letters it stands beside.
Babel is imported at the first use: with its locale data it costs about 30 ms, as much as a tenth of
the start of the program.
"""

from collections.abc import Sequence
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from calc import Month
from calc.base.rounding import cents_half_up

_LOCALES: Final = {"nl": "nl_NL", "en": "en_GB"}
_SHORT_DAYS: Final = {"nl": "dd-MM-y", "en": "dd/MM/y"}
_IN_CLOCK: Final = {"nl": ".", "en": ":"}
_ZERO: Final = Decimal(0)


class Formats:
    """The formats of one language. A minus is a hyphen: the font of the PDF has no other."""

    def __init__(self, language: str) -> None:
        self.language: Final = language
        self._locale = _LOCALES[language]
        self._short_day = _SHORT_DAYS[language]

    def euros(self, amount: Decimal) -> str:
        """An amount with the euro sign, in cents, half a cent up: "€ 1.234,50", "€ -12,50"."""
        from babel.numbers import format_currency

        return _plain(format_currency(_cents(amount), "EUR", locale=self._locale))

    def amount(self, amount: Decimal) -> str:
        """The same amount without the euro sign: "1.234,50"."""
        from babel.numbers import format_decimal

        return _plain(format_decimal(_cents(amount), "#,##0.00", locale=self._locale))

    def number(self, number: Decimal | int, decimals: int = 2) -> str:
        """A number with at most so many decimals, half up: "1.234,5"."""
        from babel.numbers import format_decimal

        rounded = _rounded(Decimal(number), decimals)
        return _plain(format_decimal(rounded, f"#,##0.{'#' * decimals}", locale=self._locale))

    def percent(self, share: Decimal, decimals: int = 2) -> str:
        """A share of 1 in per cent: 0.125 is "12,5%"."""
        from babel.numbers import format_percent

        rounded = _rounded(share, decimals + 2)
        return _plain(format_percent(rounded, f"#,##0.{'#' * decimals}%", locale=self._locale))

    def day(self, day: date) -> str:
        """A day in full: "30 november 2029"."""
        return self._date(day, "d MMMM y")

    def weekday(self, day: date) -> str:
        """A day with its name: "vrijdag 30 november 2029"."""
        return self._date(day, "EEEE d MMMM y")

    def clock(self, at: time) -> str:
        """A time of the day: "9.30", in English "9:30"."""
        return f"{at.hour}{_IN_CLOCK[self.language]}{at.minute:02}"

    def short_day(self, day: date) -> str:
        """A day in figures: "30-11-2029"."""
        return self._date(day, self._short_day)

    def month(self, month: Month) -> str:
        """A month in full: "december 2026"."""
        return self._date(month.first_day, "MMMM y")

    def month_name(self, month: Month) -> str:
        """A month without its year: "december"."""
        return self._date(month.first_day, "MMMM")

    def join(self, items: Sequence[str]) -> str:
        """All of them: "a, b en c"."""
        return self._list(items, "standard")

    def choice(self, items: Sequence[str]) -> str:
        """One of them: "a, b of c"."""
        return self._list(items, "or")

    def _date(self, day: date, pattern: str) -> str:
        from babel.dates import format_date

        return format_date(day, pattern, locale=self._locale)

    def _list(self, items: Sequence[str], style: str) -> str:
        from babel.lists import format_list

        return format_list(items, style=style, locale=self._locale)  # type: ignore[arg-type]


def _cents(amount: Decimal) -> Decimal:
    return cents_half_up(amount) + _ZERO  # plus zero: there is no minus nothing


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) + _ZERO


def _plain(text: str) -> str:
    return text.replace("\N{MINUS SIGN}", "-")
