"""A correction or raise of the floor begins and ends on its days (A16)."""

from typing import Any

import pytest

from calc import Assessment
from tests.building import Raw, adult, child, cost, income, outcome, policy, settled
from tests.tariff_files import shipped

KNOWN = adult("A", taxable_income={"amount": "17000.00"})
CALM: Raw = {
    "checks": settled(),
    "housing": {"tenure": "koop", "cut_off_threat": False},
    "expenses": [cost("300.00", "U30")],
    "adults": [KNOWN],
    "debt": {"balance": "90000.00"},
    "income": [income("2500.00")],
}


def raised(*days: object, kind: str = "overige", rules: Any = None, **more: Any) -> Assessment:
    """With one correction of 195 a month, from and until these days."""
    dates = dict(zip(("from_date", "until"), days, strict=False))
    known = {"amount": "195.00", "reason": "SENTINEL-reden", "ground": "SENTINEL art. 475fa Rv"}
    correction: Raw = {"kind": kind} | known | dates | more
    return outcome(
        rules=rules, tariffs=shipped(), **CALM | {"statutory": {"corrections": [correction]}}
    )


def months_with(made: Assessment) -> list[str]:
    """The months in which the correction is in the floor wall."""
    without = outcome(tariffs=shipped(), **CALM).schedule
    found = []
    for row, bare in zip(made.schedule, without, strict=True):
        assert row.floor_wall is not None
        assert bare.floor_wall is not None
        less = bare.floor_wall.amount - row.floor_wall.amount
        assert less in (0, 195)
        if less:
            found.append(str(row.month))
    return found


def codes(made: Assessment) -> set[str]:
    return {each.code for each in made.findings if each.code.startswith("correction")}


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ((None, None), "2026-12", "2029-11"),
        (("2026-12-01", "2027-11-30"), "2026-12", "2027-11"),
        (("2026-12-01", "2027-12-01"), "2026-12", "2027-12"),
        (("2027-01-31", "2027-02-01"), "2027-01", "2027-02"),
        (("2027-02-01", "2027-02-28"), "2027-02", "2027-02"),
        (("2020-01-01", None), "2026-12", "2029-11"),
        ((None, "2029-10-31"), "2026-12", "2029-10"),
    ],
)
def test_a16_it_counts_in_every_month_that_it_touches(
    days: tuple[object, object], first: str, last: str
) -> None:
    found = months_with(raised(*days))
    assert (found[0], found[-1]) == (first, last)


def test_a16_after_the_end_it_no_longer_counts() -> None:
    assert months_with(raised(None, "2026-11-30")) == []
    assert months_with(raised("2029-12-01", None)) == []


def test_a16_the_payment_rises_when_it_ends_and_says_why() -> None:
    made = raised("2026-12-01", "2027-11-30")
    assert [str(rung.first) for rung in made.rungs] == ["2026-12", "2027-12"]
    assert made.rungs[1].payment.amount > made.rungs[0].payment.amount
    assert [cause.code.value for cause in made.rungs[1].causes] == ["floor_lower"]


def test_a16_the_payment_goes_down_when_it_begins_and_says_why() -> None:
    made = raised("2027-06-15", None)
    assert [str(rung.first) for rung in made.rungs] == ["2026-12", "2027-06"]
    assert made.rungs[1].payment.amount < made.rungs[0].payment.amount
    assert [cause.code.value for cause in made.rungs[1].causes] == ["floor_higher"]


@pytest.mark.parametrize("kind", ["bvv", "vtlb"])
def test_a16_a_raise_of_the_beslagvrije_voet_ends_too(kind: str) -> None:
    made = raised("2026-12-01", "2027-11-30", kind="woonkosten_lid5", rules=policy(floor=kind))
    walls = [row.floor_wall.amount for row in made.schedule if row.floor_wall is not None]
    assert walls[12] - walls[11] == 195
    assert len(set(walls)) == 2


