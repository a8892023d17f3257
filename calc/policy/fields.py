"""The kinds of values that a policy holds: shares, factors, terms, hours of the day."""

from decimal import Decimal
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, StringConstraints

from calc.dossier.agreement import LONGEST_TERM


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
