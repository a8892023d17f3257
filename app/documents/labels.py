"""What a letter calls a line of the dossier, in its own language."""

import re
from functools import cache
from typing import Final

from app.documents.case import Case
from app.i18n import Texts
from app.i18n.paths import line_name
from calc.base.path import field_path
from calc.dossier.budget_lines import LINES, ExpenseLine, IncomeLine

_ASIDE: Final = re.compile(r"\s*\([^()]*\)")
_DE: Final = frozenset(
    {
        "Beslaglegger", "Bank", "Energieleverancier", "Gemeente", "Gehoorwinkel", "Kinderopvang",
        "Autofinanciering", "Verhuurder", "Webwinkel", "Werkgever", "Woningcorporatie",
        "Zorgverzekeraar",
    }
)  # fmt: skip
_HET: Final = frozenset({"Postorderbedrijf", "Telecombedrijf", "Waterleidingbedrijf", "Waterschap"})
_NAMES_WITH_DE: Final = frozenset({"Belastingdienst"})


def label_of(case: Case, path: str) -> str:
    """The line's own name; of a standard Dutch name that of the letter's language."""
    name = line_name(case.texts, path, case.draft)
    item = field_path(path).item
    if case.texts.language == "nl" or item is None or item.group not in LINES:
        return name
    line = getattr(case.draft, item.group)[item.at]
    if not isinstance(line, IncomeLine | ExpenseLine):
        return name
    key = f"{'income' if isinstance(line, IncomeLine) else 'expense'}.{line.code}"
    return case.texts.text(key) if name == _dutch().text(key) else name


def creditor_of(case: Case, path: str) -> str:
    """Who is paid, as in a sentence: without what an officer put between brackets behind it."""
    name = bare_name(line_name(case.texts, path, case.draft))
    if case.texts.language != "nl":
        return name
    if name in _NAMES_WITH_DE:
        return f"de {name}"
    if name in _DE:
        return f"de {name.lower()}"
    return f"het {name.lower()}" if name in _HET else name


def bare_name(name: str) -> str:
    """Without what an officer put between brackets behind it: that is for the file."""
    return " ".join(_ASIDE.sub("", name).split())


@cache
def _dutch() -> Texts:
    return Texts("nl")
