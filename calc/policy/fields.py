"""The kinds of values that a policy holds: shares, factors, terms, hours of the day."""

import re
from decimal import Decimal
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from calc.dossier.agreement import LONGEST_TERM
from calc.dossier.fields import LongText


def _to_share(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value


Share = Annotated[
    Decimal, BeforeValidator(_to_share), Field(ge=0, le=1, max_digits=6, decimal_places=5)
]


Factor = Annotated[
    Decimal, BeforeValidator(_to_share), Field(ge=1, le=10, max_digits=6, decimal_places=4)
]


FROM_TEXT: Final = Field(strict=False)
"""A choice from a list is text in TOML; strict models would want the member itself."""


Term = Annotated[int, Field(ge=1, le=LONGEST_TERM)]

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]

CaseRecipient = Annotated[str, StringConstraints(pattern=r"^age1[02-9ac-hj-np-z]{58}$")]
"""A public key of age (X25519): who has the other half can read what is encrypted for it."""

_THIRTEEN_MONTHS: Final = re.compile(
    r"\b(?:13|dertien|thirteen)[\s-]+(?:maanden|months)\b", re.IGNORECASE
)

_ON_A_PAGE: Final = 1500


def _of_a_mandate(text: str) -> str:
    """What the scheme prescribes names 8 weeks; of a term of 13 months nobody saw a source."""
    if not any(char.isalnum() for char in text):
        raise PydanticCustomError("text_blank", "says nothing")
    if len(text) > _ON_A_PAGE:
        raise PydanticCustomError("string_too_long", "too long", {"max_length": _ON_A_PAGE})
    if _THIRTEEN_MONTHS.search(text):
        raise PydanticCustomError("mandate_months", "a term without a source")
    return text


MandateText = Annotated[LongText, AfterValidator(_of_a_mandate)]
"""The text of consent of a mandate, whole; all of a mandate stands on one page (facts: letters)."""
