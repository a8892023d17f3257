"""The life of a plan: offered, accepted, running, paused, ended, discharged; and what was paid.

What was agreed (start, term, debt, the schedule in force) is fixed when the plan is accepted, so
that the end date cannot move. The statuses are a walk over `TRANSITIONS`; a dossier with another
walk is refused. The history of ENGINE 14a is the entries and, for pauses, the events.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Final

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from calc.base.money import ZERO
from calc.base.params import Code, Value
from calc.base.period import Month
from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.agreed_schedule import EntryKind, HistoryEntry, Schedule
from calc.dossier.codes import Channel
from calc.dossier.fields import Day, DebtAmount, LongText, Part, Text

LONGEST_TERM: Final = 60


class PlanStatus(StrEnum):
    """Where a plan stands."""

    OFFERED = "aangeboden"
    ACCEPTED = "aanvaard"
    RUNNING = "loopt"
    PAUSED = "gepauzeerd"
    ENDED_EARLY = "eerder gestopt"
    ENDED = "afgelopen"
    DISCHARGED = "kwijtgescholden"


NO_STATUS: Final = Code("plan_status", "none")
"""Where a plan stands that was not offered yet."""
_S = PlanStatus
TRANSITIONS: Final[dict[PlanStatus | None, tuple[PlanStatus, ...]]] = {
    None: (_S.OFFERED,),
    _S.OFFERED: (_S.ACCEPTED, _S.ENDED_EARLY),
    _S.ACCEPTED: (_S.RUNNING, _S.ENDED_EARLY),
    _S.RUNNING: (_S.PAUSED, _S.ENDED_EARLY, _S.ENDED),
    _S.PAUSED: (_S.RUNNING, _S.ENDED_EARLY, _S.ENDED),
    # A plan that stopped can be followed by another; discharge may come sooner than promised.
    _S.ENDED_EARLY: (_S.OFFERED, _S.DISCHARGED),
    _S.ENDED: (_S.DISCHARGED,),
    _S.DISCHARGED: (),
}
"""From each status (None: nothing was offered yet) the ones that can follow."""


class PlanEvent(Part):
    """One change of status. `first_month` through `last_month` is for a pause.

    `role`: of who decided. `amount`: of a discharge, the rest that is cancelled, euros.
    """

    status: PlanStatus
    on: Day
    channel: Maybe[Channel] = UNKNOWN
    by: Maybe[Text] = UNKNOWN
    role: Maybe[Text] = UNKNOWN
    reason: Maybe[LongText] = UNKNOWN
    amount: Maybe[DebtAmount] = UNKNOWN
    first_month: Month | None = None
    last_month: Month | None = None


_ADDS: Final = {EntryKind.RECEIVED: 1, EntryKind.REVERSED: -1, EntryKind.REFUNDED: -1}
"""Which entries are money that came in or went back."""


class Agreement(Part):
    """What was agreed, what happened since, and what was paid.

    `balance_at_start`: what was owed when the plan began, euros. `schedule`: the one in force;
    `earlier_schedules`: those it took the place of, the oldest first. `paid_sum`: what was paid so
    far, when nobody keeps the list; with a list that counts.
    """

    first_month: Maybe[Month] = UNKNOWN
    term_months: Maybe[Annotated[int, Field(ge=1, le=LONGEST_TERM)]] = UNKNOWN
    balance_at_start: Maybe[DebtAmount] = UNKNOWN
    events: Annotated[tuple[PlanEvent, ...], Field(max_length=200)] = ()
    schedule: Schedule | None = None
    earlier_schedules: Annotated[tuple[Schedule, ...], Field(max_length=120)] = ()
    entries: Annotated[tuple[HistoryEntry, ...], Field(max_length=2000)] = ()
    paid_sum: Maybe[DebtAmount] = UNKNOWN

    @property
    def status(self) -> PlanStatus | None:
        """Where the plan stands now; None: nothing was offered."""
        return self.events[-1].status if self.events else None

    @property
    def end_date(self) -> date | None:
        """The last day of the term; None while nothing was agreed."""
        last = self.last_month
        return None if last is None else last.last_day

    @property
    def last_month(self) -> Month | None:
        """The last month of the term; None while nothing was agreed."""
        if self.first_month is UNKNOWN or self.term_months is UNKNOWN:
            return None
        return self.first_month.plus(self.term_months - 1)

    @property
    def paid(self) -> Decimal | None:
        """What was received less what went back, euros; None when nobody wrote it down."""
        return self.paid_until(date.max)

    def paid_until(self, day: date) -> Decimal | None:
        """`paid` by the entries through a day. A sum counts where no receipt was written down."""
        counted = [entry for entry in self.entries if entry.on <= day]
        received = any(entry.kind is EntryKind.RECEIVED for entry in self.entries)
        if not received and self.paid_sum is UNKNOWN and not counted:
            return None
        known = ZERO if received or self.paid_sum is UNKNOWN else self.paid_sum
        signed = ((_ADDS.get(entry.kind, 0), entry.amount) for entry in counted)
        return known + sum((sign * amount for sign, amount in signed if amount is not None), ZERO)

    def pauses(self) -> tuple[tuple[Month, Month], ...]:
        """First and last month of each pause of this plan; who starts again earlier ends it.

        What lies past the last month of the term is cut.
        """
        found: list[tuple[Month, Month]] = []
        for index, event in self.current():
            first, last = event.first_month, event.last_month
            if first is None or last is None:
                continue
            after = self.events[index + 1 : index + 2]
            ends = [last, *(Month.of(later.on) for later in after)]
            ends += [] if self.last_month is None else [self.last_month]
            if first <= min(ends):
                found.append((first, min(ends)))
        return tuple(found)

    @model_validator(mode="after")
    def _follows_the_graph(self) -> "Agreement":
        before: PlanStatus | None = None
        for index, event in enumerate(self.events):
            if event.status not in TRANSITIONS[before]:
                raise _refused(
                    "status_not_allowed",
                    ("events", index, "status"),
                    was=before or NO_STATUS,
                    to=event.status,
                )
            before = event.status
        for index, (earlier, later) in enumerate(pairwise(self.events), start=1):
            if later.on < earlier.on:
                raise _refused("status_too_early", ("events", index, "on"), day=earlier.on)
        return self

    @property
    def is_repaid(self) -> bool:
        """Whether all that was owed at the start was paid."""
        paid, owed = self.paid, self.balance_at_start
        return paid is not None and owed is not UNKNOWN and paid >= owed

    def current(self) -> tuple[tuple[int, PlanEvent], ...]:
        """The events of the plan that was offered last, with their places."""
        numbered = tuple(enumerate(self.events))
        offers = [place for place, event in numbered if event.status is PlanStatus.OFFERED]
        return numbered[offers[-1] :] if offers else ()

    @model_validator(mode="after")
    def _is_agreed_in_full(self) -> "Agreement":
        accepted = [at for at, event in self.current() if event.status is PlanStatus.ACCEPTED]
        lacking: list[tuple[str | int, ...]] = [
            (name,)
            for name in ("first_month", "term_months")
            if accepted and getattr(self, name) is UNKNOWN
        ]
        lacking += [
            ("events", at, name)
            for at in accepted
            for name in ("channel", "by")
            if getattr(self.events[at], name) is UNKNOWN
        ]
        if lacking:
            raise PydanticCustomError("missing", "not complete", {"paths": lacking})
        return self

    @model_validator(mode="after")
    def _schedule_is_of_this_plan(self) -> "Agreement":
        if self.schedule is None:
            return self
        months = self.schedule.months
        term = (self.first_month, self.term_months)
        if term != (months[0].month, len(months)):
            raise _refused("schedule_other_term", ("schedule", "months"))
        return self

    @model_validator(mode="after")
    def _pauses_lie_within_the_term(self) -> "Agreement":
        for index, event in enumerate(self.events):
            first, last = event.first_month, event.last_month
            pauses = event.status is PlanStatus.PAUSED
            if (first is not None) is not pauses or (last is not None) is not pauses:
                raise _refused("pause_months", ("events", index, "first_month"))
            if first is not None and last is not None and first > last:
                raise _refused("ends_before_it_starts", ("events", index, "last_month"))
        begin, end = self.first_month, self.last_month
        for index, event in self.current():
            first, last = event.first_month, event.last_month
            if begin is UNKNOWN or end is None or first is None or last is None:
                continue
            # One that goes on past the term is cut there (ENGINE 14a); it cannot lie outside it.
            if first < begin or first > end:
                raise _refused(
                    "pause_outside_term", ("events", index, "last_month"), first=begin, month=end
                )
        return self

    @model_validator(mode="after")
    def _ends_on_its_end_date(self) -> "Agreement":
        end = self.end_date
        for index, event in self.current():
            if event.status is not PlanStatus.ENDED or end is None or self.is_repaid:
                continue
            if event.on < end:
                raise _refused("plan_ends_later", ("events", index, "on"), day=end)
        return self


def _refused(reason: str, path: tuple[str | int, ...], **params: Value) -> PydanticCustomError:
    return PydanticCustomError(reason, "refused", {"paths": [path], **params})
