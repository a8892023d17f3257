"""Accepting writes the schedule, a review takes its place; plans of elsewhere; what if."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.services.agreement import TakenOver, accept_review, is_agreed, taken_over, with_event
from app.services.whatif import changed_by, compare, figures_of
from calc import Draft, Month, Review, assess, reviewed
from calc.dossier.agreement import PlanEvent
from calc.running.elsewhere import AgreedStep
from calc.running.kept import promises_of
from tests.building import (
    ON,
    Raw,
    adult,
    cost,
    decided,
    draft,
    example_policy,
    income,
    raw_draft,
    settled,
)
from tests.lives import ACCEPTED, OFFERED, paid_through
from tests.tariff_files import shipped

LATER = date(2027, 11, 20)
RULES = example_policy()
LAWFUL: Raw = {
    "debt": {"balance": "90000.00"},
    "income": [income("2600.00")],
    "expenses": [cost("1000.00")],
    "adults": [
        adult("A", birth_month="1985-06", hours_per_week=36,
              taxable_income={"amount": "30000.00", "year": 2026})
    ],
    "checks": settled(),
    "reasons": decided("minimum_too_long", "schuldhulp"),
}  # fmt: skip


def agreed(**changes: Any) -> Draft:
    """A plan that was offered and accepted through the service, as the window does it."""
    made = draft(raw_draft(**LAWFUL | changes))
    found = assess(made, RULES, shipped(), ON)
    for event in (OFFERED, ACCEPTED):
        result = with_event(
            made, PlanEvent.model_validate_json(json.dumps(event)), found, RULES.policy
        )
        assert isinstance(result, Draft), result
        made = result
    return made


def test_accepting_writes_the_schedule_in_force_in_the_same_step() -> None:
    made = agreed()
    schedule = made.agreement.schedule
    assert schedule is not None
    before = assess(draft(raw_draft(**LAWFUL)), RULES, shipped(), ON)
    assert [month.payment for month in schedule.months] == [
        row.payment.amount for row in before.schedule
    ]
    assert before.plan is not None
    assert before.plan.discharge is not None
    assert schedule.promises.rest == before.plan.discharge.amount
    assert (schedule.accepted_on, schedule.reference_date) == (date(2026, 11, 26), ON)
    assert [file.file for file in schedule.tariffs] == ["2026.toml"]
    after = assess(made, RULES, shipped(), ON)
    assert [row.payment.amount for row in after.schedule] == [
        row.payment.amount for row in before.schedule
    ]
    assert after.final


def review_of(made: Draft, on: date = LATER) -> Review:
    found = reviewed(made, RULES, shipped(), on)
    assert isinstance(found, Review), found
    return found


def test_an_accepted_review_moves_the_schedule_to_the_earlier_ones() -> None:
    made = paid_through(agreed(), 12, income=[income("2300.00")], savings="9000.00")
    found = accept_review(made, review_of(made), LATER)
    assert isinstance(found, Draft), found
    assert found.agreement.earlier_schedules == (made.agreement.schedule,)
    assert found.agreement.schedule != made.agreement.schedule
    assert found.agreement.end_date == made.agreement.end_date


def test_what_cannot_be_accepted_is_refused() -> None:
    made = paid_through(agreed(), 12, savings="9000.00")
    codes = []
    other_month = accept_review(made, review_of(made), date(2027, 12, 1))
    open_check = paid_through(agreed(), 12, checks=settled("S01"))
    not_final = accept_review(open_check, review_of(open_check), LATER)
    stopped = made.model_copy(update={"agreement": made.agreement.model_copy(
        update={"schedule": None})})  # fmt: skip
    not_kept = accept_review(stopped, review_of(stopped), LATER)
    for refused in (other_month, not_final, not_kept):
        assert isinstance(refused, tuple)
        codes += [problem.code for problem in refused]
    assert codes == ["review_of_another_month", "review_not_final", "review_no_schedule"]


def plan_of(**changes: Any) -> TakenOver:
    values: dict[str, Any] = {
        "first": Month(2025, 1),
        "term": 36,
        "balance_at_start": Decimal("12000.00"),
        "steps": (
            AgreedStep(Month(2025, 1), Decimal("100.00")),
            AgreedStep(Month(2026, 1), Decimal("150.00")),
        ),
        "promises": promises_of(RULES.policy, None),
        "accepted_on": date(2024, 12, 20),
        "by": "SENTINEL-medewerker",
    }
    return TakenOver(**values | changes)


def test_a_plan_of_elsewhere_runs_with_its_own_steps_and_end() -> None:
    made = taken_over(draft(raw_draft(**LAWFUL)), plan_of())
    assert isinstance(made, Draft), made
    assert is_agreed(made)
    found = assess(made, RULES, shipped(), date(2026, 11, 23))
    assert found.plan is not None
    assert str(found.plan.end_date) == "2027-12-31"
    assert [int(row.payment.amount) for row in found.schedule] == [100] * 12 + [150] * 24
    # A dossier that was accepted and kept no schedule takes its steps as well.
    v1 = json.loads(made.model_dump_json())
    v1["agreement"]["schedule"] = None
    again = taken_over(draft(v1), plan_of())
    assert isinstance(again, Draft)
    assert again.agreement.events == made.agreement.events
    offered = draft(raw_draft(**LAWFUL, agreement={"events": [{**OFFERED, "on": "2024-12-01"}]}))
    assert isinstance(taken_over(offered, plan_of()), Draft)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"term": 120}, ["taken_over_term"]),
        ({"term": 0, "interest": Decimal("2.00")}, ["taken_over_interest", "taken_over_term"]),
        ({"steps": ()}, ["taken_over_steps"]),
        ({"first": Month(2024, 12)}, ["taken_over_steps"]),
        ({"term": 12}, ["taken_over_steps"]),
        ({"steps": plan_of().steps[::-1]}, ["taken_over_steps"]),
        # One month has one amount.
        ({"steps": (plan_of().steps[0], *plan_of().steps)}, ["taken_over_steps"]),
        ({"steps": (*plan_of().steps, plan_of().steps[1])}, ["taken_over_steps"]),
        ({"accepted_on": date(2028, 1, 1)}, ["taken_over_accepted"]),
        ({"accepted_on": date(2023, 12, 31)}, ["taken_over_accepted"]),
    ],
)
def test_what_is_no_plan_of_ours_is_refused(changes: Raw, codes: list[str]) -> None:
    found = taken_over(draft(raw_draft(**LAWFUL)), plan_of(**changes))
    assert isinstance(found, tuple)
    assert [problem.code for problem in found] == codes
    twice = taken_over(agreed(), plan_of())
    assert isinstance(twice, tuple)
    assert "taken_over_already" in [problem.code for problem in twice]


@pytest.mark.parametrize(("term", "fits"), [(1, True), (60, True), (61, False), (0, False)])
def test_a_plan_lasts_a_month_at_least_and_five_years_at_most(term: int, fits: bool) -> None:
    steps = plan_of().steps[:1]
    found = taken_over(draft(raw_draft(**LAWFUL)), plan_of(term=term, steps=steps))
    assert isinstance(found, Draft) is fits
    if not isinstance(found, Draft):
        assert [problem.code for problem in found] == ["taken_over_term"]


@pytest.mark.parametrize(("month", "fits"), [("2027-12", True), ("2028-01", False)])
def test_the_last_month_of_a_plan_can_have_an_amount_of_its_own(month: str, fits: bool) -> None:
    last = AgreedStep(Month.parse(month), Decimal("75.00"))
    plan = plan_of(steps=(*plan_of().steps, last))
    found = taken_over(draft(raw_draft(**LAWFUL)), plan)
    assert isinstance(found, Draft) is fits


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2027, 12, 31)])
def test_a_plan_is_agreed_within_a_year_before_it_begins_and_while_it_runs(day: date) -> None:
    assert isinstance(taken_over(draft(raw_draft(**LAWFUL)), plan_of(accepted_on=day)), Draft)


def test_a_what_if_of_a_running_plan_changes_what_is_left_and_never_the_start() -> None:
    made = paid_through(agreed(), 12, savings="9000.00", reference_date="2027-11-20")
    fixed = changed_by(made, RULES, ["term_months=48", "first_plan_month=2028-01"])
    assert [problem.code for problem in fixed.problems] == ["whatif_plan_is_fixed"] * 2
    less = changed_by(made, RULES, ["income[0].amount=2300"])
    found = compare(made, RULES, less, shipped(), LATER)
    was, would = figures_of(found.before), figures_of(found.after)
    assert was.end_date == would.end_date == date(2029, 11, 30)
    assert was.steps[0][0] == Month(2027, 12)
    assert would.total is not None
    assert was.total is not None
    assert would.total < was.total
