"""Rows that add up others: a total is no line; it is a check on what was read above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Final

from app.i18n.how_often import plain
from calc.base.value_type import value_type

_ADDS: Final = re.compile(
    r"(?:sub ?-?|eind|generaal ?)?(?:totaal|totalen)\b|totale\b|som\b|opgeteld\b|optelling\b"
    r"|(?:sub ?-?|grand )?totals?\b|sum\b"
)
_LEFT: Final = re.compile(
    r"(?:begin|eind)?saldo\b|resultaat\b|overschot\b|tekort\b|verschil\b|balans\b|netto over\b"
    r"|over$|restant$|resteert\b|(?:vrij )?besteedbaar\b|left$|left over\b|remaining$"
    r"|blijft over\b|over per\b|te besteden\b|balance\b|result\b|surplus\b|deficit\b|difference\b"
)
_PARTS: Final = (
    "wonen, zorg, vervoer, verzekeringen, abonnementen, huishouding, huishouden, boodschappen, "
    "leven, kinderen, huishoudgeld, vast, household"
)
"""What a part of a budget is called, and a cost may be."""
_GENERAL: Final = (
    "uitgaven, uitgave, kosten, lasten, vaste lasten, inkomsten, inkomen, baten, schulden, "
    "aflossingen, regelingen, betalingen, per maand, maand, per jaar, jaar, per week, week, "
    "bedrag, alles, generaal, alle kosten, alle uitgaven, "
    "costs, expenses, income, fixed costs, debts, payments, per month, month, year, a month, "
    "a year, spending, amount, all"
)
_COMES_IN: Final = "inkomsten, inkomen, baten, income, earnings, ontvangsten"
_GOES_OUT: Final = "uitgaven, uitgave, kosten, lasten, vaste lasten, expenses, costs, spending"
_LAST: Final = re.compile(r"^(?P<what>.+?)[ :,-]+(?:sub ?-?)?(?:totaal|total)$")


class RowRole(Enum):
    """What a row is, by its words."""

    ADDS = "adds"
    """it adds up the rows above it"""
    LEFT = "left"
    """it says what is left: a check on nothing here"""
    MAYBE = "maybe"
    """it may add up, and it may be a cost that is called so"""
    NO = "no"


@dataclass(slots=True)
class Block:
    """The amounts of the rows since the last total, by column. `sure`: all of them were read."""

    columns: dict[int, list[Decimal]] = field(default_factory=dict)
    chosen: list[Decimal] = field(default_factory=list)
    rows: int = 0
    sure: bool = True

    def add(self, amounts: dict[int, Decimal], chosen: Decimal | None) -> None:
        """One more row above the next total; `chosen`: the amount of its line, if that is sure."""
        self.rows += 1
        if chosen is None:
            self.sure = False
        else:
            self.chosen.append(chosen)
        for place, amount in amounts.items():
            self.columns.setdefault(place, []).append(amount)

    def sum_of(self, place: int) -> Decimal:
        """What stands above in a column; where nothing does, the amounts of the lines."""
        return sum(self.columns.get(place, self.chosen), Decimal(0))

    def adds_up_to(self, amounts: dict[int, Decimal]) -> bool:
        """Whether a row is the sum of those above, in every column or in the one that counts."""
        return bool(amounts) and (
            all(self.sum_of(place) == amount for place, amount in amounts.items())
            or list(amounts.values()) == [sum(self.chosen, Decimal(0))]
        )

    def holds(self, amounts: dict[int, Decimal]) -> bool:
        """Whether a row is exactly the sum of at least two rows above it."""
        return len(self.chosen) > 1 and self.adds_up_to(amounts)


@value_type
class Total:
    """A total that was left out. `total` and `sum` where they differ; both None where they agree.

    `checked` is False where not every amount above it was read, or where it adds up nothing here.
    """

    text: str
    checked: bool = False
    total: Decimal | None = None
    sum: Decimal | None = None


def says_sum(texts: Sequence[str]) -> RowRole:
    """What the texts of a row say: "Totaal", "Subtotaal wonen", "Som", "Saldo"."""
    words = plain(texts[0]) if texts else ""
    if _LEFT.match(words):
        return RowRole.LEFT
    if found := _ADDS.match(words):
        rest = words[found.end() :].strip(" :-")
        brand = found[0] in ("total", "sum") and rest and not _is_general(rest)
        return RowRole.MAYBE if brand else RowRole.ADDS
    if found := _LAST.match(words):
        return RowRole.ADDS if _is_general(found["what"]) else RowRole.MAYBE
    return RowRole.NO


def is_general(texts: Sequence[str]) -> bool:
    """Whether a row is called as a group of lines is: "Vaste lasten", "Uitgaven"."""
    words = plain(texts[0]) if texts else ""
    return bool(texts) and (_is_general(words) or words in _PARTS.split(", "))


def is_of_the_other_way(name: str, group: str) -> bool:
    """Whether a row is called as all lines of another page are: "Inkomsten" between the costs."""
    other = _GOES_OUT if group == "income" else _COMES_IN
    return re.sub(r"^(?:(?:alle|all|netto|net|onze|mijn) )+", "", plain(name)) in other.split(", ")


def checked(text: str, amounts: dict[int, Decimal], above: Sequence[Block]) -> Total:
    """Compare a total with the rows above it: since the last total, or all of them."""
    usable = [block for block in above if block.rows]
    if any(block.adds_up_to(amounts) for block in usable):
        return Total(text, checked=True)
    if not amounts or not usable or not all(block.sure for block in usable):
        return Total(text)
    place, amount = next(iter(amounts.items()))
    sums = [block.sum_of(place) for block in usable]
    nearest = min(sums, key=lambda found: abs(found - amount))
    return Total(text, checked=True, total=amount, sum=nearest)


def _is_general(words: str) -> bool:
    bare = re.sub(r"^(?:van |of |de |het |alle |the )+", "", words)
    parts = re.split(r" (?:en|and|per|a) | - ", bare)
    general = _GENERAL.split(", ")
    return bare in general or all(part.strip() in general for part in parts)
