"""How a plan ends: a date that never moves, and on which conditions (ENGINE 9)."""

from collections.abc import Sequence
from datetime import date

from calc.base.period import Month
from calc.dossier import UNKNOWN, Draft
from calc.plan.arrangements import last_month
from calc.plan.counted_lines import owner_of
from calc.plan.result import Condition, RunningAtEnd
from calc.plan.sharing import CostSharing
from calc.policy.policy import Policy


def end_date(first: Month, term_months: int) -> date:
    """The last day of the last month: start and term alone decide it."""
    return first.plus(term_months - 1).last_day


def conditions(policy: Policy, term_months: int) -> tuple[Condition, ...]:
    """What somebody does to be discharged; each can be checked by a date or a count."""
    return (
        Condition("payments_kept", (("months", term_months),)),
        Condition("joker_months", (("a_year", policy.joker_months_per_year),)),
        Condition("changes_reported"),
        Condition("conversation_held", (("every_months", policy.review_every_months),)),
        Condition("no_fraud"),
    )


def running_at_end(
    draft: Draft, household: CostSharing, first: Month, end: date
) -> tuple[RunningAtEnd, ...]:
    """The debtor's other debts that still run after the end date, in the order of the dossier."""
    running: list[RunningAtEnd] = []
    for index, line in enumerate(draft.arrangements):
        if line.replaced_by_plan or line.who is UNKNOWN:
            continue
        if not household.counts(owner_of(draft, line.who)):
            continue
        last = last_month(line, first)
        if last is None or last.first_day > end:
            running.append(RunningAtEnd(f"arrangements[{index}]", last))
    return tuple(running)


def last_paid(months: Sequence[Month], amounts: Sequence[object]) -> Month | None:
    """The last month with a payment, if there is any."""
    paid = [month for month, amount in zip(months, amounts, strict=True) if amount]
    return paid[-1] if paid else None