def test_a16_two_corrections_each_have_their_own_days() -> None:
    one = {"kind": "overige", "amount": "50.00", "reason": "SENTINEL", "ground": "SENTINEL"}
    two = [one | {"until": "2027-01-31"}, one | {"from_date": "2027-03-01"}]
    made = outcome(tariffs=shipped(), **CALM | {"statutory": {"corrections": two}})
    walls = [row.floor_wall.amount for row in made.schedule if row.floor_wall is not None]
    assert walls[1] + 50 == walls[2]
    assert walls[3] + 50 == walls[2]


@pytest.mark.parametrize("ground", ["UNKNOWN", ""])
def test_a16_a_ground_that_is_missing_is_asked_and_the_correction_counts(ground: str) -> None:
    made = raised(None, None, ground=ground)
    assert codes(made) == {"correction_without_ground"}
    assert len(months_with(made)) == 36
    assert codes(raised(None, None)) == set()


@pytest.mark.parametrize(
    ("days", "asked", "count"),
    [
        (("UNKNOWN", None), {"correction_from_unknown"}, 36),
        ((None, "UNKNOWN"), {"correction_until_unknown"}, 36),
        (("UNKNOWN", "2027-11-30"), {"correction_from_unknown"}, 12),
        (("2027-12-01", "UNKNOWN"), {"correction_until_unknown"}, 24),
    ],
)
def test_a16_a_day_that_is_not_known_is_asked_and_does_not_end_it(
    days: tuple[object, object], asked: set[str], count: int
) -> None:
    made = raised(*days)
    assert codes(made) == asked
    assert len(months_with(made)) == count


def test_a16_a_raise_for_a_time_is_asked_until_when() -> None:
    assert codes(raised(None, None, kind="woonkosten_lid5")) == {"correction_until_unknown"}
    assert codes(raised(None, "2027-11-30", kind="woonkosten_lid5")) == set()
    assert codes(raised(None, None, kind="woonkosten_lid7")) == set()


def test_a16_without_an_amount_or_a_reason_it_still_does_not_count() -> None:
    for more in ({"amount": "UNKNOWN"}, {"reason": "UNKNOWN"}, {"reason": ""}):
        made = raised(None, "2027-11-30", **more)
        assert codes(made) == {"correction_incomplete"}
        assert months_with(made) == []


def test_a_correction_and_a_birthday_each_have_their_month() -> None:
    one = {"kind": "overige", "amount": "195.00", "reason": "SENTINEL", "ground": "SENTINEL"}
    changed = {
        "statutory": {"corrections": [one | {"until": "2027-06-30"}]},
        "children": [child("K1", birth_month="2009-01", days_per_14=14)],
    }
    made = outcome(tariffs=shipped(), **CALM | changed)
    months = {str(rung.first) for rung in made.rungs}
    assert {"2027-02", "2027-07"} <= months


def test_a12_the_leefsituatie_of_co_parents_is_marked_as_derived() -> None:
    def assumed(kind: str, *children: Raw) -> tuple[bool, tuple[str, ...]]:
        rules = policy(floor=kind)
        made = outcome(rules=rules, tariffs=shipped(), **CALM | {"children": list(children)})
        assert made.floor is not None
        return made.floor.indicative, made.floor.assumed

    shared = child("K1", birth_month="2019-01", days_per_14=6)
    whole = child("K2", birth_month="2019-01", days_per_14=14)
    assert assumed("bvv", shared) == (True, ("co_parents",))
    assert "co_parents" in assumed("vtlb", shared)[1]
    assert "co_parents" not in assumed("bvv", shared, whole)[1]
    assert "co_parents" not in assumed("bvv", whole)[1]


def test_a12_an_official_vtlb_is_not_made_uncertain_by_co_parents() -> None:
    official = {"amount": "1700.00", "version": "5.1", "on": "2026-10-01"}
    shared = child("K1", birth_month="2019-01", days_per_14=6)
    changed = {"children": [shared], "statutory": {"official": official}}
    made = outcome(tariffs=shipped(), **CALM | changed)
    assert made.floor is not None
    assert not made.floor.indicative
