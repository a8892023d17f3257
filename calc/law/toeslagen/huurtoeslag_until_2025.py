"""Huurtoeslag until 2025-12-31, the quadratic formula: art. 5, 13 and 16 to 21 as they were.

    R  rent + service costs that count (at most the sum of four times 12 euros)      art. 5
       R above the highest rent: no right at all                                     art. 13
    B  the lowest basishuur up to the minimum-inkomensijkpunt; above it              art. 16, 17
       (a x income2 + b x income, up to a cent) + taakstelling, not below the lowest art. 19

In 2023 and 2024 a household of more persons without somebody of AOW age has no 40% band, unless its
home is adapted (not covered).
"""

from calc.base.step import Operation, Step
from calc.law.toeslagen.case import NOTHING, ToeslagCase
from calc.law.toeslagen.huurtoeslag_bands import BandedAmount, subsidy
from calc.law.toeslagen.huurtoeslag_household import HuurtoeslagHousehold
from calc.tariffs.keys import LAST_YEAR_OF_THE_ELDERLY_KINDS


def claim_until_2025(
    case: ToeslagCase, income: Step, household: HuurtoeslagHousehold, rent: Step, service: Step
) -> BandedAmount | None:
    """The claim a month; None when a figure is missing."""
    most = case.tariff("huurtoeslag.servicekosten_maximum")
    limit = case.tariff(household.huurgrens)
    lowest = case.tariff(f"huurtoeslag.basishuur_minimum.{household.kind}")
    basishuur = _basishuur(case, income, household, lowest)
    if most is None or limit is None or lowest is None or basishuur is None:
        return None
    counted = _rent_that_counts(case, rent, service, most)
    paid = subsidy(case, counted, basishuur, household, above_too=_has_upper_band(case, household))
    if paid is None:
        return None
    month = case.a_month(
        "huurtoeslag.within_limit",
        Operation.IF_REACHED,
        [limit, counted, paid, NOTHING],
        source="art. 13 lid 1 Wht",
    )
    return BandedAmount(month, counted.amount > limit.amount, counted.amount <= lowest.amount)


def _rent_that_counts(case: ToeslagCase, rent: Step, service: Step, most: Step) -> Step:
    costs = case.a_month(
        "huurtoeslag.service_costs", Operation.LOWEST, [service, most], source="art. 5 lid 3 Wht"
    )
    return case.a_month(
        "huurtoeslag.rent_with_costs", Operation.SUM, [rent, costs], source="art. 5 Wht"
    )


def _has_upper_band(case: ToeslagCase, household: HuurtoeslagHousehold) -> bool:
    """Since 2025 every household has the band above the aftoppingsgrens."""
    all_households = case.tariffs.known_on.year > LAST_YEAR_OF_THE_ELDERLY_KINDS
    return all_households or household.size == 1 or household.elderly


def _basishuur(
    case: ToeslagCase, income: Step, household: HuurtoeslagHousehold, lowest: Step | None
) -> Step | None:
    kind = household.kind
    mark = case.tariff(f"huurtoeslag.inkomensijkpunt.{kind}")
    a = case.tariff(f"huurtoeslag.factor_a.{kind}")
    b = case.tariff(f"huurtoeslag.factor_b.{kind}")
    cut = case.tariff("huurtoeslag.taakstelling")
    if lowest is None or mark is None or a is None or b is None or cut is None:
        return None
    rises = income.amount > mark.amount
    above = _basishuur_above(case, income, a, b, cut, lowest) if rises else lowest
    return case.a_month(
        "huurtoeslag.basishuur",
        Operation.IF_REACHED,
        [mark, income, lowest, above],
        source="art. 16 Wht",
    )


def _basishuur_above(
    case: ToeslagCase, income: Step, a: Step, b: Step, cut: Step, lowest: Step
) -> Step:
    """What an income above the minimum-inkomensijkpunt makes of the basishuur."""
    square = case.a_month(
        "huurtoeslag.square", Operation.PRODUCT, [a, income, income], source="art. 19 lid 2 Wht"
    )
    line = case.a_month(
        "huurtoeslag.line", Operation.PRODUCT, [b, income], source="art. 19 lid 2 Wht"
    )
    exact = case.a_month(
        "huurtoeslag.normhuur_exact", Operation.SUM, [square, line], source="art. 19 lid 2 Wht"
    )
    norm = case.a_month(
        "huurtoeslag.normhuur", Operation.CENT_UP, [exact], source="art. 19 lid 3 Wht"
    )
    by_income = case.a_month(
        "huurtoeslag.basishuur_by_income", Operation.SUM, [norm, cut], source="art. 16 Wht"
    )
    return case.a_month(
        "huurtoeslag.basishuur_above", Operation.HIGHEST, [by_income, lowest], source="art. 16 Wht"
    )
