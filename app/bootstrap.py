"""The composition root: the only place that reads the clock and the user's language."""

import locale
import os
from datetime import date
from typing import Final

DUTCH: Final = "nl"
ENGLISH: Final = "en"


def today() -> date:
    """Today's date on this computer."""
    return date.today()  # noqa: DTZ011 - the date on the wall of the user is what is meant


def users_language() -> str:
    """Dutch or English by the user's locale; Dutch when it says nothing of the two."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return ENGLISH if value.lower().startswith(ENGLISH) else DUTCH
    return ENGLISH if (locale.getlocale()[0] or "").lower().startswith(ENGLISH) else DUTCH
