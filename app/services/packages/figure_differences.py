"""Which figures of the law are other ones after a package: from when, and what to look at first.

A figure is compared on every day on which it begins in a file that is new. A year that had no file
is compared with what stood in for it: the last figures that were known.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from calc import NoTariff, TariffFile, Tariffs, TariffValue
from calc.base.money import engine_context
from calc.base.step import Status
from calc.base.value_type import value_type
from calc.tariffs.keys import KEYS

MOVES_FAR: Final = Decimal("0.15")
"""Our choice, a guard against a typing mistake: a digit too many or a shifted comma moves a figure
much further. Of the 304 steps in the files of 2023 until 2026 that this program brings, 279 are
smaller; those that are larger are changes of the law, that somebody should look at too.
"""
_FIRM: Final = (Status.LAW, Status.SOURCE, Status.DERIVED, Status.MISSING)
"""The firmest first."""


class Matter(StrEnum):
    """What happened to a figure; what matters most stands first."""

    NOW_MISSING = "now_missing"
    """it was known, and nobody confirms it any more"""
    WEAKER = "weaker"
    """its source is less firm than it was"""
    FAR = "far"
    """it moves further than figures do: somebody should look whether it was typed well"""
    CHANGED = "changed"
    NEW = "new"
    """the law did not know it before"""
    GONE = "gone"
    """the law does not know it any more"""
    KNOWN = "known"
    """nobody could confirm it before"""
    FIRMER = "firmer"
    """the same amount, from a firmer source"""
    WORDS = "words"
    """the same amount and as firm; its article or source is another"""


MARKED: Final = frozenset({Matter.NOW_MISSING, Matter.WEAKER, Matter.FAR})
"""What somebody should look at before it is used."""
_MONEY: Final = frozenset(Matter) - {Matter.FIRMER, Matter.WORDS}


@value_type
class FigureDifference:
    """One figure that is another from `day` on. `before`, `after` None: the law has it not.

    `share`: of the amount before; None where there are no two amounts, or the first is zero.
    """

    key: str
    day: date
    matter: Matter
    before: TariffValue | None
    after: TariffValue | None
    share: Decimal | None = None

    @property
    def is_marked(self) -> bool:
        """Whether somebody should look at it first."""
        return self.matter in MARKED

    @property
    def changes_amounts(self) -> bool:
        """Whether an amount is another, and not only where it comes from."""
        return self.matter in _MONEY


def figure_differences(before: Tariffs, after: Tariffs) -> tuple[FigureDifference, ...]:
    """Every figure that is another one, what matters first; then in the order of the laws."""
    known = {file.source.sha256 for file in before.files}
    new = [file for file in after.files if file.source.sha256 not in known]
    found = [each for file in new for each in _of_file(file, before, after)]
    order, places = list(Matter), {key: place for place, key in enumerate(KEYS)}
    return tuple(
        sorted(found, key=lambda each: (order.index(each.matter), places[each.key], each.day))
    )


def _of_file(file: TariffFile, before: Tariffs, after: Tariffs) -> Iterator[FigureDifference]:
    old = [each for each in before.files if each.year == file.year]
    for key in KEYS:
        was: tuple[object, object] | None = None
        for day in _days(key, file.year, (file, *old)):
            pair = _value(before, key, day), _value(after, key, day)
            said = _said(*pair)
            if said == was:  # it goes on as it was
                continue
            was = said
            found = _difference(key, day, *pair)
            if found is not None:
                yield found


def _days(key: str, year: int, files: Iterable[TariffFile]) -> list[date]:
    """The days on which this figure begins; of one that looks ahead also those of later years."""
    days = {date(year, 1, 1)}
    for file in files:
        days |= {value.valid_from for value in file.values.get(key, ())}
    return sorted(day for day in days if day.year == year or KEYS[key].looks_ahead)


def _value(tariffs: Tariffs, key: str, day: date) -> TariffValue | None:
    on = tariffs.on(day)
    if isinstance(on, NoTariff) or key not in on.file.values:
        return None
    return on.ahead(key, day) if KEYS[key].looks_ahead else on.value(key)


def _said(before: TariffValue | None, after: TariffValue | None) -> tuple[object, object]:
    return tuple(  # type: ignore[return-value]
        None if each is None else (each.amount, each.status, each.article, each.source)
        for each in (before, after)
    )


def _difference(
    key: str, day: date, before: TariffValue | None, after: TariffValue | None
) -> FigureDifference | None:
    if before is None or after is None:
        if before is after:
            return None
        return FigureDifference(key, day, Matter.NEW if after else Matter.GONE, before, after)
    share = _share(before, after)
    matter = _matter(before, after, share)
    return None if matter is None else FigureDifference(key, day, matter, before, after, share)


def _share(before: TariffValue, after: TariffValue) -> Decimal | None:
    if not before.amount or after.amount is None:
        return None
    with engine_context():
        return (after.amount - before.amount) / abs(before.amount)


def _matter(before: TariffValue, after: TariffValue, share: Decimal | None) -> Matter | None:
    if before.amount is None or after.amount is None:
        if before.amount is after.amount:
            return None if before.reason == after.reason else Matter.WORDS
        return Matter.NOW_MISSING if after.amount is None else Matter.KNOWN
    firmer = _FIRM.index(before.status) - _FIRM.index(after.status)
    if firmer < 0:
        return Matter.WEAKER
    if before.amount != after.amount:
        is_far = share is None or abs(share) > MOVES_FAR
        return Matter.FAR if is_far else Matter.CHANGED
    if firmer > 0:
        return Matter.FIRMER
    is_same = (before.article, before.source) == (after.article, after.source)
    return None if is_same else Matter.WORDS
