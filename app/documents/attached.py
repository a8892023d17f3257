"""What an e-mail leaves to the letter that is attached to it: the account, references, the parts.

Others may easily read an e-mail, and it is kept in places that nobody looks after.
"""

from dataclasses import replace
from typing import Final

from app.documents.case import Case
from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.documents.letter import Letter, Paragraph
from app.documents.offered import offers_debit, or_debit
from app.documents.paying import PaymentBox
from app.documents.plain_text import email_text
from app.documents.ways_to_pay import reference_to_pay_with
from calc import Unknown
from calc.dossier.codes import PaymentMethod

_WAYS: Final[dict[PaymentMethod | Unknown, str]] = {
    PaymentMethod.DIRECT_DEBIT: "pay_debit",
    PaymentMethod.PAYMENT_LINK: "pay_link",
}


def attached(kind: DocumentKind, case: Case, extra: Extras, letter: Letter) -> Extras:
    """The same with sentences in place of the box and the specification.

    Without a box a letter may name the account in a sentence: then too.
    """
    if extra.payment or _names_where_to_pay(case, letter):
        extra = replace(extra, payment=Paragraph(_where(kind, case, extra)))
    if extra.specification:
        specification = Paragraph(case.tell("email.specification"))
        extra = replace(extra, specification=specification)
    return extra


def _where(kind: DocumentKind, case: Case, extra: Extras) -> str:
    """Where it says how to pay; who transfers may choose a debit, where there is one."""
    way = _way(kind, case, extra)
    said = case.tell(f"email.{way}")
    asked_now = kind is DocumentKind.PAYMENT_FAILED
    return f"{said} {or_debit(case)}".rstrip() if way == "pay" and not asked_now else said


def _way(kind: DocumentKind, case: Case, extra: Extras) -> str:
    """What is said of how to pay: what was chosen, unless this letter asks it otherwise."""
    box, method = extra.payment, case.draft.contact.payment_method
    linked = method is PaymentMethod.PAYMENT_LINK and case.policy.payment_link
    if kind is DocumentKind.PAYMENT_FAILED:
        return "pay_link" if linked else "pay"
    if isinstance(box, PaymentBox) and box.payment is None:
        return _WAYS.get(method, "pay")
    if method is PaymentMethod.DIRECT_DEBIT and offers_debit(case):
        return "pay_until_debit"  # a debit that cannot be promised yet
    return "pay_link" if box is None and linked else "pay"


def _names_where_to_pay(case: Case, letter: Letter) -> bool:
    """Whether a sentence of the letter holds the account, a reference or the payment page."""
    said = _bare(email_text(letter))
    policy = case.policy
    secret = (reference_to_pay_with(case.draft), policy.iban, policy.payment_link)
    return any(_bare(each) in said for each in secret if each)


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
