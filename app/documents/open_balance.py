"""What is owed on the day of the letter, and to whom."""

from decimal import Decimal

from app.documents.case import Case
from calc import UNKNOWN


def say_open_balance(case: Case) -> str:
    """The debt of this day and its creditor.

    "" when nothing is owed any more. While nobody knows the amount only the creditor is named.
    """
    owed = _owed(case)
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


def _owed(case: Case) -> Decimal | None:
    """Of a plan that runs: what its accounts leave, without what another agreed to pay."""
    running, balance = case.assessment.running, case.draft.debt.balance
    if running is not None:
        left = running.still_to_pay.amount + running.jokers.amount + running.rest.amount
        return left if running.known else None
    return None if balance is UNKNOWN else balance
