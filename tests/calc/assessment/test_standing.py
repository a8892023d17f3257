"""One answer to what may be said of an outcome; of several that hold the first of the list."""

import pytest

from calc.assessment.standing import OutcomeStanding
from tests.building import Raw, cost, example_policy, income, outcome
from tests.tariff_files import shipped

OWED: Raw = {"balance": "12000.00"}
NO_COST_KNOWN: Raw = {"expenses": [cost("UNKNOWN")], "asked": [{"question": "U01"}]}
NEVER_ASKED: Raw = {"asked": [], "income": [], "expenses": []}


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({}, OutcomeStanding.PLAN),
        ({"income": [income("1000.00")]}, OutcomeStanding.NO_ROOM),
        ({"savings": "UNKNOWN"}, OutcomeStanding.INCOMPLETE),
        (NO_COST_KNOWN, OutcomeStanding.INCOMPLETE),
        ({"debt": {"balance": "0.00"}}, OutcomeStanding.NOTHING_OWED),
        (NEVER_ASKED, OutcomeStanding.NOT_ASKED),
        ({"debt": {**OWED, "wsnp": True}}, OutcomeStanding.CLOSED),
        # A gate that is closed is said before what is missing, not asked or not owed behind it.
        ({"debt": {**OWED, "wsnp": True}, **NO_COST_KNOWN}, OutcomeStanding.CLOSED),
        ({"debt": {**OWED, "wsnp": True}, **NEVER_ASKED}, OutcomeStanding.CLOSED),
        ({"debt": {"balance": "0.00", "wsnp": True}}, OutcomeStanding.CLOSED),
    ],
)
def test_where_an_outcome_stands(changes: Raw, standing: OutcomeStanding) -> None:
    assert outcome(**changes).standing is standing


def test_without_figures_nothing_else_is_said() -> None:
    early = {"first_plan_month": "2019-01"}
    assert (
        outcome(None, example_policy(), shipped(), **early).standing is OutcomeStanding.NO_FIGURES
    )
    closed = {"debt": {**OWED, "wsnp": True}, **early}
    assert (
        outcome(None, example_policy(), shipped(), **closed).standing is OutcomeStanding.NO_FIGURES
    )


def test_an_open_room_is_said_before_what_else_is_missing() -> None:
    assert outcome(None, example_policy(), shipped()).standing is OutcomeStanding.ROOM_OPEN
    missing = {"savings": "UNKNOWN"}
    assert (
        outcome(None, example_policy(), shipped(), **missing).standing is OutcomeStanding.ROOM_OPEN
    )
