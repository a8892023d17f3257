"""The specification of an agency: what is owed, part by part (Bki; facts: practice 1.5).

specification(case)     the block; `complete` is False while a part is not known
"""

from datetime import date
from decimal import Decimal

from app.documents.case import Case, known, one_line
from app.documents.paying import Specification, SpecificationRow
from app.documents.recipients import address_of, addressees
from calc import UNKNOWN, Unknown
from calc.policy.clients import claim_of


def specification(case: Case) -> Specification:
    """Principal, interest with rate, period and ground, costs, VAT, paid, and what is left.

    Nothing is computed here: a part that is not known says so, and the total is the balance of the
    dossier. Not complete: a part is unknown, or the parts do not make the total.
    """
    debt, say = case.draft.debt, case.texts.text
    parts = (debt.principal, debt.interest.amount, debt.costs, debt.vat, debt.paid, debt.balance)
    ground, interest_is_known = _interest(case)
    rows: tuple[SpecificationRow, ...] = (
        _row(case, "principal", debt.principal, known(debt.title) or ""),
        _row(case, "interest", debt.interest.amount, ground),
        _row(case, "costs", debt.costs),
        _row(case, "vat", debt.vat),
        _row(case, "paid", debt.paid),
        _row(case, "total", debt.balance, _on_day(case), total=True),
    )
    fits = not _any_unknown(parts) and _adds_up(case)
    if not fits and not _any_unknown(parts):
        rows = (*rows, SpecificationRow(say("paying.spec.differs"), "", ""))
    return Specification(
        title=say("paying.spec.heading"),
        parties=parties(case),
        rows=rows,
        complete=fits and interest_is_known,
    )


def parties(case: Case) -> tuple[tuple[str, str], ...]:
    """Who owes, who collects, for whom: the names and addresses that must be named."""
    say, contact, policy = case.texts.text, case.draft.contact, case.policy
    names = [name for adult in addressees(case) if (name := known(adult.name))]
    place = [" ".join(line.split()) for line in address_of(contact)]
    unknown = say("paying.spec.unknown")
    own = policy.contact
    return (
        (say("paying.spec.who_owes"), _listed(*names, *place) or unknown),
        (say("paying.spec.creditor"), one_line(claim_of(case.draft, policy).creditor) or unknown),
        (
            say("paying.spec.agency"),
            _listed(
                one_line(own.organisation), one_line(own.street), one_line(own.postcode_and_town)
            ),
        ),
    )


def _listed(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _interest(case: Case) -> tuple[str, bool]:
    """Rate, period and ground in words; and whether all of it is known.

    No interest at all (0 euros) needs no rate, period or ground.
    """
    interest, say = case.draft.debt.interest, case.texts.text
    if interest.amount == 0:
        return say("paying.spec.no_interest"), True
    unknown = say("paying.spec.unknown")
    since, until = interest.from_date, interest.until
    is_known = (
        interest.rate is not UNKNOWN and isinstance(since, date) and isinstance(until, date)
        and known(interest.ground) is not None
    )  # fmt: skip
    period = unknown
    if isinstance(since, date) and isinstance(until, date):
        period = say("paying.spec.period", since=case.day(since), until=case.day(until))
    rate = interest.rate
    said = say(
        "paying.spec.interest_ground",
        rate=unknown if rate is UNKNOWN else f"{case.texts.formats.number(rate)}%",
        period=period,
        ground=known(interest.ground) or unknown,
    )
    return said, is_known


def _row(
    case: Case, key: str, amount: Decimal | Unknown, ground: str = "", *, total: bool = False
) -> SpecificationRow:
    say = case.texts.text
    said = say("paying.spec.unknown") if amount is UNKNOWN else case.euros(amount)
    if key == "paid" and amount is not UNKNOWN and amount:
        said = case.euros(-amount)
    return SpecificationRow(say(f"paying.spec.{key}"), ground, said, total)


def _on_day(case: Case) -> str:
    return case.texts.text("paying.spec.on_day", day=case.day(case.assessment.reference_date))


def _any_unknown(parts: tuple[Decimal | Unknown, ...]) -> bool:
    return any(part is UNKNOWN for part in parts)


def _adds_up(case: Case) -> bool:
    """Whether the parts make the balance; to be called when none of them is unknown."""
    debt = case.draft.debt
    owed = (debt.principal, debt.interest.amount, debt.costs, debt.vat)
    total = sum((part for part in owed if part is not UNKNOWN), Decimal(0))
    paid = Decimal(0) if debt.paid is UNKNOWN else debt.paid
    return debt.balance is not UNKNOWN and total - paid == debt.balance
