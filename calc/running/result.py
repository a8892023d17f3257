"""What an assessment says of a plan that runs: the accounts, the months, what is offered."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from calc.base.period import Month
from calc.base.step import Step
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import Origin
from calc.plan.result import Rung
from calc.running.ledger import MonthStanding


class Basis(StrEnum):
    """Where the schedule in force comes from."""

    KEPT = "kept"
    """it is in the dossier since acceptance"""
    STORED = "stored"
    """it was read from the assessment on which the plan was agreed"""
    REBUILT = "rebuilt"
    """nobody kept it: it was made again from the agreed start, and is never final"""


class Promise(StrEnum):
    """How it stands with the promise of the rest at the end."""

    STANDS = "stands"
    WAITS = "waits"
    """nothing was received yet: it waits for the first payment"""
    OFFICER = "officer"
    """nothing was received because every month was paused or a joker: an officer decides"""
    NONE = "none"
    """nothing was received at the end, or no rest was promised"""


@value_type
class PauseOffer:
    """A short dip offered as a pause, beside the review without it; euros.

    `pauses`: first and last month of each dip; `payments`: of the months that are left, with these
    pauses; `total`: their sum.
    """

    pauses: tuple[tuple[Month, Month], ...]
    payments: tuple[tuple[Month, Decimal], ...]
    total: Decimal


@value_type
class CountedBack:
    """What was paid above a floor that proved higher: per month, and together; euros."""

    months: tuple[tuple[Month, Decimal], ...]
    amount: Step


@value_type
class Running:
    """A running plan on one day. Steps in euros.

    `month`: k, the month of the day; 0 before the start, T in the last month and after. Then
    received + still to pay + jokers + corrections + rest + the other's part = debt at the start.
    `received` is net. `to_pay_now`: the part of month k that was not received. `rest` leaves out
    the jokers, `discharge` is both together. `ahead`: the rungs still to be paid, from month k if
    something of it is. `due`: the month of the next payment, None when nothing is left to pay.
    `correction`: what a lower balance proposes to take off the debt.
    """

    basis: Basis
    origin: Origin
    accepted_on: date
    month: int
    is_over: bool
    debt_at_start: Step
    others_part: Step
    received: Step
    to_pay_now: Step
    still_to_pay: Step
    jokers: Step
    corrections: Step
    rest: Step
    discharge: Step
    promise: Promise
    known: bool
    months: tuple[MonthStanding, ...]
    saved: Step | None
    ahead: tuple[Rung, ...]
    due: Month | None
    pause_offered: PauseOffer | None
    counted_back: CountedBack | None
    correction: Decimal | None
    caps_to_lift: tuple[Month, ...]

    @property
    def kept_months(self) -> int:
        """How many months were kept, as far as that is known."""
        return sum(1 for month in self.months if month.standing == "kept" and month.agreed)


def steps_of(running: Running) -> Sequence[Step]:
    """Every amount of it that has an explanation."""
    found = [
        running.debt_at_start,
        running.others_part,
        running.received,
        running.to_pay_now,
        running.still_to_pay,
        running.jokers,
        running.corrections,
        running.rest,
        running.discharge,
    ]
    if running.saved is not None:
        found.append(running.saved)
    if running.counted_back is not None:
        found.append(running.counted_back.amount)
    return found
