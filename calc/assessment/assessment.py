"""The one outcome of the engine.

All amounts are euros, exact; its JSON (`calc.stored.assessment_json`) shows them in cents.
"""

from datetime import date
from typing import Final

from calc.assessment.account import Account
from calc.assessment.headline import Headline
from calc.assessment.receipt import Receipt
from calc.assessment.standing import OutcomeStanding
from calc.base.finding import Finding
from calc.base.later import Later
from calc.base.period import Month
from calc.base.step import Step
from calc.base.value_type import value_type
from calc.context.conversation import NextConversation
from calc.context.plan_context import PlanContext
from calc.dossier.agreed_schedule import Decided
from calc.dossier.asked import Topic
from calc.entitlement.check import ToeslagenCheck
from calc.entitlement.missed import Missed
from calc.plan.result import Groups, MonthRow, Plan, Rung
from calc.running.result import Running
from calc.signals.solutions import OpenSolution
from calc.statutory_floor.report import NO_TARIFF, FloorReport, Provisional

NOTHING_IS_ASKED: Final = frozenset({"life_state_deceased", "schrijnend_not_taken_over"})
"""After these nobody asks for money, whatever was computed; nor behind a gate of the policy."""


@value_type
class Assessment:
    """The one outcome of the engine.

    `schedule` is empty as long as a cost or an arrangement is unknown. `rungs`: its runs of equal
    payments. `payment`: that of the first month, 0 when nothing is paid in the whole term. `plan`
    is None for a Draft that is not complete and when nothing is paid. `final`: nothing stands in
    the way of making the outcome final, a plan or no payment. `asked`: the topics that were asked;
    without income and costs there is no schedule. `account`: the sum of the first month. `missed`:
    money that the household may miss; it stands first. `free_for_others`: what the month has left
    for other creditors (`plan.free`).

    `running`: of a plan that was accepted. Then the schedule is the running plan, its past months
    as agreed, and `payment` is the next one; there is always a plan, with the agreed end date.
    """

    reference_date: date
    first_month: Month
    term_months: int
    partial: bool
    final: bool
    groups: Groups
    savings_target: Step | None
    schedule: tuple[MonthRow, ...]
    rungs: tuple[Rung, ...]
    payment: Step | None
    plan: Plan | None
    longer_term: Later[int | None]
    beside: PlanContext
    headline: Headline
    next_conversation: NextConversation
    findings: tuple[Finding, ...]
    receipt: Receipt
    offered: Later[tuple[OpenSolution, ...]]
    floor: FloorReport | None = None
    toeslagen: "ToeslagenCheck | None" = None
    provisional: tuple[Provisional, ...] = ()
    room_is_open: bool = False
    free_for_others: Step | None = None
    asked: frozenset[Topic] = frozenset()
    account: Account | None = None
    missed: "Missed | None" = None
    running: "Running | None" = None

    @property
    def term_that_repays(self) -> int | None:
        """The smallest term that repays the debt, when that of the plan does not."""
        return self.longer_term()

    @property
    def solutions(self) -> tuple[OpenSolution, ...]:
        """Every solution of the policy, open or not."""
        return self.offered()

    @property
    def shown(self) -> MonthRow | None:
        """The month that tells how the household stands: the first, of a running plan the next."""
        if not self.schedule:
            return None
        after = self.running.month if self.running else 0
        return self.schedule[min(after, len(self.schedule) - 1)]

    @property
    def standing(self) -> OutcomeStanding:
        """What may be said of this outcome."""
        shown = self.shown
        if any(finding.code == NO_TARIFF for finding in self.findings):
            return OutcomeStanding.NO_FIGURES
        if self.beside.gate.closed_by:
            return OutcomeStanding.CLOSED
        if self.headline.ask:
            return OutcomeStanding.NOT_ASKED
        if shown is not None and shown.decided is Decided.DEBT:
            return OutcomeStanding.NOTHING_OWED
        if self.room_is_open:
            return OutcomeStanding.ROOM_OPEN
        if self.partial or not self.schedule:
            return OutcomeStanding.INCOMPLETE
        return OutcomeStanding.NO_ROOM if self.plan is None else OutcomeStanding.PLAN

    @property
    def nothing_is_asked(self) -> bool:
        """Whether people come first: after a death, or as long as the team does not take over."""
        return any(each.code in NOTHING_IS_ASKED for each in self.findings)

    @property
    def may_ask_payment(self) -> bool:
        """Whether a payment may be asked at all; not that there is one, or that it is final."""
        return not self.nothing_is_asked and not self.beside.gate.closed_by

    @property
    def ahead(self) -> tuple[Rung, ...]:
        """The rungs that are still to be paid: all, of a running plan those from now on."""
        return self.running.ahead if self.running else self.rungs
