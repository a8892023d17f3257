"""Name, kind and assumption of every input of the floor: what commands and windows build on."""

from typing import Final

from calc.law.bvv import RULE as BVV
from calc.law.bvv import TAXABLE_INCOME
from calc.law.rule import Rule
from calc.law.vtlb import RULE as VTLB

GROUND: Final = [
    "situation: situation",
    "taxable_income: eur_per_year",
    "net_income: eur_per_month",
    "other_income: eur_per_month",
    "partner_income: eur_per_month",
    "housing_cost: eur_per_month",
    "raise_requested: yes_no, else False",
    "raise_months: count",
    "own_home: yes_no, else False",
    "home_raise: eur_per_month",
    "no_address: yes_no, else False",
    "abroad: yes_no, else False",
    "country_factor: number",
    "in_institution: yes_no, else False",
    "institution_price: eur_per_month",
]


def _inputs(rule: Rule) -> list[str]:
    return [
        f"{spec.name}: {spec.kind.value}"
        + ("" if spec.assumed is None else f", else {spec.assumed}")
        for spec in rule.inputs
    ]


def test_the_inputs_of_the_beslagvrije_voet() -> None:
    assert BVV.name == "beslagvrije_voet"
    assert _inputs(BVV) == [*GROUND, "car_tax: eur_per_month, else 0"]


def test_the_inputs_of_the_vtlb() -> None:
    assert VTLB.name == "vtlb"
    assert _inputs(VTLB) == [
        *GROUND,
        "hours: hours",
        "aow: yes_no_each",
        "individual_costs: eur_per_month",
        "corrections: eur_per_month, else 0",
    ]


def test_the_inputs_of_the_taxable_income() -> None:
    assert TAXABLE_INCOME.name == "belastbaar_inkomen"
    assert _inputs(TAXABLE_INCOME) == [
        "taxable_wage: eur_per_month",
        "holiday_pay: eur_per_year",
        "holiday_percentage: number",
        "extra_pay: eur_per_year",
    ]
