"""The plan letter: what you pay, until when, what happens then, how it was computed, who to call.

    letter = plan_letter(draft, assessment, policy, Texts("nl"))

Every sentence comes from the catalogue (`letter.*`), every figure and the date from the assessment.
"""

from typing import Final

from app.documents.case import Case, NoLetter
from app.documents.computation import computation
from app.documents.conversation import next_conversation, when_it_does_not_work
from app.documents.ending import ending
from app.documents.letter import Block, KeyFigure, KeyFigures, Letter, Paragraph
from app.documents.no_payment import no_payment
from app.documents.payments import payments, rungs_to_pay, timeline
from app.documents.people import address, salutation, wants_large_print
from app.documents.reach import closing, details, footer, reach, sender
from app.i18n import Texts, first_paid
from calc import Assessment, Draft, Plan, Policy, Severity
from calc.outcome import RestAtEnd

_PROVISIONAL: Final = frozenset({"tariff_provisional", "taxable_income_unknown"})
"""The findings that say what the mark already says."""


def plan_letter(draft: Draft, assessment: Assessment, policy: Policy, texts: Texts) -> Letter:
    """The letter about one assessment of this draft under this policy.

    Raises NoLetter when there is nothing to write: the draft is not complete, nobody is known to
    owe the debt, nothing is owed, there are no figures of the law, or nobody can say yet whether
    there is room. An assessment that is not final gives a marked concept.
    """
    case = Case(draft, assessment, policy, texts)
    if any(finding.code == "no_tariff" for finding in assessment.findings):
        raise NoLetter("no_tariff")
    if assessment.partial or not assessment.schedule:
        raise NoLetter("incomplete")
    if assessment.room_is_open:
        raise NoLetter("room_open")
    plan = assessment.plan
    subject = case.say("subject.none" if plan is None else "subject.plan")
    return Letter(
        language=texts.language,
        title=subject,
        mark=_mark(case),
        large_print=wants_large_print(case),
        sender=sender(case),
        address=address(case),
        details=details(case),
        subject=subject,
        salutation=salutation(case),
        blocks=(*(no_payment(case) if plan is None else _plan(case, plan)), *reach(case)),
        closing=closing(case),
        footer=footer(case),
    )


def _mark(case: Case) -> str | None:
    """What stands on every page while the letter may not be sent.

    What is provisional is never final; with open points beside it, it is a concept too.
    """
    assessment = case.assessment
    if assessment.final:
        return None
    if not assessment.provisional:
        return case.say("mark.concept")
    also = any(
        item.severity is Severity.BLOCKS and item.code not in _PROVISIONAL
        for item in assessment.findings
    )
    return case.texts.text("law.mark.concept_provisional" if also else "law.mark.provisional")


def _plan(case: Case, plan: Plan) -> tuple[Block, ...]:
    return (
        Paragraph(case.say("intro.understanding")),
        Paragraph(case.say("intro.plan")),
        KeyFigures(_key_figures(case, plan)),
        timeline(case, plan),
        *payments(case, plan),
        *ending(case, plan),
        *computation(case),
        *when_it_does_not_work(case),
        *next_conversation(case, plan),
    )


def _amount(case: Case, plan: Plan) -> KeyFigure:
    """The first amount that is paid, and since when."""
    rungs = rungs_to_pay(case.assessment, plan.last_payment_month)
    first = first_paid(rungs) or rungs[0]
    label = "key.amount" if len(rungs) == 1 else "key.first_amount"
    note = "key.amount_note"
    if first is not rungs[0]:
        label, note = "key.later_amount", "key.later_amount_note"
    start = case.day(first.first.first_day)
    return KeyFigure(case.say(label), case.euros(first.payment.amount), case.say(note, start=start))


def _key_figures(case: Case, plan: Plan) -> tuple[KeyFigure, ...]:
    figures = (
        _amount(case, plan),
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
