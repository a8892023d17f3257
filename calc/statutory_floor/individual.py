"""The individual costs of the vtlb out of the lines of the household (ENGINE 4).

Care is U10 and U11 less I20; housing U01, U02 and U03 less I21; missing kgb the highest kgb of
these children less I22. Whole lines of the household, levelled, as they run in the month.
"""

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.step import Operation, Step, Unit, step
from calc.dossier import UNKNOWN, Draft
from calc.dossier.codes import CHILD_BUDGET, HUURTOESLAG, IN_INDIVIDUAL_COSTS, ZORGTOESLAG
from calc.law.rule import AmountName, Values
from calc.law.toeslagen.kindgebonden_budget import kindgebonden_budget
from calc.law.vtlb import individual_costs
from calc.plan.levelled import TWELVE, RunningLines
from calc.statutory_floor.counted import household_lines
from calc.statutory_floor.people import People, child_age, is_child_here
from calc.tariffs.tariffs import TariffsOn

CARE = frozenset({"U10", "U11"})
HOUSING = frozenset({"U01", "U02", "U03"})
INDIVIDUAL = CARE | HOUSING | IN_INDIVIDUAL_COSTS
"""Every line that the individual costs look at."""


def individual_costs_in(
    draft: Draft,
    tariffs: TariffsOn,
    lines: RunningLines,
    people: People,
    month: Month,
) -> Step | None:
    """The individual costs before the compensatiekop comes off; None when a figure is missing."""
    return individual_costs(
        tariffs,
        people.situation,
        care=household_lines(lines.costs, CARE),
        zorgtoeslag=household_lines(lines.income, frozenset({ZORGTOESLAG})),
        housing=household_lines(lines.costs, HOUSING),
        huurtoeslag=household_lines(lines.income, frozenset({HUURTOESLAG})),
        maximum_kgb=highest_kgb(draft, tariffs, people, month),
        received_kgb=household_lines(lines.income, frozenset({CHILD_BUDGET})),
    )


def highest_kgb(draft: Draft, tariffs: TariffsOn, people: People, month: Month) -> Step | None:
    """The kgb of these children at the lowest income, euros a month; None without children.

    The extra for a child of 12 or 16 holds from the month after its birthday (art. 2 Wkb), as in
    the check of the toeslagen. A child whose birth month is unknown counts without it.
    """
    children = [child for child in draft.children if is_child_here(child, month)]
    if not children:
        return None
    ages = tuple(
        0 if child.birth_month is UNKNOWN else child_age(child.birth_month, month)
        for child in children
    )
    values: Values = {"income": ZERO, "partner": people.situation.is_couple, "child_ages": ages}
    year = kindgebonden_budget(values, tariffs, month=str(month)).amounts[AmountName.YEAR_EXACT]
    if year is None:
        return None
    return step(
        "floor.highest_kgb",
        Operation.QUOTIENT,
        [year, TWELVE],
        Unit.EUR_PER_MONTH,
        source="ENGINE 4",
        at=str(month),
    )
