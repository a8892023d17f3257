"""The plan letter: what you pay, until when, what happens then, how it was computed, who to call.

    letter = plan_letter(draft, assessment, policy, Texts("nl"))

Every sentence comes from the catalogue (`letter.*`), every figure and the date from the assessment.
"""

from app.documents.answer import answer
from app.documents.case import Case, NoLetter
from app.documents.computation import computation
from app.documents.contact_ways import free_help, reach
from app.documents.conversation import next_conversation, when_it_does_not_work
from app.documents.debt_help import debt_help, is_told
from app.documents.ending import ending
from app.documents.extras import Extras
from app.documents.frame import letter_of, unfinished
from app.documents.good_months import good_months
from app.documents.kinds import DocumentKind
from app.documents.letter import Block, Letter
from app.documents.no_payment import no_payment, nothing_now
from app.documents.opening import opening
from app.documents.own_words import own_words
from app.documents.parts import help_sheet, paying, specified
from app.documents.payments import payments, timeline
from app.documents.permitted import refuse
from app.i18n import Texts
from calc import Assessment, Draft, Plan, Policy
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
    own, mark = own_words(case, free_text), unfinished(case)
    behind = help_sheet(case, extra, told=is_told(case))
    if plan is None:
        blocks = (*no_payment(case), *own)
        title, said = case.say("subject.none"), nothing_now(case)
        return letter_of(case, title, said, blocks, mark=mark, behind=behind)
    return letter_of(
        case,
        case.say("subject.plan"),
        answer(case, plan),
        _plan(case, plan, extra, own),
        mark=mark,
        reached=reach(case, helped=True),
        behind=behind,
    )


def _plan(case: Case, plan: Plan, extra: Extras, own: tuple[Block, ...]) -> tuple[Block, ...]:
    """What the first page is for, and behind it what was agreed and how it was computed."""
    return (
        *opening(case, _rest(case, plan)),
        timeline(case, plan),
        *own,
        *payments(case, plan, paying(extra)),
        *when_it_does_not_work(case),
        *next_conversation(case, plan),
        free_help(case),
        *debt_help(case),
        *ending(case, plan),
        *good_months(case),
        *computation(case),
        *specified(extra),
    )


def _rest(case: Case, plan: Plan) -> str:
    """What is cancelled in the end; only a known discharge is promised."""
    if plan.rest_at_end is not RestAtEnd.DISCHARGE or not plan.discharge:
        return ""
    rest = plan.discharge.amount
    if not rest:
        return ""
    return case.say("intro.rest", end=case.day(plan.end_date), rest=case.euros(rest))
