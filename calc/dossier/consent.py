"""What the customer agreed to that others get to know, and what a complaint is about.

For people only: no figure hangs on it, so it is in no hash.
"""

from enum import StrEnum

from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.codes import Channel
from calc.dossier.fields import Day, Part, Text


class GivenBy(StrEnum):
    """Which adult gave it: what is of somebody else needs that person's own."""

    A = "A"
    B = "B"
    BOTH = "AB"


class Consent(Part):
    """That something may go to others: given or not, who said it, when, and how.

    `given` False: refused, or withdrawn. What is not filled in was never given.
    """

    given: Maybe[bool] = UNKNOWN
    by: Maybe[GivenBy] = UNKNOWN
    on: Maybe[Day] = UNKNOWN
    how: Maybe[Channel] = UNKNOWN


class MunicipalityConsent(Consent):
    """That the customer is handed over to schuldhulp; `name`: of the municipality."""

    name: Maybe[Text] = UNKNOWN


class Consents(Part):
    """To the other creditors, and to the municipality."""

    creditors: Consent = Consent()
    municipality: MunicipalityConsent = MunicipalityConsent()


class Complaint(Part):
    """A complaint of the customer: the day it came in, and what it is about."""

    received_on: Maybe[Day] = UNKNOWN
    about: Maybe[Text] = UNKNOWN
