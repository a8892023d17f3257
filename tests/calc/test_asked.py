"""B1: nothing is shown before it was asked (ENGINE 3, property 15)."""

from typing import Any

import pytest

from calc import Draft
from calc.assessment.headline import HeadlineKind
from calc.base.finding import Severity
from calc.dossier.asked import Topic
from calc.dossier.topics import asked, not_asked
from tests.building import (
    Raw,
    arrangement,
    cost,
    draft,
    example_policy,
    found,
    income,
    outcome,
    raw_draft,
    shown,
)
from tests.building import (
    asked as records,
)
from tests.tariff_files import shipped

NEVER: Raw = {"asked": []}


def topics(raw: Raw) -> set[str]:
    return {topic.value for topic in asked(draft(raw))}


@pytest.mark.parametrize(
    ("raw", "known"),
    [
        ({}, set()),
        ({"income": [income()]}, {"income"}),
        ({"income": [income("0.00")]}, {"income"}),
        ({"income": [income("UNKNOWN")]}, set()),
        ({"income": [income("UNKNOWN", months=[{"month": "2026-01", "amount": "1.00"}])]},
         {"income"}),
        ({"income": [income("UNKNOWN")], "asked": records("I01")}, {"income"}),
        ({"income": [income("UNKNOWN")], "asked": records("income[0].amount")}, {"income"}),
        ({"income": [income("UNKNOWN")], "asked": records("income[1].amount")}, set()),
        ({"income": [income("UNKNOWN")], "asked": records("U01")}, set()),
        ({"asked": records("I01")}, set()),
        ({"asked": records("income.work")}, set()),
        ({"asked": records("income", answer="weet niet")}, {"income"}),
        ({"expenses": [cost()], "asked": records("arrangements")}, {"expenses", "arrangements"}),
        ({"arrangements": [arrangement()]}, {"arrangements"}),
        ({"savings": "0.00"}, {"savings"}),
        ({"asked": records("savings")}, {"savings"}),
    ],
)  # fmt: skip
def test_b1_a_value_or_a_record_of_its_question_says_that_it_was_asked(
    raw: Raw, known: set[str]
) -> None:
    assert topics(raw) == known


def test_b1_what_to_ask_first_is_in_the_order_of_asking() -> None:
    assert not_asked(asked(Draft())) == (Topic.INCOME, Topic.EXPENSES)
    assert not_asked(asked(draft({"expenses": [cost()]}))) == (Topic.INCOME,)
    assert not_asked(asked(draft())) == ()


@pytest.mark.parametrize(
    ("changes", "asks"),
    [
        ({}, ["income", "expenses"]),
        ({"income": [income()]}, ["expenses"]),
        ({"expenses": [cost()]}, ["income"]),
        ({"income": [income()], "expenses": [cost("UNKNOWN")]}, ["expenses"]),
        ({"income": [income()], "arrangements": [arrangement()]}, ["expenses"]),
    ],
)
def test_b1_no_headline_has_an_amount_before_income_and_costs_were_asked(
    changes: Raw, asks: list[str]
) -> None:
    raw = raw_draft(**({"income": [], "expenses": []} | changes | NEVER))
    found_ = outcome(raw, example_policy(), shipped())
    json = shown(found_)
    assert (json["payment"], json["walls"], json["floor"], json["account"]) == (None,) * 4
    assert (json["schedule"], json["rungs"], json["plan"]) == ([], [], None)
    assert json["groups"]["left_before_buffer"] is None
    assert json["headline"] == {
        "kind": "not_asked", "amount": None, "first": None, "later": None, "ask": asks,
    }  # fmt: skip
    assert found_.partial
    assert not found_.final
    missing = [f.path for f in found_.findings if f.code == "not_asked"]
    assert sorted(missing) == sorted(asks)
    assert all(severity == "missing" for severity, _ in found(found_, "not_asked"))
    assert found_.beside.road_out is None
    assert found_.beside.gate.interim is None


def test_b1_a_sum_of_what_was_asked_stands_and_one_that_was_not_does_not() -> None:
    json = shown(outcome(raw_draft(expenses=[], **NEVER)))
    assert json["groups"]["income"] == "2000.00"
    assert json["groups"]["costs"] is None
    assert json["asked"] == ["income", "savings"]
    assert shown(outcome({}))["groups"]["income"] is None


def test_b1_what_is_left_is_not_said_while_a_cost_is_unknown() -> None:
    groups = shown(outcome(expenses=[cost(), cost("UNKNOWN", "U30")]))["groups"]
    assert (groups["costs"], groups["left_before_buffer"]) == ("1000.00", None)


def test_b1_asked_and_there_is_nothing_gives_an_outcome() -> None:
    """Somebody without income was asked: no room is a result."""
    nothing = outcome(income=[])
    assert not nothing.partial
    assert nothing.headline.kind is HeadlineKind.NOTHING
    assert nothing.beside.road_out is not None
    free = outcome(expenses=[])
    assert free.plan is not None
    assert not found(free, "not_asked")


def test_b1_an_unknown_income_that_was_asked_is_no_headline_of_nothing() -> None:
    """Unknown is not zero: "€ 0" would say that there is no room."""
    line: Any = income("UNKNOWN")
    unknown = outcome(income=[line], asked=records("I01"))
    assert unknown.headline.kind is HeadlineKind.UNKNOWN
    assert unknown.headline.amount is None
    assert any(f.severity is Severity.MISSING for f in unknown.findings)
