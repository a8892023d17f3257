"""What the credit register (CKI of BKR) shows of the debt, until when, and the customer's rights.

Only of a debt that the dossier says is in it, and never more than it shows (facts: letters,
practice 1.4): the contract, an arrangement (code 1), and what is written off against final
discharge (code 3 with an end date, from 250 euros).
"""

from datetime import date
from decimal import Decimal
from typing import Final

from app.documents.case import Case, known
from app.documents.conversation import months_later
from app.documents.letter import Block, Heading, Paragraph
from calc import UNKNOWN

_SHOWN_MONTHS: Final = 60
"""The CKI shows a credit for 5 years after its real end (CKI rules 2021, art. 14)."""
_WRITTEN_OFF_FROM: Final = Decimal(250)
_CONTRACTS: Final = frozenset({"RH", "RN"})
_ARRANGEMENT: Final = "1"


def say_register(case: Case, where: str, end: date, cancelled: Decimal) -> str:
    """`where`: plan, discharge or stop; `cancelled`: what is written off then, euros.

    "" when nobody wrote down that the debt is in the register.
    """
    contract = known(case.draft.debt.bkr.contract)
    if contract is None:
        return ""
    until = case.day(months_later(end, _SHOWN_MONTHS))
    said = [_there(case, contract)] if where != "discharge" else []
    if where == "stop":
        said.append(case.tell("register.stop"))
    elif cancelled >= _WRITTEN_OFF_FROM:
        said.append(case.tell(f"register.{where}.written_off", until=until))
    else:
        said.append(_ended(case, where, until))
    return " ".join([*said, case.tell("register.rights", creditor=case.creditor)])


def _ended(case: Case, where: str, until: str) -> str:
    """That it is done, and until when it shows: after a discharge the creditor reports it."""
    if where == "discharge":
        return case.tell("register.discharge.ended", until=until, creditor=case.creditor)
    return case.tell("register.plan.ended", until=until)


def _there(case: Case, contract: str) -> str:
    said = case.tell("register.there")
    if contract in _CONTRACTS:
        said = case.tell("register.there_as", contract=contract)
    codes = case.draft.debt.bkr.codes
    if codes is not UNKNOWN and _ARRANGEMENT in {code.strip() for code in codes}:
        said = f"{said} {case.tell('register.arrangement')}"
    return said


def register(case: Case, where: str, end: date, cancelled: Decimal) -> tuple[Block, ...]:
    """The same under a heading; nothing for nothing."""
    said = say_register(case, where, end, cancelled)
    return (Heading(case.tell("register.heading")), Paragraph(said)) if said else ()
