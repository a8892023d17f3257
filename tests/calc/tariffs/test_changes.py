"""What changed between two days: each kind of change, with its difference and its share."""

from datetime import date
from decimal import Decimal, localcontext

from calc import TariffsOn
from calc.tariffs.changes import ChangeKind, TariffChange, changes
from tests.tariff_files import shipped


def _on(day: date) -> TariffsOn:
    found = shipped().on(day)
    assert isinstance(found, TariffsOn)
    return found


def _between(before: date, after: date) -> dict[str, TariffChange]:
    return {change.key: change for change in changes(_on(before), _on(after))}


def test_a_day_does_not_differ_from_itself_nor_within_a_period() -> None:
    assert _between(date(2026, 3, 1), date(2026, 3, 1)) == {}
    assert _between(date(2026, 1, 1), date(2026, 6, 30)) == {}
    assert _between(date(2026, 6, 30), date(2026, 7, 1)) != {}


def test_a_change_has_its_difference_and_its_share() -> None:
    change = _between(date(2025, 7, 1), date(2026, 1, 1))["bvv.maximum.alleenstaande"]
    assert change.kind is ChangeKind.CHANGED
    assert change.difference == Decimal("97.75")
    assert change.share is not None
    assert round(change.share, 4) == Decimal("0.0467")


def test_both_ways_the_differences_cancel_out() -> None:
    there = _between(date(2025, 7, 1), date(2026, 1, 1))
    back = _between(date(2026, 1, 1), date(2025, 7, 1))
    assert there.keys() == back.keys()
    opposite = {
        ChangeKind.NEW: ChangeKind.GONE,
        ChangeKind.GONE: ChangeKind.NEW,
        ChangeKind.WAS_MISSING: ChangeKind.NOW_MISSING,
        ChangeKind.NOW_MISSING: ChangeKind.WAS_MISSING,
        ChangeKind.CHANGED: ChangeKind.CHANGED,
    }
    for key, change in there.items():
        assert back[key].kind is opposite[change.kind], key
        if change.difference is not None:
            assert back[key].difference == -change.difference


def test_what_is_new_gone_or_was_missing_has_no_difference() -> None:
    found = _between(date(2025, 7, 1), date(2026, 1, 1))
    kinds = {
        "huurtoeslag.afbouw.eenpersoons": ChangeKind.NEW,
        "huurtoeslag.factor_a.eenpersoons": ChangeKind.GONE,
        "pw.vermogen.alleenstaand": ChangeKind.WAS_MISSING,
    }
    for key, kind in kinds.items():
        assert found[key].kind is kind
        assert (found[key].difference, found[key].share) == (None, None)
    assert found["huurtoeslag.afbouw.eenpersoons"].before is None
    assert found["huurtoeslag.factor_a.eenpersoons"].after is None
    later = _between(date(2026, 6, 30), date(2026, 7, 1))
    assert later["aow.bruto.partner"].kind is ChangeKind.NOW_MISSING


def test_what_stays_missing_is_no_change() -> None:
    assert "vtlb.auto.vast" not in _between(date(2025, 7, 1), date(2026, 1, 1))


def test_a_share_is_of_the_size_before_and_of_nothing_there_is_none() -> None:
    deeper = _between(date(2024, 1, 1), date(2025, 1, 1))["huurtoeslag.taakstelling"]
    assert deeper.difference == Decimal("-2.47")
    assert deeper.share is not None
    assert deeper.share < 0
    from_zero = _between(date(2023, 1, 1), date(2024, 1, 1))["huurtoeslag.taakstelling"]
    assert (from_zero.difference, from_zero.share) == (Decimal("-34.67"), None)


def test_the_precision_of_the_caller_does_not_matter() -> None:
    exact = _between(date(2025, 7, 1), date(2026, 1, 1))
    with localcontext(prec=2):
        assert _between(date(2025, 7, 1), date(2026, 1, 1)) == exact
