"""The three bands of the rent that huurtoeslag pays a part of: art. 20 and 21 lid 1 Wht.

    100% of the rent between the basishuur and the kwaliteitskortingsgrens
     65% of what lies above that, up to the aftoppingsgrens
     40% of what lies above the aftoppingsgrens, for some households or for all

A basishuur above a limit takes its place (art. 21 lid 2 and 3 of the law until 2025).
"""

from calc.base.step import Operation, Step
from calc.base.value_type import value_type
from calc.law.toeslagen.case import NOTHING, ToeslagCase
from calc.law.toeslagen.huurtoeslag_household import HuurtoeslagHousehold


@value_type
class BandedAmount:
    """Huurtoeslag a month before the test of the assets, and what made it nothing, if it is."""

    month: Step
    rent_too_high: bool
    rent_too_low: bool


def subsidy(
    case: ToeslagCase,
    rent: Step,
    basishuur: Step,
    household: HuurtoeslagHousehold,
    *,
    above_too: bool,
) -> Step | None:
    """What is paid of a rent; None when a figure is missing. `above_too`: with the 40% band."""
    quality = case.tariff("huurtoeslag.kwaliteitskortingsgrens")
    top = case.tariff(household.aftoppingsgrens)
    middle_share = case.tariff("huurtoeslag.deel_tot_aftoppingsgrens")
    upper_share = case.tariff("huurtoeslag.deel_boven_aftoppingsgrens") if above_too else None
    if case.missing or quality is None or top is None or middle_share is None:
        return None
    bands = [
        _lower(case, rent, basishuur, quality),
        _middle(case, rent, basishuur, quality, top, middle_share),
    ]
    if upper_share is not None:
        bands.append(_upper(case, rent, basishuur, top, upper_share))
    return case.a_month("huurtoeslag.subsidy", Operation.SUM, bands, source="art. 21 lid 1 Wht")


def _lower(case: ToeslagCase, rent: Step, basishuur: Step, quality: Step) -> Step:
    source = "art. 21 lid 1 onder a Wht"
    upto = case.a_month("huurtoeslag.lower.upto", Operation.LOWEST, [rent, quality], source=source)
    rest = case.a_month(
        "huurtoeslag.lower.rest", Operation.DIFFERENCE, [upto, basishuur], source=source
    )
    return case.a_month("huurtoeslag.lower", Operation.HIGHEST, [rest, NOTHING], source=source)


def _middle(
    case: ToeslagCase, rent: Step, basishuur: Step, quality: Step, top: Step, share: Step
) -> Step:
    source = share.source
    upto = case.a_month("huurtoeslag.middle.upto", Operation.LOWEST, [rent, top], source=source)
    start = case.a_month(
        "huurtoeslag.middle.from", Operation.HIGHEST, [basishuur, quality], source=source
    )
    rest = case.a_month(
        "huurtoeslag.middle.rest", Operation.DIFFERENCE, [upto, start], source=source
    )
    counted = case.a_month(
        "huurtoeslag.middle.counted", Operation.HIGHEST, [rest, NOTHING], source=source
    )
    return case.a_month("huurtoeslag.middle", Operation.PRODUCT, [counted, share], source=source)


def _upper(case: ToeslagCase, rent: Step, basishuur: Step, top: Step, share: Step) -> Step:
    source = share.source
    start = case.a_month(
        "huurtoeslag.upper.from", Operation.HIGHEST, [basishuur, top], source=source
    )
    rest = case.a_month(
        "huurtoeslag.upper.rest", Operation.DIFFERENCE, [rent, start], source=source
    )
    counted = case.a_month(
        "huurtoeslag.upper.counted", Operation.HIGHEST, [rest, NOTHING], source=source
    )
    return case.a_month("huurtoeslag.upper", Operation.PRODUCT, [counted, share], source=source)
