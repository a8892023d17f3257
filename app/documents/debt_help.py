"""Schuldhulp that would be better is told: the figures, and that the choice is the customer's."""

from app.documents.case import Case
from app.documents.letter import Block, Heading, Paragraph
from calc import Month
from calc.base.rounding import cents_half_up
from calc.context.schuldhulp import Comparison
from calc.dossier.codes import ReasonFor


def is_told(case: Case) -> bool:
    """Whether a letter to this customer tells that schuldhulp may be better."""
    found = case.assessment.beside.comparison
    if found is None or found.amount is None or _began_before(case):
        return False
    return found.is_better or case.assessment.plan is None


def debt_help(case: Case) -> tuple[Block, ...]:
    """Better than a plan of ours, or the only way that ends where there is no plan."""
    found = case.assessment.beside.comparison
    if found is None or not is_told(case):
        return ()
    key = "debt_help.discussed" if _is_discussed(case) else "debt_help.choice"
    return (
        Heading(case.say("debt_help.heading"), ahead=case.say("debt_help.ahead")),
        Paragraph(f"{_what(case, found)} {case.say(key)} {case.say('debt_help.sheet')}"),
    )


def _what(case: Case, found: Comparison) -> str:
    day = case.day(found.free_on)
    if found.amount is None or not found.is_better:
        return case.say("debt_help.ends", day=day)
    amounts = case.say(
        "debt_help.amounts",
        amount=case.euros(cents_half_up(found.amount.amount)),
        payment=case.euros(cents_half_up(found.plan_amount)),
    )
    return f"{case.say('debt_help.better', day=day)} {amounts}"


def _began_before(case: Case) -> bool:
    """Of a plan under way the comparison is that of its begin: its day would not be true now."""
    plan = case.assessment.plan
    return plan is not None and plan.first_month < Month.of(case.assessment.reference_date)


def _is_discussed(case: Case) -> bool:
    return any(reason.about is ReasonFor.SCHULDHULP for reason in case.draft.reasons)
