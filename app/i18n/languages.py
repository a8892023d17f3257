"""The languages of the program, and how each writes amounts, days and lists: one table.

What stands here is what Babel's CLDR data say of them; a test holds the one against the other. A
new language is a row here and its catalogues, `locale/LANGUAGE/LC_MESSAGES`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Language(NamedTuple):
    """What languages differ in. `locale`: its name to Qt; `signs`: from those of Python to its own.

    `euros`: an amount, and one below zero, whose minus is not in it.
    """

    locale: str
    signs: Mapping[int, int]
    euros: tuple[str, str]
    short_day: str
    clock: str
    both: str
    either: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]


HABITS: Final = MappingProxyType(
    {
        "nl": Language(
            "nl_NL",
            str.maketrans(",.", ".,"),
            ("€\u00a0{}", "€\u00a0-{}"),
            "{day:02}-{month:02}-{year}",
            ".",
            "en",
            "of",
            ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
             "september", "oktober", "november", "december"),
            ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
            ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        ),
        "en": Language(
            "en_GB",
            {},
            ("€{}", "-€{}"),
            "{day:02}/{month:02}/{year}",
            ":",
            "and",
            "or",
            ("January", "February", "March", "April", "May", "June", "July", "August",
             "September", "October", "November", "December"),
            ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
            ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        ),
    }
)  # fmt: skip
"""Dutch is nl_NL. English is en_GB: day before month, as in the Dutch letters it stands beside."""

LANGUAGES: Final = tuple(HABITS)
"""The first is the one of who says none of them."""


def spoken(wish: str) -> str:
    """The language that a computer asks for ("en_US.UTF-8"); the first for any other."""
    return next((each for each in LANGUAGES if wish.lower().startswith(each)), LANGUAGES[0])
