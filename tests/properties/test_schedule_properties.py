"""Invariants of every schedule and plan (ENGINE 16), over generated households and policies."""

import json
from calendar import monthrange
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import strategies as st

from calc import ENGINE_VERSION, Assessment, Policy, Step
from calc.engine import assess_above
from calc.stored.assessment_json import roots
from tests.building import ON, Raw, draft, policy, shown
from tests.properties.evaluating import NEAR, Trees, value_of
from tests.properties.households import (
    PLACES,
    assessed,
    of_households,
    policy_of,
    refuse_unless,
    told,
)
from tests.properties.strategies import raw_dossiers

pytestmark = pytest.mark.properties
F = Fraction
ALMOST = Decimal("1E-9")


def _assess(raw: Raw, changes: Raw) -> tuple[Assessment, Policy]:
    return assessed(raw, changes), policy_of(changes).policy


@of_households(st.integers(0, 2**32))
def test_the_order_of_lines_changes_no_amount(raw: Raw, changes: Raw, order: int) -> None:
    chance = Random(order)
    mixed = dict(raw)
    for name in ("income", "expenses", "arrangements"):
        mixed[name] = list(raw[name])
        chance.shuffle(mixed[name])
    one, other = (told(_assess(values, changes)[0]) for values in (raw, mixed))
    if one["plan"]:
        for plan in (one["plan"], other["plan"]):
            plan["running_at_end"] = sorted(
                item["last_month"] or "" for item in plan["running_at_end"]
            )
    for part in ("groups", "schedule", "plan", "savings_target", "term_that_repays", "payment"):
        assert one[part] == other[part], part


@of_households()
def test_the_payments_never_exceed_the_debt_and_the_rest_is_discharged(
    raw: Raw, changes: Raw
) -> None:
    outcome, rules = _assess(raw, changes)
    others = sum(
        Decimal(item["monthly"])
        for item in raw["debt"]["co_debtors"]
        if item["monthly"] != "UNKNOWN"
    )
    debt = max(Decimal(0), Decimal(raw["debt"]["balance"]) - others * rules.term_months)
    paid = sum((row.payment.amount for row in outcome.schedule), Decimal(0))
    assert paid <= debt
    so_far = Decimal(0)
    for row in outcome.schedule:
        so_far += row.payment.amount
        assert row.debt_left is None or row.debt_left.amount == debt - so_far
    plan = outcome.plan
    assert (plan is None) == (paid == 0)
    if plan is None:
        return
    assert plan.total == paid
    is_open = any(row.decided == "open" for row in outcome.schedule)
    if rules.rest_at_end != "discharge" or is_open:
        assert plan.discharge is None
    else:
        assert plan.discharge is not None
        assert plan.discharge.amount == debt - paid
    last = [row for row in outcome.schedule if row.payment.amount][-1]
    assert (plan.last_payment_month, plan.last_payment) == (last.month, last.payment.amount)


@of_households(raw_dossiers())
def test_the_end_date_depends_on_start_and_term_alone(raw: Raw, changes: Raw, other: Raw) -> None:
    other["first_plan_month"] = raw.setdefault("first_plan_month", "2026-12")
    ends = {
        outcome.plan.end_date
        for outcome, _ in (_assess(raw, changes), _assess(other, changes))
        if outcome.plan
    }
    year, month = map(int, raw["first_plan_month"].split("-"))
    index = year * 12 + month - 1 + changes["term_months"] - 1
    year, month = index // 12, index % 12 + 1
    assert ends <= {date(year, month, monthrange(year, month)[1])}


@of_households()
def test_the_schedule_has_a_row_for_each_month_of_the_term(raw: Raw, changes: Raw) -> None:
    outcome, rules = _assess(raw, changes)
    assert len(outcome.schedule) == rules.term_months
    first = outcome.schedule[0].month
    assert str(first) == raw.get("first_plan_month", "2026-12")
    assert [row.month for row in outcome.schedule] == [
        first.plus(index) for index in range(rules.term_months)
    ]


@of_households()
def test_a_payment_fits_in_its_month_and_is_a_multiple_of_the_step(raw: Raw, changes: Raw) -> None:
    outcome, rules = _assess(raw, changes)
    for row in outcome.schedule:
        payment = row.payment.amount
        assert payment >= 0
        assert payment <= max(Decimal(0), row.own_wall.amount) + ALMOST
        assert row.room.amount == max(Decimal(0), row.own_wall.amount)
        repaid = row.debt_left is not None and row.debt_left.amount == 0
        if payment and not repaid:
            assert payment % rules.payment_step == 0
            assert payment >= rules.plan_min
        if row.decided in ("open", "unknown"):
            assert payment == 0


