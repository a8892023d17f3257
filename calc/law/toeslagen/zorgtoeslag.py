"""Zorgtoeslag: art. 1 to 4 of the Wet op de zorgtoeslag (Wzt).

https://wetten.overheid.nl/BWBR0018451

    norm premium N  p x threshold + q x max(0, income - threshold)         art. 2 lid 2 and 3
    claim           S - N; with a partner 2 x S - N                        art. 2 lid 1
                    halved when the partner is not insured                 art. 2 lid 4

S is the standaardpremie (art. 4); the threshold is 108% of twelve months of the minimum wage of
January (art. 1), in whole euros as Dienst Toeslagen rounds it: one row of its tables decides that.
The month is the year after its rounding, divided by twelve, down to a whole euro.

Not covered: the months before somebody is 18, a partner for part of the year, living abroad (the
woonlandfactor of art. 4a), and whether somebody is insured or lives here legally.
"""

from typing import Final

from calc.base.money import engine_context
from calc.base.step import Operation, Step, Unit
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
    unknown,
    within_assets,
    year_of,
)
from calc.law.toeslagen.case import NO_STEPS, NOTHING, TWELVE, TWO, Steps, ToeslagCase
from calc.tariffs.tariffs import TariffsOn


def zorgtoeslag(
    values: Values, tariffs: TariffsOn, steps: Steps = NO_STEPS, month: str = ""
) -> RuleOutcome:
    """Zorgtoeslag of one person, or of two partners together, as if for a whole year."""
    with engine_context():
        return _zorgtoeslag(ToeslagCase(RULE, values, tariffs, steps=steps, month=month))


def _zorgtoeslag(case: ToeslagCase) -> RuleOutcome:
    income = case.euros("income", Unit.EUR_PER_YEAR)
    partner = case.yes("partner")
    insured = case.yes("partner_insured") if partner else None
    kind = "partner" if partner else "alleen"
    assets = assets_of(case)
    limit = limit_of(case, assets, f"zorgtoeslag.vermogen_{kind}")
    standard = case.tariff("zorgtoeslag.standaardpremie")
    threshold = case.tariff("zorgtoeslag.drempelinkomen")
    of_threshold = case.tariff(f"zorgtoeslag.drempel_{kind}")
    of_rest = case.tariff("zorgtoeslag.boven_drempel")
    found = case.unless_missing(standard, income, threshold, of_threshold, of_rest)
    if found is None:
        return unknown(case)
    standard, *of_norm = found
    norm = _norm_premium(case, *of_norm)
    claim = _claim(case, standard, norm, partner=bool(partner), insured=insured is not False)
    exact = within_assets(case, claim, assets, limit, source="art. 3 lid 1 Wzt")
    year = year_of(case, exact)
    twelfth = case.a_month(
        "zorgtoeslag.twelfth", Operation.QUOTIENT, [year, TWELVE], source="Dienst Toeslagen"
    )
    month = case.a_month(
        "zorgtoeslag.month", Operation.EURO_DOWN, [twelfth], source="Dienst Toeslagen"
    )
    refused = ASSETS_ABOVE_LIMIT if above(assets, limit) else INCOME_TOO_HIGH
    return case.outcome(amounts(exact, year, month), deciding(exact, year, refused))


def _norm_premium(
    case: ToeslagCase, income: Step, threshold: Step, of_threshold: Step, of_rest: Step
) -> Step:
    """Normpremie: a part of the threshold, and a part of what the income has above it."""
    fixed = case.a_year(
        "zorgtoeslag.norm_fixed",
        Operation.PRODUCT,
        [of_threshold, threshold],
        source="art. 2 lid 2 Wzt",
    )
    rest = case.a_year(
        "zorgtoeslag.rest", Operation.DIFFERENCE, [income, threshold], source="art. 2 lid 2 Wzt"
    )
    above_threshold = case.a_year(
        "zorgtoeslag.rest_positive", Operation.HIGHEST, [rest, NOTHING], source="art. 2 lid 2 Wzt"
    )
    of_income = case.a_year(
        "zorgtoeslag.norm_rest",
        Operation.PRODUCT,
        [of_rest, above_threshold],
        source="art. 2 lid 3 Wzt",
    )
    return case.a_year(
        "zorgtoeslag.norm", Operation.SUM, [fixed, of_income], source="art. 2 lid 2 Wzt"
    )


def _claim(case: ToeslagCase, standard: Step, norm: Step, *, partner: bool, insured: bool) -> Step:
    """The claim before rounding; of a partner who is not insured the half falls away."""
    premium = standard
    if partner:
        premium = case.a_year(
            "zorgtoeslag.premium_two", Operation.PRODUCT, [standard, TWO], source="art. 2 lid 1 Wzt"
        )
    difference = case.a_year(
        "zorgtoeslag.difference", Operation.DIFFERENCE, [premium, norm], source="art. 2 lid 1 Wzt"
    )
    if partner and not insured:
        difference = case.a_year(
            "zorgtoeslag.half", Operation.QUOTIENT, [difference, TWO], source="art. 2 lid 4 Wzt"
        )
    return case.a_year(
        "zorgtoeslag.claim", Operation.HIGHEST, [difference, NOTHING], source="art. 2 lid 1 Wzt"
    )


RULE: Final = Rule(
    "zorgtoeslag",
    (
        Input("income", InputKind.EUR_PER_YEAR),
        Input("partner", InputKind.YES_NO),
        Input("partner_insured", InputKind.YES_NO, assumed=True),
        ASSETS,
    ),
    zorgtoeslag,
)
