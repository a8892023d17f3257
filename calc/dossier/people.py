"""The people of a household, how to reach them, and where they live."""

import re
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from calc.base.period import Month
from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.codes import Channel, Evidence, PaymentMethod, Tenure
from calc.dossier.country import is_abroad
from calc.dossier.fields import (
    ClockTime,
    Day,
    DebitDay,
    DebtAmount,
    EmailAddress,
    Hours,
    LineAmount,
    MandateReference,
    Part,
    PhoneNumber,
    Text,
    Year,
)
from calc.dossier.statutory import Payslip

ChildRef = Annotated[str, StringConstraints(pattern=r"^K([1-9]|1[0-9])$")]
"""K1 to K19: how lines name a child."""
Postcode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 -]{0,11}$")]
"""Of any country; `Contact` holds one of the Netherlands to its own form."""
_DUTCH_POSTCODE: Final = re.compile(r"[1-9][0-9]{3} ?[A-Z]{2}")


class AdultRef(StrEnum):
    """The two adults a dossier can hold."""

    A = "A"
    B = "B"


class ParentRef(StrEnum):
    """Whose child it is: of A, of B or of both."""

    A = "A"
    B = "B"
    BOTH = "AB"


class Recipient(StrEnum):
    """Who receives a toeslag for a child of two homes."""

    HERE = "hier"
    OTHER_PARENT = "andere ouder"


class BenefitRecipient(StrEnum):
    """Who receives the kinderbijslag of a child of two homes: that can also be divided."""

    HERE = "hier"
    OTHER_PARENT = "andere ouder"
    DIVIDED = "verdeeld"


class YearIncome(Part):
    """A yearly income with its year and its proof; euros a year."""

    amount: Maybe[DebtAmount] = UNKNOWN
    year: Maybe[Year] = UNKNOWN
    evidence: Maybe[Evidence] = UNKNOWN


class Adult(Part):
    """One adult. `liable` says whether this person owes the debt; not known is not liable."""

    ref: AdultRef
    name: Maybe[Text] = UNKNOWN
    salutation: Maybe[Text] = UNKNOWN
    birth_month: Maybe[Month] = UNKNOWN
    work: Maybe[Text] = UNKNOWN
    hours_per_week: Maybe[Hours] = UNKNOWN
    taxable_income: YearIncome = YearIncome()
    payslip: Payslip = Payslip()
    toetsingsinkomen: YearIncome = YearIncome()
    health_insured: Maybe[bool] = UNKNOWN
    assets_1_january: Maybe[DebtAmount] = UNKNOWN
    registered_at_address: Maybe[bool] = UNKNOWN
    liable: Maybe[bool] = UNKNOWN
    language: Maybe[Text] = UNKNOWN
    reading_needs: Maybe[Text] = UNKNOWN


class Child(Part):
    """One child; `days_per_14` is how many days of two weeks it lives here, `days_per_year` of a
    year. `other_home`: it also lives with another parent; who then receives what is a question.
    """

    ref: ChildRef
    name: Maybe[Text] = UNKNOWN
    birth_month: Maybe[Month] = UNKNOWN
    days_per_14: Maybe[Annotated[int, Field(ge=0, le=14)]] = UNKNOWN
    of: Maybe[ParentRef] = UNKNOWN
    registered_at_address: Maybe[bool] = UNKNOWN
    days_per_year: Maybe[Annotated[int, Field(ge=0, le=366)]] = UNKNOWN
    other_home: Maybe[bool] = UNKNOWN
    kinderbijslag_to: Maybe[BenefitRecipient] = UNKNOWN
    kindgebonden_budget_to: Maybe[Recipient] = UNKNOWN


class HelperMay(StrEnum):
    """What a helper may do in the customer's name; never decide."""

    LOOK = "meekijken"
    SPEAK = "meepraten"
    BOTH = "meekijken en meepraten"


class Helper(Part):
    """Somebody who reads along or speaks for the customer, with the customer's consent or not.

    `may`: for what the consent is. `until`: its last day; None: until the customer withdraws it.
    """

    name: Maybe[Text] = UNKNOWN
    relation: Maybe[Text] = UNKNOWN
    phone: Maybe[PhoneNumber] = UNKNOWN
    consent: Maybe[bool] = UNKNOWN
    may: Maybe[HelperMay] = UNKNOWN
    until: Maybe[Day | None] = UNKNOWN


class Mandate(Part):
    """The customer's consent to a direct debit (SEPA): its reference and the day it was signed."""

    reference: Maybe[MandateReference] = UNKNOWN
    signed_on: Maybe[Day] = UNKNOWN


class Contact(Part):
    """Where and how to reach the customer, and how the customer wants to pay.

    Without a country, or with the Netherlands as `country`, the postcode is a Dutch one.
    """

    street: Maybe[Text] = UNKNOWN
    postcode: Maybe[Postcode] = UNKNOWN
    town: Maybe[Text] = UNKNOWN
    country: Maybe[Text] = UNKNOWN
    phone: Maybe[PhoneNumber] = UNKNOWN
    email: Maybe[EmailAddress] = UNKNOWN
    preferred_channel: Maybe[Channel] = UNKNOWN
    helper: Maybe[Helper | None] = UNKNOWN
    payment_method: Maybe[PaymentMethod] = UNKNOWN
    debit_day: Maybe[DebitDay] = UNKNOWN
    mandate: Mandate = Mandate()
    next_conversation: Maybe[Day] = UNKNOWN
    next_conversation_at: Maybe[ClockTime] = UNKNOWN

    @model_validator(mode="after")
    def _postcode_of_its_country(self) -> "Contact":
        code = self.postcode
        if code is UNKNOWN or is_abroad(self.country) or _DUTCH_POSTCODE.fullmatch(code):
            return self
        raise PydanticCustomError("wrong_form", "no Dutch postcode", {"paths": [("postcode",)]})


class Housing(Part):
    """The home: rent or own, basic rent and service costs in euros a month."""

    tenure: Maybe[Tenure] = UNKNOWN
    basic_rent: Maybe[LineAmount] = UNKNOWN
    service_costs: Maybe[LineAmount] = UNKNOWN
    kind_of_home: Maybe[Text] = UNKNOWN
    cut_off_threat: Maybe[bool] = UNKNOWN


__all__ = [
    "Adult",
    "AdultRef",
    "BenefitRecipient",
    "Child",
    "ChildRef",
    "Contact",
    "Helper",
    "HelperMay",
    "Housing",
    "Mandate",
    "ParentRef",
    "Postcode",
    "Recipient",
    "YearIncome",
]
