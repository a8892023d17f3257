"""Properties of a chosen amount, a pause and a review, over generated households."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc import Review, read_assessment, reviewed
from calc.base.period import Month
from tests.building import Raw, draft, outcome, policy, shown
from tests.lives import ACCEPTED, OFFERED, RUNS
from tests.properties.households import assessed, of_households, policy_of
from tests.properties.strategies import amounts, policies, raw_dossiers
from tests.tariff_files import shipped

pytestmark = pytest.mark.properties
LAW = shipped()


@of_households(amounts(600))
def test_a_chosen_amount_is_never_above_a_wall(raw: Raw, keys: dict[str, Any], amount: str) -> None:
    rules = policy_of(keys)
    free, held = assessed(raw, keys), outcome(raw | {"solution": {"amount": amount}}, rules)
    assert len(free.schedule) == len(held.schedule)
    for row in held.schedule:
        assert row.payment.amount <= max(Decimal(0), row.room.amount)
        assert row.payment.amount <= Decimal(amount)
    # An amount that the ladder never asks (no step of the policy, or below its least) goes on where
    # a rung under a cash limit is 0: there is nothing of the ladder to hold it against (0016).
    if not Decimal(amount) % rules.policy.payment_step and rules.policy.plan_min <= Decimal(amount):
        assert sum(row.payment.amount for row in held.schedule) <= sum(
            row.payment.amount for row in free.schedule
        )
    if held.plan and free.plan:
        assert held.plan.end_date == free.plan.end_date


@st.composite
def pauses(draw: st.DrawFn, first: Month, term: int) -> Raw:
    begin = draw(st.integers(0, term - 1))
    end = draw(st.integers(begin, term - 1))
    return {
        "status": "gepauzeerd",
        "on": "2026-12-01",
        "first_month": str(first.plus(begin)),
        "last_month": str(first.plus(end)),
    }


@given(st.data(), raw_dossiers(), policies())
def test_no_pause_and_no_review_moves_the_end_date(
    data: st.DataObject, raw: Raw, keys: dict[str, Any]
) -> None:
    rules = policy(**keys)
    before = outcome(raw, rules)
    old = read_assessment(shown(before))
    assert not isinstance(old, tuple)
    if old.plan is None:
        return
    first, term = old.plan.first_month, old.plan.term_months
    events = [OFFERED, ACCEPTED, RUNS, data.draw(pauses(first, term))]
    agreed: Raw = {
        "first_month": str(first),
        "term_months": term,
        "balance_at_start": raw["debt"]["balance"],
        "paid_sum": data.draw(amounts(3000)),
        "events": events,
    }
    paused = outcome(raw | {"agreement": agreed}, rules)
    if paused.plan is not None:
        assert paused.plan.end_date == old.plan.end_date
    for row in paused.schedule:
        if events[3]["first_month"] <= str(row.month) <= events[3]["last_month"]:
            assert row.payment.amount == 0
    day = first.plus(data.draw(st.integers(-1, term - 2))).last_day
    other = policy(**data.draw(policies()))
    review = reviewed(draft(raw | {"agreement": agreed}), other, LAW, day, old)
    assert isinstance(review, Review)
    assert review.end_date == old.plan.end_date
    assert review.first_month.plus(review.months_left - 1).last_day == old.plan.end_date
    # The whole running plan: its own start, and the months that the review changes after the day.
    assert review.again.first_month == first
    assert review.first_month > Month.of(day)
    running, plan = review.again.running, review.again.plan
    assert running is not None
    assert plan is not None
    assert plan.end_date == old.plan.end_date
    assert running.still_to_pay.amount <= review.owed
