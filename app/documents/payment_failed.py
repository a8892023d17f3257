"""A payment did not work: a call, and what can be done. Nothing ends and nothing is threatened."""

from app.documents.case import Case, NoLetter
from app.documents.extras import Extras
from app.documents.frame import letter_of
from app.documents.invitation import TO_ANSWER
from app.documents.letter import Block, Bullets, Heading, Letter, Paragraph
from app.documents.own_words import own_words
from app.documents.parts import help_sheet, paying, specified


def payment_failed(case: Case, extra: Extras, free_text: str) -> Letter:
    """Raises NoLetter.

    "no_plan": nothing was agreed that could be paid. "failed_later": the payment is of a day after
    that of this letter.
    """
    if not _something_is_agreed(case):
        raise NoLetter("no_plan")
    if extra.failed_on is not None and extra.failed_on > case.assessment.reference_date:
        raise NoLetter("failed_later")
    return letter_of(
        case,
        case.tell("failed.subject"),
        (
            Paragraph(_what(case, extra)),
            Paragraph(case.tell("failed.understanding")),
            Paragraph(case.tell("failed.call", day=_until(case, extra)), strong=True),
            *own_words(case, free_text),
            *_choices(case),
            *_paying_now(case, extra),
            *specified(extra),
        ),
        behind=help_sheet(case, extra),
    )


def _something_is_agreed(case: Case) -> bool:
    gate = case.assessment.beside.gate
    if gate.closed_by:
        return False
    asks = gate.interim is not None and gate.interim.amount.amount > 0
    return case.assessment.plan is not None or asks


def _what(case: Case, extra: Extras) -> str:
    if extra.failed_on is None or extra.failed is None:
        return case.tell("failed.what")
    return case.tell(
        "failed.what_on", amount=case.euros(extra.failed), day=case.day(extra.failed_on)
    )


def _until(case: Case, extra: Extras) -> str:
    return case.day(extra.reply_by or case.assessment.reference_date + TO_ANSWER)


def _choices(case: Case) -> tuple[Block, ...]:
    has_plan = case.assessment.plan is not None
    choices = [case.tell("failed.choice.later"), case.tell("failed.choice.again")]
    if has_plan and (jokers := _jokers(case)):
        choices.insert(0, case.tell_count("failed.choice.joker", jokers))
    return (
        Heading(case.tell("failed.choices.heading")),
        Paragraph(case.tell("failed.choices")),
        Bullets(tuple(choices)),
        Paragraph(_goes_on(case, has_plan=has_plan)),
    )


def _jokers(case: Case) -> int:
    """How many months a year may be skipped: as the plan promises."""
    plan = case.assessment.plan
    said = {each.code: dict(each.params) for each in plan.conditions} if plan else {}
    return int(said.get("joker_months", {}).get("a_year", "0"))


def _goes_on(case: Case, *, has_plan: bool) -> str:
    said = [case.tell("failed.goes_on" if has_plan else "failed.goes_on_interim")]
    if not case.policy.costs_charged:
        said.append(case.tell("failed.no_costs"))
    return " ".join(said)


def _paying_now(case: Case, extra: Extras) -> tuple[Block, ...]:
    """Who would rather pay at once can, the way that suits best."""
    ways = case.tell("failed.pay_box") if extra.payment else case.tell("failed.pay_ways")
    return (
        Heading(case.tell("failed.pay.heading")),
        Paragraph(ways),
        *paying(extra),
    )
