"""What a check may look at."""

from collections.abc import Callable, Sequence
from datetime import date

from calc.base.finding import Finding, Severity
from calc.base.period import Month
from calc.base.step import Step
from calc.base.value_type import value_type
from calc.context.conversation import NextConversation
from calc.context.schuldhulp import Comparison
from calc.dossier import Draft
from calc.plan.child_budget import BudgetStep
from calc.plan.counted_lines import CountedLine
from calc.plan.result import MonthRow, Plan
from calc.policy.policy import Policy


@value_type
class CheckInput:
    """One dossier on one day under one policy, with what was computed of it, if anything.

    `income`, `costs`: those that count; `budget`: when kindgebonden budget becomes less;
    `rows`: the months of the term; `agreed`: the payment, euros a month. `is_accepted`: the plan
    was accepted, and is what was agreed.
    """

    draft: Draft
    policy: Policy
    on: date
    first_month: Month
    savings_target: Step | None
    income: Sequence[CountedLine] = ()
    budget: Sequence[BudgetStep] = ()
    costs: Sequence[CountedLine] = ()
    rows: Sequence[MonthRow] = ()
    room_is_open: bool = False
    agreed: Step | None = None
    plan: Plan | None = None
    comparison: Comparison | None = None
    next_conversation: NextConversation | None = None
    is_accepted: bool = False

    @property
    def before_final(self) -> Severity:
        """What a decision does that is due before a plan is made: an accepted one it never stops.

        The letters of a plan that runs, and a lower payment, do not wait for what was not asked
        when it began.
        """
        return Severity.WARNS if self.is_accepted else Severity.BLOCKS


Check = Callable[[CheckInput], Sequence[Finding]]
