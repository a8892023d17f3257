"""The mandate for a direct debit (SEPA core): a form to sign, and nothing beside it.

What it must hold is the scheme's (facts: letters). The text of consent, with the right of refund,
is the organisation's own in the policy: the program has none, and makes no mandate without it.
"""

from dataclasses import replace

from app.documents.case import Case, NoLetter, begun, known, one_line
from app.documents.frame import letter_of
from app.documents.letter import Block, Form, FormLine, Letter, Paragraph
from app.documents.recipients import addressees
from calc import UNKNOWN
from calc.dossier.codes import PaymentMethod


def mandate(case: Case, free_text: str) -> Letter:
    """Raises NoLetter: `not_by_debit`, `mandate_alone`, `mandate_without_creditor_id`,
    `mandate_without_text`, `mandate_without_text_en`, `mandate_without_reference`.
    """
    if free_text.strip():
        raise NoLetter("mandate_alone")
    refuse_other_ways(case)
    made = letter_of(
        case,
        begun(case.tell("kind.mandate")),
        case.tell("mandate.subject"),
        (_who_collects(case), *_consent(case), _who_pays(case)),
        greeted=False,
        reached=(),
    )
    # Apart from other text: of what stands around a letter only whose it is, and its day.
    return replace(made, details=made.details[:1], closing=())


def refuse_other_ways(case: Case) -> None:
    """Who pays otherwise is asked no mandate, and told of no debit. Raises NoLetter."""
    if case.draft.contact.payment_method is not PaymentMethod.DIRECT_DEBIT:
        raise NoLetter("not_by_debit")


def _who_collects(case: Case) -> Form:
    contact, number = case.policy.contact, case.policy.creditor_id
    if number is None:
        raise NoLetter("mandate_without_creditor_id")
    reference = case.draft.contact.mandate.reference
    if reference is UNKNOWN:
        raise NoLetter("mandate_without_reference")
    address = f"{one_line(contact.street)}, {one_line(contact.postcode_and_town)}"
    return Form(
        (
            FormLine(case.tell("mandate.line.creditor"), one_line(case.policy.name)),
            FormLine(case.tell("mandate.line.address"), address),
            FormLine(case.texts.text("paying.line.creditor_id"), number),
            FormLine(case.tell("mandate.line.reference"), one_line(reference)),
        )
    )


def _consent(case: Case) -> tuple[Block, ...]:
    """The text of the organisation as it is, in the language of the document."""
    is_dutch = case.texts.language == "nl"
    text = case.policy.mandate_text if is_dutch else case.policy.mandate_text_en
    if text is None:
        raise NoLetter("mandate_without_text" if is_dutch else "mandate_without_text_en")
    return tuple(Paragraph(said) for part in text.split("\n\n") if (said := one_line(part)))


def _who_pays(case: Case) -> Form:
    """One debtor is named. Of two, whoever has the account writes down the name."""
    names = [known(adult.name) or "" for adult in addressees(case)]
    name = names[0] if len(names) == 1 else ""
    return Form(
        (
            FormLine(case.tell("mandate.line.name"), name),
            FormLine(case.tell("mandate.line.iban")),
            FormLine(case.tell("mandate.line.place")),
            FormLine(case.tell("mandate.line.day")),
            FormLine(case.tell("mandate.line.signature"), signed=True),
        )
    )
