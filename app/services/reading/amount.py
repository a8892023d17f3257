"""An amount as people say it, with how often it comes, whether it is a guess, and until when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Final

from app.i18n.amounts import read_euros, why_unread
from app.i18n.patterns import pattern
from app.services.reading.payment import WrittenPayment, read_payment
from app.services.reading.said import Doubt, Kind, Reading, Refusal, Said
from app.services.reading.when import Bound, bounds_in
from app.services.reading.words import (
    ESTIMATED,
    GROSS,
    MOST_LETTERS,
    NET,
    NONE,
    NOT_KNOWN,
    is_one_of,
    mended,
    tidy,
)
from calc.base.money import engine_context
from calc.base.period import Frequency, levelled_month
from calc.base.rounding import cents_half_up

_LETTER: Final = pattern(r"(?<=\d) ?[wm]$")
_LETTERS: Final = {"w": "week", "m": "maand"}
"""Read right behind an amount only: alone they say something else."""
_LOOSE_COMMA: Final = pattern(r", (?=[^\d])")
_PLACE: Final = pattern(r"\s+|(?<=\d)(?=[^\W\d])|(?=[/(])")
_AMOUNT: Final = pattern(
    r"(?:€ ?)?-?\d[\d.,']*(?: \d{3}(?!\d))*(?:[.,](?:--?|=))?(?: ?(?:€|euro?\b))?"
)
_EUROS_AND_CENTS: Final = pattern(
    r"(?<![\d.,])(\d+) ?(?:euro'?s?|eur|€) (?:en )?(\d\d)(?: ?cents?)?(?![\d.,])"
)
_CENTS: Final = pattern(r"(?<![\d.,])(\d{1,2}) ?(?:ct|cents?)\b")
_THOUSANDS: Final = pattern(
    r"(?<![\d.,])(\d{1,3})(?:[.,](\d))?(?:k| ?(?:duizend|mille|thousand))\b"
)
_LONGEST_REST: Final = 30
"""Letters of what was not understood: enough to see which words."""
_NUMBER: Final = r"(?:\d[\d.,]*\d|\d)"
_RANGE: Final = pattern(
    rf"\b(?:tussen(?: de)?|between) (?P<low>{_NUMBER})(?: ?euro)? (?:en|and) (?P<high>{_NUMBER})"
    rf"|(?P<least>{_NUMBER})(?: ?euro)? ?(?:-|\u2013|à|/|\b(?:a|tot|of|to|or)\b) ?"
    rf"(?P<most>{_NUMBER})"
)


def read_amount(text: str, usual: Frequency | None, on: date) -> Said:
    """ "75 pw", "ca 200", "om de week 40", "40 pm tot juni 2027", "geen" or "weet niet".

    `usual`: how often it comes when nobody says; None for an amount that does not come again. `on`:
    the day of the conversation, for a month that is said without its year.
    """
    if len(text) > MOST_LETTERS:
        return _not_read(tidy(text[:MOST_LETTERS]))
    said = mended(tidy(text))
    if not said:
        return Refusal("nothing_said")
    if is_one_of(NOT_KNOWN, said):
        return Reading(Kind.UNKNOWN)
    if is_one_of(NONE, said):
        return Reading(Kind.NONE)
    bounds = list(bounds_in(said, on))
    return _with_bounds(said, bounds, usual) if bounds else _bare(said, usual)


def a_month_of(reading: Reading) -> Decimal | None:
    """What a reading is a month, as the engine levels it; None where there is nothing to level."""
    if reading.amount is None or reading.frequency in (None, Frequency.ONCE):
        return None
    with engine_context():
        return cents_half_up(levelled_month(reading.amount, reading.frequency))


def _with_bounds(said: str, bounds: list[Bound], usual: Frequency | None) -> Said:
    """The rest of the text, for each way to read its bounds."""
    if len({bound.field for bound in bounds}) < len(bounds):
        return _not_read(bounds[-1].said)
    rest = said
    for bound in reversed(bounds):
        rest = f"{rest[: bound.start]} {rest[bound.end :]}"
    bare = _bare(tidy(rest).strip(" ,"), usual)
    if isinstance(bare, Refusal):
        return bare
    found: list[Reading] = []
    for days in product(*(bound.days for bound in bounds)):
        by_field = {bound.field: day for bound, day in zip(bounds, days, strict=True)}
        first, last = by_field.get("from_date"), by_field.get("until")
        readings = bare.choices if isinstance(bare, Doubt) else (bare,)
        found += [replace(each, from_date=first, until=last) for each in readings]
    in_order = [each for each in found if _is_in_order(each)]
    if not in_order:
        return Refusal("until_before_from")
    # "Van maart tot en met juni 2027" begins in the last March before it.
    latest = {(each.until, each.amount): each for each in sorted(in_order, key=_begin)}
    if any(bound.field == "until" for bound in bounds):
        in_order = [each for each in in_order if latest[each.until, each.amount] is each]
    unsure = [bound.said for bound in bounds if len(bound.days) > 1]
    words = unsure[0] if unsure else said
    return in_order[0] if len(in_order) == 1 else _two_ways(words, in_order)


def _begin(reading: Reading) -> date:
    return reading.from_date or date.min


def _is_in_order(reading: Reading) -> bool:
    first, last = reading.from_date, reading.until
    return first is None or last is None or first <= last


def _bare(said: str, usual: Frequency | None) -> Said:
    """An amount, how often, and whether it is a guess."""
    rest, guesses = ESTIMATED.subn(" ", said)
    rest, net = NET.subn(" ", rest)
    if guesses or net:
        rest = tidy(rest).strip(" ,")
    estimated = bool(guesses)
    remark = found[0] if net and (found := NET.search(said)) else ""
    if (payment := _payment(rest)) is not None:
        return _reading(payment, usual, remark, estimated=estimated)
    between = [payment for each in _ends_of_range(rest) if (payment := _payment(each)) is not None]
    if len(between) == 2 and between[0].amount < between[1].amount:
        return _two_ways(said, [_reading(one, usual, remark, estimated=True) for one in between])
    return _refused(rest)


def _reading(
    payment: WrittenPayment, usual: Frequency | None, remark: str, *, estimated: bool
) -> Reading:
    frequency = payment.frequency or usual
    return Reading(Kind.AMOUNT, payment.amount, frequency, estimated, remark=remark)


def _two_ways(said: str, choices: list[Reading]) -> Doubt:
    return Doubt("two_ways", (("said", said),), tuple(choices))


def _payment(text: str) -> WrittenPayment | None:
    """An amount and how often it comes, where every word is one of the two."""
    text = _written(text)
    for said in (text, _LETTER.sub(lambda found: f" {_LETTERS[found[0].strip()]}", text)):
        payment = read_payment(said)
        if payment is not None and not payment.unread:
            return payment
    return None


def _written(text: str) -> str:
    """Amounts in words as they are written: "12 euro 50", "50 cent", "18 duizend"."""
    text = _EUROS_AND_CENTS.sub(r"\1,\2", text)
    text = _CENTS.sub(lambda found: f"0,{int(found[1]):02}", text)
    text = _THOUSANDS.sub(lambda found: f"{found[1]}{found[2] or '0'}00", text)
    return _LOOSE_COMMA.sub(" ", text)


def _ends_of_range(text: str) -> Iterator[str]:
    """The text with only the lowest, and only the highest amount: "40 a 50 pw", "100 of 120"."""
    if (found := _RANGE.search(text)) is not None:
        for amount in (found["low"] or found["least"], found["high"] or found["most"]):
            yield f"{text[: found.start()]}{amount}{text[found.end() :]}"


def _refused(text: str) -> Refusal:
    """Why it cannot be read: what is not understood, or what is wrong with the amount."""
    if GROSS.search(text):
        return Refusal("amount_gross")
    if _AMOUNT.search(text) is None:
        return Refusal("amount_missing")
    amounts = [found[0].strip() for found in _AMOUNT.finditer(text)]
    unread = [amount for amount in amounts if read_euros(amount) is None]
    if unread or not any(map(str.isalpha, _AMOUNT.sub("", text))):
        return Refusal(why_unread(unread[0] if unread else text))
    return _not_read(_rest(text))


def _not_read(words: str) -> Refusal:
    shown = words if len(words) <= _LONGEST_REST else f"{words[:_LONGEST_REST]}..."
    return Refusal("words_not_read", (("rest", shown),))


def _rest(text: str) -> str:
    """What is left when the most words together are read as an amount and how often."""
    cuts = [(0, 0), *(place.span() for place in _PLACE.finditer(text)), (len(text), len(text))]
    spans = [
        (cuts[first][1], cuts[last][0])
        for first in range(len(cuts) - 1)
        for last in range(first + 1, len(cuts))
    ]
    spans.sort(key=lambda span: span[0] - span[1])
    start, end = next((span for span in spans if _payment(text[slice(*span)])), (0, 0))
    rest = (text[:start].strip(" ,."), text[end:].strip(" ,."))
    return " ... ".join(filter(None, rest))
