"""What a document needs that no dossier holds: chosen or typed by whoever makes it."""

from datetime import date, time
from decimal import Decimal

from app.documents.letter import Block
from calc.base.value_type import value_type


@value_type
class Extras:
    """All of it may be left out; then the document says what holds for everybody.

    `appointment`: the day of the conversation of an invitation; `appointment_at`: its hour.
    `reply_by`: until when we wait for what is still needed, or for a call after a payment that did
    not work. `failed_on` and `failed`: the day of that payment and its amount in euros.
    `kept_months`: how many months a review can thank for, where the account of the plan does not
    tell. `discharged_on` and `discharged`: the day of the discharge and what is cancelled, to be
    compared with the decision. `referral`: whether the sheet with free help goes with the letter;
    None: when a signal asks it. `creditor`: to whom a proposal goes, as the dossier names it.
    `log_head`: the end of the log of the store, as its foot has it: who holds the paper can see
    whether the log was written anew; "" without a store.
    `large_print`: True or False, whatever the customer asked; None: as asked.
    `payment` and `specification`: blocks of their own, placed where the document has room for them.
    """

    appointment: date | None = None
    appointment_at: time | None = None
    reply_by: date | None = None
    failed_on: date | None = None
    failed: Decimal | None = None
    kept_months: int | None = None
    discharged_on: date | None = None
    discharged: Decimal | None = None
    referral: bool | None = None
    creditor: str | None = None
    large_print: bool | None = None
    log_head: str = ""
    payment: Block | None = None
    specification: Block | None = None
