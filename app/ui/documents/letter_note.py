"""What the letter of this dossier will be, or why there is none yet, in a sentence."""

from typing import Final

from app.i18n import Texts, say_finding
from app.i18n.taxable_income import room_open_ask
from app.ui.intake.pays_hidden import is_hidden
from app.ui.intake.session import Session
from calc import OutcomeStanding

_NO_LETTER: Final = frozenset(
    {
        "creditor_not_client", "creditor_not_said", "creditor_two_clients", "creditor_unknown",
        "life_state_deceased",
    }
)  # fmt: skip
"""What stops every letter to the customer."""
_NONE: Final = {
    OutcomeStanding.NO_FIGURES: "answer.letter.none.no_tariff",
    OutcomeStanding.CLOSED: "beside.letter.closed",
    OutcomeStanding.NOT_ASKED: "answer.letter.none.incomplete",
    OutcomeStanding.NOTHING_OWED: "answer.letter.none.nothing_owed",
    OutcomeStanding.ROOM_OPEN: "answer.letter.none.room_open",
    OutcomeStanding.INCOMPLETE: "answer.letter.none.incomplete",
}
"""Why there is no letter with a plan or without a payment."""


def letter_note(session: Session, texts: Texts) -> str:
    """The sentence for the dossier as it is."""
    assessment = session.assessment
    for finding in assessment.findings:
        if finding.code in _NO_LETTER:
            return say_finding(texts, finding, session.draft)
    if key := _NONE.get(assessment.standing):
        if assessment.standing is OutcomeStanding.ROOM_OPEN:
            return f"{texts.text(key)} {room_open_ask(texts, assessment)}"
        return texts.text(key)
    if is_hidden(session):  # also that there is a plan, or none, is an outcome
        return texts.text("papers.none.hidden")
    kind = "final" if assessment.final else "concept" if assessment.plan else "no_payment"
    if assessment.provisional and assessment.plan:
        kind = "provisional"
    return texts.text(f"answer.letter.note.{kind}")
