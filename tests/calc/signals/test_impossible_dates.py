"""D10: what cannot be true of a date is a question about its own field, and no final plan."""

from datetime import date
from typing import Any

import pytest

from calc import Month, assess
from tests.building import (
    FIRST,
    ON,
    adult,
    child,
    draft,
    example_policy,
    found,
    outcome,
    raw_draft,
)
from tests.tariff_files import shipped


@pytest.mark.parametrize(
    ("born", "code"),
    [
        ("2026-11", "adult_is_a_child"),
        ("2026-12", "not_born_yet"),
        ("2199-01", "not_born_yet"),
        ("1900-01", "older_than_anybody"),
        ("1911-10", "older_than_anybody"),
        ("1911-11", None),
        ("2008-11", None),
        ("2008-12", "adult_is_a_child"),
        ("UNKNOWN", None),
    ],
)
def test_d10_an_adult_was_born_long_enough_ago(born: str, code: str | None) -> None:
    made = outcome(adults=[adult("A", birth_month=born)])
    severity = {"adult_is_a_child": "warns"}.get(code or "", "blocks")
    for each in ("not_born_yet", "older_than_anybody", "adult_is_a_child"):
        expected = [(severity, "adults[0].birth_month")] if each == code else []
        assert found(made, each) == expected
    assert not (made.final and severity == "blocks" and code)


@pytest.mark.parametrize(
    ("born", "code"),
    [("2026-11", None), ("2026-12", "not_born_yet"), ("1900-01", "older_than_anybody")],
)
def test_d10_a_child_was_born_by_now(born: str, code: str | None) -> None:
    adults = [adult("A", birth_month="UNKNOWN")]
    made = outcome(adults=adults, children=[child("K1"), child("K2", birth_month=born)])
    for each in ("not_born_yet", "older_than_anybody"):
        expected = [("blocks", "children[1].birth_month")] if each == code else []
        assert found(made, each) == expected
    assert not found(made, "adult_is_a_child")


DAY_FIELDS: list[tuple[str, Any]] = [
    ("debt.sale_date", lambda day: {"sale_date": day}),
    ("debt.last_interruption", lambda day: {"last_interruption": day}),
    ("debt.interest.from_date", lambda day: {"interest": {"from_date": day}}),
    (
        "debt.earlier_arrangements[1].from_date",
        lambda day: {"earlier_arrangements": [{}, {"from_date": day}]},
    ),
    (
        "debt.earlier_arrangements[0].until",
        lambda day: {"earlier_arrangements": [{"until": day}]},
    ),
]


@pytest.mark.parametrize(("path", "debt"), DAY_FIELDS, ids=[path for path, _ in DAY_FIELDS])
@pytest.mark.parametrize(
    ("day", "asked"),
    [(ON.isoformat(), False), ("2026-11-24", True), ("2199-12-31", True), ("UNKNOWN", False)],
)
def test_d10_what_is_past_is_not_after_the_reference_date(
    path: str, debt: Any, day: str, asked: bool
) -> None:
    made = outcome(debt={"balance": "12000.00", **debt(day)})
    assert found(made, "day_to_come") == ([("blocks", path)] if asked else [])


def test_d10_no_day_is_no_question() -> None:
    assert not found(outcome(debt={"interest": {"from_date": None}}), "day_to_come")


@pytest.mark.parametrize(
    ("first", "asked"), [("2027-11", False), ("2027-12", True), ("2199-12", True)]
)
def test_d10_a_plan_begins_within_a_year(first: str, asked: bool) -> None:
    made = outcome(first_plan_month=first)
    assert found(made, "start_far_away") == ([("blocks", "first_plan_month")] if asked else [])
    assert not found(outcome(first_plan_month="UNKNOWN"), "start_far_away")


@pytest.mark.parametrize("name", ["taxable_income", "toetsingsinkomen"])
@pytest.mark.parametrize(
    ("income", "ahead", "typed"),
    [
        ({"amount": "28000.00", "year": 2026}, False, False),
        ({"amount": "28000.00", "year": 2027}, True, False),
        ({"amount": "28000.00", "year": 2199}, True, False),
        ({"amount": "2026.00", "year": 2026}, False, True),
        ({"amount": "2027.00"}, False, True),
        ({"amount": "2021.00"}, False, True),
        ({"amount": "2020.00"}, False, False),
        ({"amount": "2028.00"}, False, False),
        ({"amount": "2026.01"}, False, False),
        ({}, False, False),
    ],
)
def test_d10_an_income_is_of_a_year_that_began_and_is_no_year(
    name: str, income: dict[str, Any], ahead: bool, typed: bool
) -> None:
    made = outcome(adults=[{**adult("A"), name: income}])
    path = f"adults[0].{name}"
    assert found(made, "year_to_come") == ([("blocks", f"{path}.year")] if ahead else [])
    assert found(made, "amount_is_a_year") == ([("warns", f"{path}.amount")] if typed else [])


@pytest.mark.parametrize(
    ("on", "far"), [(date(2028, 12, 31), False), (date(2029, 1, 1), True), (date(2199, 1, 1), True)]
)
def test_d10_a_reference_date_is_not_far_beyond_the_figures(on: date, far: bool) -> None:
    made = assess(draft(), example_policy(), shipped(), on)
    assert found(made, "reference_far_away") == ([("blocks", "reference_date")] if far else [])
    assert not made.final


def test_d10_no_figures_at_all_is_said_elsewhere() -> None:
    made = assess(draft(), example_policy(), shipped(), date(1990, 1, 1))
    assert not found(made, "reference_far_away")
    assert not made.final


def test_f6_months_after_the_last_that_can_be_entered_are_computed_and_said() -> None:
    raw = raw_draft(first_plan_month="2199-12")
    made = assess(draft(raw), example_policy(), shipped(), date(2199, 11, 30))
    assert str(made.schedule[-1].month) > "2202"
    assert not made.final
    assert str(Month.parse("2202-11", last_year=2399)) == "2202-11"
    with pytest.raises(ValueError, match="2202-11"):
        Month.parse("2202-11")
    assert FIRST == "2026-12"
