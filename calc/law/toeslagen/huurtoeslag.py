"""Huurtoeslag: the Wet op de huurtoeslag (Wht). https://wetten.overheid.nl/BWBR0008659

In the order of the law: the rent that counts (art. 5), the assets (art. 7 lid 3 Awir), the highest
rent (art. 13), the basishuur (art. 16 to 19), and the three bands of the rent (art. 20, 21). Until
2025-12-31 the basishuur rises with the income (`huurtoeslag_until_2025`); from 2026-01-01 a share
of the income is taken off (`huurtoeslag_from_2026`), and a high rent no longer excludes.

`household_size` and `ages` are of the persons registered at the address, `ages` with the applicant
first and the partner second; a partner counts only when registered there (art. 1a lid 3). `income`
is that of all of them together; `rent` is the kale huur, `service_costs` only the part that counts.

Not covered: what of the income of a child does not count (art. 7 lid 6 Awir), the assets limit of
other persons at the address, an adapted home, eight persons or more, and a claim that already ran
when the rent came above the limit (art. 13 lid 2 and 3), subtenants, and changes within the year.
"""

from typing import Final

from calc.base.money import engine_context
from calc.base.step import Operation, Step, Unit, step
from calc.dossier.codes import ADULT_AGE
from calc.law.rule import Input, InputKind, Rule, RuleOutcome, Values
from calc.law.toeslagen.awir import (
    ASSETS,
    ASSETS_ABOVE_LIMIT,
    INCOME_TOO_HIGH,
    above,
    amounts,
    assets_of,
    deciding,
    limit_of,
    month_of,
    unknown,
    within_assets,
    year_of,
)
from calc.law.toeslagen.case import NO_STEPS, NOTHING, TWELVE, TWO, Steps, ToeslagCase
from calc.law.toeslagen.huurtoeslag_from_2026 import claim_from_2026
from calc.law.toeslagen.huurtoeslag_household import household_of
from calc.law.toeslagen.huurtoeslag_until_2025 import claim_until_2025
from calc.tariffs.keys import LAST_YEAR_OF_THE_QUADRATIC_FORMULA
from calc.tariffs.tariffs import TariffsOn

APPLICANT_UNDER_18: Final = "applicant_under_18"
RENT_ABOVE_LIMIT: Final = "rent_above_limit"
RENT_BELOW_BASISHUUR: Final = "rent_below_basishuur"


def huurtoeslag(
    values: Values, tariffs: TariffsOn, steps: Steps = NO_STEPS, month: str = ""
) -> RuleOutcome:
    """Huurtoeslag of the persons at one address, as if for a whole year."""
    with engine_context():
        return _huurtoeslag(ToeslagCase(RULE, values, tariffs, steps=steps, month=month))


def _huurtoeslag(case: ToeslagCase) -> RuleOutcome:
    income = case.euros("income", Unit.EUR_PER_YEAR)
    household = household_of(case)
    rent = case.euros("rent", Unit.EUR_PER_MONTH)
    quadratic = case.tariffs.known_on.year <= LAST_YEAR_OF_THE_QUADRATIC_FORMULA
    service = case.euros("service_costs", Unit.EUR_PER_MONTH) if quadratic else None
    assets = assets_of(case)
    limit = _assets_limit(case, assets, together=household is not None and household.together)
    if case.missing or income is None or household is None or rent is None:
        return unknown(case)
    if household.applicant < ADULT_AGE:
        return case.outcome(amounts(NOTHING, NOTHING, NOTHING), APPLICANT_UNDER_18)
    claim = (
        claim_until_2025(case, income, household, rent, service)
        if service is not None
        else claim_from_2026(case, income, household, rent)
    )
    if claim is None:
        return unknown(case)
    whole = case.a_year(
        "huurtoeslag.year", Operation.PRODUCT, [claim.month, TWELVE], source="art. 21 Wht"
    )
    exact = within_assets(case, whole, assets, limit, source="art. 7 lid 3 Awir")
    year = year_of(case, exact)
    if above(assets, limit):
        refused = ASSETS_ABOVE_LIMIT
    elif claim.rent_too_high:
        refused = RENT_ABOVE_LIMIT
    else:
        refused = RENT_BELOW_BASISHUUR if claim.rent_too_low else INCOME_TOO_HIGH
    return case.outcome(
        amounts(exact, year, month_of(case, claim.month, year)), deciding(exact, year, refused)
    )


def _assets_limit(case: ToeslagCase, assets: Step | None, *, together: bool) -> Step | None:
    """The limit of one person, twice with a partner."""
    limit = limit_of(case, assets, "huurtoeslag.vermogen")
    if limit is None or not together:
        return limit
    return step(
        "huurtoeslag.assets_limit_two",
        Operation.PRODUCT,
        [limit, TWO],
        Unit.EUR,
        source="art. 7 lid 3 Awir",
        at=case.at,
    )


RULE: Final = Rule(
    "huurtoeslag",
    (
        Input("income", InputKind.EUR_PER_YEAR),
        Input("partner", InputKind.YES_NO),
        Input("household_size", InputKind.COUNT),
        Input("rent", InputKind.EUR_PER_MONTH),
        Input("service_costs", InputKind.EUR_PER_MONTH, assumed=ASSETS.assumed, special=True),
        Input("ages", InputKind.AGES),
        ASSETS,
    ),
    huurtoeslag,
)
