"""The rule `vtlb`, the vrij te laten bedrag a month: art. 295 Fw, vtlb-rapport of Recofa.

https://www.bureauwsnp.nl/vtlb and https://wetten.overheid.nl/BWBR0001827 (art. 475da)
The beslagvrije voet of art. 475da, without the deductions of art. 475db and the 95% of art.
475dc, + arbeidstoeslag, eigen risico, pension correction, individual costs less compensatiekop,
and the further corrections of chapter 5, which count only as entered.

Not covered: which corrections the rechter-commissaris grants, and what counts as income
(chapter 6): `capacity` takes the incomes as they are entered.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO, engine_context
from calc.base.step import Operation, Step, Unit
from calc.base.unknown import UNKNOWN, Unknown
from calc.law.bvv.formula import maximum
from calc.law.bvv.ground import INPUTS, Ground, ground
from calc.law.bvv.known import entered_amount, not_below_zero, step_if_known
from calc.law.rule import (
    AmountName,
    Given,
    Input,
    InputKind,
    Leefsituatie,
    Rule,
    RuleOutcome,
    Values,
)
from calc.law.vtlb.adults import number_of_adults, own_risk, pension_correction, work_allowance
from calc.law.vtlb.components import Component, Components, vtlb_of
from calc.law.vtlb.individual_costs import NO_COSTS, after_compensation, compensation
from calc.tariffs.tariffs import TariffsOn

_RULE: Final = "vtlb-rapport 2"
_NOT_READ: Final = "other_income"
"""Agreed as an input, and refused when it is given: the vtlb looks at the whole income."""


def _compute(values: Values, tariffs: TariffsOn) -> RuleOutcome:
    with engine_context():
        given = Given(RULE, values, tariffs)
        situation = given.value("situation")
        if not isinstance(situation, Leefsituatie):
            given.value("taxable_income")
            return given.outcome({AmountName.AMOUNT: None})
        return _of_situation(given, situation)


def _of_situation(given: Given, situation: Leefsituatie) -> RuleOutcome:
    found = ground(given, situation)
    kop = compensation(found.before_raise, found.base)
    components = _components(given, situation, kop)
    amount, _, nominal = vtlb_of(found.result, components)
    extras = {
        "bvv": found.result,
        **found.extras,
        "compensation": kop,
        **{name.value: step for name, step in components.items()},
        "nominal": nominal,
        **_provisional(given, situation, components),
        **_capacity(given, situation, amount),
    }
    return given.outcome({AmountName.AMOUNT: amount, **extras}, _deciding(found, amount, nominal))


def _components(given: Given, situation: Leefsituatie, kop: Step | None) -> Components:
    hours, aow = _hours(given, situation), _aow(given, situation)
    costs: Step | None = NO_COSTS
    if "taxable_income" not in given.missing:
        costs = after_compensation(
            entered_amount(
                "vtlb.individual.entered",
                given.value("individual_costs"),
                Unit.EUR_PER_MONTH,
                source="vtlb-rapport 5.1",
            ),
            kop,
        )
    return {
        Component.WORK: None if hours is None else work_allowance(given, hours),
        Component.OWN_RISK: own_risk(given, situation),
        Component.PENSION: None if aow is None else pension_correction(given, situation, aow),
        Component.INDIVIDUAL: costs,
        Component.CORRECTIONS: entered_amount(
            "vtlb.corrections.entered",
            given.value("corrections"),
            Unit.EUR_PER_MONTH,
            source="vtlb-rapport 5.2-5.10",
        ),
    }


def _hours(given: Given, situation: Leefsituatie) -> list[Decimal | Unknown] | None:
    """Of each adult; not said: unknown, and then granted. More than there are adults: missing."""
    said, count = given.values.get("hours", UNKNOWN), number_of_adults(situation)
    each: list[Decimal | Unknown] = []
    if isinstance(said, tuple):
        each += [Decimal(hours) for hours in said]
    if len(each) > count:
        given.missing.append("hours")
        return None
    if len(each) < count:
        given.assumed.append("hours")
    return each + [UNKNOWN] * (count - len(each))


def _aow(given: Given, situation: Leefsituatie) -> list[bool | Unknown] | None:
    """Of each adult. One of AOW age is enough; no, and another not said: missing."""
    said, count = given.value("aow"), number_of_adults(situation)
    if not isinstance(said, tuple):
        return None
    each: list[bool | Unknown] = [is_aow is True for is_aow in said]
    if len(each) > count or (len(each) < count and True not in each):
        given.missing.append("aow")
        return None
    return each


def _provisional(
    given: Given, situation: Leefsituatie, components: Components
) -> Mapping[str, Step | None]:
    """Without taxable income: the vtlb with the maximum of the leefsituatie, the safe side."""
    if "taxable_income" not in given.missing:
        return {}
    return {"provisional": vtlb_of(maximum(given, situation), components)[0]}


def _capacity(
    given: Given, situation: Leefsituatie, amount: Step | None
) -> Mapping[str, Step | None]:
    """What the incomes leave above the vtlb, when an income was entered."""
    if given.values.get("net_income", UNKNOWN) is UNKNOWN:
        return {}
    names = ["net_income", "partner_income"] if situation.is_couple else ["net_income"]
    incomes = [
        entered_amount(
            "vtlb.net_income" if name == "net_income" else "vtlb.partner_income",
            given.value(name),
            Unit.EUR_PER_MONTH,
            source="vtlb-rapport 6",
        )
        for name in names
    ]
    income = step_if_known("vtlb.income", Operation.SUM, incomes, source=_RULE)
    left = step_if_known("vtlb.capacity", Operation.DIFFERENCE, [income, amount], source=_RULE)
    return {"capacity": not_below_zero("vtlb.capacity.not_negative", left, source=_RULE)}


def _deciding(found: Ground, amount: Step | None, nominal: Step | None) -> str:
    if amount is None or nominal is None:
        return ""
    return "vtlb_bvv" if nominal.amount < ZERO else found.deciding


RULE: Final = Rule(
    "vtlb",
    (
        *(replace(spec, special=spec.special or spec.name == _NOT_READ) for spec in INPUTS),
        Input("hours", InputKind.HOURS),
        Input("aow", InputKind.YES_NO_EACH),
        Input("individual_costs", InputKind.EUR_PER_MONTH),
        Input("corrections", InputKind.EUR_PER_MONTH, assumed=ZERO),
    ),
    _compute,
)
