"""The owner of the home, or the tenant of a room: art. 475da lid 7 Rv, on request.

https://wetten.overheid.nl/BWBR0001827 (art. 475da); Besluit beslagvrije voet.
With a belastbaar inkomen below the limit of lid 7. Until 2025-12-31: what huurtoeslag would count
of the woonkosten (all up to the kwaliteitskortingsgrens, 65% up to the aftoppingsgrens, 40% up to
the maximale huurgrens) less the normhuur of the income, at least that of the
minimum-inkomensijkpunt. Derived: put together from the nota van toelichting; the limits of 2024
and 2025 are where this becomes 0.
From 2026-01-01 there is no normhuur and the new text was not seen: not to be computed, missing
until somebody enters the amount (`home_raise`).

Not covered: larger households and adapted homes (the Besluit leaves their limits out too).
"""

from typing import Final

from calc.base.step import Operation, Step, Unit
from calc.law.bvv.housing_costs import NO_RAISE
from calc.law.bvv.huur import household_of, is_quadratic, normhuur
from calc.law.bvv.known import NOTHING, entered_amount, step_if_known
from calc.law.rule import Given, Leefsituatie

_LID_7: Final = "art. 475da lid 7 Rv; Besluit beslagvrije voet"


def home_raise(
    given: Given, situation: Leefsituatie, taxable: Step | None, cost: Step | None
) -> Step | None:
    """What lid 7 adds, euros a month: nothing from the limit of lid 7 on."""
    who = "alleenstaande" if situation is Leefsituatie.ALLEENSTAANDE else "meerpersoons"
    limit = given.tariff(f"bvv.inkomensgrens_lid7.{who}")
    is_above = taxable is not None and limit is not None and taxable.amount >= limit.amount
    amount = NO_RAISE if is_above else _amount(given, situation, taxable, cost)
    return step_if_known(
        "bvv.home.raise", Operation.IF_REACHED, [taxable, limit, NO_RAISE, amount], source=_LID_7
    )


def _amount(
    given: Given, situation: Leefsituatie, taxable: Step | None, cost: Step | None
) -> Step | None:
    if not is_quadratic(given.tariffs):
        return entered_amount(
            "bvv.home.entered", given.value("home_raise"), Unit.EUR_PER_MONTH, source=_LID_7
        )
    own = step_if_known(
        "bvv.home.own_part",
        Operation.HIGHEST,
        [
            normhuur(given, household_of(situation), taxable),
            given.tariff("huurtoeslag.normhuur"),
        ],
        source=_LID_7,
        derived=True,
    )
    above = step_if_known(
        "bvv.home.above_own_part",
        Operation.DIFFERENCE,
        [_counted(given, cost), own],
        source=_LID_7,
        derived=True,
    )
    return step_if_known(
        "bvv.home.not_negative",
        Operation.HIGHEST,
        [above, NOTHING],
        source=_LID_7,
        derived=True,
    )


def _counted(given: Given, cost: Step | None) -> Step | None:
    """What huurtoeslag would count of the woonkosten, euros a month."""
    first = given.tariff("huurtoeslag.kwaliteitskortingsgrens")
    second = given.tariff("huurtoeslag.aftoppingsgrens_1_2")
    third = given.tariff("huurtoeslag.huurgrens")
    part_to_limit = given.tariff("huurtoeslag.deel_tot_aftoppingsgrens")
    part_above_limit = given.tariff("huurtoeslag.deel_boven_aftoppingsgrens")
    whole = step_if_known("bvv.home.whole", Operation.LOWEST, [cost, first], source=_LID_7)
    middle = step_if_known(
        "bvv.home.middle",
        Operation.PRODUCT,
        [
            _between(cost, first, second, "aftoppingsgrens"),
            part_to_limit,
        ],
        source=_LID_7,
    )
    top = step_if_known(
        "bvv.home.top",
        Operation.PRODUCT,
        [
            _between(cost, second, third, "huurgrens"),
            part_above_limit,
        ],
        source=_LID_7,
    )
    return step_if_known(
        "bvv.home.counted", Operation.SUM, [whole, middle, top], source=_LID_7, derived=True
    )


def _between(cost: Step | None, low: Step | None, high: Step | None, at: str) -> Step | None:
    """The part of the woonkosten between two limits, euros a month; `at`: the upper one."""
    until = step_if_known("bvv.home.until", Operation.LOWEST, [cost, high], source=_LID_7, at=at)
    from_low = step_if_known("bvv.home.from", Operation.HIGHEST, [until, low], source=_LID_7, at=at)
    return step_if_known(
        "bvv.home.between", Operation.DIFFERENCE, [from_low, low], source=_LID_7, at=at
    )
