"""What an officer chose: another term, a lower amount, the months of a pause (ENGINE 9; afm 16).

The chosen amount holds every month down and none up; a pause lies within the term, whose end stays.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.money import ZERO
from calc.base.rounding import cents_half_up
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreed_schedule import Decided
from calc.plan.result import MonthRow
from calc.policy.policy import Policy

CHOSEN: Final = "payment.chosen"
PAUSED: Final = given(
    "payment.paused", ZERO, Unit.EUR_PER_MONTH, source="ENGINE 1", status=Status.ENTERED
)


def with_chosen_term(policy: Policy, draft: Draft) -> Policy:
    """The policy with the term of this dossier; one above the policy's maximum is not followed."""
    term = draft.solution.term_months
    if term is UNKNOWN or term > policy.term_max:
        return policy
    return policy.model_copy(update={"term_months": term})


def at_most_chosen(ladder: Sequence[Step], draft: Draft) -> tuple[Step, ...]:
    """The ladder, in no month above the chosen amount. Equal months keep sharing one step."""
    amount = draft.solution.amount
    if amount is UNKNOWN:
        return tuple(ladder)
    most = given(
        "payment.chosen_amount",
        amount,
        Unit.EUR_PER_MONTH,
        source="dossier",
        status=Status.ENTERED,
        at="solution.amount",
    )
    held = {
        id(payment): step(
            "payment.chosen",
            Operation.LOWEST,
            [payment, most],
            Unit.EUR_PER_MONTH,
            source="afm 16",
            at=payment.at,
        )
        for payment in ladder
        if payment.amount > amount
    }
    return tuple(held.get(id(payment), payment) for payment in ladder)


def chosen_findings(
    draft: Draft, chosen_policy: Policy, policy: Policy, rows: Sequence[MonthRow]
) -> list[Finding]:
    """What stands in the way of the chosen amount and term: too high, or without a reason.

    `policy` is the organisation's own, `chosen_policy` the one with the chosen term.
    """
    found = [*_term(draft, policy), *_amount(draft, policy, rows)]
    lower = any(row.decided is Decided.CHOSEN for row in rows)
    longer = chosen_policy.term_months > policy.term_months
    if (lower or longer) and draft.solution.deviation_reason in (UNKNOWN, ""):
        found.append(Finding(Severity.BLOCKS, "chosen_needs_reason", "solution.deviation_reason"))
    return found


def _term(draft: Draft, policy: Policy) -> Iterator[Finding]:
    term = draft.solution.term_months
    if term is UNKNOWN or term <= policy.term_max:
        return
    yield Finding(
        Severity.BLOCKS,
        "chosen_term_above_max",
        "solution.term_months",
        (("months", term), ("most", policy.term_max)),
    )


def _amount(draft: Draft, policy: Policy, rows: Sequence[MonthRow]) -> Iterator[Finding]:
    """The first month that pays tells: there the chosen amount is asked for, or a wall is lower."""
    amount = draft.solution.amount
    if amount is UNKNOWN or not rows:
        return
    first = next((row for row in rows if row.payment.amount), rows[0])
    if not first.decided.means.asked:
        return
    if first.payment.amount < amount:
        yield Finding(
            Severity.BLOCKS,
            "chosen_above_wall",
            "solution.amount",
            (
                ("amount", amount),
                ("payment", cents_half_up(first.payment.amount)),
                ("month", first.month),
                ("wall", first.decided),
            ),
        )
    elif first.decided is Decided.CHOSEN and amount < policy.plan_min:
        yield Finding(
            Severity.BLOCKS,
            "chosen_below_plan_min",
            "solution.amount",
            (("amount", amount), ("lowest", policy.plan_min)),
        )
