"""The schedule of the engine against a second one that was written from the method's text."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from calc import Draft, PolicyFile, assess
from tests.building import ON, Raw, draft, policy, shown
from tests.properties.second_schedule import Second
from tests.properties.strategies import policies, raw_dossiers
from tests.tariff_files import without_floor

COLUMNS = (
    "income",
    "costs",
    "arrangements",
    "reserve",
    "own_wall",
    "payment",
    "balance",
    "debt_left",
)


def _engine(values: Draft, rules: PolicyFile) -> list[dict[str, Any]]:
    schedule = shown(assess(values, rules, without_floor(), ON))["schedule"]
    return [_amounts(row) for row in schedule]


def _amounts(row: dict[str, str | None]) -> dict[str, Any]:
    return {"month": row["month"]} | {
        key: None if (cents := row[key]) is None else Decimal(cents) for key in COLUMNS
    }


@pytest.mark.properties
@given(raw_dossiers(), policies())
def test_both_schedules_are_the_same_to_the_cent(raw: Raw, changes: Raw) -> None:
    values, rules = draft(raw), policy(**changes)
    second = Second(values, rules.policy, ON)
    assert _engine(values, rules) == [_amounts(row) for row in second.shown()]
