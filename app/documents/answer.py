"""The answer of a letter about a plan: what is paid from when, and when it stops."""

from collections.abc import Sequence
from typing import Final

from app.documents.case import Case
from app.documents.payments import is_all_paid, rungs_to_pay
from app.i18n import first_paid
from calc import Month, Plan, Rung

_A_YEAR: Final = 12


def answer(case: Case, plan: Plan) -> str:
    """For who reads one line only. Of a plan that runs: the next payment."""
    end = case.day(plan.end_date)
    if is_all_paid(case):
        return case.say("pay.all_paid")
    rungs = rungs_to_pay(case.assessment, plan.last_payment_month)
    first = first_paid(rungs)
    if first is None:
        return case.say("answer.nothing", end=end)
    amount, month = case.in_short(first.payment.amount), named(case, first.first)
    if first is rungs[0] and first.first <= Month.of(case.assessment.reference_date):
        return case.say("answer.now", amount=amount, end=end)
    key = "later" if first is not rungs[0] else "once" if _is_one(rungs) else "from"
    return case.say(f"answer.{key}", month=month, amount=amount, end=end)


def _is_one(rungs: Sequence[Rung]) -> bool:
    """Whether one month pays all that is left."""
    return len(rungs) == 1 and rungs[0].months == 1


def named(case: Case, month: Month) -> str:
    """A month without its year where nobody can take it for that of another year."""
    ahead = Month.of(case.assessment.reference_date).months_until(month)
    return case.texts.formats.month_name(month) if 0 <= ahead < _A_YEAR else case.month(month)