@of_households()
def test_the_own_wall_is_income_less_costs_arrangements_and_reserve(raw: Raw, changes: Raw) -> None:
    outcome, _ = _assess(raw, changes)
    for row in outcome.schedule:
        spent = (row.costs, row.arrangements, row.reserve)
        expected = F(row.income.amount) - sum((F(part.amount) for part in spent), F(0))
        assert abs(F(row.own_wall.amount) - expected) < F(1, 10**28)


@of_households()
def test_no_payment_makes_a_balance_negative(raw: Raw, changes: Raw) -> None:
    outcome, rules = _assess(raw, changes)
    paid = [row.payment.amount for row in outcome.schedule]
    for index, row in enumerate(outcome.schedule):
        if row.balance is None or row.balance.amount >= -ALMOST:
            continue
        # Below zero: then every payment of the window that may still be changed is 0 already.
        window = range(max(0, index - rules.review_every_months + 1), index + 1)
        assert [paid[month] for month in window] == [0] * len(window)


@of_households()
def test_the_buffer_follows_from_the_rows(raw: Raw, changes: Raw) -> None:
    outcome, rules = _assess(raw, changes)
    assert outcome.savings_target is not None
    saved, target = F(raw["savings"]), F(outcome.savings_target.amount)
    for row in outcome.schedule:
        income, costs = F(row.income.amount), F(row.costs.amount)
        if saved >= target - NEAR / 2:
            expected = F(rules.reserve_after)
        else:
            expected = max(F(rules.reserve_min), F(rules.reserve_share) * income)
        assert abs(F(row.reserve.amount) - expected) < NEAR
        left = income - costs - F(row.arrangements.amount)
        saved += min(expected, max(F(0), left))


@of_households()
def test_the_parts_of_every_step_give_its_amount(raw: Raw, changes: Raw) -> None:
    outcome, _ = _assess(raw, changes)
    seen: set[int] = set()

    def walk(step: Step) -> None:
        if id(step) in seen:
            return
        seen.add(id(step))
        for part in step.parts:
            walk(part)
        if step.operation == "given":
            assert not step.parts, step.id
            return
        expected = value_of(step.operation.value, [F(part.amount) for part in step.parts])
        assert abs(expected - F(step.amount)) <= NEAR, step.id

    for step in roots(outcome):
        walk(step)
    assert seen


@of_households()
def test_written_steps_hold_and_every_pointer_has_its_one_step(raw: Raw, changes: Raw) -> None:
    outcome, _ = _assess(raw, changes)
    trees = Trees()
    for step in shown(outcome)["steps"]:
        trees.read(step)
    assert trees.wrong == []


SPLITS = [("day", 365), ("week", 52), ("2weeks", 26), ("4weeks", 13), ("month", 12)]
SPLITS += [("2months", 6), ("quarter", 4)]


@of_households(
    st.sampled_from([*SPLITS, ("halfyear", 2)]),
    st.integers(1, 90000),
    st.sampled_from(["income", "expenses", "arrangements"]),
)
def test_lines_of_any_frequency_equal_one_yearly_line_levelled(
    raw: Raw, changes: Raw, split: tuple[str, int], cents: int, group: str
) -> None:
    frequency, times = split
    line = {"income": {"code": "I08"}, "expenses": {"code": "U40"}, "arrangements": {}}[group]

    def with_line(amount: int, how_often: str) -> list[dict[str, Any]]:
        extra = line | {"amount": f"{amount // 100}.{amount % 100:02}", "who": "A"}
        values = raw | {group: [*raw[group], extra | {"frequency": how_often}]}
        outcome = told(_assess(values, changes)[0])
        return [outcome["groups"], outcome["schedule"], outcome["plan"], outcome["payment"]]

    assert with_line(cents, frequency) == with_line(cents * times, "year")


@of_households()
def test_the_same_input_gives_the_same_bytes(raw: Raw, changes: Raw) -> None:
    again = assess_above(None, draft(raw), policy(**changes), ON)
    one, other = (json.dumps(shown(each)) for each in (_assess(raw, changes)[0], again))
    assert one == other
    assert json.loads(one)["receipt"]["engine"] == ENGINE_VERSION


# UNKNOWN never behaves as 0 -----------------------------------------------------------------


def _missing(outcome: Assessment) -> set[str]:
    return {f.path for f in outcome.findings if f.severity == "missing"}


def _name_no_more(raw: Raw, ref: str) -> None:
    """A line that is gone cannot be named."""
    for other in (*raw["income"], *raw["arrangements"]):
        for key in ("successor", "withheld_from"):
            if other.get(key) == ref:
                del other[key]


