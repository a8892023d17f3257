"""How the customer pays, in a box: with a QR code for a transfer, or what is collected and when.

payment_box(case, plan)     PaymentBox, or None when nothing is due, or nobody can say how to pay
debits(case, plan)          what is collected from now on, where a debit can be promised
account_in_words(case)      the account and the reference, for a sentence
no_qr_code(policy, draft)   why there can be no QR code: a code for the officer, or None
"""

from datetime import date
from decimal import Decimal

from app.documents.case import Case, known, one_line
from app.documents.debit import DebitRun, debit_box, why_no_debit
from app.documents.offered import offers_debit, ways
from app.documents.paying import (
    PaymentBox,
    Transfer,
    WrongPayment,
    checked_iban,
    creditor_reference,
    in_fours,
)
from app.documents.what_is_due import is_due
from app.i18n import first_paid
from calc import UNKNOWN, Draft, Plan, Policy, Rung
from calc.base.rounding import cents_half_up
from calc.dossier.agreed_schedule import Decided
from calc.dossier.codes import PaymentMethod


def payment_box(case: Case, plan: Plan) -> PaymentBox | None:
    """What the plan letter says beside its amounts; None when nothing is due, or nobody can pay it.

    The amount is that of the next payment: with more than one amount the box names its months.
    What is due later than a month from now has no box: how to pay it comes with its own letter.
    """
    rung = first_paid(case.assessment.ahead)
    if rung is None or not is_due(case, rung.first):
        return None
    match case.draft.contact.payment_method:
        case PaymentMethod.DIRECT_DEBIT if why_no_debit(case) is None:
            return debit_box(case, debits(case, plan))
        case PaymentMethod.PAYMENT_LINK if case.policy.payment_link:
            return _by_link(case, rung.payment.amount, say_again=True)
        case _:
            return _transferred(case, plan, rung)


def interim_box(case: Case, amount: Decimal, until: date) -> PaymentBox | None:
    """How an interim amount is paid, from the first month until a date."""
    first = case.assessment.first_month
    if not is_due(case, first):
        return None
    method = case.draft.contact.payment_method
    if method is PaymentMethod.DIRECT_DEBIT and why_no_debit(case) is None:
        return debit_box(case, (DebitRun(first, first, amount),), until)
    if method is PaymentMethod.PAYMENT_LINK and case.policy.payment_link:
        return _by_link(case, amount, say_again=True)
    return transfer_box(case, amount, _until_the_debit(case))


def failed_box(case: Case, amount: Decimal | None) -> PaymentBox | None:
    """How to pay what failed: also who is debited can transfer it. Without an amount no QR code."""
    link = case.policy.payment_link
    if amount and link and case.draft.contact.payment_method is PaymentMethod.PAYMENT_LINK:
        return _by_link(case, amount, say_again=False)
    if amount:
        return transfer_box(case, amount)
    try:
        payment = payment_of(case.policy, case.draft, Decimal(1))
    except WrongPayment:
        return None
    title = case.texts.text("paying.title.transfer")
    return PaymentBox(title, transfer_lines(case, payment), note="", payment=None)


def payment_of(policy: Policy, draft: Draft, amount: Decimal) -> Transfer:
    """One transfer of this amount to the organisation. Raises WrongPayment."""
    if policy.iban is None:
        raise WrongPayment("iban", "empty")
    chosen = draft.debt.payment_reference
    reference = (known(draft.debt.reference) or "") if chosen is UNKNOWN else chosen
    return Transfer(
        iban=checked_iban(policy.iban),
        name=one_line(policy.name),
        amount=cents_half_up(amount),
        reference=creditor_reference(reference),
        link=one_line(policy.payment_link) if policy.payment_link else None,
    )


def reference_to_pay_with(draft: Draft) -> str | None:
    """The reference in words, the same as in the QR code; the creditor's own where RF cannot be."""
    chosen, own = draft.debt.payment_reference, known(draft.debt.reference)
    if chosen is not UNKNOWN:
        return in_fours(chosen)
    try:
        return in_fours(creditor_reference(own or ""))
    except WrongPayment:
        return own


