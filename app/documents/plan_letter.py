"""The plan letter: what you pay, until when, what happens then, how it was computed, who to call.

    letter = plan_letter(draft, assessment, policy, Texts("nl"))

Every sentence comes from the catalogue (`letter.*`), every figure and the date from the assessment.
"""

from app.documents.case import Case, NoLetter
from app.documents.computation import computation
from app.documents.conversation import next_conversation, when_it_does_not_work
from app.documents.debt_help import debt_help, is_told
from app.documents.ending import ending
from app.documents.extras import Extras
from app.documents.frame import letter_of, unfinished
from app.documents.good_months import good_months
from app.documents.kinds import DocumentKind
from app.documents.letter import Block, KeyFigure, KeyFigures, Letter
from app.documents.no_payment import no_payment
from app.documents.opening import opening
from app.documents.own_words import own_words
from app.documents.parts import help_sheet, paying, specified
from app.documents.payments import payments, rungs_to_pay, timeline
from app.documents.permitted import refuse
from app.i18n import Texts, first_paid
from calc import Assessment, Draft, Month, Plan, Policy
from calc.dossier.agreed_schedule import RestAtEnd


def plan_letter(draft: Draft, assessment: Assessment, policy: Policy, texts: Texts) -> Letter:
    """The letter about one assessment of this draft under this policy.

    Raises NoLetter when there is nothing to write: the draft is not complete, nobody is known to
    owe the debt, nothing is owed, there are no figures of the law, or nobody can say yet whether
    there is room. An assessment that is not final gives a marked concept.
    """
    case = Case(draft, assessment, policy, texts)
    refuse(DocumentKind.PLAN, case)
    return decision(case, Extras(referral=False), "")


def decision(case: Case, extra: Extras, free_text: str) -> Letter:
    """The letter of a case: a plan, or that nothing is paid. Raises NoLetter as above."""
    assessment = case.assessment
    if any(finding.code == "no_tariff" for finding in assessment.findings):
        raise NoLetter("no_tariff")
    if assessment.partial or not assessment.schedule:
        raise NoLetter("incomplete")
    if assessment.room_is_open:
        raise NoLetter("room_open")
    plan = assessment.plan
    subject = case.say("subject.none" if plan is None else "subject.plan")
    own = own_words(case, free_text)
    blocks = (*no_payment(case), *own) if plan is None else _plan(case, plan, extra, own)
    behind = help_sheet(case, extra, told=is_told(case))
    return letter_of(case, subject, blocks, mark=unfinished(case), behind=behind)


def _plan(case: Case, plan: Plan, extra: Extras, own: tuple[Block, ...]) -> tuple[Block, ...]:
    return (
        *opening(case, case.say("intro.plan")),
        KeyFigures(_key_figures(case, plan)),
        timeline(case, plan),
        *own,
        *payments(case, plan, paying(extra)),
        *debt_help(case),
        *ending(case, plan),
        *good_months(case),
        *computation(case),
        *specified(extra),
        *when_it_does_not_work(case),
        *next_conversation(case, plan),
    )


def _amount(case: Case, plan: Plan) -> tuple[KeyFigure, ...]:
    """The first amount that is paid from now on, and since when; nothing when all is over."""
    rungs = rungs_to_pay(case.assessment, plan.last_payment_month)
    first = first_paid(rungs)
    if first is None and case.assessment.running is not None:
        return ()
    first = first or rungs[0]
    label = "key.amount" if len(rungs) == 1 else "key.first_amount"
    note = "key.amount_note"
    if first is not rungs[0]:
        label, note = "key.later_amount", "key.later_amount_note"
    start = case.day(first.first.first_day)
    amount = case.euros(first.payment.amount)
    if case.assessment.running is not None and len(rungs) > 1:
        # A plan that runs is past its begin: what leads is the next payment, as in a review.
        this = Month.of(case.assessment.reference_date)
        said = "review.key.amount" if first.first <= this else "review.key.amount_next"
        when = case.tell("review.key.amount_note", month=case.month(first.first))
        return (KeyFigure(case.tell(said), amount, when),)
    return (KeyFigure(case.say(label), amount, case.say(note, start=start)),)


def _key_figures(case: Case, plan: Plan) -> tuple[KeyFigure, ...]:
    figures = (
        *_amount(case, plan),
        KeyFigure(
            case.say("key.end"),
            case.day(plan.end_date),
            case.say("key.end_note"),
        ),
    )
    if plan.rest_at_end is RestAtEnd.DISCHARGE and plan.discharge and plan.discharge.amount:
        rest = case.euros(plan.discharge.amount)
        return (*figures, KeyFigure(case.say("key.rest"), rest, case.say("key.rest_note")))
    return figures
