"""What an officer enters about the statutory reference: payslips, corrections, an official vtlb.

A correction counts only with an amount and a reason. An official vtlb, with the version and the
date of the calculator it comes from, takes the place of ours (ENGINE 4).
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.fields import Day, DebtAmount, LineAmount, LongText, Part, Text


class CorrectionKind(StrEnum):
    """What a correction of the vtlb is for, by the chapters of the vtlb-rapport; and the raises."""

    HOUSING = "woonlasten"
    """5.2, housing above the maximum"""
    TAXES = "belastingen"
    """5.3, taxes of municipality and water board"""
    CARE = "ziektekosten"
    """5.4"""
    TRANSPORT = "vervoer"
    """5.5"""
    STUDY = "studiekosten"
    """5.6"""
    CHILDCARE = "kinderopvang"
    """5.7"""
    MAINTENANCE = "alimentatie"
    """5.8, with shared parenting and visits"""
    BUDGET_HELP = "budgetbeheer"
    """5.9"""
    RESERVE = "reservering"
    """4.1"""
    RAISE_LID_5 = "woonkosten_lid5"
    """art. 475da lid 5 Rv"""
    RAISE_LID_7 = "woonkosten_lid7"
    """art. 475da lid 7 Rv"""
    OTHER = "overige"
    """5.10"""


class Payslip(Part):
    """What a payslip shows: taxable wage a month, holiday pay and other extra pay a year; euros."""

    taxable_month: Maybe[LineAmount] = UNKNOWN
    holiday_pay_year: Maybe[DebtAmount] = UNKNOWN
    extra_pay_year: Maybe[DebtAmount] = UNKNOWN


class Correction(Part):
    """One correction in euros a month; it counts only with its reason, from and until its days.

    `ground`: the article or the decision. A correction without days counts the whole term.
    """

    kind: CorrectionKind
    amount: Maybe[LineAmount] = UNKNOWN
    reason: Maybe[LongText] = UNKNOWN
    ground: Maybe[Text] = UNKNOWN
    from_date: Maybe[Day | None] = None
    until: Maybe[Day | None] = None

    @model_validator(mode="after")
    def _in_order(self) -> "Correction":
        first, last = self.from_date, self.until
        if isinstance(first, date) and isinstance(last, date) and first > last:
            raise PydanticCustomError(
                "ends_before_it_starts", "ends before it starts", {"paths": [("until",)]}
            )
        return self


class OfficialVtlb(Part):
    """A vtlb from the official calculator, in euros a month, with its version and date."""

    amount: Maybe[LineAmount] = UNKNOWN
    version: Maybe[Text] = UNKNOWN
    on: Maybe[Day] = UNKNOWN


class Statutory(Part):
    """Everything entered about the floor. `individual_costs`: euros a month, with its reason."""

    official: OfficialVtlb = OfficialVtlb()
    individual_costs: Maybe[LineAmount] = UNKNOWN
    individual_costs_reason: Maybe[LongText] = UNKNOWN
    corrections: Annotated[tuple[Correction, ...], Field(max_length=30)] = ()
