"""A plan that was accepted, on one day: its schedule, its history, and how far it is."""

from datetime import date
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreed_schedule import Origin, Schedule
from calc.dossier.agreement import Agreement, PlanStatus
from calc.running.kept import SAVINGS, assumed_for, saved_before
from calc.running.ledger import Day, Ledger, Standing, day_in_term, ledger_of
from calc.running.result import Basis

AGREED: Final = (
    PlanStatus.ACCEPTED,
    PlanStatus.RUNNING,
    PlanStatus.PAUSED,
    PlanStatus.ENDED,
    PlanStatus.DISCHARGED,
)
"""In these a plan is what was agreed. One that ended early can be followed by another."""
_SKIPPED: Final = 3
"""So many months of a pause change no low; from the fourth its rooms count."""


@value_type
class Choices:
    """What an officer chooses at a review. Without a choice all stays as agreed.

    `release`: why a chosen amount, or steps that were agreed elsewhere, no longer hold ("": they
    hold). `lift_caps`: the customer agrees that a cap of the cash goes when its cause is gone.
    """

    release: str = ""
    lift_caps: bool = False


@value_type
class Life:
    """A running plan. `balance`: the debt at its start, euros."""

    agreement: Agreement
    schedule: Schedule
    basis: Basis
    day: Day
    ledger: Ledger
    balance: Decimal
    choices: Choices

    @property
    def first(self) -> Month:
        """The first month of the term."""
        return self.schedule.months[0].month

    @property
    def term(self) -> int:
        """How many months it has: T."""
        return len(self.schedule.months)

    @property
    def k(self) -> int:
        """The month of the day, counted from 1; 0 before the start."""
        return self.day.k

    @property
    def months(self) -> tuple[Month, ...]:
        """The months of the term."""
        return tuple(month.month for month in self.schedule.months)

    @property
    def reference(self) -> date:
        """The day whose assumptions still hold: that of the assessment that was agreed."""
        day = self.schedule.reference_date
        return self.schedule.accepted_on if day is UNKNOWN else day

    def paused(self) -> frozenset[Month]:
        """The months in which a pause holds; one that was paid in full is none."""
        kept = {month.month for month in self.ledger.months if month.standing is Standing.KEPT}
        return frozenset(
            month
            for month in self.months
            if month not in kept
            and any(begin <= month <= end for begin, end in self.agreement.pauses())
        )

    def outside_low(self, paused: frozenset[Month]) -> frozenset[Month]:
        """The first three months of each run of paused months."""
        skipped, run = set[Month](), 0
        for month in self.months:
            run = run + 1 if month in paused else 0
            if 0 < run <= _SKIPPED:
                skipped.add(month)
        return frozenset(skipped)

    @property
    def income_is_in(self) -> bool:
        """Whether the income of month k came in: it was paid from, or the month is over."""
        if not 0 < self.k <= self.term:
            return True
        month = self.ledger.months[self.k - 1]
        paid = bool(month.agreed) and month.received + month.joker >= month.agreed
        return paid or self.day.is_over or self.day.on == month.month.last_day

    def savings_were_asked(self, draft: Draft) -> bool:
        """Whether the savings of the dossier are those of now, and not of the last agreement.

        A value that nobody changed since, of the same day and not asked again, is the old one.
        """
        if draft.savings is UNKNOWN:
            return False
        counted = assumed_for(self.schedule, SAVINGS)
        if counted is None or counted == "UNKNOWN" or Decimal(counted) != draft.savings:
            return True
        last = self.schedule.accepted_on
        dated = draft.reference_date
        if dated is not UNKNOWN and dated > max(self.reference, last):
            return True
        asked = [item.on for item in draft.asked if item.question == SAVINGS]
        return any(on is not UNKNOWN and on > last for on in asked)

    def saved_by_plan(self, place: int) -> Decimal | None:
        """S_t of the plan after so many months, euros; None where nobody kept it."""
        return saved_before(self.schedule, place)


def is_agreed(draft: Draft) -> bool:
    """Whether the dossier holds a plan that was accepted, with its start and term."""
    agreement = draft.agreement
    return agreement.status in AGREED and agreement.end_date is not None


def life_of(
    draft: Draft,
    on: date,
    schedule: Schedule,
    basis: Basis,
    choices: Choices,
) -> Life:
    """The plan of a dossier on a day, under a schedule."""
    day = day_in_term(schedule, on)
    ledger = ledger_of(draft.agreement, schedule, day)
    balance = _balance(draft, schedule, ledger, day)
    return Life(draft.agreement, schedule, basis, day, ledger, balance, choices)


def _balance(draft: Draft, schedule: Schedule, ledger: Ledger, day: Day) -> Decimal:
    """The debt at the start: as agreed, else as the balance of today or the schedule tells it."""
    if draft.agreement.balance_at_start is not UNKNOWN:
        return draft.agreement.balance_at_start
    paid = ledger.received + ledger.corrections
    if draft.debt.balance is not UNKNOWN:
        others = schedule.others_part * day.k / len(schedule.months)
        return draft.debt.balance + paid + others
    asked = sum((month.payment for month in schedule.months), ZERO)
    return asked + schedule.others_part + (schedule.promises.rest or ZERO)


def is_elsewhere(schedule: Schedule) -> bool:
    """Whether its steps were agreed elsewhere: then they are chosen amounts."""
    return schedule.origin is Origin.ELSEWHERE


def chosen_now(life: Life, draft: Draft) -> Decimal | None:
    """The chosen amount that holds: another one only with a reason, else the lower of both."""
    agreed, now = life.schedule.chosen_amount, draft.solution.amount
    if life.choices.release:
        agreed = None
    if now is UNKNOWN:
        return agreed
    if agreed is None or not changed_without_reason(life, draft):
        return now
    return min(agreed, now)


def changed_without_reason(life: Life, draft: Draft) -> bool:
    """Whether the dossier has another chosen amount than was agreed, and does not say why."""
    agreed, now = life.schedule.chosen_amount, draft.solution.amount
    is_other = agreed is not None and now is not UNKNOWN and now != agreed
    return is_other and draft.solution.deviation_reason in (UNKNOWN, "")
