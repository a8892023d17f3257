"""Words as they stand in a spreadsheet, in Dutch and in English, as values of a line."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from app.i18n import LANGUAGES, Texts, say_choice
from app.i18n.how_often import plain
from app.i18n.reading import read_bound, read_day
from app.services.intake.catalogue import codes_of
from app.services.intake.line_columns import LineGroup
from app.services.reading.words import NO, NOT_KNOWN, YES
from calc.dossier.codes import Certainty, Evidence

_WHO: Final = {
    "A": "persoon a, person a",
    "B": "persoon b, person b",
    "AB": "samen, beide, allebei, beiden, both, together, shared, gezamenlijk, a+b, a + b, a en b, "
    "a and b, a/b, a & b, a&b",
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
_CERTAIN: Final = {
    Certainty.SURE: "zeker, vast, sure, certain, zeker weten, staat vast",
    Certainty.EXPECTED: "verwacht, onzeker, misschien, mogelijk, waarschijnlijk, nog niet zeker, "
    "niet zeker, expected, maybe, perhaps, probably, not sure, uncertain",
}
_DOUBT: Final = re.compile(
    r"\b(?:verwacht\w*|onzeker|misschien|mogelijk|waarschijnlijk|expected|maybe|perhaps|probably"
    r"|uncertain)\b",
    re.IGNORECASE,
)
_FROM: Final = frozenset({"vanaf", "sinds", "from", "since"})
_BOUND: Final = re.compile(
    r"\b(?P<word>tot en met|t/m|tot|until|till|vanaf|sinds|from|since)\s+(?P<said>[^()]+?)\)?$",
    re.IGNORECASE,
)
_TICKED: Final = frozenset({"x"})
"""A cross in a column of yes or no is a yes; nobody says it."""
_NOTHING: Final = re.compile(
    r"(?:€|eur|euro)? ?(?:[-\u2212\u2013\u2014]+|-?[.,]-{1,2}|-[.,]-) ?(?:€|eur|euro)?"
    r"|€|n/?a|nvt|n\.?v\.?t\.?|geen|none|\.{2,}"
)
"""What stands in a cell for nothing: a dash, as a spreadsheet writes it for no amount."""
_ERROR: Final = re.compile(r"#[\w/]+[!?]?", re.IGNORECASE)
"""#REF!, #VERW!, #N/A: a sum of the spreadsheet that went wrong."""
_ODD_SPACES: Final = str.maketrans({"\u00a0": " ", "\u202f": " "})
_LIKE_SOMEBODY: Final = re.compile(
    r"[b-z]|ab|k\d{1,2}|ik|wij|we|zij|hij|mij|ons|mezelf|zelf|mijn .*|persoon \w|partner|man|vrouw|"
    r"echtgenoo?te?|ex|zoon|dochter|kind(?:eren)?|moeder|vader|huisgenoot|samen|beide|beiden|"
    r"allebei|gezamenlijk|ieder(?:een)?|me|him|her|husband|wife|son|daughter|child(?:ren)?|both|"
    r"together|shared|we both|everyone"
)


def read_who(text: str, people: frozenset[str]) -> str | None:
    """A, B, AB or a child; only people who are in the dossier."""
    words = plain(text)
    found = next((who for who, known in _WHO.items() if words in known.split(", ")), "")
    found = found or re.sub(r"\s*\(.*$", "", words).upper()
    return found if found in people else None


def looks_like_somebody(text: str) -> bool:
    """Whether a text says whose something is, in words that may not be known here."""
    return _LIKE_SOMEBODY.fullmatch(plain(text)) is not None


def read_certainty(text: str) -> Certainty | None:
    """ "zeker" or "verwacht", and what means the same."""
    words = plain(text)
    return next((item for item, known in _CERTAIN.items() if words in known.split(", ")), None)


def doubt_in(text: str) -> str | None:
    """The word that says that something is not sure, or the whole text that says so within it."""
    found = _DOUBT.search(text)
    if found is None:
        return None
    alone = found.end() == len(text.rstrip(" .)"))
    return found[0] if alone and read_certainty(found[0]) is not None else text


def bounds_in(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """From when or until when a text says something runs: the field, and the words for the day.

    "Tot juni" may be through May: it is given with its word, which is no day.
    """
    for text in texts:
        if (found := _BOUND.search(text)) is None:
            continue
        word, said = found["word"].casefold(), found["said"]
        day = read_bound(said, is_last=True)
        begins = found.start() == 0
        if day is None and not begins:
            continue
        unsure = word in ("tot", "until", "till") and read_day(said) is None
        field = "from_date" if word in _FROM else "until"
        yield field, text if unsure or day is None else said


def read_evidence(text: str) -> Evidence | None:
    """The words of the table, or those of the whole program."""
    return _evidence().get(plain(text))


def read_yes_no(text: str) -> bool | None:
    """Yes or no."""
    words = plain(text)
    return True if words in YES | _TICKED else False if words in NO else None


def says_not_known(text: str) -> bool:
    """Whether a cell says that nobody knows."""
    return text.casefold().strip() in NOT_KNOWN


def is_empty_mark(text: str) -> bool:
    """Whether a cell only says that there is nothing: "-", "€ -", "-,-", "n.v.t."."""
    return _NOTHING.fullmatch(text.translate(_ODD_SPACES).casefold().strip()) is not None


def is_error(text: str) -> bool:
    """Whether a cell holds the sign of a spreadsheet that it could not calculate."""
    return _ERROR.fullmatch(text) is not None


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
def _evidence() -> dict[str, Evidence]:
    found = {item.value: item for item in Evidence}
    for language in LANGUAGES:
        texts = Texts(language)
        found |= {plain(say_choice(texts, item)): item for item in Evidence}
        found |= {plain(texts.text(f"lines.evidence.{item.value}")): item for item in Evidence}
    return found
