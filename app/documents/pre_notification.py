"""The pre-notification: what we take from an account, on which day, before we do (facts: letters).

Equal amounts are told once, and every change of them with its day.
"""

from collections.abc import Sequence

from app.documents.case import Case, NoLetter, begun
from app.documents.debit import DebitRun, debit_box, debit_on, why_no_debit
from app.documents.extras import Extras
from app.documents.frame import letter_of
from app.documents.letter import Heading, Letter, Paragraph
from app.documents.mandate import refuse_other_ways
from app.documents.own_words import own_words
from app.documents.parts import specified
from app.documents.paying import PaymentBox
from app.documents.ways_to_pay import debits
from app.documents.what_is_due import is_due
from app.i18n import first_paid


def pre_notification(case: Case, extra: Extras, free_text: str) -> Letter:
    """Of a plan that was accepted. Raises NoLetter as `announced_box` does."""
    runs = _announced(case)
    day, amount = case.day(debit_on(case, runs[0].first)), case.in_short(runs[0].amount)
    changes = len({run.amount for run in runs}) > 1
    return letter_of(
        case,
        begun(case.tell("kind.pre_notification")),
        case.tell("announced.answer", day=day, amount=amount),
        (
            Paragraph(case.tell(f"announced.{'changes' if changes else 'same'}", day=day)),
            extra.payment or debit_box(case, runs),
            Heading(
                case.tell("announced.cannot.heading"), ahead=case.tell("announced.cannot.ahead")
            ),
            Paragraph(case.tell("announced.cannot")),
            *own_words(case, free_text),
            *specified(extra),
        ),
    )


def announced_box(case: Case) -> PaymentBox:
    """Number, mandate, every day and amount. Raises NoLetter: `not_by_debit`, `no_plan_running`,
    `plan_asks_nothing`, `debit_is_later`, or why no debit can be promised.
    """
    return debit_box(case, _announced(case))


def _announced(case: Case) -> Sequence[DebitRun]:
    """Equal debits after each other, of which the first is the next one."""
    refuse_other_ways(case)
    if why := why_no_debit(case):
        raise NoLetter(f"announced_without_{why}")
    plan = case.assessment.plan
    if plan is None or case.assessment.running is None:
        raise NoLetter("no_plan_running")
    rung = first_paid(case.assessment.ahead)
    if rung is None:
        raise NoLetter("plan_asks_nothing")
    if not is_due(case, rung.first):
        raise NoLetter("debit_is_later", month=case.month(rung.first))
    return debits(case, plan)
