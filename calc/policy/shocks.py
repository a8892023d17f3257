"""The setbacks of a policy: what the shock test tries (ENGINE 12)."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from calc.dossier.fields import LineAmount, Part
from calc.policy.fields import FROM_TEXT, Share, Term


class ShockKind(StrEnum):
    """The setbacks of the shock test (ENGINE 12).

    `needs`: what a policy says of it. `raises`: the codes of the costs that go up by the share;
    none where something else happens (`context.shock_effects`). A cost that goes up is a line here
    and its words, `shock.VALUE`.
    """

    _value_: str
    needs: tuple[str, ...]
    raises: frozenset[str]

    ONE_OFF_COST = "one_off_cost", ("month", "amount")
    ENERGY_UP = "energy_up", ("month", "share"), frozenset({"U05"})
    VARYING_INCOME_OUT = "varying_income_out", ("month", "until_month")
    TOESLAGEN_BACK = "toeslagen_back", ("month", "share")
    CHILD_MONEY_OUT = "child_money_out", ("month",)
    RENT_UP_IN_JULY = "rent_up_in_july", ("share",), frozenset({"U01"})

    def __new__(
        cls, value: str, needs: tuple[str, ...], raises: frozenset[str] = frozenset()
    ) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.needs, member.raises = needs, raises
        return member


class ShockSetting(Part):
    """One setback: what, from which plan month through which, how much or which share."""

    kind: Annotated[ShockKind, FROM_TEXT]
    month: Term | None = None
    until_month: Term | None = None
    amount: LineAmount | None = None
    share: Share | None = None

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> "ShockSetting":
        lacking = [(name,) for name in self.kind.needs if getattr(self, name) is None]
        if lacking:
            raise PydanticCustomError("missing", "not complete", {"paths": lacking})
        return self
