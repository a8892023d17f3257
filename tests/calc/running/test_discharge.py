"""E1: the rest of a plan on a day, and which roles may decide that it is cancelled."""

from datetime import date
from decimal import Decimal

import pytest

from calc.dossier.solution import SolutionKind
from calc.engine import assess_above
from calc.running.discharge import rest_on, roles_for_discharge
from tests.building import Raw, example_policy
from tests.lives import accepted, received

DAY = date(2027, 3, 10)


def rest(day: date, *entries: Raw, on: date = DAY, **more: str) -> Decimal | None:
    """The rest on a day of a debt of 90,000, as it is known on another day."""
    given: Raw = {"entries": [*entries]} if entries else {}
    made = accepted({"debt": {"balance": "90000.00"}}, None, **(given | more))
    running = assess_above(None, made, example_policy(), on).running
    assert running is not None
    return rest_on(made, running, day)


def test_e1_what_came_in_went_back_and_was_corrected_counts_through_the_day() -> None:
    entries = (
        received("2026-12-05", "900.00"),
        received("2027-01-05", "40.00", kind="gestorneerd"),
        received("2027-01-06", "0.50", kind="terugbetaald"),
        received("2027-02-01", "10.25", kind="correctie"),
        received("2027-02-02", "5.00", kind="correctie"),
        received("2027-02-02", "100.00"),
    )
    assert rest(date(2027, 2, 1), *entries) == Decimal("89130.25")
    assert rest(date(2027, 2, 2), *entries) == Decimal("89025.25")
    assert rest(date(2026, 12, 4), *entries) == Decimal("90000.00")


@pytest.mark.parametrize(
    ("on", "wanted"),
    [(date(2026, 12, 31), Decimal("90000.00")), (date(2027, 1, 31), None)],
)
def test_e1_nothing_written_down_is_nothing_only_before_a_payment_was_due(
    on: date, wanted: Decimal | None
) -> None:
    assert rest(on, on=on) == wanted
    assert rest(on, on=on, paid_sum="0.00") == Decimal("90000.00")


def test_e1_the_roles_are_those_of_the_solution_and_the_seniors() -> None:
    policy = example_policy().policy
    assert roles_for_discharge(policy) == ("team schrijnend", "senior")
    without = tuple(each for each in policy.solutions if each.code is not SolutionKind.DISCHARGE)
    nobody = policy.model_copy(update={"solutions": without, "senior_roles": ()})
    assert roles_for_discharge(nobody) == ()
