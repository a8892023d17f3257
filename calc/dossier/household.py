"""Who else lives in the home, where the household stands by law, and who speaks for somebody.

Grown children and housemates have an income for huurtoeslag; living abroad, in an institution or
without a fixed address reaches the floor (ENGINE 4, 5; art. 475da lid 4 and 475e Rv).
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from calc.base.params import Number
from calc.base.period import Month
from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.fields import Day, DebtAmount, LineAmount, Part, PhoneNumber, Text, Year

HousemateRef = Annotated[str, StringConstraints(pattern=r"^M([1-9]|1[0-9])$")]
"""M1 to M19: another adult in the home who is neither A nor B."""


class HousemateKind(StrEnum):
    """What somebody else in the home is to the household."""

    GROWN_CHILD = "volwassen kind"
    HOUSEMATE = "huisgenoot"
    LODGER = "huurder of kostganger"
    """pays for a room by a written agreement on commercial terms"""


class Housemate(Part):
    """One adult who lives in the home as well. `income`: toetsingsinkomen, euros a year."""

    ref: HousemateRef
    kind: Maybe[HousemateKind] = UNKNOWN
    birth_month: Maybe[Month] = UNKNOWN
    income: Maybe[DebtAmount] = UNKNOWN
    income_year: Maybe[Year] = UNKNOWN
    registered_at_address: Maybe[bool] = UNKNOWN
    from_date: Maybe[Day | None] = None
    until: Maybe[Day | None] = None

    @model_validator(mode="after")
    def _in_order(self) -> "Housemate":
        first, last = self.from_date, self.until
        if isinstance(first, date) and isinstance(last, date) and first > last:
            raise PydanticCustomError(
                "ends_before_it_starts", "ends before it starts", {"paths": [("until",)]}
            )
        return self


_LOWEST_FACTOR: Final = Number(Decimal("0.0001"))
_HIGHEST_FACTOR: Final = Number(Decimal(2))


def _factor(value: object) -> Decimal:
    """A share written as text with at most four decimals: "0.6"."""
    try:
        factor = Decimal(value) if isinstance(value, str | Decimal) else None
    except ArithmeticError:
        factor = None
    if factor is None or not factor.is_finite():
        raise PydanticCustomError("amount_not_readable", "not a number")
    if not Decimal(0) < factor <= _HIGHEST_FACTOR.value:
        raise PydanticCustomError(
            "amount_absurd", "out of range", {"lowest": _LOWEST_FACTOR, "highest": _HIGHEST_FACTOR}
        )
    if factor != factor.quantize(_LOWEST_FACTOR.value):
        raise PydanticCustomError("number_too_precise", "at most four decimals")
    return factor


CountryFactor = Annotated[Decimal, BeforeValidator(_factor)]
"""The factor of the country where somebody lives (woonlandfactor), above 0, at most 2."""


class Residence(Part):
    """Where the household stands by law. A country factor counts only with its source.

    `institution_price`: what the institution asks, euros a month.
    """

    abroad: Maybe[bool] = UNKNOWN
    country: Maybe[Text] = UNKNOWN
    country_factor: Maybe[CountryFactor] = UNKNOWN
    country_factor_source: Maybe[Text] = UNKNOWN
    institution: Maybe[bool] = UNKNOWN
    institution_price: Maybe[LineAmount] = UNKNOWN
    no_fixed_address: Maybe[bool] = UNKNOWN


class LifeStateKind(StrEnum):
    """A state of a person that decides who is written to, and what may be asked."""

    DECEASED = "overleden"
    BEWIND = "bewind"
    CURATELE = "curatele"
    POWER_OF_ATTORNEY = "volmacht"


class LifeState(Part):
    """A state of one adult from a day on. `name` to `country`: who speaks for them, where."""

    kind: LifeStateKind
    who: Annotated[str, StringConstraints(pattern=r"^[AB]$")]
    from_date: Day
    until: Day | None = None
    name: Maybe[Text] = UNKNOWN
    street: Maybe[Text] = UNKNOWN
    postcode: Maybe[Text] = UNKNOWN
    town: Maybe[Text] = UNKNOWN
    country: Maybe[Text] = UNKNOWN
    phone: Maybe[PhoneNumber] = UNKNOWN

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day, the last one with it. Nothing ends a death."""
        ended = self.until is not None and self.until < day
        return self.from_date <= day and (self.kind is LifeStateKind.DECEASED or not ended)

    @model_validator(mode="after")
    def _in_order(self) -> "LifeState":
        if self.until is not None and self.from_date > self.until:
            raise PydanticCustomError(
                "ends_before_it_starts", "ends before it starts", {"paths": [("until",)]}
            )
        return self


Housemates = Annotated[tuple[Housemate, ...], Field(max_length=19)]
LifeStates = Annotated[tuple[LifeState, ...], Field(max_length=40)]
