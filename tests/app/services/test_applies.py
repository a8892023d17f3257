"""Which fields a page asks: where it applies or may, and where something was filled in before."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.services.intake import applies
from calc import Draft
from calc.dossier.household import Housemate, LifeState
from calc.dossier.people import Child
from tests.building import couple, draft

Asks = Callable[[Draft], bool]


@pytest.mark.parametrize(
    ("asks", "raw", "asked"),
    [
        (applies.is_tenant, {}, True),
        (applies.is_tenant, {"housing": {"tenure": "huur"}}, True),
        (applies.is_tenant, {"housing": {"tenure": "koop"}}, False),
        (applies.has_nhg, {}, True),
        (applies.has_nhg, {"debt": {"nhg": True}}, True),
        (applies.has_nhg, {"debt": {"nhg": False}}, False),
        (applies.shares_costs, {}, False),
        (applies.shares_costs, couple(other_liable=True), False),
        (applies.shares_costs, couple(other_liable=False), True),
        (applies.had_arrangements, {}, False),
        (applies.had_arrangements, {"debt": {"earlier_arrangements": [{}]}}, True),
        (applies.has_mandate, {}, False),
        (applies.has_mandate, {"contact": {"payment_method": "overschrijving"}}, False),
        (applies.has_mandate, {"contact": {"payment_method": "incasso"}}, True),
        (
            applies.has_mandate,
            {"contact": {"payment_method": "overschrijving", "mandate": {"reference": "M1"}}},
            True,
        ),
        (applies.has_mandate, {"contact": {"mandate": {"signed_on": "2026-11-20"}}}, True),
        (applies.is_decided, {}, False),
        (applies.is_decided, {"schrijnend": {"flagged": False}}, True),
        (applies.is_decided, {"schrijnend": {"decided_by": "SENTINEL"}}, True),
        (applies.is_schrijnend, {}, False),
        (applies.is_schrijnend, {"schrijnend": {"flagged": False}}, False),
        (applies.is_schrijnend, {"schrijnend": {"flagged": True}}, True),
        (applies.lives_abroad, {}, False),
        (applies.lives_abroad, {"residence": {"abroad": False}}, False),
        (applies.lives_abroad, {"residence": {"abroad": True}}, True),
        (applies.lives_abroad, {"residence": {"abroad": False, "country": "Portugal"}}, True),
        (applies.lives_abroad, {"residence": {"country_factor": "0.8"}}, True),
        (applies.lives_abroad, {"residence": {"country_factor_source": "SENTINEL"}}, True),
        (applies.is_in_institution, {}, False),
        (applies.is_in_institution, {"residence": {"institution": False}}, False),
        (applies.is_in_institution, {"residence": {"institution": True}}, True),
        (applies.is_in_institution, {"residence": {"institution_price": "500.00"}}, True),
    ],
)
def test_a_field_of_the_dossier(asks: Asks, raw: dict[str, Any], asked: bool) -> None:
    assert asks(draft(raw)) is asked


@pytest.mark.parametrize(
    ("values", "two_homes", "a_year", "elsewhere"),
    [
        ({}, True, True, False),
        ({"registered_at_address": False}, True, True, True),
        ({"other_home": False}, False, False, False),
        ({"other_home": True}, True, True, True),
        ({"days_per_14": 14}, False, False, False),
        ({"days_per_14": 7}, True, True, True),
        # What somebody said stays to be seen, also where it is not asked any more.
        ({"other_home": False, "days_per_year": 200}, False, True, False),
        ({"other_home": False, "kinderbijslag_to": "hier"}, False, False, True),
        ({"other_home": False, "kindgebonden_budget_to": "hier"}, False, False, True),
    ],
)
def test_a_field_of_a_child(
    values: dict[str, Any], two_homes: bool, a_year: bool, elsewhere: bool
) -> None:
    child = Child.model_validate_json(json.dumps({"ref": "K1", **values}))
    assert (
        applies.has_two_homes(child),
        applies.needs_days_a_year(child),
        applies.may_be_paid_elsewhere(child),
    ) == (two_homes, a_year, elsewhere)


@pytest.mark.parametrize(
    ("kind", "until", "asked"),
    [
        ("overleden", None, False), ("overleden", "2027-01-01", True),
        ("bewind", None, True), ("bewind", "2027-01-01", True),
    ],
)  # fmt: skip
def test_a_death_has_no_end_unless_one_was_filled_in(
    kind: str, until: str | None, asked: bool
) -> None:
    values = {"kind": kind, "who": "A", "from_date": "2026-01-01", "until": until}
    state = LifeState.model_validate_json(json.dumps(values))
    assert applies.may_end(state) is asked


@pytest.mark.parametrize(
    ("kind", "asked"),
    [("UNKNOWN", True), ("volwassen kind", True), ("huisgenoot", True),
     ("huurder of kostganger", False)],
)  # fmt: skip
def test_the_income_of_who_rents_a_room_counts_for_nothing(kind: str, asked: bool) -> None:
    other = Housemate.model_validate_json(f'{{"ref": "M1", "kind": "{kind}"}}')
    assert applies.has_counted_income(other) is asked
