"""What is owed on the day of the letter, and to whom."""

from decimal import Decimal

from app.documents.case import Case
from calc import UNKNOWN
from calc.base.money import ZERO
from calc.base.rounding import cents_half_up
from calc.dossier.agreed_schedule import EntryKind


def say_open_balance(case: Case) -> str:
    """The debt of this day and its creditor.

    "" when nothing is owed any more. While nobody knows the amount only the creditor is named.
    """
    owed = what_is_owed(case)
    if owed is not None and owed <= 0:
        return ""
    return _said(case, owed)


def _said(case: Case, owed: Decimal | None) -> str:
    if owed is None:
        return case.say("balance.unknown", creditor=case.creditor)
    return case.say(f"balance.{_kind(case)}", amount=case.euros(owed), creditor=case.creditor)


def _kind(case: Case) -> str:
    if not case.draft.debt.co_debtors:
        return "own"
    return "shared" if case.assessment.running is None else "own_part"


def what_is_owed(case: Case) -> Decimal | None:
    """Of a plan that runs: what its accounts leave, without what another agreed to pay."""
    running, balance = case.assessment.running, case.draft.debt.balance
    if running is not None:
        left = running.still_to_pay.amount + running.jokers.amount + running.rest.amount
        return left if running.known else None
    return None if balance is UNKNOWN else _less_what_was_paid(case, balance)


def _less_what_was_paid(case: Case, balance: Decimal) -> Decimal:
    """After a plan that stopped: the balance from before it still holds what was paid since."""
    agreement = case.draft.agreement
    begin = agreement.balance_at_start
    if begin is UNKNOWN or balance != begin:
        return balance
    on = case.assessment.reference_date
    lower = agreement.paid_until(on) or ZERO
    for entry in agreement.entries:
        if entry.kind is EntryKind.CORRECTION and entry.on <= on:
            lower += entry.amount or ZERO
    return cents_half_up(balance - max(ZERO, lower))
