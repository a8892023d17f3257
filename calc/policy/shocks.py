"""The setbacks of a policy: what the shock test tries (ENGINE 12)."""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from calc.dossier.fields import LineAmount, Part
from calc.policy.fields import FROM_TEXT, Share, Term


class ShockKind(StrEnum):
    """The setbacks of the shock test (ENGINE 12)."""

    ONE_OFF_COST = "one_off_cost"
    ENERGY_UP = "energy_up"
    VARYING_INCOME_OUT = "varying_income_out"
    TOESLAGEN_BACK = "toeslagen_back"
    CHILD_MONEY_OUT = "child_money_out"
    RENT_UP_IN_JULY = "rent_up_in_july"


_NEEDED: Final = {
    ShockKind.ONE_OFF_COST: ("month", "amount"),
    ShockKind.ENERGY_UP: ("month", "share"),
    ShockKind.VARYING_INCOME_OUT: ("month", "until_month"),
    ShockKind.TOESLAGEN_BACK: ("month", "share"),
    ShockKind.CHILD_MONEY_OUT: ("month",),
    ShockKind.RENT_UP_IN_JULY: ("share",),
}


class ShockSetting(Part):
    """One setback: what, from which plan month through which, how much or which share."""

    kind: Annotated[ShockKind, FROM_TEXT]
    month: Term | None = None
    until_month: Term | None = None
    amount: LineAmount | None = None
    share: Share | None = None

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> "ShockSetting":
        lacking = [(name,) for name in _NEEDED[self.kind] if getattr(self, name) is None]
        if lacking:
            raise PydanticCustomError("missing", "not complete", {"paths": lacking})
        return self
