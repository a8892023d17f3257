"""Huurtoeslag from 2026-01-01: art. 5, 13, 16, 17, 20 and 21 of the law as it is (linear taper).

    R  rent, at most the highest rent: what lies above it is not subsidised          art. 5, 13
    B  the lowest basishuur, whatever the income                                     art. 16
    T  the three bands, less 27% (one person) or 22% (more) of the income above the
       inkomensijkpunt, a twelfth of it a month, never below 0                       art. 21

The lower of the two highest rents holds when everybody is 18 to 20 and there is no child; the law
also spares a handicap (not covered). The printed art. 16 adds 12 euros that the Regeling has set to
0, and the taakstelling takes 48.15 off: both are in the lowest basishuur of the tariff file.
"""

from calc.base.step import Operation, Step
from calc.law.toeslagen.case import NOTHING, TWELVE, ToeslagCase
from calc.law.toeslagen.huurtoeslag_bands import BandedAmount, subsidy
from calc.law.toeslagen.huurtoeslag_household import HuurtoeslagHousehold


def claim_from_2026(
    case: ToeslagCase, income: Step, household: HuurtoeslagHousehold, rent: Step
) -> BandedAmount | None:
    """The claim a month; None when a figure is missing."""
    cap = case.tariff(household.huurgrens)
    basishuur = case.tariff(f"huurtoeslag.basishuur_minimum.{household.kind}")
    taper = _taper(case, income, household)
    if cap is None or basishuur is None or taper is None:
        return None
    counted = case.a_month(
        "huurtoeslag.rent", Operation.LOWEST, [rent, cap], source="art. 13 lid 1 Wht"
    )
    paid = subsidy(case, counted, basishuur, household, above_too=True)
    if paid is None:
        return None
    rest = case.a_month(
        "huurtoeslag.after_taper", Operation.DIFFERENCE, [paid, taper], source="art. 21 lid 2 Wht"
    )
    month = case.a_month(
        "huurtoeslag.claim", Operation.HIGHEST, [rest, NOTHING], source="art. 21 lid 2 Wht"
    )
    return BandedAmount(month, rent_too_high=False, rent_too_low=counted.amount <= basishuur.amount)


def _taper(case: ToeslagCase, income: Step, household: HuurtoeslagHousehold) -> Step | None:
    """What the income takes off a month."""
    mark = case.tariff(f"huurtoeslag.inkomensijkpunt.{household.kind}")
    share = case.tariff(f"huurtoeslag.afbouw.{household.kind}")
    if mark is None or share is None:
        return None
    rest = case.a_year(
        "huurtoeslag.rest", Operation.DIFFERENCE, [income, mark], source="art. 21 lid 2 Wht"
    )
    above = case.a_year(
        "huurtoeslag.rest_positive", Operation.HIGHEST, [rest, NOTHING], source="art. 21 lid 2 Wht"
    )
    year = case.a_year(
        "huurtoeslag.taper_year", Operation.PRODUCT, [above, share], source="art. 21 lid 2 Wht"
    )
    return case.a_month(
        "huurtoeslag.taper", Operation.QUOTIENT, [year, TWELVE], source="art. 21 lid 2 Wht"
    )
