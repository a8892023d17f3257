"""The confirmation of discharge: nothing is owed any more. It asks no step and shows no QR code."""

from datetime import date
from decimal import Decimal

from app.documents.case import Case, NoLetter
from app.documents.extras import Extras
from app.documents.frame import letter_of, unfinished
from app.documents.letter import (
    Block,
    KeyFigure,
    KeyFigures,
    Letter,
    Paragraph,
)
from app.documents.own_words import own_words
from app.documents.register import register
from calc.outcome import RestAtEnd


def discharge(case: Case, extra: Extras, free_text: str) -> Letter:
    """Raises NoLetter("no_discharge") when no plan promises one and nobody named an amount."""
    rest, day = _rest(case, extra), _day(case, extra)
    subject = case.tell("discharge.subject")
    said = "discharge.paid" if not rest else "discharge.cancelled"
    params = {"rest": case.euros(rest)} if rest else {}
    return letter_of(
        case,
        subject,
        (
            Paragraph(case.tell(_why(extra))),
            Paragraph(
                case.tell(said, day=case.day(day), creditor=case.creditor, **params), strong=True
            ),
            KeyFigures(_figures(case, rest, day)),
            Paragraph(case.tell("discharge.nothing_to_do")),
            *_others(case),
            *own_words(case, free_text),
            *register(case, "discharge", day, rest),
        ),
        mark=_mark(case, day, named=extra.discharged_on is not None),
    )


def _why(extra: Extras) -> str:
    """Kept as agreed; or decided without a plan, by who named the amount."""
    return "discharge.compliment" if extra.discharged is None else "discharge.granted"


def _rest(case: Case, extra: Extras) -> Decimal:
    if extra.discharged is not None:
        return extra.discharged
    plan = case.assessment.plan
    if plan is None or plan.rest_at_end is not RestAtEnd.DISCHARGE or plan.discharge is None:
        raise NoLetter("no_discharge")
    return plan.discharge.amount


def _day(case: Case, extra: Extras) -> date:
    if extra.discharged_on is not None:
        return extra.discharged_on
    plan = case.assessment.plan
    return case.assessment.reference_date if plan is None else plan.end_date


def _mark(case: Case, day: date, *, named: bool) -> str | None:
    """A concept until that day has come; on a named day somebody decided, whatever is open."""
    if day > case.assessment.reference_date:
        return case.say("mark.concept")
    return None if named else unfinished(case)


def _figures(case: Case, rest: Decimal, day: date) -> tuple[KeyFigure, ...]:
    figure = KeyFigure(
        case.tell("discharge.key.on"), case.day(day), case.tell("discharge.key.on_note")
    )
    if not rest:
        return (figure,)
    cancelled = KeyFigure(
        case.tell("discharge.key.rest"), case.euros(rest), case.tell("discharge.key.rest_note")
    )
    return (cancelled, figure)


def _others(case: Case) -> tuple[Block, ...]:
    """Somebody else owes it too: that is theirs, and nothing of it is told."""
    if not case.draft.debt.co_debtors:
        return ()
    return (Paragraph(case.tell("discharge.co_debtor")), Paragraph(case.say("end.recourse")))
