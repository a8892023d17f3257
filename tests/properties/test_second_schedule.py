"""The schedule of the engine against a second one that was written from the method's text."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from calc import Assessment, assess
from calc.engine import assess_above, first_month
from tests.building import ON, ListedFloor, Raw, draft, policy
from tests.properties.households import assessed, of_households, policy_of, told
from tests.properties.second_schedule import Second
from tests.properties.strategies import families, floors, policies
from tests.tariff_files import shipped

COLUMNS = (
    "income",
    "costs",
    "arrangements",
    "reserve",
    "own_wall",
    "floor_wall",
    "room",
    "payment",
    "balance",
    "debt_left",
)


def _engine(outcome: Assessment) -> list[dict[str, Any]]:
    return [_amounts(row) for row in told(outcome)["schedule"]]


def _amounts(row: dict[str, str | None]) -> dict[str, Any]:
    return {"month": row["month"], "decided": row["decided"]} | {
        key: None if (cents := row[key]) is None else Decimal(cents) for key in COLUMNS
    }


@pytest.mark.properties
@of_households()
def test_both_schedules_are_the_same_to_the_cent(raw: Raw, changes: Raw) -> None:
    second = Second(draft(raw), policy_of(changes).policy, ON)
    assert _engine(assessed(raw, changes)) == [_amounts(row) for row in second.shown()]


@pytest.mark.properties
@of_households(floors())
def test_both_schedules_are_the_same_above_a_floor(
    raw: Raw, changes: Raw, walls: list[str | None]
) -> None:
    values, rules = draft(raw), policy_of(changes)
    floor = ListedFloor(walls, first_month(values, ON))
    law = [None if wall is None else Fraction(wall) for wall in walls]
    second = Second(values, rules.policy, ON, floor=law)
    outcome = assess_above(floor, values, rules, ON)
    assert _engine(outcome) == [_amounts(row) for row in second.shown()]


@pytest.mark.properties
@given(families(), policies())
def test_both_schedules_are_the_same_under_the_law(raw: Raw, changes: Raw) -> None:
    """The floor is the engine's own; kindgebonden budget is computed twice."""
    values, rules = draft(raw), policy(**changes)
    outcome = assess(values, rules, shipped(), ON)
    law = [
        None if (wall := row.floor_wall) is None else Fraction(wall.amount)
        for row in outcome.schedule
    ]
    second = Second(values, rules.policy, ON, floor=law, figures=True)
    assert _engine(outcome) == [_amounts(row) for row in second.shown()]
