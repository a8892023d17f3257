"""Dossier: what a plan needs of a Draft, as a type of its own.

A plan needs amount, frequency and who of each line, the balance, who is liable, the sharing (when
an adult is not liable) and the savings. Everything else may stay UNKNOWN.
"""

from typing import Annotated

from pydantic import Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from calc.base.problem import Problem, problems_of
from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.budget_lines import KnownArrangementLine, KnownExpenseLine, KnownIncomeLine
from calc.dossier.codes import Sharing
from calc.dossier.debt import KnownDebt
from calc.dossier.draft import MOST_LINES, Draft
from calc.dossier.fields import DebtAmount, Part


class KnownAdult(Part):
    """An adult of whom it is known whether they owe the debt."""

    liable: bool


class Dossier(Part):
    """Read off a Draft that is complete enough for a plan: the fields that it may not lack."""

    adults: Annotated[tuple[KnownAdult, ...], Field(min_length=1, max_length=2)]
    debt: KnownDebt
    income: Annotated[tuple[KnownIncomeLine, ...], Field(max_length=MOST_LINES)]
    expenses: Annotated[tuple[KnownExpenseLine, ...], Field(max_length=MOST_LINES)]
    arrangements: Annotated[tuple[KnownArrangementLine, ...], Field(max_length=MOST_LINES)]
    savings: DebtAmount
    cost_sharing: Maybe[Sharing]

    @model_validator(mode="after")
    def _somebody_owes_the_debt(self) -> "Dossier":
        if not any(adult.liable for adult in self.adults):
            raise PydanticCustomError("nobody_liable", "nobody", {"paths": [("adults",)]})
        return self

    @model_validator(mode="after")
    def _sharing_is_chosen(self) -> "Dossier":
        if shares_with_somebody_not_liable(self) and self.cost_sharing is UNKNOWN:
            raise PydanticCustomError("missing", "choose it", {"paths": [("cost_sharing",)]})
        return self


def shares_with_somebody_not_liable(draft: Draft | Dossier) -> bool:
    """Whether two adults live here of whom one does not owe the debt (not known is not liable)."""
    return len(draft.adults) == 2 and sum(adult.liable is True for adult in draft.adults) == 1


def chosen_sharing(draft: Draft) -> Sharing | None:
    """How costs are shared with somebody not liable; None when nothing is shared or chosen."""
    if not shares_with_somebody_not_liable(draft) or draft.cost_sharing is UNKNOWN:
        return None
    return draft.cost_sharing


def complete(draft: Draft) -> Dossier | tuple[Problem, ...]:
    """The Dossier behind a Draft, or every field that a plan still misses."""
    try:
        return Dossier.model_validate(draft, from_attributes=True)
    except ValidationError as error:
        return problems_of(error)
