"""The confirmation of discharge: nothing is owed any more. It asks no step and shows no QR code.

Only of a recorded decision (`decision`), and so never a concept: it is the customer's proof.
"""

from decimal import Decimal

from app.documents.case import Case, NoLetter
from app.documents.credit_register import register
from app.documents.decision import RecordedDecision, decided
from app.documents.extras import Extras
from app.documents.frame import letter_of
from app.documents.letter import (
    Block,
    Letter,
    Paragraph,
)
from app.documents.own_words import own_words


def discharge(case: Case, extra: Extras, free_text: str) -> Letter:
    """Raises NoLetter when nobody recorded a decision, or it cannot be true; see `decision`."""
    decision = decided(case)
    _as_typed(case, decision, extra)
    rest, day = decision.rest, decision.on
    said = "discharge.cancelled" if rest else "discharge.paid"
    params = {"rest": case.euros(rest)} if rest else {}
    return letter_of(
        case,
        case.tell("discharge.subject"),
        _answer(case, rest),
        (
            Paragraph(_why(case, decision)),
            Paragraph(
                case.tell(said, day=case.day(day), creditor=case.creditor, **params), strong=True
            ),
            Paragraph(case.tell("discharge.nothing_to_do")),
            *_others(case),
            *own_words(case, free_text),
            *register(case, "discharge", day, rest),
        ),
    )


def _as_typed(case: Case, decision: RecordedDecision, extra: Extras) -> None:
    """What somebody types beside the decision is that of the decision, or there is no letter."""
    if extra.discharged is not None and extra.discharged != decision.rest:
        amounts = {"typed": case.euros(extra.discharged), "rest": case.euros(decision.rest)}
        raise NoLetter("discharge_typed_amount", **amounts)
    if extra.discharged_on is not None and extra.discharged_on != decision.on:
        days = {"typed": case.day(extra.discharged_on), "day": case.day(decision.on)}
        raise NoLetter("discharge_typed_day", **days)


def _why(case: Case, decision: RecordedDecision) -> str:
    """Kept as agreed, or granted; that we decided it, when something is cancelled."""
    said = [case.tell("discharge.compliment" if decision.kept else "discharge.granted")]
    if decision.rest:
        said.append(case.tell("discharge.decided"))
    return " ".join(said)


def _answer(case: Case, rest: Decimal) -> str:
    """Nothing any more, and what is cancelled."""
    if rest:
        return case.tell("discharge.answer", rest=case.in_short(rest))
    return case.tell("discharge.answer_paid")


def _others(case: Case) -> tuple[Block, ...]:
    """Somebody else owes it too: that is theirs, and nothing of it is told."""
    if not case.draft.debt.co_debtors:
        return ()
    return (Paragraph(case.tell("discharge.co_debtor")), Paragraph(case.say("end.recourse")))
