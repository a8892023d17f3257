"""The yearly taxable income C of the household, as known or as derived from payslips (ENGINE 4).

Nothing is counted as 0: with one adult of whom neither is known, C is unknown.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft, Maybe
from calc.dossier.people import Adult
from calc.law.bvv.taxable_income import taxable_income as from_payslip

RULE: Final = "art. 475da lid 2 Rv, C"


@value_type
class TaxableIncome:
    """C in euros a year, None when unknown; `derived`: the same with payslips where needed.

    `asked`: the paths of the fields to ask for.
    """

    known: Step | None
    derived: Step | None
    asked: tuple[str, ...]


def taxable_income_of(draft: Draft) -> TaxableIncome:
    """C of all adults together."""
    known = [_known(adult, index) for index, adult in enumerate(draft.adults)]
    derived = [
        stated or _from_payslip(adult, index)
        for index, (adult, stated) in enumerate(zip(draft.adults, known, strict=True))
    ]
    return TaxableIncome(
        known=_added("floor.taxable_income", known),
        derived=_added("floor.taxable_income_derived", derived),
        asked=tuple(
            f"adults[{index}].taxable_income.amount"
            for index, stated in enumerate(known)
            if stated is None
        )
        or (() if draft.adults else ("adults",)),
    )


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
