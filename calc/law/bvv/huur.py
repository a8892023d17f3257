"""The huur part of the beslagvrije voet: art. 475da lid 2 Rv, two versions by date.

https://wetten.overheid.nl/BWBR0001827 (art. 475da)
- until 2025-12-31: (a x C2 + b x C) - J, with the factors of art. 19 lid 2 Wht and J the normhuur
  of art. 17 lid 2 Wht, unreduced. Derived: the list of letters of that text was not seen; only
  this reading gives the maxima of lid 1.
- from 2026-01-01: I x (F / 12), or H - J when that is less. I = C - minimum-inkomensijkpunt,
  F = afbouwpercentage (G for more persons), H = maximale huurgrens, J = basishuur.
Not below 0: derived, the law says it only of C below D.

Not covered: the household kinds of AOW age that the Wht had until 2024: the Rv does not use them.
"""

from typing import Final

from calc.base.step import Operation, Step, Unit
from calc.law.bvv.known import MONTHS, not_below_zero, step_if_known
from calc.law.rule import Given, Leefsituatie
from calc.tariffs.keys import LAST_YEAR_OF_THE_QUADRATIC_FORMULA
from calc.tariffs.tariffs import TariffsOn

_LID_2: Final = "art. 475da lid 2 Rv"


def huur(given: Given, situation: Leefsituatie, taxable: Step | None) -> Step | None:
    """The huur part, euros a month, by the version of the day."""
    household = household_of(situation)
    if is_quadratic(given.tariffs):
        return _until_2025(given, household, taxable)
    return _from_2026(given, household, taxable)


def household_of(situation: Leefsituatie) -> str:
    """The kind of household of the Wht: eenpersoons only without partner and child."""
    return "eenpersoons" if situation is Leefsituatie.ALLEENSTAANDE else "meerpersoons"


def is_quadratic(tariffs: TariffsOn) -> bool:
    """Whether the text until 2025-12-31 holds."""
    return tariffs.known_on.year <= LAST_YEAR_OF_THE_QUADRATIC_FORMULA


def normhuur(given: Given, household: str, taxable: Step | None) -> Step | None:
    """The normhuur that belongs to an income, aC2 + bC (art. 19 lid 2 Wht until 2025), a month."""
    squared = step_if_known(
        "bvv.huur.squared",
        Operation.PRODUCT,
        [given.tariff(f"huurtoeslag.factor_a.{household}"), taxable, taxable],
        source=_LID_2,
    )
    straight = step_if_known(
        "bvv.huur.straight",
        Operation.PRODUCT,
        [given.tariff(f"huurtoeslag.factor_b.{household}"), taxable],
        source=_LID_2,
    )
    return step_if_known(
        "bvv.huur.normhuur", Operation.SUM, [squared, straight], source=_LID_2, derived=True
    )


def _until_2025(given: Given, household: str, taxable: Step | None) -> Step | None:
    part = step_if_known(
        "bvv.huur.above_normhuur",
        Operation.DIFFERENCE,
        [normhuur(given, household, taxable), given.tariff("huurtoeslag.normhuur")],
        source=_LID_2,
        derived=True,
    )
    return not_below_zero("bvv.huur.not_negative", part, source=_LID_2)


def _from_2026(given: Given, household: str, taxable: Step | None) -> Step | None:
    income = step_if_known(
        "bvv.huur.above_point",
        Operation.DIFFERENCE,
        [taxable, given.tariff(f"huurtoeslag.inkomensijkpunt.{household}")],
        Unit.EUR_PER_YEAR,
        source=_LID_2,
    )
    income = not_below_zero("bvv.huur.above_point.not_negative", income, source=_LID_2)
    share = step_if_known(
        "bvv.huur.taper",
        Operation.QUOTIENT,
        [given.tariff(f"huurtoeslag.afbouw.{household}"), MONTHS],
        Unit.SHARE,
        source=_LID_2,
    )
    by_income = step_if_known(
        "bvv.huur.by_income", Operation.PRODUCT, [income, share], source=_LID_2
    )
    most = step_if_known(
        "bvv.huur.maximum",
        Operation.DIFFERENCE,
        [
            given.tariff("huurtoeslag.huurgrens"),
            given.tariff(f"huurtoeslag.basishuur_minimum.{household}"),
        ],
        source=_LID_2,
    )
    return step_if_known("bvv.huur", Operation.LOWEST, [by_income, most], source=_LID_2)