@of_households(PLACES, st.sampled_from(["amount", "frequency", "who"]))
def test_an_unknown_income_is_not_counted_and_named(
    raw: Raw, changes: Raw, place: int, key: str
) -> None:
    index = place % len(raw["income"])
    line = dict(raw["income"][index])
    refuse_unless(not line.get("months"))
    _name_no_more(raw, line["ref"])
    unknown, without = list(raw["income"]), list(raw["income"])
    unknown[index] = line | {key: "UNKNOWN"}
    del without[index]
    one, _ = _assess(raw | {"income": unknown}, changes)
    other, _ = _assess(raw | {"income": without}, changes)
    assert one.partial
    assert not one.final
    assert one.plan is None
    assert _missing(one) == {f"income[{index}].{key}"}
    assert told(one)["schedule"] == told(other)["schedule"]


@of_households(
    PLACES,
    st.sampled_from(["expenses", "arrangements"]),
    st.sampled_from(["amount", "frequency", "who"]),
)
def test_an_unknown_cost_or_arrangement_gives_no_schedule(
    raw: Raw, changes: Raw, place: int, group: str, key: str
) -> None:
    lines = [dict(line) for line in raw[group] or [{"code": "U40", "amount": "1.00", "who": "A"}]]
    if group == "arrangements":
        lines = [line | {"code": "R10", "replaced_by_plan": False} for line in lines]
        lines = [line | {"already_in_profit": False} for line in lines]
    lines = [{"frequency": "month"} | line for line in lines]
    index = place % len(lines)
    lines[index][key] = "UNKNOWN"
    outcome, _ = _assess(raw | {group: lines}, changes)
    assert outcome.partial
    assert (outcome.schedule, outcome.plan, outcome.payment) == ((), None, None)
    assert outcome.savings_target is None
    assert _missing(outcome) == {f"{group}[{index}].{key}"}


@of_households()
def test_unknown_savings_pay_as_no_savings_and_the_result_is_partial(
    raw: Raw, changes: Raw
) -> None:
    unknown, _ = _assess(raw | {"savings": "UNKNOWN"}, changes)
    nothing, _ = _assess(raw | {"savings": "0.00"}, changes)
    assert told(unknown)["schedule"] == told(nothing)["schedule"]
    assert unknown.partial
    assert unknown.plan is None
    assert _missing(unknown) == {"savings"}


@of_households()
def test_an_unknown_liability_is_not_liable(raw: Raw, changes: Raw) -> None:
    adults = [adult | {"liable": "UNKNOWN"} for adult in raw["adults"]]
    outcome, _ = _assess(raw | {"adults": adults}, changes)
    assert outcome.partial
    assert outcome.plan is None
    assert {row.payment.amount for row in outcome.schedule} == {0}
    assert {row.decided.value for row in outcome.schedule} == {"unknown"}
    assert _missing(outcome) == {f"adults[{index}].liable" for index in range(len(adults))}


@of_households()
def test_of_an_unknown_balance_nothing_is_paid_and_nothing_is_discharged(
    raw: Raw, changes: Raw
) -> None:
    outcome, _ = _assess(raw | {"debt": raw["debt"] | {"balance": "UNKNOWN"}}, changes)
    assert outcome.plan is None
    assert {row.payment.amount for row in outcome.schedule} == {0}
    assert {row.debt_left for row in outcome.schedule} == {None}
    assert outcome.payment is None or outcome.payment.amount == 0
    assert outcome.term_that_repays is None
    assert _missing(outcome) == {"debt.balance"}


@of_households()
def test_an_arrangement_without_a_known_end_runs_the_whole_term(raw: Raw, changes: Raw) -> None:
    endless = {"code": "R10", "amount": "61.00", "frequency": "month", "who": "A"}
    with_it, _ = _assess(raw | {"arrangements": [*raw["arrangements"], endless]}, changes)
    without, _ = _assess(raw, changes)
    for one, other in zip(with_it.schedule, without.schedule, strict=True):
        difference = one.arrangements.amount - other.arrangements.amount
        expected = Decimal(61) if _counts(raw) else Decimal(0)
        assert abs(difference - expected) < ALMOST


def _counts(raw: Raw) -> bool:
    """Whether A's own lines count: not when B alone owes the debt."""
    liable = [adult["ref"] for adult in raw["adults"] if adult["liable"]]
    return liable != ["B"]


@of_households()
def test_a_shared_household_without_a_chosen_sharing_has_no_schedule(
    raw: Raw, changes: Raw
) -> None:
    outcome, _ = _assess(raw | {"cost_sharing": "UNKNOWN"}, changes)
    shares = [adult["liable"] for adult in raw["adults"]] in ([True, False], [False, True])
    assert (outcome.schedule == ()) == shares
    assert ("cost_sharing" in _missing(outcome)) == shares
