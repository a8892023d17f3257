"""Reads a letter back, as text: every amount, day, month, count, name and account in it.

Nothing here comes from the code that writes letters: the forms of both languages are spelled out.
What cannot be read, or is in the form of the other language, comes back as `strange`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from calc import Month


def _either(months: tuple[str, ...]) -> str:
    """A month, also where it begins a line."""
    return "|".join(dict.fromkeys((*months, *(month.capitalize() for month in months))))


MONTHS: Final = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
           "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
}  # fmt: skip
_NUMBER: Final = {
    language: {month.capitalize(): number for number, month in enumerate(months, 1)}
    for language, months in MONTHS.items()
}
_DATE: Final = {
    language: re.compile(
        rf"(?:\b(\d{{1,2}}) )?\b({_either(months)})\b"
        r"(?: (\d{4})\b)?"
    )
    for language, months in MONTHS.items()
}
_OTHER: Final = {"nl": "en", "en": "nl"}
_AMOUNT: Final = re.compile(r"-?(?:€|EUR)\s?-?\s?\d[\d.,]*")
_FORM: Final = {
    "nl": re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d{1,3})(?:,\d\d)?"),
    "en": re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,3})(?:\.\d\d)?"),
}
_SHORT: Final = re.compile(r"\b(\d{1,2})([-/])(\d{1,2})\2(\d{4})\b")
_ISO: Final = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")
_COUNT: Final = {
    "nl": re.compile(r"\b(\d+) (?:maand(?:en)?|keer|betalingen)\b"),
    "en": re.compile(r"\b(\d+) (?:months?|times|payments)\b"),
}
_ACCOUNT: Final = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w.-]+\w")
_SENTENCE: Final = re.compile(r"(?<=[.!?:])\s+|\n+|(?<=\s)\|\s|•\s?")
_BULLET: Final = re.compile(r"^[\W\d_]*\d+[.)]?\s|^\W+")
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*", re.UNICODE)


@dataclass(frozen=True)
class Said:
    """One thing that a letter says, and the sentence in which it does."""

    what: object
    sentence: str


@dataclass
class Read:
    """Everything in one letter."""

    amounts: list[Said] = field(default_factory=list)
    days: list[Said] = field(default_factory=list)
    months: list[Said] = field(default_factory=list)
    bare_months: list[Said] = field(default_factory=list)
    """A month without its year: its number."""
    counts: list[Said] = field(default_factory=list)
    names: list[Said] = field(default_factory=list)
    """Words with a capital that do not begin a sentence."""
    accounts: list[Said] = field(default_factory=list)
    emails: list[Said] = field(default_factory=list)
    strange: list[Said] = field(default_factory=list)


def read(text: str, language: str) -> Read:
    """The letter as text, with line breaks where a sentence may begin."""
    found = Read()
    for sentence in _SENTENCE.split(text.replace("\N{NO-BREAK SPACE}", " ")):
        if sentence.strip():
            for name, said in _sentence(" ".join(sentence.split()), language):
                getattr(found, name).extend(said)
    return found


@lru_cache(maxsize=20_000)
def _sentence(sentence: str, language: str) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    """What one sentence says, by name; of a hundred letters most sentences are alike."""
    found = Read()
    _read_sentence(found, sentence, language)
    return tuple((name, tuple(said)) for name, said in vars(found).items() if said)


def _read_sentence(found: Read, sentence: str, language: str) -> None:
    rest = _amounts(found, sentence, language)
    for pattern, into in ((_EMAIL, found.emails), (_ACCOUNT, found.accounts)):
        for hit in pattern.finditer(rest):
            into.append(Said(hit[0].replace(" ", ""), sentence))
        rest = pattern.sub(" ", rest)
    rest = _dates(found, rest, sentence, language)
    found.strange += [Said(hit[0], sentence) for hit in _ISO.finditer(rest)]
    found.counts += [Said(int(hit[1]), sentence) for hit in _COUNT[language].finditer(rest)]
    found.names += [Said(word, sentence) for word in _names(rest)]


def _amounts(found: Read, sentence: str, language: str) -> str:
    for hit in _AMOUNT.finditer(sentence):
        bare = re.sub(r"[€EUR\s]", "", hit[0]).rstrip(".,")
        if not _FORM[language].fullmatch(bare):
            found.strange.append(Said(hit[0], sentence))
            continue
        group, point = (".", ",") if language == "nl" else (",", ".")
        try:
            amount = Decimal(bare.replace(group, "").replace(point, "."))
        except InvalidOperation:  # pragma: no cover
            found.strange.append(Said(hit[0], sentence))
            continue
        found.amounts.append(Said(amount, sentence))
    return _AMOUNT.sub(" ", sentence)


def _dates(found: Read, rest: str, sentence: str, language: str) -> str:
    for hit in _DATE[language].finditer(rest):
        word = hit[2].capitalize()
        if word == "May" and not (hit[1] or hit[3]):
            continue  # the verb
        number = _NUMBER[language][word]
        _date(found, hit[1], number, hit[3], sentence)
    rest = _DATE[language].sub(_month_gone, rest)
    found.strange += [Said(hit[0], sentence) for hit in _DATE[_OTHER[language]].finditer(rest)
                      if hit[2] != "May" or hit[1] or hit[3]]  # fmt: skip
    for hit in _SHORT.finditer(rest):
        try:
            found.days.append(Said(date(int(hit[4]), int(hit[3]), int(hit[1])), sentence))
        except ValueError:
            found.strange.append(Said(hit[0], sentence))
    return _SHORT.sub(" 0 ", rest)


def _month_gone(hit: re.Match[str]) -> str:
    return hit[0] if hit[2] == "May" and not (hit[1] or hit[3]) else " 0 "


def _date(found: Read, day: str | None, number: int, year: str | None, sentence: str) -> None:
    if day and year:
        try:
            found.days.append(Said(date(int(year), number, int(day)), sentence))
        except ValueError:
            found.strange.append(Said(f"{day}-{number}-{year}", sentence))
    elif year:
        found.months.append(Said(Month(int(year), number), sentence))
    else:
        found.bare_months.append(Said(number, sentence))


def _names(sentence: str) -> Iterator[str]:
    """Its words with a capital, but the first and what follows a quotation mark or a bracket."""
    bare = _BULLET.sub("", sentence)
    for place, hit in enumerate(_WORD.finditer(bare)):
        word = hit[0].rstrip(".'’-")
        before = bare[: hit.start()].rstrip(" ")[-1:]
        if place and before not in ("“", "‘", '"', "(", "|") and word[:1].isupper():
            yield word
