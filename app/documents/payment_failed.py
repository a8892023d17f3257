"""A payment did not work: a call, and what can be done. Nothing ends and nothing is threatened."""

from app.documents.account import jokers_used
from app.documents.case import Case
from app.documents.debit import why_no_debit
from app.documents.extras import Extras
from app.documents.frame import letter_of
from app.documents.invitation import answer_by
from app.documents.letter import Block, Bullets, Heading, Letter, Paragraph
from app.documents.offered import offers_debit, ways
from app.documents.own_words import own_words
from app.documents.parts import help_sheet, paying, specified
from app.documents.ways_to_pay import account_in_words
from calc.dossier.codes import PaymentMethod


def payment_failed(case: Case, extra: Extras, free_text: str) -> Letter:
    """Of a payment that was due: `impossible` refuses any other."""
    return letter_of(
        case,
        case.tell("failed.subject"),
        f"{_what(case, extra)} {case.tell('failed.together')}",
        (
            Paragraph(case.tell("failed.understanding")),
            Paragraph(case.tell("failed.call", day=case.day(answer_by(case, extra))), strong=True),
            *own_words(case, free_text),
            *_choices(case),
            *_paying_now(case, extra),
            *specified(extra),
        ),
        behind=help_sheet(case, extra),
    )


def _what(case: Case, extra: Extras) -> str:
    """What is known of it: the amount, the day, both or neither."""
    params, key = dict[str, str](), "failed.what"
    if extra.failed is not None:
        params["amount"], key = case.in_short(extra.failed), "failed.what_amount"
    if extra.failed_on is not None:
        params["day"] = case.day(extra.failed_on)
        key = "failed.what_on" if extra.failed is not None else "failed.what_day"
    return case.tell(key, **params)


def _choices(case: Case) -> tuple[Block, ...]:
    has_plan = case.assessment.plan is not None
    choices = [case.tell("failed.choice.later"), case.tell("failed.choice.again")]
    if has_plan and (jokers := _jokers(case)):
        choices.insert(0, case.tell_count_words("failed.choice.joker", jokers, "times"))
    return (
        Heading(case.tell("failed.choices.heading")),
        Paragraph(case.tell("failed.choices")),
        Bullets(tuple(choices)),
        Paragraph(_goes_on(case, has_plan=has_plan)),
    )


def _jokers(case: Case) -> int:
    """How many months a year may be skipped, as the plan promises; 0 when none of them is left."""
    plan = case.assessment.plan
    said = {each.code: dict(each.params) for each in plan.conditions} if plan else {}
    promised = said.get("joker_months", {}).get("a_year", 0)
    return promised if jokers_used(case) < promised else 0


def _goes_on(case: Case, *, has_plan: bool) -> str:
    said = [case.tell("failed.goes_on" if has_plan else "failed.goes_on_interim")]
    if not case.policy.costs_charged:
        said.append(case.tell("failed.no_costs"))
    return " ".join(said)


def _paying_now(case: Case, extra: Extras) -> tuple[Block, ...]:
    """Who would rather pay at once can, the way that suits best."""
    return (
        Heading(case.tell("failed.pay.heading"), ahead=case.tell("failed.pay.ahead")),
        Paragraph(_way(case, boxed=extra.payment is not None)),
        *paying(extra),
    )


def _way(case: Case, *, boxed: bool) -> str:
    """What is said above the box, or in its place."""
    if not boxed:
        choice = ways(case)
        if choice is not None:
            return case.tell("failed.pay_ways", ways=choice)
        account = account_in_words(case)
        if account is None:
            return case.tell("failed.pay_transfer_follows")
        return case.tell("failed.pay_transfer", **account)
    debited = case.draft.contact.payment_method is PaymentMethod.DIRECT_DEBIT
    if debited and not why_no_debit(case):
        return case.tell("failed.pay_debit")
    said = [case.tell("failed.pay_box")]
    if offers_debit(case):
        said.append(case.tell("failed.or_debit"))
    return " ".join(said)
