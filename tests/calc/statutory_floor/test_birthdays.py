"""Birthdays that move the floor are the cause of what it decides, in the right month (ENGINE 8)."""

from typing import Any

import pytest

from calc import Month
from calc.statutory_floor.people import birthdays
from tests.building import Raw, arrangement, child, draft, income
from tests.calc.plan.test_rungs import Rungs, rungs
from tests.calc.statutory_floor.test_wall import known, under_law

BEGIN = "2026-12"
HIGHER, LOWER = "floor_higher statutory", "floor_lower statutory"


def above_the_law(adult_of_a: Raw, *children: Raw, **more: Any) -> Rungs:
    """A household without costs of its own worth naming: the floor decides every month."""
    lines: Raw = {"income": [income("2900.00")], "debt": {"balance": "90000.00"}}
    adults = [known(hours_per_week=0, **adult_of_a)]
    made = under_law(adults=adults, children=list(children), **(lines | more))
    assert {row.lowest.value for row in made.schedule} == {"floor"}
    return rungs(made)


@pytest.mark.parametrize(
    ("born", "month"), [("1960-04", "2027-04"), ("1960-12", "2027-12"), ("1959-12", None)]
)
def test_the_aow_age_is_the_cause_from_its_own_month_on(born: str, month: str | None) -> None:
    steps = above_the_law({"birth_month": born})
    if month is None:
        assert len(steps) == 1
    else:
        assert [step[0] for step in steps] == [BEGIN, month]
        assert steps[1][2] == ["aow_age adults[0]", HIGHER]


@pytest.mark.parametrize(
    ("born", "month"), [("2009-04", "2027-05"), ("2008-12", "2027-01"), ("2008-11", None)]
)
def test_an_18th_birthday_is_the_cause_from_the_month_after(born: str, month: str | None) -> None:
    steps = above_the_law({}, child("K1", birth_month=born, days_per_14=14))
    if month is None:
        assert len(steps) == 1
    else:
        assert [step[0] for step in steps] == [BEGIN, month]
        assert steps[1][2] == ["child_turns_18 children[0]", LOWER]


@pytest.mark.parametrize(("born", "age"), [("2015-04", 12), ("2011-04", 16)])
def test_a_12th_or_16th_birthday_is_the_cause_where_the_highest_kgb_rises(
    born: str, age: int
) -> None:
    steps = above_the_law({}, child("K1", birth_month=born, days_per_14=14))
    assert steps[1][0] == "2027-05"
    assert steps[1][2] == [f"child_turns_{age} children[0]", HIGHER]


def test_a_child_that_does_not_live_here_is_no_cause() -> None:
    assert len(above_the_law({}, child("K1", birth_month="2009-04", days_per_14=5))) == 1
    made = draft(children=[child("K1", birth_month="2009-04", days_per_14=5), child("K2")])
    assert birthdays(made, Month(2027, 5), ()) == []


def test_a6_each_birthday_counts_in_the_month_after_it_alone() -> None:
    made = draft(children=[child("K1", birth_month="2009-04")])
    found = {
        str(month): [cause.code.value for cause in birthdays(made, month, ())]
        for month in (Month(2009, 4).plus(at) for at in range(-2, 230))
        if birthdays(made, month, ())
    }
    assert found == {
        "2021-05": ["child_turns_12"],
        "2025-05": ["child_turns_16"],
        "2027-05": ["child_turns_18"],
    }


def test_a_floor_that_stays_the_same_is_no_cause() -> None:
    begins = [arrangement("100.00", from_date="2027-05-01")]
    assert above_the_law({}, arrangements=begins)[1][2] == ["arrangement_starts arrangements[0]"]
