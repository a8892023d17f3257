"""The kinds of document that can be made of a dossier, in the order of a file's life."""

from enum import StrEnum
from typing import Final


class DocumentKind(StrEnum):
    """What a document is. The guard has a kind of the same name for each of them."""

    INVITATION = "invitation"
    STILL_NEEDED = "still_needed"
    INTERIM = "interim"
    PLAN = "plan"
    NO_PAYMENT = "no_payment"
    REVIEW = "review"
    PAYMENT_FAILED = "payment_failed"
    DISCHARGE = "discharge"
    REFERRAL = "referral"
    DRAAGKRACHTVERKLARING = "draagkrachtverklaring"
    CALCULATION_SHEET = "calculation_sheet"
    HEIRS = "heirs"
    """the last, so that the names of the others keep their number"""

    @property
    def number(self) -> int:
        """Its place in the order, from 1: files whose names begin with it sort in that order."""
        return list(DocumentKind).index(self) + 1


ON_PAPER: Final = frozenset({DocumentKind.CALCULATION_SHEET, DocumentKind.DRAAGKRACHTVERKLARING})
"""Not sent as the text of an e-mail: the one is for professionals, the other is shown on paper."""
FOR_PROFESSIONALS: Final = frozenset({DocumentKind.CALCULATION_SHEET})
"""Never for the customer, whose letter it is not."""
