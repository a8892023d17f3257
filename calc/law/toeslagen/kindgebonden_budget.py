"""Kindgebonden budget: art. 1 to 3 of the Wet op het kindgebonden budget (Wkb).

https://wetten.overheid.nl/BWBR0022751

    base   first child + next child x (n - 1) + extra of 12-15 and 16-17 + alleenstaande-ouderkop
                                                                                art. 2 lid 2 to 6
    claim  base - share x max(0, income - threshold), never below 0             art. 2 lid 7 and 8

With a partner the threshold is higher and there is no alleenstaande-ouderkop; two parents have one
claim together (lid 9). A child counts from birth until it is 18; an extra holds from the month
after the birthday: `child_ages` are those on the first day of a month, a birthday in that month not
yet counted. The month is the year before its rounding, divided by twelve, down to a whole euro.

Not covered: for which child there is kinderbijslag (lid 1: `child_ages` are those children only),
changes within the year (lid 11), living abroad, and the second taper announced for 2027.
"""

from typing import Final

from calc.base.money import engine_context
from calc.base.step import Operation, Step, Unit
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
from calc.law.toeslagen.case import NO_STEPS, NOTHING, TWELVE, Steps, ToeslagCase
from calc.tariffs.tariffs import TariffsOn

NO_CHILDREN: Final = "no_children"
FIRST_EXTRA: Final = 12
SECOND_EXTRA: Final = 16


def kindgebonden_budget(
    values: Values, tariffs: TariffsOn, steps: Steps = NO_STEPS, month: str = ""
) -> RuleOutcome:
    """Kindgebonden budget of one parent, or of two partners together, as if for a whole year."""
    with engine_context():
        return _kindgebonden_budget(ToeslagCase(RULE, values, tariffs, steps=steps, month=month))


def _kindgebonden_budget(case: ToeslagCase) -> RuleOutcome:
    income = case.euros("income", Unit.EUR_PER_YEAR)
    partner = case.yes("partner")
    ages = case.ages("child_ages")
    if income is None or partner is None or ages is None:
        return unknown(case)
    ages = tuple(age for age in ages if age < ADULT_AGE)
    kind = "partner" if partner else "alleen"
    assets = assets_of(case) if ages else None
    limit = limit_of(case, assets, f"zorgtoeslag.vermogen_{kind}")
    parts = _base_parts(case, ages, partner=partner)
    threshold = case.tariff(f"kgb.drempel_{kind}")
    share = case.tariff("kgb.afbouw")
    found = case.unless_missing(threshold, share, *parts)
    if found is None:
        return unknown(case)
    threshold, share, *parts_of_base = found
    base = case.a_year(
        "kgb.base", Operation.SUM, parts_of_base, source="art. 2 lid 2 tot en met 6 Wkb"
    )
    claim = _claim(case, base, income, threshold, share)
    exact = within_assets(case, claim, assets, limit, source="art. 1 lid 4 Wkb")
    year = year_of(case, exact)
    twelfth = case.a_month(
        "kgb.twelfth", Operation.QUOTIENT, [exact, TWELVE], source="Dienst Toeslagen"
    )
    refused = ASSETS_ABOVE_LIMIT if above(assets, limit) else INCOME_TOO_HIGH
    return case.outcome(
        amounts(exact, year, month_of(case, twelfth, year)),
        deciding(exact, year, refused) if ages else NO_CHILDREN,
    )


def _base_parts(case: ToeslagCase, ages: tuple[int, ...], *, partner: bool) -> list[Step | None]:
    """What the children give before the income counts; None for a figure that is missing."""
    if not ages:
        return []
    older = sum(FIRST_EXTRA <= age < SECOND_EXTRA for age in ages)
    oldest = sum(age >= SECOND_EXTRA for age in ages)
    parts = [case.tariff("kgb.eerste_kind")]
    if len(ages) > 1:
        count = case.counted("kgb.children_next", len(ages) - 1)
        parts.append(_each("kgb.next", case, case.tariff("kgb.volgend_kind"), count))
    if older:
        count = case.counted("kgb.children_12_15", older)
        parts.append(_each("kgb.extra_12_15", case, case.tariff("kgb.extra_12_15"), count))
    if oldest:
        count = case.counted("kgb.children_16_17", oldest)
        parts.append(_each("kgb.extra_16_17", case, case.tariff("kgb.extra_16_17"), count))
    if not partner:
        parts.append(case.tariff("kgb.alleenstaande_ouderkop"))
    return parts


def _each(code: str, case: ToeslagCase, amount: Step | None, count: Step) -> Step | None:
    """An amount for each of a number of children."""
    if amount is None:
        return None
    return case.a_year(code, Operation.PRODUCT, [amount, count], source=amount.source)


def _claim(case: ToeslagCase, base: Step, income: Step, threshold: Step, share: Step) -> Step:
    """The base less a share of what the income has above the threshold."""
    rest = case.a_year(
        "kgb.rest", Operation.DIFFERENCE, [income, threshold], source="art. 2 lid 7 en 8 Wkb"
    )
    above_threshold = case.a_year(
        "kgb.rest_positive", Operation.HIGHEST, [rest, NOTHING], source="art. 2 lid 7 en 8 Wkb"
    )
    taper = case.a_year(
        "kgb.taper", Operation.PRODUCT, [share, above_threshold], source="art. 2 lid 7 en 8 Wkb"
    )
    difference = case.a_year(
        "kgb.difference", Operation.DIFFERENCE, [base, taper], source="art. 2 lid 7 en 8 Wkb"
    )
    return case.a_year(
        "kgb.claim", Operation.HIGHEST, [difference, NOTHING], source="art. 2 lid 7 en 8 Wkb"
    )


RULE: Final = Rule(
    "kindgebonden_budget",
    (
        Input("income", InputKind.EUR_PER_YEAR),
        Input("partner", InputKind.YES_NO),
        Input("child_ages", InputKind.AGES),
        ASSETS,
    ),
    kindgebonden_budget,
)
