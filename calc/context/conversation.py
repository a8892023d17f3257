"""How far away the next conversation of this outcome may be (ENGINE 10, 11)."""

from datetime import date

from calc.base.period import months_later
from calc.base.unknown import UNKNOWN
from calc.base.value_type import value_type
from calc.base.working_days import working_day
from calc.context.gate import Gate, GateState
from calc.dossier import Draft
from calc.dossier.household import LifeStateKind
from calc.plan.result import Plan
from calc.policy.policy import Policy


@value_type
class NextConversation:
    """`day`: when we speak again. `agreed`: chosen with the customer; else it is a proposal.

    `latest`: the last day that the policy leaves. `off`: somebody died, and nobody is called.
    """

    day: date
    agreed: bool
    latest: date
    off: bool = False


def next_conversation(
    draft: Draft, on: date, most_months: int, *, until: date | None = None
) -> NextConversation:
    """The conversation after `on`; one on that day is not the next.

    `until`: the plan or the interim agreement ends.
    """
    latest = months_later(on, most_months)
    if until is not None:
        latest = max(on, min(latest, until))
    off = any(
        state.kind is LifeStateKind.DECEASED and state.holds_on(on) for state in draft.life_states
    )
    agreed = draft.contact.next_conversation
    if agreed is not UNKNOWN and on < agreed <= latest and not off:
        return NextConversation(agreed, True, latest)
    day = working_day(latest, forward=False)
    return NextConversation(day if day > on else latest, False, latest, off)


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
