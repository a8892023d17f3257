"""Invariants of the ladder and its rungs (ENGINE 16: 2, 3, 4, 7), above a floor or without one."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc import Assessment, Policy, assess
from calc.base.money import engine_context
from calc.base.rounding import multiple_below, snap
from calc.dossier.agreed_schedule import Decided
from calc.engine import assess_above, first_month
from calc.plan.ladder import ladder_of, no_rise_at_the_end
from calc.plan.minimums import CODES_OF_GROUP
from tests.building import ON, ListedFloor, Raw, draft, found, policy
from tests.properties.households import (
    PLACES,
    assessed,
    of_households,
    policy_of,
    refuse_unless,
)
from tests.properties.strategies import amounts, families, floors, policies
from tests.tariff_files import shipped

pytestmark = pytest.mark.properties
Floor = list[str | None]
DAYS = ("2027-01-15", "2027-03-15", "2027-08-15", "2028-02-15")
ALMOST = Decimal("1E-9")
WHOLE = 1_000_000
SHARES = st.integers(0, WHOLE)
maybe_floors = st.one_of(st.none(), floors())


def _assess(raw: Raw, changes: Raw, floor: Floor | None = None) -> tuple[Assessment, Policy]:
    rules = policy_of(changes)
    if floor is None:
        return assessed(raw, changes), rules.policy
    values = draft(raw)
    view = ListedFloor(floor, first_month(values, ON))
    return assess_above(view, values, rules, ON), rules.policy


def _minimums(changes: Raw) -> list[frozenset[str]]:
    """The codes of each group of costs for which this policy has a minimum."""
    named = {name for groups in changes["minimums"].values() for name in groups}
    return [codes for group, codes in CODES_OF_GROUP.items() if group.value in named]


def _ladder(outcome: Assessment, rules: Policy) -> list[Decimal]:
    """Every ladder_t, before cash and debt."""
    walls: list[Any] = [
        SimpleNamespace(month=row.month, room=row.room, is_open=row.decided is Decided.OPEN)
        for row in outcome.schedule
    ]
    with engine_context():
        return [step.amount for step in no_rise_at_the_end(ladder_of(walls, rules), rules)]


def _never_lower(better: Assessment, worse: Assessment, rules: Policy) -> None:
    for more, less in zip(_ladder(better, rules), _ladder(worse, rules), strict=True):
        assert more >= less
    paid = Decimal(0), Decimal(0)
    for rows in zip(better.schedule, worse.schedule, strict=True):
        if Decided.CASH in {row.decided for row in rows}:
            break
        paid = paid[0] + rows[0].payment.amount, paid[1] + rows[1].payment.amount
        assert paid[0] >= paid[1]


@of_households(maybe_floors, amounts(300), st.sampled_from(("by_heads", "none")), PLACES)
def test_a_higher_income_never_lowers_the_ladder_or_what_is_paid(
    raw: Raw, changes: Raw, floor: Floor | None, more: str, sharing: str, place: int
) -> None:
    # By net income a higher income raises the debtor's share of the fixed costs, and so the target.
    raw = raw | {"cost_sharing": sharing}
    index = place % len(raw["income"])
    line = raw["income"][index]
    refuse_unless(not line.get("months"))
    lines = list(raw["income"])
    lines[index] = line | {"amount": str(Decimal(line["amount"]) + Decimal(more))}
    before, rules = _assess(raw, changes, floor)
    after, _ = _assess(raw | {"income": lines}, changes, floor)
    _never_lower(after, before, rules)


@of_households(maybe_floors, PLACES, SHARES)
def test_a_lower_cost_never_lowers_the_ladder_or_what_is_paid(
    raw: Raw, changes: Raw, floor: Floor | None, place: int, share: int
) -> None:
    refuse_unless(raw["expenses"])
    index = place % len(raw["expenses"])
    line = raw["expenses"][index]
    # Tax on a profit counts as income: by net income it moves the share and the target, as above.
    refuse_unless(line["code"] not in ("U60", "U61") or raw["cost_sharing"] != "by_net_income")
    # What the other adult spends alone is no cost of the debtor's; where less of it comes below a
    # minimum of the policy, what is added to it is shared: less room, on the safe side (ENGINE 3).
    # So does a cost that money for it alone pays: it came to the minimum, and less of it does not.
    elsewhere = line["who"] == "B" or line["code"] == "U36" or "paid_from" in line
    refuse_unless(not elsewhere or not any(line["code"] in group for group in _minimums(changes)))
    lines = list(raw["expenses"])
    lines[index] = line | {"amount": _less(line["amount"], share)}
    before, rules = _assess(raw, changes, floor)
    after, _ = _assess(raw | {"expenses": lines}, changes, floor)
    _never_lower(after, before, rules)


@of_households(maybe_floors, PLACES, SHARES)
def test_a_lower_arrangement_with_the_same_last_month_never_lowers_the_ladder(
    raw: Raw, changes: Raw, floor: Floor | None, place: int, share: int
) -> None:
    refuse_unless(raw["arrangements"])
    index = place % len(raw["arrangements"])
    line = raw["arrangements"][index] | {
        "until": "2029-11-30",
        "income_is_after_withholding": False,
    }
    lines = list(raw["arrangements"])
    lines[index] = line
    before, rules = _assess(raw | {"arrangements": lines}, changes, floor)
    lines[index] = line | {"amount": _less(line["amount"], share)}
    after, _ = _assess(raw | {"arrangements": lines}, changes, floor)
    _never_lower(after, before, rules)


def _less(amount: str, share: int) -> str:
    """Nothing, all of it, or something between."""
    lower = int(Decimal(amount) * 100) * share // WHOLE
    return f"{lower // 100}.{lower % 100:02}"


@of_households(maybe_floors)
def test_a_payment_never_exceeds_the_lowest_wall(
    raw: Raw, changes: Raw, floor: Floor | None
) -> None:
    outcome, rules = _assess(raw, changes, floor)
    for row, ladder in zip(outcome.schedule, _ladder(outcome, rules), strict=True):
        walls = [wall.amount for wall in (row.own_wall, row.floor_wall) if wall is not None]
        assert row.room.amount == max(Decimal(0), min(walls))
        assert row.payment.amount <= row.room.amount + ALMOST
        assert row.payment.amount <= ladder
        assert (row.floor_wall is None) == (row.gap is None)
        if row.gap is not None:
            assert row.gap.amount >= 0
            assert abs(row.gap.amount - (max(walls) - min(walls))) < ALMOST
            assert (row.lowest == "floor") == (snap(walls[1]) < snap(walls[0]))
        assert row.decided not in ("own", "floor") or row.decided.value == row.lowest.value


@of_households(maybe_floors)
def test_one_step_more_on_the_first_rung_would_break_a_rule(
    raw: Raw, changes: Raw, floor: Floor | None
) -> None:
    outcome, rules = _assess(raw, changes, floor)
    rung, rows = outcome.rungs[0], outcome.schedule
    refuse_unless(rung.decided not in (Decided.OPEN, Decided.UNKNOWN))
    debt = rows[0].debt_left
    assert debt is not None
    owed = debt.amount + rows[0].payment.amount
    more = _one_step_more(rung.payment.amount, rules)
    higher = [more if row.month <= rung.last else row.payment.amount for row in rows]
    too_high = any(snap(more) > snap(row.room.amount) for row in rows if row.month <= rung.last)
    assert too_high or sum(higher) > owed or _is_short(outcome, higher)


@of_households(maybe_floors, amounts(4000), st.sampled_from(DAYS))
def test_one_step_more_on_the_months_of_a_cash_cap_would_break_the_cash(
    raw: Raw, changes: Raw, floor: Floor | None, blow: str, day: str
) -> None:
    extra = {"code": "U50", "amount": blow, "frequency": "once", "who": "A", "date": day}
    raw = raw | {"expenses": [*raw["expenses"], extra], "savings": "0.00"}
    outcome, rules = _assess(raw, changes, floor)
    capped = [row.payment for row in outcome.schedule if row.payment.code == "payment.by_cash"]
    if not capped or found(outcome, "cash_short"):
        return
    # The last cap: a later one may have lowered payments that an earlier one counted on.
    higher = [
        _one_step_more(row.payment.amount, rules)
        if row.payment is capped[-1]
        else row.payment.amount
        for row in outcome.schedule
    ]
    assert _is_short(outcome, higher)


def _one_step_more(payment: Decimal, rules: Policy) -> Decimal:
    """The next payment that the policy knows: a multiple of the step, not below the smallest."""
    more = multiple_below(payment, rules.payment_step) + rules.payment_step
    while more < rules.plan_min:
        more += rules.payment_step
    return more


def _is_short(outcome: Assessment, payments: list[Decimal]) -> bool:
    """Whether these payments take more than there is in a month that is not open."""
    paid = wanted = Decimal(0)
    for row, payment in zip(outcome.schedule, payments, strict=True):
        if row.balance is None:
            return False
        paid += row.payment.amount
        wanted += payment
        if snap(wanted) > snap(row.balance.amount + paid):
            return True
    return False


@of_households()
def test_rungs_are_the_runs_of_the_schedule_and_each_has_its_cause(raw: Raw, changes: Raw) -> None:
    outcome, _ = _assess(raw, changes)
    rows = iter(outcome.schedule)
    for rung in outcome.rungs:
        for place in range(rung.months):
            row = next(rows)
            assert row.month == rung.first.plus(place)
            assert row.payment.amount == rung.payment.amount
            assert (row.decided == "open") == (rung.decided == "open")
            if place == 0:
                assert (row.decided, row.lowest) == (rung.decided, rung.lowest)
    assert next(rows, None) is None
    for before, rung in zip(outcome.rungs, outcome.rungs[1:], strict=False):
        assert (before.payment.amount != rung.payment.amount) or rung.decided == "open"
        assert rung.causes or rung.decided == "open"
    assert {c.code.value for c in outcome.rungs[0].causes} <= {"cash", "debt"}


@given(families(), policies())
def test_under_the_law_each_rung_has_its_cause(raw: Raw, changes: Raw) -> None:
    """The floor changes with the people of the household, also where no line does."""
    raw["adults"][0]["birth_month"] = "1960-04"
    outcome = assess(draft(raw), policy(**changes), shipped(), ON)
    for rung in outcome.rungs[1:]:
        assert rung.causes or rung.decided == "open"
