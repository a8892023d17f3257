"""Grown children, housemates and lodgers: who counts for huurtoeslag, and with which income."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc.base.params import texts_of
from tests.building import ON, Raw, child, draft
from tests.toeslagen import household_check, known_adult, result, tenant

UNKNOWN = "UNKNOWN"


def other(**more: Any) -> Raw:
    known: Raw = {
        "ref": "M1",
        "kind": "huisgenoot",
        "birth_month": "1990-01",
        "income": "0.00",
        "registered_at_address": True,
    }
    return known | more


def grown(**more: Any) -> Raw:
    return other(**({"kind": "volwassen kind", "birth_month": "2005-01"} | more))


def month(*housemates: Raw, on: date = ON, **changes: Any) -> Decimal | None:
    found = result(tenant(housemates=list(housemates), **changes), "huurtoeslag", on).entitled
    return None if found is None else found.amount


def missing(*housemates: Raw, on: date = ON) -> tuple[str, ...]:
    return result(tenant(housemates=list(housemates)), "huurtoeslag", on).missing


def with_income(amount: str, **changes: Any) -> Decimal | None:
    """One adult, and the same household with so much more income and one person more."""
    adults = [known_adult(income=amount)]
    small = child("K1", birth_month="2019-01", registered_at_address=True, days_per_14=14)
    found = result(tenant(adults=adults, children=[small], **changes), "huurtoeslag").entitled
    return None if found is None else found.amount


def test_a_housemate_counts_as_a_person_and_with_the_whole_income() -> None:
    assert month() == 426
    assert month(other()) == with_income("20000.00") == 428
    assert month(other(income="15000.00")) == with_income("35000.00") != 428
    assert month(other(income="15000.00", birth_month="2006-01")) == with_income("35000.00")


@pytest.mark.parametrize(
    ("income", "counted"),
    [("6218.00", "20000.00"), ("6219.00", "20001.00"), ("20000.00", "33782.00"), ("0.00", "20000")],
)
def test_of_a_grown_child_under_23_a_part_is_exempt(income: str, counted: str) -> None:
    assert month(grown(income=income)) == with_income(
        str(Decimal(counted).quantize(Decimal("0.01")))
    )


@pytest.mark.parametrize(("born", "exempt"), [("2003-11", True), ("2003-10", False)])
def test_the_exemption_ends_at_23(born: str, exempt: bool) -> None:
    whole = month(grown(income="20000.00", birth_month="1990-01"))
    part = month(grown(income="20000.00", birth_month="2006-01"))
    assert whole != part
    assert month(grown(income="20000.00", birth_month=born)) == (part if exempt else whole)


def test_the_exempt_part_goes_down_to_the_tariff_in_the_explanation() -> None:
    huur = result(tenant(housemates=[grown(income="20000.00")]), "huurtoeslag")
    assert huur.entitled is not None
    waiting, places = [huur.entitled], set()
    for step in waiting:
        waiting += [part for part in step.parts if all(part is not each for each in waiting)]
        places.add(step.at)
    assert "housemates[0].income" in places
    assert any(step.code == "tariff.huurtoeslag.vrij_inkomen_kind" for step in waiting)


def test_without_the_figure_of_that_year_there_is_no_amount() -> None:
    before = date(2023, 5, 1)
    figure = "tariff:huurtoeslag.vrij_inkomen_kind"
    assert figure in missing(grown(income="9000.00"), on=before)
    assert figure not in missing(other(income="9000.00"), on=before)


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "huurder of kostganger", "income": UNKNOWN},
        {"registered_at_address": False, "income": UNKNOWN},
        {"until": "2026-10-31", "income": UNKNOWN},
        {"from_date": "2026-11-02", "income": UNKNOWN},
    ],
)
def test_a_lodger_and_who_is_not_here_do_not_count(more: Raw) -> None:
    assert month(other(**more)) == month()


@pytest.mark.parametrize(
    "more",
    [{"until": "2026-11-01"}, {"from_date": "2026-11-01"}, {"until": UNKNOWN}],
)
def test_who_lives_here_on_the_first_day_counts(more: Raw) -> None:
    assert month(other(**more)) == 428


@pytest.mark.parametrize(
    "name", ["income", "kind", "registered_at_address", "birth_month", "from_date"]
)
def test_what_is_not_known_is_asked_and_nothing_is_claimed(name: str) -> None:
    assert missing(other(**{name: UNKNOWN})) == (f"housemates[0].{name}",)
    raw = tenant(housemates=[other(**{name: UNKNOWN})])
    codes = {
        (each.code, each.path)
        for each in household_check(draft(raw)).findings
        if texts_of(each.params).get("toeslag") == "huurtoeslag" or each.path.startswith("housem")
    }
    assert codes == {("toeslag_not_computed", f"housemates[0].{name}")}


def test_an_income_of_another_year_is_said() -> None:
    def said(year: object) -> bool:
        check = household_check(draft(tenant(housemates=[other(income_year=year)])))
        return any(each.path == "housemates[0].income_year" for each in check.findings)

    assert said(2025)
    assert not said(2026)
    assert not said(UNKNOWN)


def test_a_grown_child_in_both_lists_is_one_person() -> None:
    in_children = child("K1", birth_month="2005-01", registered_at_address=True)
    raw = tenant(children=[in_children], housemates=[grown(income="9000.00")])
    found = result(raw, "huurtoeslag")
    assert found.missing == ()
    assert found.entitled is not None
    assert found.entitled.amount == month(grown(income="9000.00"))
    apart = tenant(children=[in_children], housemates=[grown(birth_month="2004-01")])
    assert result(apart, "huurtoeslag").missing == ("children[0]",)


def test_a_household_of_three_has_the_higher_limit() -> None:
    two = month(other(), housing={"tenure": "huur", "basic_rent": "780.00"})
    three = month(other(), other(ref="M2"), housing={"tenure": "huur", "basic_rent": "780.00"})
    lodger = other(ref="M2", kind="huurder of kostganger")
    assert three is not None
    assert two is not None
    assert three > two == month(other(), lodger, housing={"tenure": "huur", "basic_rent": "780.00"})


def test_everything_that_is_not_known_is_asked_at_once() -> None:
    names = ("kind", "registered_at_address", "income", "birth_month")
    nobody = {"ref": "M1"}
    assert missing(nobody) == tuple(f"housemates[0].{name}" for name in names)