def account_in_words(case: Case) -> dict[str, str] | None:
    """Where to transfer to, for a sentence: `iban` and `reference`; None when one is lacking."""
    reference = reference_to_pay_with(case.draft)
    if not case.policy.iban or not reference:
        return None
    return {"iban": in_fours(case.policy.iban), "reference": reference}


def no_qr_code(policy: Policy, draft: Draft) -> str | None:
    """Why a transfer has no QR code, as `field.reason`; None when it has one."""
    try:
        payment_of(policy, draft, Decimal(1))
    except WrongPayment as wrong:
        return f"{wrong.field}.{wrong.reason}"
    return None


def transfer_box(case: Case, amount: Decimal, note: str = "") -> PaymentBox | None:
    """How to transfer this amount; None when there is no account or reference for it."""
    say = case.texts.text
    try:
        payment = payment_of(case.policy, case.draft, amount)
    except WrongPayment:
        return None
    return PaymentBox(
        title=say("paying.title.transfer"),
        lines=(_amount_line(case, amount), *transfer_lines(case, payment)),
        note=note,
        payment=payment,
        scan=say("paying.scan"),
        described=say("paying.described", amount=case.euros(payment.amount)),
        elsewhere=say("paying.code_elsewhere"),
    )


def _transferred(case: Case, plan: Plan, rung: Rung) -> PaymentBox | None:
    note = [_until_the_debit(case)] if _until_the_debit(case) else []
    if case.draft.contact.payment_method is UNKNOWN and ways(case) is not None:
        note.append(case.texts.text("paying.you_choose"))
    if _amount_changes(case, plan, rung):
        months = _months(case, rung)
        note.append(case.texts.text("paying.only_these_months", months=months))
    return transfer_box(case, rung.payment.amount, " ".join(note))


def transfer_lines(case: Case, payment: Transfer) -> tuple[tuple[str, str], ...]:
    """Where to and with which reference; what an app fills in from the QR code, in words."""
    say = case.texts.text
    lines = [
        (say("paying.line.iban"), in_fours(payment.iban)),
        (say("paying.line.name"), payment.name),
        (say("paying.line.reference"), in_fours(payment.reference)),
    ]
    own = known(case.draft.debt.reference)
    if own and own.replace(" ", "").upper() != payment.reference:
        lines.append((say("paying.line.own_reference"), own))
    if payment.link:
        lines.append((say("paying.line.link"), payment.link))
    return tuple(lines)


def _by_link(case: Case, amount: Decimal, *, say_again: bool) -> PaymentBox:
    """The customer chose the link: a QR code beside it would ask the same money twice."""
    say = case.texts.text
    link = one_line(case.policy.payment_link or "")
    return PaymentBox(
        title=say("paying.title.link"),
        lines=(_amount_line(case, amount), (say("paying.line.link"), link)),
        note=say("paying.link_every_month") if say_again else "",
        payment=None,
    )


def debits(case: Case, plan: Plan) -> tuple[DebitRun, ...]:
    """What is collected from the first payment on; what nobody can say yet is left out."""
    found = list[DebitRun]()
    for rung in case.assessment.ahead:
        if rung.decided is Decided.OPEN or rung.first > plan.last_payment_month:
            break
        if found or rung.payment.amount:
            found.append(DebitRun(rung.first, rung.last, rung.payment.amount))
    return tuple(found)


def _until_the_debit(case: Case) -> str:
    """Who chose a debit that cannot be promised yet, or not at all, pays by transfer."""
    if case.draft.contact.payment_method is not PaymentMethod.DIRECT_DEBIT:
        return ""
    key = "until_the_debit" if offers_debit(case) else "debit_not_offered"
    return case.texts.text(f"paying.{key}")


def _amount_line(case: Case, amount: Decimal) -> tuple[str, str]:
    return (case.texts.text("paying.line.amount"), case.euros(amount))


def _amount_changes(case: Case, plan: Plan, rung: Rung) -> bool:
    """Whether another month asks another amount."""
    return any(
        (other.payment.amount or other.decided is Decided.OPEN) and other is not rung
        for other in case.assessment.ahead
        if other.first <= plan.last_payment_month or other.decided is Decided.OPEN
    )


def _months(case: Case, rung: Rung) -> str:
    first, last = case.month(rung.first), case.month(rung.last)
    return first if first == last else case.say("period", first=first, last=last)
