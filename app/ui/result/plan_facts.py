"""PlanFacts: the figures of the whole plan; of one that runs what was agreed and paid."""

from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.i18n.running import running_facts
from app.ui.widgets.facts import FactsCard
from calc import Assessment, Plan
from calc.dossier.agreed_schedule import Decided, RestAtEnd


class PlanFacts(FactsCard):
    """Names with their values."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("answer.plan.facts"), parent)
        self._texts = texts

    def show_plan(self, assessment: Assessment, plan: Plan) -> None:
        """Show the figures of a plan."""
        running = assessment.running
        self.show_facts(
            self._list_facts(assessment, plan)
            if running is None
            else running_facts(self._texts, assessment, running, brief=True)
        )

    def _list_facts(self, assessment: Assessment, plan: Plan) -> list[tuple[str, str]]:
        texts, formats = self._texts, self._texts.formats
        debt = assessment.schedule[0].debt_left
        last = plan.first_month.months_until(plan.last_payment_month)
        first, end = formats.day(plan.first_month.first_day), formats.day(plan.end_date)
        facts = [("runs", texts.plural("answer.plan.term", plan.term_months, first=first, end=end))]
        if debt is not None:
            facts.append(("debt", formats.euros(debt.parts[0].amount)))
        facts.append(("total", formats.euros(plan.total)))
        facts.append(("last_month", formats.month(plan.last_payment_month)))
        if assessment.schedule[last].decided is Decided.DEBT:
            facts.append(("last_amount", formats.euros(plan.last_payment)))
        if plan.discharge is not None:
            facts.append(("discharge", formats.euros(plan.discharge.amount)))
        elif plan.rest_at_end is RestAtEnd.DISCHARGE:
            facts.append(("discharge", texts.text("answer.not_known")))
        if assessment.term_that_repays is not None:
            months = texts.plural("amount.months", assessment.term_that_repays)
            facts.append(("repays", months))
        return [(texts.text(f"answer.plan.{key}"), value) for key, value in facts]
