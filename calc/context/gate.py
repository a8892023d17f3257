"""The stabilisation gate, the interim agreement, and the gates of the policy (ENGINE 10).

While a check is open there is no final plan, only an interim agreement. It asks no more than the
policy's maximum, the debt, and what the rooms and the cash of its months allow; nothing where the
plan itself would ask nothing in its first month. A room that the plan calls too little to ask from
is no room here either. Behind a gate of the policy there is nothing to pay at all.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import takewhile
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month, months_later
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.context.prescription import may_be_prescribed
from calc.dossier import Draft
from calc.dossier.codes import ReasonFor
from calc.plan.buffer import from_policy
from calc.plan.result import MonthRow
from calc.policy.gates import GateKind
from calc.policy.policy import Policy


class GateState(StrEnum):
    """Where the stabilisation gate stands."""

    OPEN = "open"
    """a check that applies is not settled: at most an interim agreement"""
    OVERRIDDEN = "overridden"
    """checks are not settled, and a recorded reason lets the plan be final all the same"""
    PASSED = "passed"


@value_type
class GateCheck:
    """One check that applies: its code, where it is answered, its state, and if it is settled."""

    code: str
    path: str
    state: str
    settled: bool


@value_type
class Interim:
    """An interim agreement: at most this amount a month, in the months until a latest date."""

    amount: Step
    until: date


@value_type
class Gate:
    """The stabilisation gate and the gates of the policy.

    `reason` is the path of the reason that overrides open checks. `closed_by`: the gates behind
    which there is no plan, no interim agreement and no payment request.
    """

    state: GateState
    checks: tuple[GateCheck, ...]
    reason: str | None
    closed_by: tuple[GateKind, ...]
    interim: Interim | None


_RULE: Final = "ENGINE 10"
_NOTHING: Final = given("zero", ZERO, Unit.EUR_PER_MONTH, source=_RULE, status=Status.DERIVED)


def closed_gates(draft: Draft, policy: Policy, on: date) -> tuple[GateKind, ...]:
    """The gates of this policy that are closed for this household on a day."""
    debt = draft.debt
    closed = {
        GateKind.WSNP: debt.wsnp is True,
        GateKind.MSNP: debt.msnp is True,
        GateKind.BEWIND: debt.bewind is True,
        GateKind.PRESCRIPTION: may_be_prescribed(draft, on),
    }
    return tuple(kind for kind in GateKind if kind in policy.gates and closed[kind])


def override_reason(draft: Draft) -> str | None:
    """The path of the reason that lets a plan be final with open checks; an empty one is none."""
    for index, reason in enumerate(draft.reasons):
        if reason.about is ReasonFor.STABILISATION_OVERRIDE and reason.text:
            return f"reasons[{index}]"
    return None


@value_type
class InterimInput:
    """What an interim agreement is made from: the day, the months, and the debt if it is known."""

    on: date
    rows: Sequence[MonthRow]
    debt: Step | None


def gate_of(
    checks: Sequence[GateCheck], reason: str | None, closed: tuple[GateKind, ...],
    policy: Policy, asked: InterimInput,
) -> Gate:  # fmt: skip
    """The gate as it stands, with an interim agreement as long as checks are open."""
    is_open = any(not check.settled for check in checks)
    state = GateState.PASSED
    if is_open:
        state = GateState.OPEN if reason is None else GateState.OVERRIDDEN
    interim = None
    if state is GateState.OPEN and not closed:
        interim = _interim(policy, asked)
    return Gate(state, tuple(checks), reason if is_open else None, closed, interim)


def _interim(policy: Policy, asked: InterimInput) -> Interim | None:
    """None while the costs, what is owed, or the income of the months to come are not known."""
    if not asked.rows or asked.debt is None:
        return None
    latest = months_later(asked.on, policy.stabilisation_max_months)
    rows = [row for row in asked.rows if row.month <= Month.of(latest)]
    known = list(takewhile(lambda row: row.balance is not None, rows))
    # Months whose income nobody knows have nothing to agree.
    until = latest if len(known) == len(rows) else _last_day(known, latest)
    if until <= asked.on:
        return None  # over before anybody could agree to it
    most = step(
        "interim.most",
        Operation.LOWEST,
        [
            _asked_first(asked.rows[0], policy),
            from_policy("interim_max", policy.interim_max, Unit.EUR_PER_MONTH),
            asked.debt,
            *_rooms(known, policy),
            *(_cash_limits(known) or [_NOTHING]),
        ],
        Unit.EUR_PER_MONTH,
        source=_RULE,
    )
    payment_step = from_policy("payment_step", policy.payment_step, Unit.EUR)
    amount = step(
        "interim", Operation.MULTIPLE, [most, payment_step], Unit.EUR_PER_MONTH, source=_RULE
    )
    return Interim(amount, until)


def _asked_first(first: MonthRow, policy: Policy) -> Step:
    """The policy's most where the plan asks anything in its first month, else nothing."""
    most = from_policy("interim_max", policy.interim_max, Unit.EUR_PER_MONTH)
    return most if first.payment.amount else _NOTHING


def _rooms(rows: Sequence[MonthRow], policy: Policy) -> list[Step]:
    """What the rooms of the months let a plan ask: each amount once, with its first month."""
    found: dict[Decimal, Step] = {}
    for row in rows:
        if row.room.amount not in found:
            found[row.room.amount] = step(
                "interim.room",
                Operation.STEP_DOWN,
                [
                    row.room,
                    from_policy("payment_step", policy.payment_step, Unit.EUR),
                    from_policy("plan_min", policy.plan_min, Unit.EUR),
                ],
                Unit.EUR_PER_MONTH,
                source=_RULE,
                at=str(row.month),
            )
    return list(found.values())


def _last_day(known: Sequence[MonthRow], latest: date) -> date:
    return known[-1].month.last_day if known else latest


def _cash_limits(rows: Sequence[MonthRow]) -> list[Step]:
    """What the cash of each month so far allows a month."""
    limits: list[Step] = []
    paid: list[Step] = []
    for count, row in enumerate(rows, start=1):
        at = str(row.month)
        assert row.balance is not None  # only months that are known come here
        paid.append(row.payment)
        there = step(
            "interim.cash", Operation.SUM, [row.balance, *paid], Unit.EUR, source=_RULE, at=at
        )
        months = given(
            "interim.months",
            Decimal(count),
            Unit.MONTHS,
            source=_RULE,
            status=Status.DERIVED,
            at=at,
        )
        limits.append(
            step(
                "interim.cash_month",
                Operation.QUOTIENT,
                [there, months],
                Unit.EUR_PER_MONTH,
                source=_RULE,
                at=at,
            )
        )
    return limits
