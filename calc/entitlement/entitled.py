"""What a household is entitled to in one month, toeslag by toeslag: from its facts to its rule."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.codes import (
    ADULT_AGE,
    CHILD_BENEFIT,
    CHILD_BUDGET,
    HUURTOESLAG,
    ZORGTOESLAG,
    Tenure,
)
from calc.dossier.people import Adult, Child
from calc.dossier.two_homes import days_to_ask, has_other_home, is_shared, stays_here
from calc.entitlement.co_residents import co_residents, income_together, is_entered_as_housemate
from calc.entitlement.facts import ToeslagFacts
from calc.entitlement.highest import (
    highest_huurtoeslag,
    highest_kinderbijslag,
    highest_kindgebonden_budget,
    highest_zorgtoeslag,
)
from calc.law.rule import AmountName, RuleOutcome, Value
from calc.law.toeslagen.case import NOTHING, by_law
from calc.law.toeslagen.huurtoeslag import huurtoeslag
from calc.law.toeslagen.kinderbijslag import kinderbijslag
from calc.law.toeslagen.kindgebonden_budget import NO_CHILDREN, kindgebonden_budget
from calc.law.toeslagen.zorgtoeslag import zorgtoeslag
from calc.tariffs.tariffs import TariffsOn

NOT_INSURED: Final = "not_insured"
NOT_A_TENANT: Final = "not_a_tenant"
NOT_REGISTERED: Final = "not_registered"
OTHER_PARENT: Final = "other_parent"
DIVIDED: Final = "divided"
_MONTHS_A_QUARTER: Final = by_law(
    "toeslag_check.months_a_quarter", Decimal(3), Unit.MONTHS, source="ENGINE 2"
)


@value_type
class Entitled:
    """Euros a month; None when it cannot be computed. `deciding`: the condition that decides."""

    month: Step | None
    deciding: str = ""
    tariffs_missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


_UNKNOWN: Final = Entitled(None)


def entitled_to_zorgtoeslag(facts: ToeslagFacts, tariffs: TariffsOn) -> Entitled:
    """Of the adults who are insured; two adults are partners."""
    adults = facts.adults()
    insured = [
        facts.need(adult.health_insured, f"adults[{index}].health_insured")
        for index, adult in adults
    ]
    values, steps = joint(facts, adults)
    if facts.missing:
        return _UNKNOWN
    if not any(insured):
        return Entitled(NOTHING, NOT_INSURED)
    values["partner_insured"] = all(insured)
    return _of_rule(zorgtoeslag(values, tariffs, steps))


def entitled_to_huurtoeslag(facts: ToeslagFacts, tariffs: TariffsOn) -> Entitled:
    """Of everybody who is registered at the address of a tenant, and a co-parent's children."""
    housing = facts.draft.housing
    if housing.tenure is Tenure.OWN:
        return Entitled(NOTHING, NOT_A_TENANT)
    here = [
        (index, adult)
        for index, adult in facts.adults()
        if facts.need(adult.registered_at_address, f"adults[{index}].registered_at_address")
    ]
    if not here and not facts.missing:
        return Entitled(NOTHING, NOT_REGISTERED)
    facts.need(housing.tenure, "housing.tenure")
    rent = facts.need(housing.basic_rent, "housing.basic_rent")
    ages = [
        facts.age(adult.birth_month, f"adults[{index}].birth_month", facts.month)
        for index, adult in here
    ]
    ages += _children_here(facts)
    others = co_residents(facts, tariffs)
    ages += [other.age for other in others]
    values, steps = joint(facts, here)
    if facts.missing or rent is None:
        return _UNKNOWN
    if others:
        together = income_together(facts, steps["income"], others)
        values["income"], steps["income"] = together.amount, together
    values["ages"] = tuple(age for age in ages if age is not None)
    values["household_size"] = len(ages)
    values["rent"] = rent
    steps = {**steps, "rent": _entered("toeslag_check.rent", rent, "housing.basic_rent")}
    if housing.service_costs is not UNKNOWN:
        costs = housing.service_costs
        values["service_costs"] = costs
        path = "housing.service_costs"
        steps["service_costs"] = _entered("toeslag_check.service_costs", costs, path)
    return _of_rule(huurtoeslag(values, tariffs, steps))


def _children_here(facts: ToeslagFacts) -> list[int | None]:
    """The ages of the children of this address: registered here, or a co-parent's own.

    Of one that is grown up the income is needed: it is asked as that of a housemate.
    """
    ages: list[int | None] = []
    for index, child in enumerate(facts.draft.children):
        path = f"children[{index}]"
        if not _belongs_here(facts, child, path):
            continue
        age = facts.age(child.birth_month, f"{path}.birth_month", facts.month)
        if age is not None and age < 0:
            continue
        if age is not None and age >= ADULT_AGE:
            registered = facts.need(child.registered_at_address, f"{path}.registered_at_address")
            if registered and not is_entered_as_housemate(facts.draft, child):
                facts.missing.append(path)
                facts.notes.append(Finding(Severity.INFORMS, "toeslag_grown_child", path))
            continue
        ages.append(age)
    return ages


