"""A month in a few letters, for columns and axes: "dec 2026"."""

from functools import lru_cache

from PySide6.QtCore import QDate, QLocale

from app.i18n.languages import HABITS
from calc import Month


def short_month(language: str, month: Month) -> str:
    """The month in the language of the program."""
    return _locale(language).toString(QDate(month.year, month.number, 1), "MMM yyyy")


@lru_cache(maxsize=4)
def _locale(language: str) -> QLocale:
    return QLocale(HABITS[language].locale)
