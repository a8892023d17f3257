"""Invariants of what stands beside every plan: shocks, interim agreement, comparison."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import strategies as st

from calc import Assessment
from calc.base.money import engine_context
from calc.base.rounding import cents_up, snap
from calc.base.step import Operation, Status, Step, Unit, step
from calc.base.step import given as leaf
from calc.context.gate import GateState
from calc.context.good_months import paid_from
from calc.context.schuldhulp import StatutoryAmounts, compared
from calc.context.shock_effects import Living
from calc.context.shocks import shock_test
from calc.engine import assess_above
from calc.plan.arrangements import counted_arrangements
from calc.plan.buffer import savings_now
from calc.plan.child_budget import less_after_18
from calc.plan.counted_lines import counted_lines
from calc.plan.levelled import LevelledView
from calc.plan.sharing import household_of
from calc.plan.successors import all_income
from calc.statutory_floor.child_budget import budget_steps
from tests.building import ON, Raw, draft, policy
from tests.properties.households import assessed, of_households, policy_of
from tests.properties.strategies import amounts

pytestmark = pytest.mark.properties
CENT = Decimal("0.01")
ZERO = Decimal(0)


@st.composite
def rules(draw: st.DrawFn) -> Raw:
    """One setback of any kind."""
    month = draw(st.integers(1, 12))
    return draw(
        st.sampled_from(
            (
                {"kind": "one_off_cost", "month": month, "amount": draw(amounts(2000))},
                {"kind": "energy_up", "month": month, "share": _share(draw)},
                {
                    "kind": "varying_income_out",
                    "month": month,
                    "until_month": month + draw(st.integers(0, 3)),
                },
                {"kind": "toeslagen_back", "month": month, "share": _share(draw)},
                {"kind": "child_money_out", "month": month},
                {"kind": "rent_up_in_july", "share": _share(draw)},
            )
        )
    )


def _share(draw: st.DrawFn) -> Decimal:
    return Decimal(draw(st.integers(0, 100))) / 100


def _larger(rule: Raw) -> Raw:
    """The same setback, but worse."""
    if "amount" in rule:
        return {**rule, "amount": str(Decimal(rule["amount"]) + 100)}
    if "share" in rule:
        return {**rule, "share": min(Decimal(1), rule["share"] + Decimal("0.1"))}
    if "until_month" in rule:
        return {**rule, "until_month": rule["until_month"] + 1}
    return rule


def _assess(raw: Raw, changes: Raw, *shocks: Raw) -> Assessment:
    return assess_above(None, draft(raw), policy(**changes, shocks=list(shocks)), ON)


def _retest(raw: Raw, changes: Raw, rule: Raw, more: Decimal) -> bool:
    """Whether the shock holds with so much more savings at the start, and the same payments."""
    made, found = draft(raw), policy(**changes, shocks=[rule])
    assessment = assess_above(None, made, found, ON)
    with engine_context():
        lines = counted_lines(made, found.policy, ON)
        others = counted_arrangements(made, assessment.first_month)
        # As in the engine: an income whose follower begins later is bridged, and the
        # kindgebonden budget of a child ends.
        budget = budget_steps(made, None, ON)
        income = less_after_18(all_income(made, lines.income, others.added_back), budget)
        household = household_of(made)
        view = LevelledView(made, found.policy, household, income, lines.costs, others.lines)
        extra = leaf("extra", more, Unit.EUR, source="test", status=Status.ENTERED)
        balances = [
            row.balance
            and step("more", Operation.SUM, [row.balance, extra], Unit.EUR, source="test")
            for row in assessment.schedule
        ]
        living = Living(made, view, [row.month for row in assessment.schedule])
        [shock] = shock_test(found.policy.shocks, living, balances, savings_now(made))
    return shock.holds


@of_households(rules())
def test_the_savings_that_are_named_make_it_hold_and_a_cent_less_does_not(
    raw: Raw, changes: Raw, rule: Raw
) -> None:
    for shock in _assess(raw, changes, rule).beside.shocks:
        now = Decimal(raw["savings"])
        needed = cents_up(shock.savings.amount)
        assert shock.holds == (snap(shock.lowest.amount) >= 0)
        assert _retest(raw, changes, rule, needed - now)
        if not shock.holds:
            assert not _retest(raw, changes, rule, needed - now - CENT)
        else:
            assert shock.savings.amount == now


@of_households(rules())
def test_a_larger_shock_never_gives_a_higher_lowest_balance(
    raw: Raw, changes: Raw, rule: Raw
) -> None:
    [*small] = _assess(raw, changes, rule).beside.shocks
    [*large] = _assess(raw, changes, _larger(rule)).beside.shocks
    assert len(large) >= len(small)
    for one, other in zip(small, large, strict=False):
        assert snap(other.lowest.amount) <= snap(one.lowest.amount)
        if one.breaks_in is not None:
            assert other.breaks_in is not None
            assert other.breaks_in <= one.breaks_in


@of_households(rules())
def test_a_shock_stays_in_its_months(raw: Raw, changes: Raw, rule: Raw) -> None:
    assessment = _assess(raw, changes, rule)
    for shock in assessment.beside.shocks:
        assert shock.month <= shock.lowest_month <= shock.until
        assert shock.month.months_until(shock.until) <= 11
        assert shock.until <= assessment.schedule[-1].month
        # Money that is missed later in the window leaves the months before it as they are.
        within = [
            row.balance.amount
            for row in assessment.schedule
            if row.balance is not None and shock.month <= row.month <= shock.until
        ]
        assert shock.lowest.amount <= min(within)


@of_households(amounts(200))
def test_an_interim_agreement_stays_below_room_maximum_and_debt(
    raw: Raw, changes: Raw, most: str
) -> None:
    found = policy(**changes, interim_max=most)
    assessment = assess_above(None, draft(raw), found, ON)
    gate = assessment.beside.gate
    assert gate.state is GateState.OPEN  # nobody settled a check
    if gate.interim is None:
        return
    amount, first = gate.interim.amount.amount, assessment.schedule[0]
    assert ZERO <= amount <= Decimal(most)
    assert amount <= snap(first.room.amount)
    assert amount <= Decimal(raw["debt"]["balance"])
    assert amount % found.policy.payment_step == 0
    assert gate.interim.until <= ON.replace(year=2027, month=3)
    assert assessment.next_conversation.latest <= gate.interim.until
    paid = ZERO
    for count, row in enumerate(assessment.schedule, start=1):
        paid += row.payment.amount
        if row.month.first_day > gate.interim.until or row.balance is None:
            break
        assert amount == 0 or amount * count <= snap(row.balance.amount + paid)


def _month(amount: str, code: str) -> Step:
    return leaf(code, Decimal(amount), Unit.EUR_PER_MONTH, source="test", status=Status.ENTERED)


@of_households(amounts(4000), amounts(4000))
def test_schuldhulp_never_asks_less_than_nothing_or_more_than_there_is(
    raw: Raw, changes: Raw, counted: str, vtlb: str
) -> None:
    made, found, assessment = draft(raw), policy_of(changes), assessed(raw, changes)
    statutory = StatutoryAmounts(_month(counted, "a"), _month(vtlb, "b"))
    with engine_context():
        comparison = compared(
            made, found.policy, household_of(made), assessment.first_month, statutory,
            assessment.plan,
        )  # fmt: skip
    assert (comparison.amount is None) == bool(comparison.missing)
    if comparison.amount is not None:
        above = max(ZERO, Decimal(counted) - Decimal(vtlb))
        assert ZERO <= comparison.amount.amount <= 18 * above


@of_households(amounts(4000), amounts(600))
def test_a_good_month_pays_its_share_and_never_above_the_yearly_maximum(
    raw: Raw, changes: Raw, received: str, paid: str
) -> None:
    assessment = assessed(raw, changes)
    agreement: Any = assessment.beside.good_months
    if agreement is None:
        return
    for _, base in agreement.bases:
        extra = paid_from(agreement, base.amount, Decimal(received), Decimal(paid))
        assert extra >= ZERO
        assert extra == 0 or extra + Decimal(paid) <= agreement.max_year.amount
        assert extra <= max(ZERO, Decimal(received) - base.amount) + CENT
