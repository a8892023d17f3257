"""A review that is accepted takes the place of the schedule in force; plans agreed elsewhere."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc import Assessment, Draft, Month, Review, assess, reviewed
from calc.base.money import engine_context
from calc.engine import assess_review
from calc.review.renewed import Renewed, renewed
from calc.review.settle import Settle
from calc.running.accepted import accepted_in
from calc.running.elsewhere import AgreedStep, schedule_elsewhere
from calc.running.kept import promises_of
from calc.running.ledger import Standing
from calc.running.life import Choices
from tests.building import (
    Raw,
    adult,
    cost,
    draft,
    example_policy,
    found,
    income,
    raw_draft,
    settled,
    shown,
)  # fmt: skip
from tests.lives import accepted, agreement, joker, paid_through, pause, received
from tests.tariff_files import shipped

LATER = date(2027, 11, 20)
EARNS = [adult("A", birth_month="1985-06", hours_per_week=36,
               taxable_income={"amount": "30000.00", "year": 2026})]  # fmt: skip
LAWFUL: Raw = {
    "debt": {"balance": "90000.00"},
    "income": [income("2600.00")],
    "adults": EARNS,
    "checks": settled(),
}


def review_of(made: Draft, on: date, choices: Choices | None = None) -> Review:
    review = reviewed(made, example_policy(), shipped(), on, choices=choices)
    assert isinstance(review, Review), review
    return review


def take(made: Draft, on: date, settle: Settle = Settle.SET_OFF, **more: Any) -> Renewed:
    with engine_context():
        return renewed(made, review_of(made, on, **more), on, settle)


def under(made: Draft, taken: Renewed) -> Draft:
    values = json.loads(made.model_dump_json())
    values["agreement"]["schedule"] = json.loads(taken.schedule.model_dump_json())
    values["agreement"]["earlier_schedules"] = [json.loads(taken.before.model_dump_json())]
    values["agreement"]["entries"] += [
        json.loads(entry.model_dump_json()) for entry in taken.entries
    ]
    return draft(values)


def payments(made: Assessment, first: int = 0) -> list[Decimal]:
    return [row.payment.amount for row in made.schedule[first:]]


def test_an_accepted_review_is_the_schedule_in_force_and_asks_the_same_again() -> None:
    plan = accepted(LAWFUL, law=True)
    less = paid_through(plan, 12, income=[income("2300.00")], savings="9000.00")
    review = review_of(less, LATER)
    taken = take(less, LATER)
    assert str(taken.schedule.from_month) == "2027-12"
    assert taken.schedule.accepted_on == LATER
    assert taken.before == plan.agreement.schedule
    assert [month.payment for month in taken.schedule.months] == payments(review.again)
    assert max(payments(review.again, 12)) < plan.agreement.schedule.months[12].payment
    again = assess(under(less, taken), example_policy(), shipped(), date(2027, 11, 28))
    assert payments(again) == payments(review.again)
    # A wage that is back gives no jump: low stays what it was.
    back = json.loads(under(less, taken).model_dump_json()) | {"income": [income("2600.00")]}
    risen = assess(draft(back), example_policy(), shipped(), date(2027, 12, 28))
    assert payments(review.again, 13) < payments(risen, 13)
    assert payments(risen, 13) < payments(assess(plan, example_policy(), shipped(), LATER), 13)


@pytest.mark.parametrize("settle", Settle)
def test_what_counts_back_is_set_off_or_refunded(settle: Settle) -> None:
    early = LAWFUL | {"first_plan_month": "2026-02"}
    made = paid_through(accepted(early, law=True), 8)
    on = date(2026, 9, 5)
    running = review_of(made, on).again.running
    assert running is not None
    assert running.counted_back is not None
    amount = running.counted_back.amount.amount
    taken = take(made, on, settle)
    after = assess(under(made, taken), example_policy(), shipped(), on)
    assert after.running is not None
    assert after.running.counted_back is None
    asked = review_of(made, on).again.running
    assert asked is not None
    if settle is Settle.REFUND:
        assert [entry.amount for entry in taken.entries] == [amount]
        assert after.running.received.amount == running.received.amount - amount
        assert after.running.still_to_pay.amount == asked.still_to_pay.amount
    else:
        assert taken.entries == ()
        assert sum(month.set_off or 0 for month in taken.schedule.months) == amount
        assert after.running.still_to_pay.amount == asked.still_to_pay.amount - amount
        assert after.running.received.amount == running.received.amount


def test_with_no_payment_left_it_is_refunded_and_a_lower_balance_is_corrected() -> None:
    early = LAWFUL | {"first_plan_month": "2026-02"}
    plan = accepted(early, law=True)
    values = json.loads(paid_through(plan, 8).model_dump_json())
    values |= {"income": [income("900.00")], "reference_date": "2026-09-05"}
    values["debt"]["balance"] = "80000.00"
    taken = take(draft(values), date(2026, 9, 5))
    kinds = [entry.kind.value for entry in taken.entries]
    assert kinds == ["terugbetaald", "correctie"]


def elsewhere(**more: Any) -> Draft:
    """36 months from January 2026: 100 a month, 150 from 2027; agreed by somebody else."""
    steps = (
        AgreedStep(Month(2026, 1), Decimal("100.00")),
        AgreedStep(Month(2027, 1), Decimal("150.00")),
    )
    promises = promises_of(example_policy().policy, None)
    with engine_context():
        schedule = schedule_elsewhere(
            Month(2026, 1), 36, steps, promises, date(2025, 12, 20), Decimal("0.00")
        )
    agreed: Raw = {
        **agreement(),
        "first_month": "2026-01",
        "balance_at_start": "12000.00",
        "schedule": json.loads(schedule.model_dump_json()),
        "paid_sum": "1000.00",
    }
    return draft(raw_draft(**{**LAWFUL, "agreement": agreed, **more}))


def test_steps_of_elsewhere_hold_until_they_are_changed_with_a_reason() -> None:
    made, on = elsewhere(), date(2026, 10, 5)
    plain = review_of(made, on).again
    assert payments(plain) == [Decimal(100)] * 12 + [Decimal(150)] * 24
    assert shown(plain)["running"]["origin"] == "elders"
    freed = review_of(made, on, Choices(release="meer inkomen")).again
    assert max(payments(freed, 10)) > 150
    taken = take(made, on)
    assert taken.schedule.origin == "elders"
    assert [month.ladder for month in taken.schedule.months] == payments(plain)
    with_reason = take(made, on, choices=Choices(release="meer inkomen"))
    assert (with_reason.schedule.origin, with_reason.schedule.reason) == ("hier", "meer inkomen")
    after = assess(under_sum(made, with_reason), example_policy(), shipped(), on)
    assert payments(after, 10) == payments(freed, 10)


def under_sum(made: Draft, taken: Renewed) -> Draft:
    values = json.loads(made.model_dump_json())
    values["agreement"]["schedule"] = json.loads(taken.schedule.model_dump_json())
    return draft(values)


def test_a_chosen_amount_holds_and_changes_only_with_a_reason() -> None:
    chosen = {"amount": "300.00", "deviation_reason": "SENTINEL-reden"}
    plan = accepted(LAWFUL | {"solution": chosen}, law=True)
    for solution, expected, blocked in (
        ({}, 300, False),
        ({"amount": "350.00", "deviation_reason": "SENTINEL-anders"}, 350, False),
        ({"amount": "350.00"}, 300, True),
        ({"amount": "250.00"}, 250, True),
        (chosen, 300, False),
    ):
        made = paid_through(plan, 12, solution=solution, savings="9000.00")
        review = review_of(made, LATER)
        assert set(payments(review.again, 12)) == {Decimal(expected)}
        assert bool(found(review.again, "chosen_changed_without_reason")) is blocked
    free = review_of(paid_through(plan, 12, solution={}, savings="9000.00"), LATER,
                     Choices(release="SENTINEL-reden"))  # fmt: skip
    assert min(payments(free.again, 12)) > 350
    first_chosen = paid_through(accepted(LAWFUL, law=True), 12, solution=chosen, savings="9000.00")
    assert set(payments(review_of(first_chosen, LATER).again, 12)) == {Decimal(300)}


def test_a_cap_stays_until_the_customer_agrees_that_its_cause_is_gone() -> None:
    blow = cost("9000.00", frequency="once", date="2027-05-15")
    plan = accepted(LAWFUL | {"expenses": [cost(), blow]}, law=True)
    schedule = plan.agreement.schedule
    assert schedule is not None
    capped = [month.month for month in schedule.months if month.cap is not None]
    assert capped
    made = paid_through(plan, 1, expenses=[cost()], savings="50000.00")
    on = date(2026, 12, 31)
    held = assess(made, example_policy(), shipped(), on)
    assert payments(held) == [month.payment for month in schedule.months]
    assert held.running is not None
    assert set(held.running.caps_to_lift) == set(capped[1:])
    accepts = accepted_in(made, Choices(lift_caps=True))
    assert accepts is not None
    lifted = assess_review(made, example_policy(), shipped(), on, accepts)
    assert sum(payments(lifted, 1)) > sum(payments(held, 1))


def test_a_review_of_no_schedule_takes_no_place() -> None:
    old = draft(raw_draft(**{**LAWFUL, "agreement": agreement(paid_sum="0.00")}))
    review = review_of(old, date(2026, 11, 20))
    with pytest.raises(ValueError, match="nothing was agreed"):
        renewed(old, review, date(2026, 11, 20), Settle.SET_OFF)


def with_entries(made: Draft, *later: Raw, **more: Any) -> Draft:
    values = json.loads(made.model_dump_json()) | more
    values["agreement"]["entries"] += later
    return draft(values)


def test_a1_a_joker_of_a_month_to_come_survives_a_review() -> None:
    """A1, property 14: what was skipped with a joker is not asked after all."""
    plan = paid_through(accepted(LAWFUL, law=True), 6)
    made = with_entries(plan, joker("2027-07", "2027-05-10"))
    on = date(2027, 5, 15)
    before = assess(made, example_policy(), shipped(), on)
    after = assess(under(made, take(made, on)), example_policy(), shipped(), on)
    assert before.running is not None
    assert after.running is not None
    assert before.schedule[7].payment.amount == after.schedule[7].payment.amount == 0
    assert after.running.jokers.amount == before.running.jokers.amount > 0
    assert payments(after) == payments(before)
    values = json.loads(under(made, take(made, on)).model_dump_json())
    later = assess(draft(values), example_policy(), shipped(), date(2027, 7, 5))
    assert later.running is not None
    assert later.running.to_pay_now.amount == 0
    assert later.running.months[7].standing is Standing.JOKER


@pytest.mark.parametrize("raise_to", ["2600.00", "2500.00", "2900.00"])
def test_a1_what_was_paid_ahead_counts_once_after_a_review(raise_to: str) -> None:
    """A1, property 12: a month that is paid for in part asks the rest of it, once it is there."""
    plan = paid_through(accepted(LAWFUL, law=True), 6)
    more = {"income": [income(raise_to)]}
    made = with_entries(plan, received("2027-05-10", "100.00", "2027-07"), **more)
    on = date(2027, 5, 15)
    before = assess(made, example_policy(), shipped(), on)
    renewed_plan = under(made, take(made, on))
    assert payments(assess(renewed_plan, example_policy(), shipped(), on)) == payments(before)
    asked = before.schedule[7].payment.amount
    later = with_entries(renewed_plan, received("2027-06-01", str(payments(before)[6])))
    in_july = assess(later, example_policy(), shipped(), date(2027, 7, 5)).running
    assert in_july is not None
    assert in_july.to_pay_now.amount == asked > 0


def test_a1_a_pause_of_a_month_that_was_paid_in_part_survives_a_review() -> None:
    """A1: the part that came in does not end the pause."""
    plan = paid_through(accepted(LAWFUL, None, pause("2027-07", "2027-07"), law=True), 6)
    made = with_entries(plan, received("2027-05-10", "100.00", "2027-07"))
    on = date(2027, 5, 15)
    after = assess(under(made, take(made, on)), example_policy(), shipped(), on)
    assert after.schedule[7].payment.amount == 0
    assert payments(after) == payments(assess(made, example_policy(), shipped(), on))


def test_a1_a_whole_month_paid_ahead_stays_its_own_after_a_review() -> None:
    """A1: what was paid for a month to come fills no older month because it was reviewed."""
    plan = paid_through(accepted(LAWFUL, law=True), 6)
    schedule = plan.agreement.schedule
    assert schedule is not None
    whole = str(schedule.months[7].payment)
    made = with_entries(plan, received("2027-05-10", whole, "2027-07"))
    on = date(2027, 5, 15)
    taken = take(made, on)
    assert taken.schedule.months[7].payment == schedule.months[7].payment
    missed = assess(under(made, taken), example_policy(), shipped(), date(2027, 7, 5)).running
    assert missed is not None
    assert missed.months[6].standing is Standing.MISSED
    assert missed.months[7].standing is Standing.KEPT


def test_a1_what_was_set_off_is_not_set_off_again_while_a_cost_is_unknown() -> None:
    """A1, 14a: the schedule in force stays, with what it set off in it once."""
    early = LAWFUL | {"first_plan_month": "2026-02"}
    made = paid_through(accepted(early, law=True), 8)
    on = date(2026, 9, 5)
    taken = take(made, on)
    assert any(month.set_off for month in taken.schedule.months)
    values = json.loads(under(made, taken).model_dump_json())
    values["expenses"][0]["amount"] = "UNKNOWN"
    stays = assess(draft(values), example_policy(), shipped(), on)
    assert payments(stays, 8) == [month.payment for month in taken.schedule.months[8:]]


def test_a1_nothing_is_set_off_against_what_is_not_asked() -> None:
    """A1, 14a: a joker and what came in ahead take nothing of what was paid above the floor."""
    early = LAWFUL | {"first_plan_month": "2026-02"}
    on = date(2026, 9, 5)
    plan = paid_through(accepted(early, law=True), 8)
    made = with_entries(
        plan, joker("2026-10", "2026-09-02"), received("2026-09-03", "300.00", "2026-11")
    )
    running = review_of(made, on).again.running
    assert running is not None
    assert running.counted_back is not None
    taken = take(made, on)
    after = assess(under(made, taken), example_policy(), shipped(), on).running
    assert after is not None
    back = running.counted_back.amount.amount
    assert taken.schedule.months[8].set_off is None
    assert after.still_to_pay.amount == running.still_to_pay.amount - back
    assert after.jokers.amount == running.jokers.amount


@pytest.mark.parametrize("on", [date(2029, 10, 31), date(2029, 11, 15)])
def test_a1_the_last_year_of_a_plan_is_final_under_its_own_tariff(on: date) -> None:
    """A1, 14a: that nobody has the figures of 2029 makes no concept of what was agreed."""
    review = review_of(paid_through(accepted(LAWFUL, law=True), 34), on)
    assert ("warns", "reference_date") in found(review.again, "reference_far_away")
    assert review.final
    assert take(paid_through(accepted(LAWFUL, law=True), 34), on).schedule.accepted_on == on


def test_a_day_far_beyond_the_plan_is_a_slip_of_the_hand() -> None:
    plan = paid_through(accepted(LAWFUL, law=True), 34)
    far = assess(plan, example_policy(), shipped(), date(2129, 11, 15))
    assert found(far, "reference_far_away") == [("blocks", "reference_date")]
