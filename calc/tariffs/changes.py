"""What changed in the figures of the law between two days: by how much, and by which share."""

from decimal import Decimal
from enum import StrEnum

from calc.base.money import engine_context
from calc.base.value_type import value_type
from calc.tariffs.entry import TariffValue
from calc.tariffs.tariffs import TariffsOn


class ChangeKind(StrEnum):
    """What happened to a value."""

    CHANGED = "changed"
    NEW = "new"
    """the law did not know it before"""
    GONE = "gone"
    """the law does not know it any more"""
    WAS_MISSING = "was_missing"
    """nobody could confirm the value before"""
    NOW_MISSING = "now_missing"
    """nobody could confirm the value after"""


@value_type
class TariffChange:
    """One value on two days. `before` is None when it is new, `after` when it is gone.

    `difference` is after less before, in the unit of the key; `share` is the difference as a share
    of the size of what was before. Both are None when there are no two amounts; `share` is also
    None when the amount before was zero.
    """

    key: str
    kind: ChangeKind
    before: TariffValue | None
    after: TariffValue | None
    difference: Decimal | None = None
    share: Decimal | None = None


def changes(before: TariffsOn, after: TariffsOn) -> tuple[TariffChange, ...]:
    """Every key whose amount is not the same, in the order of the laws; those gone come last."""
    kept = list(after.file.values)
    gone = [key for key in before.file.values if key not in after.file.values]
    found = (_change(key, before, after) for key in kept + gone)
    return tuple(change for change in found if change is not None)


def _change(key: str, before: TariffsOn, after: TariffsOn) -> TariffChange | None:
    old = before.value(key) if key in before.file.values else None
    new = after.value(key) if key in after.file.values else None
    if old is None:
        return TariffChange(key, ChangeKind.NEW, old, new)
    if new is None:
        return TariffChange(key, ChangeKind.GONE, old, new)
    if old.amount == new.amount:
        return None
    if old.amount is None:
        return TariffChange(key, ChangeKind.WAS_MISSING, old, new)
    if new.amount is None:
        return TariffChange(key, ChangeKind.NOW_MISSING, old, new)
    with engine_context():
        difference = new.amount - old.amount
        share = difference / abs(old.amount) if old.amount else None
    return TariffChange(key, ChangeKind.CHANGED, old, new, difference, share)
