"""Short answers: yes or no by one letter, and how many."""

from decimal import Decimal
from typing import Final

from app.i18n.amounts import read_number as written_number
from app.services.reading.said import Kind, Reading, Refusal, Said
from app.services.reading.words import (
    COUNTED,
    NO,
    NONE,
    NOT_KNOWN,
    UNITS,
    YES,
    is_one_of,
    tidy,
)

_NOT_KNOWN: Final = NOT_KNOWN | {"w", "weet", "twijfel"}


def read_yes_no(text: str) -> Said:
    """ "j", "n" or "w", and the words for them."""
    said = tidy(text)
    for kind, words in ((Kind.YES, YES), (Kind.NO, NO), (Kind.UNKNOWN, _NOT_KNOWN)):
        if is_one_of(words, said):
            return Reading(kind)
    return Refusal("yes_no_not_read" if said else "nothing_said")


def read_number(text: str) -> Said:
    """How many: "2", "twee", "2 kinderen", "geen"."""
    said = tidy(text)
    if not said:
        return Refusal("nothing_said")
    if is_one_of(NOT_KNOWN, said):
        return Reading(Kind.UNKNOWN)
    if is_one_of(NONE, said):
        return Reading(Kind.NONE)
    first, _, unit = said.partition(" ")
    if unit and UNITS.fullmatch(unit) is None:
        first, unit = said, ""
    number = _counted(first)
    if number is None:
        number = written_number(first)
    if number is None or number < 0:
        return Refusal("number_not_read")
    return Reading(Kind.NUMBER, number=number, remark=unit)


def _counted(word: str) -> Decimal | None:
    return next((Decimal(number) for number, words in enumerate(COUNTED) if word in words), None)