def _belongs_here(facts: ToeslagFacts, child: Child, path: str) -> bool:
    """Whether huurtoeslag counts a child: a co-parent's child without registration here, too."""
    if child.registered_at_address is True:
        return True
    if is_shared(child):
        return True
    if child.registered_at_address is UNKNOWN:
        facts.missing.append(f"{path}.registered_at_address")
        return False
    if child.other_home is False:
        return False
    here = stays_here(child)
    if here is None:
        facts.missing.append(f"{path}.{days_to_ask(child)}")
    elif here and has_other_home(child) is None:
        facts.missing.append(f"{path}.other_home")
    return False


def entitled_to_kindgebonden_budget(facts: ToeslagFacts, tariffs: TariffsOn) -> Entitled:
    """For the children that count in this month."""
    ages = facts.children(facts.month)
    if not facts.missing and not ages:
        return Entitled(NOTHING, OTHER_PARENT if facts.elsewhere else NO_CHILDREN)
    values, steps = joint(facts, facts.adults())
    if facts.missing:
        return _UNKNOWN
    values["child_ages"] = tuple(ages)
    return _of_rule(kindgebonden_budget(values, tariffs, steps))


def entitled_to_kinderbijslag(facts: ToeslagFacts, tariffs: TariffsOn) -> Entitled:
    """A third of the quarter, for the children that count on its first day."""
    first = facts.month.plus(-((facts.month.number - 1) % 3))
    ages = facts.children(first)
    if facts.missing:
        return _UNKNOWN
    if facts.divided:
        return Entitled(None, DIVIDED)
    outcome = kinderbijslag({"child_ages": tuple(ages)}, tariffs)
    quarter = outcome.amounts[AmountName.AMOUNT]
    if quarter is None:
        return Entitled(None, "", outcome.missing)
    month = step(
        "toeslag_check.kinderbijslag_month",
        Operation.QUOTIENT,
        [quarter, _MONTHS_A_QUARTER],
        Unit.EUR_PER_MONTH,
        source="ENGINE 2",
        at=facts.toeslag,
    )
    deciding = OTHER_PARENT if facts.elsewhere and not ages else outcome.deciding
    return Entitled(month, deciding)


def joint(
    facts: ToeslagFacts, adults: Sequence[tuple[int, Adult]]
) -> tuple[dict[str, Value], dict[str, Step]]:
    """Income, partner and assets of these adults, as inputs of a rule."""
    values: dict[str, Value] = {"partner": len(adults) > 1}
    steps = {}
    for name, found in (("income", facts.income(adults)), ("assets", facts.assets(adults))):
        if found is not None:
            values[name] = found.amount
            steps[name] = found
    return values, steps


def _of_rule(outcome: RuleOutcome) -> Entitled:
    return Entitled(
        outcome.amounts[AmountName.MONTH], outcome.deciding, outcome.missing, outcome.assumed
    )


def _entered(code: str, amount: Decimal, path: str) -> Step:
    return given(code, amount, Unit.EUR_PER_MONTH, source="dossier", status=Status.ENTERED, at=path)


@value_type
class CheckedToeslag:
    """One toeslag that is checked.

    `highest`: the most that anybody receives, euros a month. `income`: the code of its line.
    `check`: the stabilisation check that it belongs to. `for_children`: none without a child.
    """

    entitled: Callable[[ToeslagFacts, TariffsOn], Entitled]
    highest: Callable[[Draft, TariffsOn], Decimal | None]
    income: str
    check: str
    for_children: bool = False


CHECKED: Final[Mapping[str, CheckedToeslag]] = {
    "zorgtoeslag": CheckedToeslag(entitled_to_zorgtoeslag, highest_zorgtoeslag, ZORGTOESLAG, "S01"),
    "huurtoeslag": CheckedToeslag(entitled_to_huurtoeslag, highest_huurtoeslag, HUURTOESLAG, "S02"),
    "kindgebonden_budget": CheckedToeslag(
        entitled_to_kindgebonden_budget,
        highest_kindgebonden_budget,
        CHILD_BUDGET,
        "S03",
        for_children=True,
    ),
    "kinderbijslag": CheckedToeslag(
        entitled_to_kinderbijslag, highest_kinderbijslag, CHILD_BENEFIT, "S03", for_children=True
    ),
}
"""In the order in which they are told. A new one is its rule, and a line here."""
