"""How far away the next conversation of this outcome may be (ENGINE 10, 11)."""

from datetime import date

from calc.beside import Gate, GateState
from calc.dossier import Draft
from calc.next_conversation import NextConversation, next_conversation
from calc.outcome import Plan
from calc.tariffs.policy import Policy


def conversation_after(
    draft: Draft, policy: Policy, on: date, gate: Gate, plan: Plan | None
) -> NextConversation:
    """Sooner while a check is open, without a plan, and while nothing is paid now.

    Never after the plan, or the interim agreement, ends: nobody would know what is due.
    """
    soon = gate.state is GateState.OPEN or plan is None or not plan.payment.amount
    months = policy.review_every_months
    if soon:
        most = policy.stabilisation_max_months
        months = most if plan is None else min(most, months)
    ends = [plan.end_date] if plan else []
    if gate.interim is not None:
        ends.append(gate.interim.until)
    return next_conversation(draft, on, months, until=min(ends, default=None))
