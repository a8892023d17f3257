"""Words as they stand in a spreadsheet, in Dutch and in English, as values of a line."""

import re
from functools import lru_cache
from typing import Final

from app.i18n import LANGUAGES, Texts, say_choice
from app.services.catalogue import codes_of
from app.ui.lines.columns import GROUPS, LineGroup
from calc.dossier.codes import Evidence
from calc.period import Frequency

_FREQUENCIES: Final = {
    Frequency.WEEK: "week, weekly, wekelijks, elke week, iedere week, every week, p/w, pw, /week",
    Frequency.FOUR_WEEKS: "4 weken, vier weken, 4weeks, 4 weeks, four weeks, 4-weekly, "
    "4-wekelijks, vierwekelijks, four-weekly, every 4 weeks, every four weeks, elke 4 weken",
    Frequency.MONTH: "maand, maandelijks, month, monthly, elke maand, iedere maand, every month, "
    "mnd, p/m, pm, pcm, /maand, /month, p/mnd",
    Frequency.TWO_MONTHS: "2 maanden, twee maanden, 2months, 2 months, two months, bimonthly, "
    "tweemaandelijks, every 2 months, every two months, elke 2 maanden",
    Frequency.QUARTER: "kwartaal, quarter, quarterly, 3 maanden, 3 months, elk kwartaal, "
    "every quarter, driemaandelijks, per 3 maanden, p/k",
    Frequency.HALF_YEAR: "half jaar, halfjaar, halfyear, half year, half-yearly, halfjaarlijks, "
    "6 maanden, 6 months, elk half jaar, twice a year, six months",
    Frequency.YEAR: "jaar, jaarlijks, year, yearly, annual, annually, annum, elk jaar, every year, "
    "p/j, pj, p.a., pa, /jaar, /year, 12 maanden, 12 months",
    Frequency.ONCE: "eenmalig, één keer, een keer, once, one-off, one off, single",
}
_WHO: Final = {
    "AB": "samen, beide, allebei, beiden, both, together, shared, gezamenlijk, a+b, a en b",
}
_SAID: Final = {
    "I01": "loon, salaris, salary, wage, wages, nettoloon, netto salaris, net salary",
    "I02": "vakantiegeld, holiday pay",
    "U01": "huur, rent",
    "U03": "hypotheek, mortgage",
    "U05": "energie, energy, gas en licht, gas en stroom, elektriciteit, electricity",
    "U10": "zorgverzekering, zorgpremie, health insurance, ziektekostenverzekering",
    "U07": "gemeentebelasting, gemeentelijke belastingen, council tax",
    "U26": "benzine, brandstof, fuel, petrol, diesel",
    "U27": "autoverzekering, car insurance",
    "U28": "wegenbelasting, motorrijtuigenbelasting, road tax",
    "U30": "eten en drinken, groceries, food",
}
_YES: Final = frozenset({"ja", "yes", "j", "y", "true", "waar", "x"})
_NO: Final = frozenset({"nee", "no", "n", "false", "onwaar"})
_NOT_KNOWN: Final = frozenset(
    {"weet ik niet", "i don't know", "i do not know", "onbekend", "unknown", "?", "-", "n/a", "nvt"}
)
_PER: Final = re.compile(r"^(per|p\.|a|an|every|elke?|iedere?)\s+")
_SPACES: Final = re.compile(r"\s+")


def plain(text: str) -> str:
    """A text to compare: one case, single spaces, no loose ends."""
    return _SPACES.sub(" ", text.casefold()).strip(" .:;()\u00a0")


def read_frequency(text: str) -> Frequency | None:
    """ "per maand", "monthly", "p/m" or "4 weken"."""
    words = plain(text)
    return _frequencies().get(words) or _frequencies().get(_PER.sub("", words))


def read_who(text: str, people: frozenset[str]) -> str | None:
    """A, B, AB or a child; only people who are in the dossier."""
    words = plain(text)
    found = next((who for who, known in _WHO.items() if words in known.split(", ")), "")
    found = found or re.sub(r"\s*\(.*$", "", words).upper()
    return found if found in people else None


def read_evidence(text: str) -> Evidence | None:
    """The words of the table, or those of the whole program."""
    return _evidence().get(plain(text))


def read_yes_no(text: str) -> bool | None:
    """Yes or no."""
    words = plain(text)
    return True if words in _YES else False if words in _NO else None


def says_not_known(text: str) -> bool:
    """Whether a cell says that nobody knows."""
    return text.casefold().strip() in _NOT_KNOWN


def is_heading(text: str) -> bool:
    """Whether a cell is the title of a column."""
    return plain(text) in _headings()


def read_code(group: LineGroup, text: str) -> str | None:
    """A code ("u30"), a code with its name, or the name alone, in either language."""
    words = plain(text)
    first = words.split(" ")[0].upper()
    if first in codes_of(group.codes):
        return first
    return _names(group.codes).get(words)


@lru_cache(maxsize=8)
def _names(codes: str) -> dict[str, str]:
    """Names and their parts between commas, as far as those are of one code only.

    What stands after a colon says little by itself: "Auto: verzekering" is not any insurance.
    """
    names: dict[str, set[str]] = {}
    for language in LANGUAGES:
        texts = Texts(language)
        for code in codes_of(codes):
            name = texts.text(f"{codes}.{code}")
            parts = {name, re.sub(r"\(.*?\)", "", name), name.replace(":", "")}
            if ":" not in name:
                parts |= {*re.split(r"[,(]", name)}
            for part in parts:
                names.setdefault(plain(part), set()).add(code)
    found = {name: code for name, (code, *others) in names.items() if name and not others}
    said = {word: code for code, words in _SAID.items() for word in words.split(", ")}
    return {word: code for word, code in said.items() if code in codes_of(codes)} | found


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, Frequency]:
    found = {
        plain(word): item for item, words in _FREQUENCIES.items() for word in words.split(", ")
    }
    for language in LANGUAGES:
        texts = Texts(language)
        found |= {plain(say_choice(texts, item)): item for item in Frequency}
    return found


@lru_cache(maxsize=1)
def _evidence() -> dict[str, Evidence]:
    found = {item.value: item for item in Evidence}
    for language in LANGUAGES:
        texts = Texts(language)
        found |= {plain(say_choice(texts, item)): item for item in Evidence}
        found |= {plain(texts.text(f"lines.evidence.{item.value}")): item for item in Evidence}
    return found


@lru_cache(maxsize=1)
def _headings() -> frozenset[str]:
    more = "code, soort, naam, name, amount, bedrag, frequentie, frequency, periode, period, kosten"
    found = set(more.split(", "))
    for language in LANGUAGES:
        texts = Texts(language)
        for group in GROUPS:
            found |= {plain(texts.text(f"lines.column.{column.field}")) for column in group.columns}
    return frozenset(found)
