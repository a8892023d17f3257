"""A running plan: the rest of the schedule in force, whatever else is said (ENGINE 14a)."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc import Assessment, Draft, PolicyFile, Review, assess, read_assessment, reviewed
from calc.engine import assess_above
from calc.running.result import Promise
from tests.building import (
    ON,
    Raw,
    adult,
    arrangement,
    cost,
    draft,
    example_policy,
    found,
    income,
    policy,
    raw_draft,
    settled,
    shown,
)  # fmt: skip
from tests.lives import accepted, agreement, joker, paid_through, pause, received
from tests.tariff_files import shipped

LATER = date(2027, 11, 20)
OWED: Raw = {"balance": "50000.00"}
LADDER: Raw = {
    "debt": OWED,
    "income": [income("3000.00")],
    "expenses": [cost("1885.00")],
    "arrangements": [arrangement("700.00", until="2027-06-30")],
}


def on(made: Draft, day: date, rules: PolicyFile | None = None) -> Assessment:
    return assess_above(None, made, rules or example_policy(), day)


def payments(made: Assessment, first: int = 0) -> list[int]:
    return [int(row.payment.amount) for row in made.schedule[first:]]


def agreed(made: Draft, first: int = 0) -> list[int]:
    schedule = made.agreement.schedule
    assert schedule is not None
    return [int(month.payment) for month in schedule.months[first:]]


def with_entries(made: Draft, *entries: Raw, **more: Any) -> Draft:
    values = json.loads(made.model_dump_json())
    values["agreement"] |= {"entries": [*entries]}
    return draft(values | more)


@pytest.mark.parametrize("k", [0, 1, 6, 7, 12, 35, 36])
def test_a1_a_review_gives_the_rest_of_the_schedule_and_no_new_ladder(k: int) -> None:
    """A1: nothing changed, so nothing changes, on any day; also with more saved than planned."""
    plan = accepted(LADDER)
    assert len(set(agreed(plan))) > 1
    day = date(2026, 11, 20) if not k else plan_month(k)
    for savings in ("9000.00", "90000.00"):
        made = paid_through(plan, k, savings=savings, reference_date=str(day))
        assert payments(on(made, day)) == agreed(plan)


def plan_month(k: int) -> date:
    months = 2026 * 12 + 11 + k - 1
    return date(months // 12, months % 12 + 1, 20)


def test_a1_whatever_the_policy_and_the_dossier_say_now_of_start_and_term() -> None:
    """A3: term, chosen term and first plan month of today move no end date."""
    plan = paid_through(accepted(LADDER), 12, first_plan_month="2028-06", savings="9000.00")
    longer = {"kind": "plan", "term_months": 60}
    made = plan.model_copy(update={"solution": draft(solution=longer).solution})
    for keys in ({"term_months": 12, "term_max": 12}, {"term_months": 60}):
        out = shown(on(made, LATER, policy(**keys)))
        assert (out["end_date"], out["first_plan_month"]) == ("2029-11-30", "2026-12")
        assert (out["plan"]["first_month"], out["plan"]["term_months"]) == ("2026-12", 36)
    assert not found(on(made, LATER), "start_in_the_past")


def test_the_payment_of_a_longer_low_follows_and_never_rises_again_by_more_than_the_share() -> None:
    plan = accepted({"debt": OWED, "income": [income("3000.00")], "expenses": [cost("1885.00")]})
    less = paid_through(plan, 12, income=[income("2500.00")], savings="9000.00")
    made = on(less, LATER)
    assert payments(made)[:12] == agreed(plan)[:12]
    assert max(payments(made, 12)) < min(agreed(plan, 12))
    assert made.final is False  # checks of the example are open, not the plan


def test_a7_without_room_later_the_discharge_stands_and_the_end_date_too() -> None:
    """A7: room ends in mid-plan; only where nothing was ever paid the promise waits."""
    plan = accepted({"debt": OWED})
    gone = paid_through(plan, 12, income=[income("900.00")])
    made = on(gone, LATER)
    assert set(payments(made, 12)) == {0}
    assert made.plan is not None
    assert made.plan.discharge is not None
    assert made.plan.discharge.amount == 50000 - sum(agreed(plan)[:12])
    assert str(made.plan.end_date) == "2029-11-30"
    never = with_entries(plan, income=[income("900.00")])
    values = json.loads(never.model_dump_json())
    values["agreement"]["paid_sum"] = "0.00"
    waits = on(draft(values), LATER)
    assert waits.plan is not None
    assert waits.plan.discharge is None
    assert waits.running is not None
    assert waits.running.promise is Promise.WAITS
    assert found(waits, "promise_waits")


def test_a7_a_rest_that_is_paused_keeps_its_discharge() -> None:
    """A7: the rest of the term is a pause."""
    plan = accepted({"debt": OWED}, None, pause("2027-12", "2029-11"))
    made = on(paid_through(plan, 12), LATER)
    assert set(payments(made, 12)) == {0}
    assert made.plan is not None
    assert made.plan.discharge is not None


def test_an_income_that_is_open_withholds_its_months_and_not_the_promise() -> None:
    plan = paid_through(accepted({"debt": OWED}), 12)
    ends = income(until="2028-05-31", followed_by="unknown")
    values = json.loads(plan.model_dump_json()) | {"income": [ends], "savings": "9000.00"}
    made = on(draft(values), LATER)
    assert payments(made, 18) == [0] * 18
    assert made.schedule[20].decided == "open"
    assert made.plan is not None
    assert made.plan.discharge is not None


def test_a_missed_month_stays_in_the_debt_and_is_asked_at_the_end_within_the_ladder() -> None:
    plan = accepted({"debt": {"balance": "20000.00"}})
    assert agreed(plan)[-1] == 0
    paid = [received(f"{m}-01", "900.00") for m in ("2026-12", "2027-02", "2027-03")]
    kept = [received("2027-01-01", "900.00"), *paid]
    day = date(2027, 4, 20)
    all_in, one_missed = on(with_entries(plan, *kept), day), on(with_entries(plan, *paid), day)
    assert sum(payments(one_missed, 4)) == sum(payments(all_in, 4)) + 900
    assert max(payments(one_missed, 4)) <= max(agreed(plan))
    skipped = on(with_entries(plan, *paid, joker("2027-01")), day)
    assert payments(skipped, 4) == payments(all_in, 4)
    assert skipped.running is not None
    assert skipped.running.discharge.amount == skipped.running.rest.amount + 900


def test_the_month_of_today_counts_once_and_what_is_left_of_it_is_still_asked() -> None:
    plan = accepted({"debt": OWED})
    made = on(with_entries(plan, received("2026-12-05", "300.00")), date(2026, 12, 20))
    running = made.running
    assert running is not None
    assert running.month == 1
    assert running.to_pay_now.amount == 600
    assert str(running.due) == "2026-12"
    assert next((str(r.first), r.months, int(r.payment.amount)) for r in running.ahead) == (
        "2026-12", 1, 600,
    )  # fmt: skip
    assert running.still_to_pay.amount == 600 + sum(payments(made, 1))


def test_what_was_paid_ahead_for_a_month_is_not_asked_again() -> None:
    plan = accepted({"debt": OWED})
    ahead = received("2026-12-05", "900.00", "2027-02")
    made = on(with_entries(plan, ahead), date(2026, 12, 20))
    assert payments(made)[:4] == [900, 900, 0, 900]


def test_a_lower_saving_asks_less_and_a_higher_one_never_more() -> None:
    plan = accepted(LADDER)
    poor = paid_through(plan, 12, savings="10.00", reference_date="2027-11-20")
    rich = paid_through(plan, 12, savings="80000.00", reference_date="2027-11-20")
    assert sum(payments(on(poor, LATER), 12)) <= sum(agreed(plan, 12))
    assert payments(on(rich, LATER), 12) == agreed(plan, 12)
    saved = on(poor, LATER).running
    assert saved is not None
    assert saved.saved is not None
    assert saved.saved.amount == 10
    # Unchanged since, and nothing says that it was asked again: the plan's.
    old = on(paid_through(plan, 12), LATER).running
    assert old is not None
    assert old.saved is not None
    assert old.saved.amount == plan.agreement.schedule.months[11].saved  # type: ignore[union-attr]


def test_a_short_dip_is_offered_as_a_pause_and_both_are_shown() -> None:
    plan = paid_through(accepted({"debt": OWED}), 12, savings="9000.00")
    for last, offered in (("2028-03-31", True), ("2028-04-30", False)):
        dip = arrangement("500.00", from_date="2028-01-01", until=last)
        values = json.loads(plan.model_dump_json()) | {"arrangements": [dip]}
        made = on(draft(values), LATER)
        running = made.running
        assert running is not None
        assert (running.pause_offered is not None) is offered
        if running.pause_offered is not None:
            ((first, end),) = running.pause_offered.pauses
            assert (str(first), str(end)) == ("2028-01", "2028-03")
            assert running.pause_offered.total > sum(payments(made, 12))


@pytest.mark.parametrize(("last", "falls"), [("2028-02", False), ("2028-03", True)])
def test_a_pause_enters_low_from_its_fourth_month(last: str, falls: bool) -> None:
    dip = arrangement("500.00", from_date="2027-12-01", until=f"{last}-28")
    plan = paid_through(accepted({"debt": OWED}, None, pause("2027-12", last)), 12)
    values = json.loads(plan.model_dump_json()) | {"arrangements": [dip], "savings": "9000.00"}
    made = on(draft(values), LATER)
    after = payments(made)[16]
    assert (after < 900) is falls


def test_a19_a_balance_that_does_not_fit_is_said_and_never_asks_more() -> None:
    """A19: compared on its own date; lower becomes a correction, higher asks nothing more."""
    plan = paid_through(accepted({"debt": OWED}), 12)
    paid = sum(agreed(plan)[:12])
    fits = on(_balance(plan, 50000 - paid), LATER)
    assert not found(fits, "balance_is_higher")
    assert not found(fits, "balance_is_lower")
    higher = on(_balance(plan, 50000), LATER)
    assert found(higher, "balance_is_higher") == [("warns", "debt.balance")]
    assert payments(higher) == payments(fits)
    lower = on(_balance(plan, 50000 - paid - 100), LATER)
    assert found(lower, "balance_is_lower") == [("warns", "debt.balance")]
    assert lower.running is not None
    assert lower.running.correction == 100


def _balance(made: Draft, amount: int) -> Draft:
    debt = made.debt.model_copy(update={"balance": Decimal(amount).quantize(Decimal("0.01"))})
    return made.model_copy(update={"debt": debt, "reference_date": LATER})


def test_a19_a_payment_of_a_later_day_does_not_count() -> None:
    """A19: payments dated after the review day."""
    plan = accepted({"debt": OWED})
    made = on(with_entries(plan, received("2027-12-01", "900.00")), LATER)
    assert made.running is not None
    assert made.running.received.amount == 0
    assert found(made, "entries_of_later_day")


def test_a19_an_arrangement_by_its_balance_ends_when_the_plan_expected_it_to() -> None:
    """A19: neither counted anew from now, nor shorter because a balance was updated."""
    line = arrangement("100.00", balance="1800.00")
    plan = accepted({"debt": OWED, "arrangements": [line]})
    for balance in ("1800.00", "600.00"):
        values = json.loads(paid_through(plan, 12).model_dump_json())
        values["arrangements"][0]["balance"] = balance
        made = on(draft(values | {"savings": "9000.00"}), LATER)
        assert payments(made) == agreed(plan)
        assert found(made, "arrangement_by_balance_runs") == [("warns", "arrangements[0].until")]


def test_a19_kindgebonden_budget_of_a_child_that_turned_18_is_not_counted_whole_again() -> None:
    """A19: the plan expected less from the month after the birthday, and so it stays."""
    raw: Raw = {
        "debt": OWED,
        "household_type": "alleenstaande ouder",
        "children": [{"ref": "K1", "of": "A", "birth_month": "2009-04"}],
        "income": [income("2000.00"), income("300.00", "I22")],
    }
    plan = accepted(raw)
    assert agreed(plan)[0] > agreed(plan)[12]
    made = on(paid_through(plan, 12, savings="9000.00"), LATER)
    assert payments(made) == agreed(plan)
    assert found(made, "child_has_turned_18") == [("warns", "children[0].birth_month")]


def test_a_cost_that_is_not_known_at_a_review_leaves_the_schedule_in_force() -> None:
    plan = accepted(LADDER)
    made = on(paid_through(plan, 12, expenses=[{"code": "U01"}]), LATER)
    assert payments(made) == agreed(plan)
    assert made.plan is not None
    assert str(made.plan.end_date) == "2029-11-30"
    assert found(made, "schedule_in_force_stays")
    assert made.final is False


def test_a_check_that_opens_brings_no_interim_amount() -> None:
    plan = accepted({"debt": OWED, "checks": settled()})
    made = on(paid_through(plan, 12, checks=settled("S01")), LATER)
    assert made.beside.gate.interim is None
    assert payments(made, 12) == agreed(plan, 12)


def test_behind_a_gate_a_running_plan_asks_nothing_and_keeps_its_end() -> None:
    plan = paid_through(accepted({"debt": OWED}), 12)
    closed = plan.model_copy(update={"debt": plan.debt.model_copy(update={"wsnp": True})})
    made = on(closed, LATER)
    assert set(payments(made, 12)) == {0}
    assert made.schedule[20].decided == "gate"
    assert made.plan is not None
    assert str(made.plan.end_date) == "2029-11-30"
    values = json.loads(closed.model_dump_json()) | {"expenses": [{"code": "U01"}]}
    assert set(payments(on(draft(values), LATER), 12)) == {0}


def test_a3_a_dossier_of_before_that_kept_no_schedule() -> None:
    """A3: its own start and what was paid are honoured; it is never final without its schedule."""
    old: Raw = {
        "debt": OWED,
        "agreement": {
            **agreement(), "first_month": "2026-09", "balance_at_start": "50000.00",
            "paid_sum": "1800.00",
        },
    }  # fmt: skip
    made = on(draft(raw_draft(**old)), date(2026, 11, 23))
    out = shown(made)
    assert (out["end_date"], out["running"]["basis"]) == ("2029-08-31", "rebuilt")
    assert out["running"]["received"] == "1800.00"
    assert found(made, "schedule_not_kept") == [("blocks", "agreement.schedule")]
    unknown = on(draft(raw_draft(**old, expenses=[{"code": "U01"}])), date(2026, 11, 23))
    assert shown(unknown)["end_date"] == "2029-08-31"
    assert set(payments(unknown)) == {0}


def test_a1_the_old_assessment_gives_the_schedule_that_was_not_kept() -> None:
    """A1: review --of; also where the old one capped or paused a month."""
    blow = cost("9000.00", frequency="once", date="2027-09-15")
    for changes in (LADDER, LADDER | {"expenses": [cost("1885.00"), blow]}):
        before = on(draft(raw_draft(**changes)), ON)
        old = read_assessment(json.loads(json.dumps(shown(before))))
        assert not isinstance(old, tuple)
        runs = agreement(balance_at_start="50000.00", paid_sum=str(sum(payments(before)[:12])))
        now = draft(raw_draft(**changes, agreement=runs) | {"savings": "9000.00"})
        review = reviewed(now, example_policy(), shipped(), LATER, old)
        assert isinstance(review, Review)
        above = zip(review.again.schedule[12:], before.schedule[12:], strict=True)
        assert all(now.payment.amount <= then.payment.amount for now, then in above)
        assert not found(review.again, "schedule_not_kept")


def test_a_higher_floor_of_a_later_tariff_counts_back_to_its_period() -> None:
    raw: Raw = {
        "first_plan_month": "2026-02",
        "debt": {"balance": "90000.00"},
        "income": [income("2600.00")],
        "adults": [adult("A", birth_month="1985-06", hours_per_week=36,
                         taxable_income={"amount": "30000.00", "year": 2026})],
    }  # fmt: skip
    plan = accepted(raw, law=True)
    made = assess(paid_through(plan, 8), example_policy(), shipped(), date(2026, 9, 5))
    running = made.running
    assert running is not None
    assert running.counted_back is not None
    assert [str(month) for month, _ in running.counted_back.months] == [
        "2026-07", "2026-08", "2026-09",
    ]  # fmt: skip
    assert max(payments(made, 8)) < agreed(plan)[7]
    before = assess(paid_through(plan, 4), example_policy(), shipped(), date(2026, 5, 5))
    assert before.running is not None
    assert before.running.counted_back is None
    assert payments(before) == agreed(plan)
