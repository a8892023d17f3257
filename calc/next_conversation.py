"""The next conversation: one date, for the outcome, every letter, the calendar and a review.

The day that was agreed, if the policy leaves it; else the last working day that it leaves: at most
`review_every_months` away, and `stabilisation_max_months` while a check is open or there is no plan
(ENGINE 10, 11; facts: afm 10); and never after the plan or the interim agreement ends.
"""

from dataclasses import dataclass
from datetime import date

from calc.dossier import UNKNOWN, Draft
from calc.dossier.household import LifeStateKind
from calc.period import months_later
from calc.working_days import working_day


@dataclass(frozen=True, slots=True)
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
