"""The words of the reader, in Dutch and in English: what nearly everybody says on the phone."""

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from app.i18n.how_often import frequency_words
from app.i18n.patterns import pattern
from app.i18n.reading import month_names

_ODD: Final = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2018": "'", "\u2019": "'", "`": "'"}
)
_SPACES: Final = pattern(r"\s+")
_WORD: Final = pattern(r"[^\W\d_]{4,}")
MOST_LETTERS: Final = 400
"""More is no answer but a letter that was pasted: it is not looked through at every key."""
_NEARLY: Final = 0.8
"""How alike a misspelled word is to the one that was meant: "mand" to "maand", "febuari"."""
_DAYS: Final = frozenset(
    {
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "werkdag",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekdag",
    }
)  # fmt: skip
"""Words that look like a period and are another one."""


def _any_of(words: str) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(map(re.escape, sorted(words.split(", "), key=len, reverse=True)))


NOT_KNOWN: Final = frozenset(
    {
        "?", "??", "???", "weet niet", "weet ik niet", "weet het niet", "weet ik het niet", "wn",
        "weet hij niet", "weet zij niet", "weet ze niet", "dat weet ik niet", "ik weet het niet",
        "geen idee", "onbekend", "niet bekend", "i don't know", "i dont know", "i do not know",
        "don't know", "dont know", "do not know", "dunno", "no idea", "not known", "unknown",
        "weet niet zeker", "weet ik niet zeker", "niet zeker", "not sure", "idk",
    }
)  # fmt: skip
NONE: Final = frozenset(
    {
        "geen", "niets", "niks", "nee", "nihil", "nul", "niks meer", "niets meer", "geen kosten",
        "nooit", "geen een", "helemaal niets", "heb ik niet", "hebben we niet", "heeft hij niet",
        "heeft zij niet", "niet van toepassing", "nvt", "n.v.t", "none", "nothing", "zero",
        "no costs", "no", "nil", "never", "not applicable", "n/a", "na", "not at all",
    }
)  # fmt: skip
YES: Final = frozenset(
    {
        "j", "ja", "jaa", "jawel", "jazeker", "ja zeker", "ja hoor", "zeker", "klopt", "ja klopt",
        "dat klopt", "inderdaad", "uiteraard", "y", "yes", "yep", "yeah", "yup", "correct", "sure",
        "that's right", "jep", "ja dat klopt", "waar", "true",
        "ja graag", "ok", "oké", "oke", "yes please",
    }
)  # fmt: skip
NO: Final = frozenset(
    {
        "n", "nee", "neen", "nee hoor", "neehoor", "nooit", "nee nooit", "klopt niet", "niet",
        "dat klopt niet", "no", "nope", "nah", "never", "not", "geen", "onwaar", "false",
        "nee dank u", "nee bedankt", "no thanks", "no thank you",
    }
)  # fmt: skip
_GUESS: Final = (
    "ruim, bijna, zo'n beetje, geen idee, no idea, weet ze niet, weet hij niet, nearly, almost, "
    "weet ze niet precies, weet hij niet precies, ca, ca., circa, cca, ongeveer, ong, ong., "
    "ongv, plusminus, plus minus, zo'n, zon, zo een, rond, rond de, zo rond de, om en nabij, "
    "om en nabij de, bij benadering, naar schatting, geschat, schatting, schat, ik schat, "
    "ik denk, denk ik, ik dacht, dacht ik, of zo, ofzo, iets van, een euro of, gemiddeld, "
    "meestal, weet niet, weet ik niet, weet niet precies, weet niet zeker, "
    "weet ik niet precies, weet het niet precies, niet precies, about, approx, approx., "
    "approximately, around, roughly, i think, i guess, on average, average, usually, or so, "
    "estimate, estimated, est, est., give or take, some, not sure, don't know, not exactly"
)
ESTIMATED: Final = pattern(
    rf"(?:(?<![\w'])(?:{_any_of(_GUESS)})(?![\w'])|(?<=\d)ish\b|±|\+/-|\+-|~)[ ,:]*"
)
"""What says that an amount is a guess; "weet niet, 200" is one too."""
NET: Final = pattern(r"(?<!\w)(?:netto|net|schoon)(?!\w)")
GROSS: Final = pattern(r"(?<!\w)(?:bruto|gross)(?!\w)")
UNTIL: Final = frozenset({"tot", "until", "till", "tot aan", "up to"})
"""Until a month may be through it, or through the one before."""
THROUGH: Final = frozenset(
    {
        "t/m", "tm", "tot en met", "tot het eind van", "tot het einde van", "through", "thru",
        "up to and including", "to the end of",
    }
)  # fmt: skip
SINCE: Final = frozenset({"sinds", "since", "al vanaf", "al sinds"})
FROM: Final = SINCE | {
    "vanaf", "van", "per", "met ingang van", "miv", "m.i.v.", "ingaande", "from", "starting",
    "starting in", "as of", "as from",
}  # fmt: skip
BOUND: Final = pattern(
    rf"(?<![\w/])(?P<word>{_any_of(', '.join(UNTIL | THROUGH | FROM))})\s+(?=\S)"
)
UNITS: Final = pattern(
    r"(?:kind(?:eren|je|jes)?|child(?:ren)?|kids?|pers(?:oon|onen)?|persons?|people|volwassenen?"
    r"|adults?|mensen|man|stuks?|keer|maal|times|maand(?:en)?|months?)"
)
COUNTED: Final = (
    ("nul", "zero"), ("een", "één", "one"), ("twee", "two"), ("drie", "three"), ("vier", "four"),
    ("vijf", "five"), ("zes", "six"), ("zeven", "seven"), ("acht", "eight"), ("negen", "nine"),
    ("tien", "ten"), ("elf", "eleven"), ("twaalf", "twelve"),
)  # fmt: skip


def tidy(text: str) -> str:
    """A text in one case, with single spaces, and without what closes a sentence."""
    return _SPACES.sub(" ", text.translate(_ODD).casefold()).strip(" ;:!")


def is_one_of(words: frozenset[str], text: str) -> bool:
    """Whether a text is one of these answers, with or without a full stop."""
    return text in words or text.rstrip(".,!") in words


@lru_cache(maxsize=1024)
def mended(text: str) -> str:
    """A text with the periods and months in it as they are spelled; other words as they are."""
    if len(text) > MOST_LETTERS:
        return text
    return _WORD.sub(lambda found: _meant(found[0]), text)


def _meant(word: str) -> str:
    if word in _DAYS or word in _vocabulary():
        return word
    alike = get_close_matches(word, _vocabulary(), n=1, cutoff=_NEARLY)
    return alike[0] if alike and alike[0][0] == word[0] else word


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    said = {word for phrase in frequency_words() for word in _WORD.findall(phrase)}
    return frozenset(said | {name for name in month_names() if len(name) > 3})
