"""What is kept of a plan at acceptance and at each accepted review: the schedule in force."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.rounding import cents_half_up, snap
from calc.base.source_file import SourceFile
from calc.base.step import Step
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreed_schedule import (
    AgreedMonth,
    Assumed,
    Decided,
    Promises,
    RestAtEnd,
    Schedule,
    UsedFile,
)
from calc.plan.arrangements import last_month
from calc.plan.debt import paid_by_others
from calc.plan.result import MonthRow
from calc.plan.schedule_columns import ScheduleView, columns_in
from calc.policy.policy import Policy

_NOT_IN_A_NAME: Final = re.compile(r"[^\w .()-]")
_LONGEST_NAME: Final = 120
_BETTER: Final = (RestAtEnd.DECIDE_BY_DATE, RestAtEnd.STOP_COLLECTING, RestAtEnd.DISCHARGE)
"""What happens with the rest, the best for the customer last."""
SAVINGS: Final = "savings"
"""The path under which a schedule keeps the savings that were counted."""


@value_type
class Agreed:
    """What a fresh schedule is made from: its months, its target, and the rest it promises."""

    rows: Sequence[MonthRow]
    target: Step | None
    rest: Step | None
    files: Sequence[SourceFile]
    reference_date: date


def schedule_of(agreed: Agreed, draft: Draft, policy: Policy, accepted_on: date) -> Schedule:
    """The schedule in force from the day on which a plan is accepted."""
    chosen = draft.solution.amount
    files = [used_file(file) for file in agreed.files]
    return Schedule(
        accepted_on=accepted_on,
        reference_date=agreed.reference_date,
        months=tuple(agreed_month(row) for row in agreed.rows),
        target=None if agreed.target is None else agreed.target.amount,
        chosen_amount=None if chosen is UNKNOWN else chosen,
        others_part=others_part(draft, len(agreed.rows)),
        promises=promises_of(policy, agreed.rest),
        policy=files[0] if files else None,
        tariffs=tuple(files[1:]),
        assumed=tuple(assumed_in(draft, agreed.rows[0].month, agreed.reference_date)),
    )


def agreed_month(row: MonthRow) -> AgreedMonth:
    """One month of a schedule as it is kept."""

    def amount(step: Step | None) -> Decimal | None:
        return None if step is None else snap(step.amount)

    values = {
        "month": row.month,
        "payment": cents_half_up(row.payment.amount),
        "decided": row.decided,
        "paused": row.decided is Decided.PAUSED,
        "ladder": amount(row.ladder),
        "low": amount(row.low),
        "saved": amount(row.saved),
        "cap": None if row.cap is None else row.cap.amount,
        "cap_through": None if row.cap is None else row.cap.through,
        "lowest": row.lowest,
        **{column.name: amount(column.amount(row)) for column in columns_in(ScheduleView.KEPT)},
    }
    return AgreedMonth.model_validate(values)


def others_part(draft: Draft, term_months: int) -> Decimal:
    """What co-debtors agreed to pay in the whole term, at most the debt; euros."""
    part, balance = paid_by_others(draft) * term_months, draft.debt.balance
    return part if balance is UNKNOWN else min(part, balance)


def promises_of(policy: Policy, rest: Step | None) -> Promises:
    """What a policy promises on the day of acceptance."""
    return Promises(
        rest_at_end=policy.rest_at_end,
        rest=None if rest is None else cents_half_up(rest.amount),
        joker_months_per_year=policy.joker_months_per_year,
        review_every_months=policy.review_every_months,
        costs_charged=policy.costs_charged,
    )


def under_promises(policy: Policy, promises: Promises, term_months: int) -> Policy:
    """The policy of today for a plan accepted before: it may only favour the customer (14a 17)."""
    return policy.model_copy(
        update={
            "term_months": term_months,
            "term_max": max(term_months, policy.term_max),
            "rest_at_end": max(promises.rest_at_end, policy.rest_at_end, key=_BETTER.index),
            "joker_months_per_year": max(
                promises.joker_months_per_year, policy.joker_months_per_year
            ),
            "review_every_months": promises.review_every_months,
            "costs_charged": min(promises.costs_charged, policy.costs_charged),
        }
    )


def assumed_in(draft: Draft, first: Month, on: date) -> Iterator[Assumed]:
    """What was not known and what counted instead: ends by balance, 18th birthdays, savings."""
    for index, line in enumerate(draft.arrangements):
        ends = None if isinstance(line.until, date) else last_month(line, first)
        if ends is not None and not line.replaced_by_plan and not line.already_in_profit:
            yield Assumed(path=f"arrangements[{index}].balance", assumed=str(ends))
    for index, child in enumerate(draft.children):
        if child.birth_month is UNKNOWN:
            yield Assumed(path=f"children[{index}].birth_month", assumed=str(Month.of(on)))
    savings = draft.savings
    yield Assumed(path=SAVINGS, assumed="UNKNOWN" if savings is UNKNOWN else str(savings))


def assumed_for(schedule: Schedule, path: str) -> str | None:
    """What a schedule assumed for a field; None where it assumed nothing."""
    return next((item.assumed for item in schedule.assumed if item.path == path), None)


def used_file(file: SourceFile) -> UsedFile:
    """A file of a receipt, under a name that a dossier can hold."""
    name = _NOT_IN_A_NAME.sub("_", file.name)[:_LONGEST_NAME] or "_"
    return UsedFile(file=name, revision=file.revision, sha256=file.sha256)


def saved_before(schedule: Schedule, place: int) -> Decimal | None:
    """S_(t-1) of the month with this place (from 0): S_0 follows from what month 1 added to it."""
    if place > 0:
        return schedule.months[place - 1].saved
    first = schedule.months[0]
    amounts = (first.saved, first.reserve, first.income, first.costs, first.arrangements)
    if any(amount is None for amount in amounts):
        return None
    saved, reserve, income, costs, arrangements = (amount or ZERO for amount in amounts)
    return saved - min(reserve, max(ZERO, income - costs - arrangements))
