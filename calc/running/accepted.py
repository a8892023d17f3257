"""The schedule under which a plan runs: kept, read from a stored assessment, or made again."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.source_file import SourceFile
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreed_schedule import AgreedMonth, Decided, Schedule
from calc.dossier.agreement import Agreement, PlanStatus
from calc.plan.schedule import Outlook
from calc.policy.policy import Policy
from calc.running.kept import Agreed, promises_of, schedule_of
from calc.running.life import Choices, is_agreed
from calc.running.result import Basis


@value_type
class Accepted:
    """What was accepted: start, term, and the schedule; None where nobody kept it."""

    first: Month
    term: int
    schedule: Schedule | None
    basis: Basis
    choices: Choices = field(default_factory=Choices)


def accepted_in(draft: Draft, choices: Choices | None = None) -> Accepted | None:
    """The accepted plan of a dossier, if there is one."""
    agreement = draft.agreement
    if not is_agreed(draft) or agreement.first_month is UNKNOWN:
        return None
    assert agreement.term_months is not UNKNOWN  # it has an end date
    kept = agreement.schedule is not None
    return Accepted(
        agreement.first_month,
        agreement.term_months,
        agreement.schedule,
        Basis.KEPT if kept else Basis.REBUILT,
        choices or Choices(),
    )


def accepted_on(agreement: Agreement, otherwise: date) -> date:
    """The day on which the plan of now was accepted."""
    days = [event.on for _, event in agreement.current() if event.status is PlanStatus.ACCEPTED]
    return days[-1] if days else otherwise


def as_at_the_start(draft: Draft, on: date) -> Draft:
    """The dossier with the debt of the start and without its history, to make a plan again.

    Once it runs, the savings of today say nothing about those of the start: they count as unknown.
    """
    agreement = draft.agreement
    balance = agreement.balance_at_start
    update: dict[str, object] = {"agreement": Agreement()}
    if agreement.first_month is not UNKNOWN and agreement.first_month.first_day <= on:
        update["savings"] = UNKNOWN
    if balance is not UNKNOWN:
        update["debt"] = draft.debt.model_copy(update={"balance": balance})
    return draft.model_copy(update=update)


def rebuilt(
    draft: Draft,
    policy: Policy,
    accepted: Accepted,
    fresh: Outlook | None,
    files: Sequence[SourceFile],
    on: date,
) -> Schedule:
    """The schedule made again from the agreed start. `fresh`: None while it is not known."""
    day = accepted_on(draft.agreement, on)
    if fresh is None:
        return Schedule(
            accepted_on=day,
            months=tuple(
                AgreedMonth(month=accepted.first.plus(index), payment=ZERO, decided=Decided.UNKNOWN)
                for index in range(accepted.term)
            ),
            promises=promises_of(policy, None),
        )
    rest = fresh.plan.discharge if fresh.plan else None
    made = Agreed(fresh.rows, fresh.target, rest, files, on)
    schedule = schedule_of(made, as_at_the_start(draft, on), policy, day)
    return schedule.model_copy(update={"assumed": schedule.assumed[:-1], "reference_date": UNKNOWN})
