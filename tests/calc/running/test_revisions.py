"""A revision of the plan's own tariff file: its higher floor counts back, its lower one does not.

36 months of 385.00 from February 2026: an income of 2,600.00 less a vtlb of 2,211.04, in steps of
5. The figures of the law were another than was known when the plan was agreed (ENGINE 14a, tariff).
"""

import json
from datetime import date

import pytest

from app.services.agreement import accept_review
from calc import Assessment, Draft, Review, Tariffs, as_json, assess, reviewed
from calc.review.settle import Settle
from tests.building import Raw, adult, draft, example_policy, income, settled
from tests.lives import accepted, paid_through
from tests.new_tariffs import revised
from tests.tariff_files import shipped, tariff_file

PLAN: Raw = {
    "first_plan_month": "2026-02",
    "debt": {"balance": "90000.00"},
    "income": [income("2600.00")],
    "checks": settled(),
    "adults": [
        adult(
            "A",
            birth_month="1985-06",
            hours_per_week=36,
            taxable_income={"amount": "30000.00", "year": 2026},
        )
    ],
}
JANUARY, JULY = '"50.05"', '"50.69"'
"""The arbeidstoeslag of each half of 2026: a part of the vtlb of somebody who works 36 hours."""


def with_revision(old: str, new: str, *, known: bool = True) -> Tariffs:
    """The tariffs with a second revision of 2026; `known`: the first one is here too."""
    newer = tariff_file(revised(2026, 2, old, new), "2026.toml")
    tariffs = Tariffs.of([*shipped().files, newer])
    return tariffs.knowing(shipped().files) if known else tariffs


def on(day: date, tariffs: Tariffs, k: int) -> Assessment:
    return assess(paid_through(accepted(PLAN, law=True), k), example_policy(), tariffs, day)


def back(made: Assessment) -> list[tuple[str, int]]:
    assert made.running is not None
    counted = made.running.counted_back
    return [(str(month), int(amount)) for month, amount in counted.months] if counted else []


def ahead(made: Assessment) -> set[int]:
    assert made.running is not None
    return {int(row.payment.amount) for row in made.schedule[made.running.month :]}


def test_a_higher_floor_of_the_plans_own_period_counts_back_to_its_start() -> None:
    made = on(date(2026, 5, 5), with_revision(JANUARY, '"90.05"'), 4)
    assert back(made) == [("2026-02", 40), ("2026-03", 40), ("2026-04", 40), ("2026-05", 40)]
    assert ahead(made) == {345}
    names = [(file.name, file.revision) for file in made.receipt.files[1:]]
    assert names == [("2026.toml", 2), ("2026.toml", 1)]


def test_without_the_earlier_file_nobody_can_tell_what_was_agreed() -> None:
    """Then the months to come have the new floor, and nothing is counted back."""
    made = on(date(2026, 5, 5), with_revision(JANUARY, '"90.05"', known=False), 4)
    assert (back(made), ahead(made)) == ([], {345})


def test_a_lower_floor_of_the_plans_own_period_leaves_the_plan_as_it_is() -> None:
    made = on(date(2026, 5, 5), with_revision(JANUARY, '"10.05"'), 4)
    assert (back(made), ahead(made)) == ([], {385})


@pytest.mark.parametrize(("amount", "payment"), [("54.01", 385), ("54.02", 380)])
def test_the_step_decides_whether_it_matters(amount: str, payment: int) -> None:
    """388.96 less 3.96 is 385.00; a cent more and it is a step lower."""
    made = on(date(2026, 5, 5), with_revision(JANUARY, f'"{amount}"'), 4)
    assert ahead(made) == {payment}
    assert len(back(made)) == (0 if payment == 385 else 4)


def test_a_later_period_of_the_revision_counts_from_its_own_month() -> None:
    """July asks 370.00 under the first revision and 330.00 under the second."""
    made = on(date(2026, 9, 5), with_revision(JULY, '"90.69"'), 8)
    assert back(made) == [("2026-07", 55), ("2026-08", 55), ("2026-09", 55)]
    assert ahead(made) == {330}


def test_a_review_that_was_accepted_under_the_first_revision_is_not_counted_twice() -> None:
    """In September 15.00 a month was settled since July; the second revision adds 40.00."""
    policy, day = example_policy(), date(2026, 9, 5)
    plan = paid_through(accepted(PLAN, law=True), 8)
    review = reviewed(plan, policy, shipped(), day)
    assert isinstance(review, Review)
    taken = accept_review(plan, review, day, Settle.SET_OFF)
    assert isinstance(taken, Draft)
    values = json.loads(taken.model_dump_json())
    later = draft(values)
    same = assess(later, policy, shipped().knowing(shipped().files), date(2026, 9, 6))
    assert back(same) == []
    made = assess(later, policy, with_revision(JULY, '"90.69"'), date(2026, 9, 6))
    assert back(made) == [("2026-07", 40), ("2026-08", 40), ("2026-09", 40)]


def test_revisions_that_the_plan_did_not_use_change_nothing() -> None:
    other = tariff_file(revised(2025, 2, '"2071.24"', '"2081.24"'), "2025.toml")
    tariffs = shipped().knowing([other])
    made = on(date(2026, 5, 5), tariffs, 4)
    assert as_json(made) == as_json(on(date(2026, 5, 5), shipped(), 4))
