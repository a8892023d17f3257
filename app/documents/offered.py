"""Which ways to pay an organisation has: no letter offers another.

offers_debit(case)    whether a direct debit can be offered at all
ways(case)            the ways to choose from, in words; None when there is only one
or_debit(case)        that a debit is possible too; "" when it is not
later_ways(case)      how it can be paid when it is due
"""

from app.documents.case import Case


def offers_debit(case: Case) -> bool:
    """Whether the organisation collects (SEPA): the mandate of the customer comes after that."""
    return case.policy.creditor_id is not None


def ways(case: Case) -> str | None:
    """More than one way, as a choice; None when there is nothing to choose."""
    found = ["debit"] if offers_debit(case) else []
    found += ["link"] if case.policy.payment_link else []
    if not found:
        return None
    return case.texts.formats.choice([case.say(f"pay.way.{way}") for way in (*found, "transfer")])


def or_debit(case: Case) -> str:
    """For who pays otherwise."""
    return case.say("pay.or_debit") if offers_debit(case) else ""


def later_ways(case: Case) -> str:
    """What is said of a payment that is not due yet: nothing is asked, no account is given."""
    if offers_debit(case):
        return case.say("pay.later.debit")
    return case.say("pay.later.link" if case.policy.payment_link else "pay.later.transfer")
