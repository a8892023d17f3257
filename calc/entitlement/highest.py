"""The most that anybody receives of a toeslag: above it an amount or its period was typed wrong.

Euros a month; None when a figure for it is not there. It looks at no income, so it holds while
nothing is known yet: a kindgebonden budget of a year that was entered as that of a month is a
question at once.
"""

from decimal import Decimal
from typing import Final

from calc.base.money import MONTHS_PER_YEAR, ZERO
from calc.dossier import Draft
from calc.tariffs.tariffs import TariffsOn

_MONTHS_A_QUARTER: Final = Decimal(3)
_TWO_ADULTS: Final = Decimal(2)


def highest_zorgtoeslag(draft: Draft, tariffs: TariffsOn) -> Decimal | None:
    """The standard premium of two adults."""
    premium = _amount(tariffs, "zorgtoeslag.standaardpremie")
    return None if premium is None else premium * _TWO_ADULTS / MONTHS_PER_YEAR


def highest_huurtoeslag(draft: Draft, tariffs: TariffsOn) -> Decimal | None:
    """Service costs count on top of the rent, at most as much as the rent itself."""
    rent = _amount(tariffs, "huurtoeslag.huurgrens")
    return None if rent is None else rent * _TWO_ADULTS


def highest_kinderbijslag(draft: Draft, tariffs: TariffsOn) -> Decimal | None:
    """Every child of the oldest age."""
    quarter = _amount(tariffs, "kinderbijslag.12_17")
    return None if quarter is None else quarter * _children(draft) / _MONTHS_A_QUARTER


def highest_kindgebonden_budget(draft: Draft, tariffs: TariffsOn) -> Decimal | None:
    """Every child of the oldest age, one parent, no income."""
    children = _children(draft)
    first, other, older, alone = (
        _amount(tariffs, f"kgb.{name}")
        for name in ("eerste_kind", "volgend_kind", "extra_16_17", "alleenstaande_ouderkop")
    )
    if first is None or other is None or older is None or alone is None:
        return None
    of_all = max(first, other) * children + older * children
    return (of_all + max(alone, ZERO)) / MONTHS_PER_YEAR


def _children(draft: Draft) -> int:
    """Without a child in the dossier one may still be entered."""
    return max(1, len(draft.children))


def _amount(tariffs: TariffsOn, key: str) -> Decimal | None:
    leaf = tariffs.leaf(key) if key in tariffs.file.values else None
    return None if leaf is None else leaf.amount
