"""The yearly taxable income C of the household, as known or as derived from payslips (ENGINE 4).

Nothing is counted as 0: with one adult of whom neither is known, C is unknown.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final

from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft, Maybe
from calc.dossier.codes import AOW, HOLIDAY_PAY, PROFIT, THIRTEENTH_MONTH
from calc.dossier.people import Adult
from calc.law.bvv.taxable_income import taxable_income as from_payslip

RULE: Final = "art. 475da lid 2 Rv, C"


class Earns(StrEnum):
    """What somebody lives on: it decides on which paper the taxable income stands."""

    WAGE = "wage"
    BENEFIT = "benefit"
    PENSION = "pension"
    PROFIT = "profit"
    OTHER = "other"
    """more than one of them, none, or nobody knows"""


_EARNED: Final = {
    **dict.fromkeys(("I01", HOLIDAY_PAY, "I03", THIRTEENTH_MONTH), Earns.WAGE),
    **dict.fromkeys(("I08", "I09"), Earns.BENEFIT),
    **dict.fromkeys((AOW, "I06"), Earns.PENSION),
    PROFIT: Earns.PROFIT,
}


@value_type
class TaxableIncome:
    """C in euros a year, None when unknown; `derived`: the same with payslips where needed.

    `asked`: the paths of the fields to ask for. `earns`: what the adult of the first of them
    lives on.
    """

    known: Step | None
    derived: Step | None
    asked: tuple[str, ...]
    earns: Earns


def taxable_income_of(draft: Draft) -> TaxableIncome:
    """C of all adults together."""
    known = [_known(adult, index) for index, adult in enumerate(draft.adults)]
    derived = [
        stated or _from_payslip(adult, index)
        for index, (adult, stated) in enumerate(zip(draft.adults, known, strict=True))
    ]
    unknown = [adult for adult, stated in zip(draft.adults, known, strict=True) if stated is None]
    return TaxableIncome(
        earns=_earns(draft, unknown[0]) if unknown else Earns.OTHER,
        known=_added("floor.taxable_income", known),
        derived=_added("floor.taxable_income_derived", derived),
        asked=tuple(
            f"adults[{index}].taxable_income.amount"
            for index, stated in enumerate(known)
            if stated is None
        )
        or (() if draft.adults else ("adults",)),
    )


def _earns(draft: Draft, adult: Adult) -> Earns:
    """What the income lines of this adult are; a line of nobody in particular may be theirs."""
    others = {each.ref for each in draft.adults} - {adult.ref}
    theirs = [line for line in draft.income if line.who not in others]
    kinds = {_EARNED[line.code] for line in theirs if line.code in _EARNED}
    return kinds.pop() if len(kinds) == 1 else Earns.OTHER


def _added(code: str, of_adults: Sequence[Step | None]) -> Step | None:
    parts = [part for part in of_adults if part is not None]
    if not parts or len(parts) < len(of_adults):
        return None
    return step(code, Operation.SUM, parts, Unit.EUR_PER_YEAR, source=RULE)


def _known(adult: Adult, index: int) -> Step | None:
    if adult.taxable_income.amount is UNKNOWN:
        return None
    return given(
        "floor.taxable_income_of",
        adult.taxable_income.amount,
        Unit.EUR_PER_YEAR,
        source="dossier",
        status=Status.ENTERED,
        at=f"adults[{index}].taxable_income.amount",
    )


def _from_payslip(adult: Adult, index: int) -> Step | None:
    """What the payslip shows, as the rule of the Besluit makes a year of it."""

    def entered(name: str, amount: Maybe[Decimal], unit: Unit) -> Step | None:
        if amount is UNKNOWN:
            return None
        return given(
            "floor.payslip",
            amount,
            unit,
            source="dossier",
            status=Status.ENTERED,
            at=f"adults[{index}].payslip.{name}",
        )

    slip = adult.payslip
    return from_payslip(
        entered("taxable_month", slip.taxable_month, Unit.EUR_PER_MONTH),
        entered("holiday_pay_year", slip.holiday_pay_year, Unit.EUR_PER_YEAR),
        entered("extra_pay_year", slip.extra_pay_year, Unit.EUR_PER_YEAR),
    )
