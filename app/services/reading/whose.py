"""An amount with whose it is: "van mijn partner 1200", "samen 1500", "ik 900 en zij 1200"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from app.i18n.patterns import pattern
from app.services.reading.amount import read_amount
from app.services.reading.people import (
    CUSTOMER,
    EACH,
    PARTNER,
    TOGETHER,
    UNCLEAR,
    People,
    words_of,
)
from app.services.reading.said import Doubt, Kind, Reading, Refusal, Said
from app.services.reading.words import ESTIMATED, MOST_LETTERS, NONE, NOT_KNOWN, is_one_of, tidy
from calc.base.period import Frequency
from calc.base.value_type import value_type

_VERB: Final = (
    r"(?:verdien(?:t|en)?|krijg(?:t|en)?|hebt?|hebben|heeft|betaal(?:t|d|en)?|betalen"
    r"|ontvang(?:t|en)?|earns?|gets?|have|has|pays?|receives?)"
)
_JOINT: Final = r"(?:en|and|plus|maar|but|[,;/+&])"
_EDGES: Final = pattern(rf"^(?:\s*{_JOINT}(?=\s))+|(?:\s+{_JOINT}|[,;])+$")
_BETWEEN: Final = pattern(r"\s+(?:en|and|plus|maar|but|[/+&])\s+|[,;]\s+")


@value_type
class _Word:
    """Where a text says whose it is, and whose."""

    who: str
    start: int
    end: int


def read_amount_of(text: str, usual: Frequency | None, on: date, people: People) -> Said:
    """As `read_amount`, of a dossier with these people. What cannot be told apart is asked."""
    said = tidy(text[: MOST_LETTERS + 1])
    words = [] if is_one_of(NOT_KNOWN | NONE, said) else list(_words(said, people))
    if len(said) > MOST_LETTERS or not words:
        return read_amount(text, usual, on)
    if people.partner is None and any(word.who != CUSTOMER for word in words):
        return Refusal("no_partner_here")

    def read(rest: str) -> Said:
        return read_amount(rest, usual, on)

    apart = _apart(said, words, people, read) if len(words) > 1 else None
    return apart or _one(said, words, read)


def _words(said: str, people: People) -> Iterator[_Word]:
    """Where it is said whose; "ik denk" and "weet ze niet" say that it is a guess."""
    guesses = [found.span() for found in ESTIMATED.finditer(said)]
    for found in _pattern(people).finditer(said):
        start, end = found.span("who")
        if not any(first <= start and end <= last for first, last in guesses):
            yield _Word(words_of(people)[found["who"]], *found.span())


@lru_cache(maxsize=32)
def _pattern(people: People) -> re.Pattern[str]:
    who = "|".join(map(re.escape, sorted(words_of(people), key=len, reverse=True)))
    return re.compile(
        rf"(?<![\w'])(?:(?:van|voor|bij|from|for|of) )?(?P<who>{who})(?![\w'])"
        rf"(?: {_VERB}(?!\w))?(?: ?:)?"
    )


def _without(said: str, words: list[_Word]) -> str:
    for word in reversed(words):
        said = f"{said[: word.start]} {said[word.end :]}"
    return _trimmed(said)


def _trimmed(text: str) -> str:
    return _EDGES.sub("", tidy(text)).strip()


def _one(said: str, words: list[_Word], read: Callable[[str], Said]) -> Said:
    """One amount: of one of them, of both together, or of each as much."""
    owners = {word.who for word in words}
    if EACH in owners or UNCLEAR in owners:
        owners -= {TOGETHER}  # "wij krijgen ieder 600"
    if len(owners) > 1:
        return Refusal("whose_unclear")
    found = read(_without(said, words))
    if isinstance(found, Refusal):
        return found
    (who,) = owners
    readings = found.choices if isinstance(found, Doubt) else (found,)
    if who == UNCLEAR:
        if isinstance(found, Doubt):
            return Refusal("whose_unclear")
        ways = (replace(found, who=TOGETHER), _each(found))
        return Doubt("whose_two_ways", (("said", said),), ways)
    mine = [_each(each) if who == EACH else replace(each, who=who) for each in readings]
    return replace(found, choices=tuple(mine)) if isinstance(found, Doubt) else mine[0]


def _each(reading: Reading) -> Reading:
    return replace(reading, who=CUSTOMER, beside=(replace(reading, who=PARTNER),))


def _apart(
    said: str, words: list[_Word], people: People, read: Callable[[str], Said]
) -> Said | None:
    """An amount of each of them; None when there is no amount at each word."""
    for parts in (_from_each(said, words), _to_each(said, words), _BETWEEN.split(said)):
        found = [_part(part, people, read) for part in parts]
        readings = [each for each in found if each is not None]
        if len(parts) < 2 or len(readings) < len(parts):
            continue
        if {each.who for each in readings} != {CUSTOMER, PARTNER} or len(readings) > 2:
            return Refusal("whose_unclear")
        mine, other = sorted(readings, key=lambda each: each.who)
        return replace(mine, beside=(other,))
    return None


def _part(part: str, people: People, read: Callable[[str], Said]) -> Reading | None:
    """One of two amounts with whose it is; None when it is not one."""
    words = list(_words(part, people))
    if len(words) != 1:
        return None
    found = read(_without(part, words))
    is_one = isinstance(found, Reading) and found.kind in (Kind.AMOUNT, Kind.NONE)
    return replace(found, who=words[0].who) if is_one and isinstance(found, Reading) else None


def _from_each(said: str, words: list[_Word]) -> list[str]:
    """ "ik 900 en mijn partner 1200": each part begins with whose it is."""
    starts = [word.start for word in words]
    if said[: starts[0]].strip():
        return []
    ends = [*starts[1:], len(said)]
    return [_trimmed(said[start:end]) for start, end in zip(starts, ends, strict=True)]


def _to_each(said: str, words: list[_Word]) -> list[str]:
    """ "900 van mij en 1200 van haar": each part ends with whose it is."""
    ends = [word.end for word in words]
    if said[ends[-1] :].strip():
        return []
    starts = [0, *ends[:-1]]
    return [_trimmed(said[start:end]) for start, end in zip(starts, ends, strict=True)]
