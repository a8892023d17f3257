"""A15: an input that changes nothing is named, for every rule; one that counts never is."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as with_data
from hypothesis import strategies as st

from calc import UNKNOWN
from calc.law.registry import RULES
from calc.law.rule import Given, InputKind, Leefsituatie, Rule, RuleOutcome, Value
from tests.legal.ruling import rule_on, tariffs_on

DAYS = (date(2025, 3, 1), date(2026, 7, 1))
ON = DAYS[1]
ALONE, COUPLE = Leefsituatie.ALLEENSTAANDE, Leefsituatie.GEHUWD_ZONDER_KINDEREN


def euros(*amounts: int) -> st.SearchStrategy[Decimal]:
    return st.sampled_from([Decimal(amount) for amount in amounts])


VALUES: Mapping[InputKind, st.SearchStrategy[Any]] = {
    InputKind.EUR: euros(0, 5000, 90000),
    InputKind.EUR_PER_YEAR: euros(0, 20000, 33000, 80000),
    InputKind.EUR_PER_MONTH: euros(0, 500, 1300, 2500),
    InputKind.YES_NO: st.booleans(),
    InputKind.COUNT: st.integers(1, 3),
    InputKind.AGES: st.sampled_from([(41,), (41, 9), (19,), (4, 13)]),
    InputKind.HOURS: st.sampled_from([(36,), (36, 20), ()]),
    InputKind.YES_NO_EACH: st.sampled_from([(True,), (False,), (False, False)]),
    InputKind.SITUATION: st.sampled_from(Leefsituatie),
    InputKind.NUMBER: st.sampled_from([Decimal("0.5"), Decimal(8)]),
}
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def seen(outcome: RuleOutcome) -> tuple[object, ...]:
    """Everything that an outcome says, but for what was not looked at."""
    amounts = {name: step and step.amount for name, step in outcome.amounts.items()}
    return amounts, outcome.missing, outcome.assumed, outcome.deciding


@pytest.mark.uncounted
@every_rule
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@with_data(data=st.data())
def test_a15_without_what_is_named_the_outcome_is_the_same(rule: Rule, data: st.DataObject) -> None:
    values: dict[str, Value] = {
        spec.name: data.draw(st.one_of(VALUES[spec.kind], st.just(UNKNOWN)), spec.name)
        for spec in rule.inputs
    }
    day = data.draw(st.sampled_from(DAYS))
    outcome = rule_on(rule, day, **values)
    for name in outcome.unused:
        other = data.draw(VALUES[next(s.kind for s in rule.inputs if s.name == name)])
        for instead in (UNKNOWN, other):
            assert seen(rule_on(rule, day, **{**values, name: instead})) == seen(outcome), name


@pytest.mark.parametrize(
    ("rule", "values", "unused"),
    [
        ("beslagvrije_voet", {"country_factor": "0.5"}, ["country_factor"]),
        ("beslagvrije_voet", {"abroad": False, "country_factor": "0.5"}, ["country_factor"]),
        ("beslagvrije_voet", {"abroad": True, "country_factor": "0.5"}, ["taxable_income"]),
        ("beslagvrije_voet", {"no_address": True}, ["taxable_income"]),
        ("beslagvrije_voet", {"institution_price": "900"}, ["institution_price"]),
        ("beslagvrije_voet", {"partner_income": "900"}, ["partner_income"]),
        ("beslagvrije_voet", {"car_tax": "90"}, ["car_tax"]),
        ("beslagvrije_voet", {"raise_months": 6}, ["raise_months"]),
        ("beslagvrije_voet", {"own_home": True}, ["own_home"]),
        ("beslagvrije_voet", {"home_raise": "50"}, ["home_raise"]),
        ("beslagvrije_voet", {"raise_requested": False, "housing_cost": "1200"}, ["housing_cost"]),
        (
            "beslagvrije_voet",
            {"in_institution": True, "institution_price": "9", "abroad": True, "no_address": True},
            ["taxable_income", "abroad", "no_address"],
        ),
        ("beslagvrije_voet", {"abroad": False, "no_address": False, "car_tax": "0"}, []),
        ("beslagvrije_voet", {"net_income": "2000", "other_income": "0", "car_tax": "9"}, []),
    ],
)
def test_a15_the_special_cases_of_the_beslagvrije_voet(
    rule: str, values: dict[str, Any], unused: list[str]
) -> None:
    made = {
        name: Decimal(value) if isinstance(value, str) else value for name, value in values.items()
    }
    known: dict[str, Any] = {"situation": ALONE, "taxable_income": Decimal(17000)}
    assert list(rule_on(RULES[rule], ON, **(known | made)).unused) == unused


@pytest.mark.parametrize(
    ("rule", "day", "values", "unused"),
    [
        ("huurtoeslag", DAYS[1], {"service_costs": Decimal(20)}, ["service_costs"]),
        ("huurtoeslag", DAYS[1], {"service_costs": Decimal(0)}, []),
        ("huurtoeslag", DAYS[0], {"service_costs": Decimal(20)}, []),
        ("zorgtoeslag", ON, {"partner_insured": False}, ["partner_insured"]),
        ("zorgtoeslag", ON, {"partner_insured": True}, []),
        ("zorgtoeslag", ON, {"partner": True, "partner_insured": False}, []),
        ("kindgebonden_budget", ON, {"child_ages": (), "assets": Decimal(9)}, ["assets"]),
        ("kindgebonden_budget", ON, {"child_ages": (4,), "assets": Decimal(9)}, []),
    ],
)
def test_a15_the_toeslagen(rule: str, day: date, values: dict[str, Any], unused: list[str]) -> None:
    known: dict[str, Any] = {
        "income": Decimal(20000),
        "partner": False,
        "household_size": 1,
        "ages": (41,),
        "rent": Decimal(700),
    }
    names = {spec.name for spec in RULES[rule].inputs}
    given_ = {name: value for name, value in known.items() if name in names} | values
    assert list(rule_on(RULES[rule], day, **given_).unused) == unused


def test_a15_a_percentage_beside_the_amount_of_the_holiday_pay() -> None:
    known = {"taxable_wage": Decimal(2000), "extra_pay": Decimal(0)}
    rule, percentage = RULES["belastbaar_inkomen"], {"holiday_percentage": Decimal(8)}
    assert rule_on(rule, ON, **known, **percentage).unused == ()
    both = rule_on(rule, ON, **known, **percentage, holiday_pay=Decimal(1900))
    assert both.unused == ("holiday_percentage",)


def test_a15_the_vtlb_looks_at_the_whole_income() -> None:
    known: dict[str, Any] = {
        "situation": ALONE,
        "taxable_income": Decimal(17000),
        "aow": (False,),
        "individual_costs": Decimal(0),
        "net_income": Decimal(2000),
    }
    made = rule_on(RULES["vtlb"], ON, **known, other_income=Decimal(500))
    assert made.unused == ("other_income",)
    assert rule_on(RULES["vtlb"], ON, **known, other_income=Decimal(0)).unused == ()


def test_while_something_is_missing_nobody_knows_what_will_count() -> None:
    made = rule_on(RULES["beslagvrije_voet"], ON, situation=ALONE, country_factor=Decimal("0.5"))
    assert (made.missing, made.unused) == (("taxable_income",), ())


def test_the_inputs_stay_a_mapping_and_looking_at_all_is_not_looking_at_one() -> None:
    inputs = Given(RULES["zorgtoeslag"], {"income": Decimal(5), "partner": True}, tariffs_on(ON))
    assert (len(inputs.values), set(inputs.values)) == (2, {"income", "partner"})
    assert inputs.outcome({}).unused == ("income", "partner")
    assert inputs.value("income") == 5
    assert inputs.outcome({}).unused == ("partner",)
