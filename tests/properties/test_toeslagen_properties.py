"""Properties of the toeslagen: more income never gives more, and unknown is never nought."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.law.rule import AmountName, Leefsituatie, Rule, RuleOutcome, Value
from calc.law.toeslagen import (
    bijstand,
    huurtoeslag,
    kinderbijslag,
    kindgebonden_budget,
    zorgtoeslag,
)
from tests.building import draft
from tests.legal.computing import tariffs_on
from tests.toeslagen import household, household_check

pytestmark = pytest.mark.properties

days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
"""2024 has the first confirmed AOW age, without which there is no huurtoeslag."""


def cents(highest: int) -> st.SearchStrategy[Decimal]:
    return st.integers(0, highest * 100).map(lambda amount: Decimal(amount) / 100)


Inputs = dict[str, Value]
incomes = cents(90_000)
ages = st.lists(st.integers(0, 80), min_size=0, max_size=6).map(tuple)


@st.composite
def homes(draw: st.DrawFn) -> Inputs:
    older = draw(st.lists(st.integers(18, 80), min_size=1, max_size=2))
    everybody = (*older, *draw(ages))
    return {
        "income": draw(incomes),
        "partner": len(older) == 2,
        "household_size": len(everybody),
        "rent": draw(cents(1200)),
        "service_costs": draw(cents(60)),
        "ages": everybody,
    }


@st.composite
def families(draw: st.DrawFn) -> Inputs:
    return {
        "income": draw(incomes),
        "partner": draw(st.booleans()),
        "child_ages": draw(ages),
    }


@st.composite
def couples(draw: st.DrawFn) -> Inputs:
    return {
        "income": draw(incomes),
        "partner": draw(st.booleans()),
        "partner_insured": draw(st.booleans()),
    }


@st.composite
def below_the_norm(draw: st.DrawFn) -> Inputs:
    situation = draw(st.sampled_from(Leefsituatie))
    adults = 2 if situation.is_couple else 1
    return {
        "situation": situation,
        "net_income": draw(cents(3000)),
        "aow": tuple(draw(st.booleans()) for _ in range(adults)),
        "cost_sharers": draw(st.integers(0, 6)),
        "exempt": draw(cents(300)),
    }


WITH_INCOME: list[tuple[Rule, st.SearchStrategy[Inputs], str, AmountName]] = [
    (zorgtoeslag.RULE, couples(), "income", AmountName.MONTH),
    (huurtoeslag.RULE, homes(), "income", AmountName.MONTH),
    (kindgebonden_budget.RULE, families(), "income", AmountName.MONTH),
    (bijstand.RULE, below_the_norm(), "net_income", AmountName.AMOUNT),
]
ALL = [(rule, inputs) for rule, inputs, _, _ in WITH_INCOME]
ALL.append((kinderbijslag.RULE, ages.map(lambda found: {"child_ages": found})))
NAMES = [rule.name for rule, _ in ALL]


def _amount(outcome: RuleOutcome, part: AmountName) -> Decimal:
    step = outcome.amounts[part]
    assert step is not None, outcome.missing
    return step.amount


@pytest.mark.parametrize(("rule", "inputs", "name", "part"), WITH_INCOME, ids=NAMES[:4])
@given(data=st.data(), day=days, more=cents(20_000))
def test_an_entitlement_never_rises_with_the_income(
    rule: Rule,
    inputs: st.SearchStrategy[Inputs],
    name: str,
    part: AmountName,
    data: st.DataObject,
    day: date,
    more: Decimal,
) -> None:
    low = data.draw(inputs)
    income = low[name]
    assert isinstance(income, Decimal)
    high = low | {name: income + more}
    first, second = (rule.compute(each, tariffs_on(day)) for each in (low, high))
    for each in {part, *first.amounts}:
        found = AmountName(each)
        assert _amount(second, found) <= _amount(first, found)
        assert _amount(second, found) >= 0


@pytest.mark.parametrize(("rule", "inputs"), ALL, ids=NAMES)
@given(data=st.data(), day=days)
def test_leaving_out_an_input_never_gives_an_amount(
    rule: Rule, inputs: st.SearchStrategy[Inputs], data: st.DataObject, day: date
) -> None:
    known = data.draw(inputs)
    asked = [spec.name for spec in rule.inputs if spec.assumed is None]
    left_out = data.draw(st.sets(st.sampled_from(asked), min_size=1))
    outcome = rule.compute(
        {name: value for name, value in known.items() if name not in left_out}, tariffs_on(day)
    )
    assert set(outcome.amounts.values()) == {None}
    assert left_out <= set(outcome.missing)


@pytest.mark.parametrize(("rule", "inputs"), ALL, ids=NAMES)
@given(data=st.data(), day=days)
def test_the_same_inputs_give_the_same_outcome(
    rule: Rule, inputs: st.SearchStrategy[Inputs], data: st.DataObject, day: date
) -> None:
    known = data.draw(inputs)
    first, second = (rule.compute(known, tariffs_on(day)) for _ in range(2))
    assert [step and step.amount for step in first.amounts.values()] == [
        step and step.amount for step in second.amounts.values()
    ]
    assert (first.missing, first.deciding) == (second.missing, second.deciding)


@given(data=st.data(), day=days)
def test_a_toeslag_is_paid_a_month_from_what_is_granted_a_year(
    data: st.DataObject, day: date
) -> None:
    rule, inputs, _, _ = data.draw(st.sampled_from(WITH_INCOME[:3]))
    outcome = rule.compute(data.draw(inputs), tariffs_on(day))
    year, month = _amount(outcome, AmountName.YEAR), _amount(outcome, AmountName.MONTH)
    assert year == 0 or year >= 24
    assert month == int(month)
    # Half a cent of rounding in the year may lie above twelve whole months, never below 11 of them.
    assert 12 * month <= year + 1
    assert year < 12 * (month + 1) + 1


@st.composite
def _adults(draw: st.DrawFn) -> list[dict[str, Any]]:
    def maybe(strategy: st.SearchStrategy[Any]) -> Any:
        return draw(st.one_of(st.just("UNKNOWN"), strategy))

    months = st.integers(1940, 2005).map(lambda year: f"{year}-05")
    euros = cents(60_000).map(lambda amount: f"{amount:.2f}")
    found = []
    for ref in ("A", "B")[: draw(st.integers(1, 2))]:
        income = {"amount": maybe(euros), "year": 2026}
        found.append(
            {
                "ref": ref,
                "birth_month": maybe(months),
                "toetsingsinkomen": income,
                "health_insured": maybe(st.booleans()),
                "assets_1_january": maybe(euros),
                "registered_at_address": maybe(st.booleans()),
            }
        )
    return found


@given(adults=_adults(), rent=cents(1000), day=st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_check_with_something_missing_signals_nothing_for_that_toeslag(
    adults: list[dict[str, Any]], rent: Decimal, day: date
) -> None:
    housing = {"tenure": "huur", "basic_rent": f"{rent:.2f}"}
    check = household_check(draft(household(adults=adults, housing=housing)), day)
    for result in check.results:
        assert (result.entitled is None) is bool(result.missing)
        if result.missing:
            assert result.missed is None
            assert result.too_much is None
            assert result.deciding == ""
    unknown_income = any(each["toetsingsinkomen"]["amount"] == "UNKNOWN" for each in adults)
    zorg = check.results[0]
    if unknown_income:
        assert zorg.entitled is None or zorg.deciding == "not_insured"
