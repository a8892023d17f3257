"""What holds of the beslagvrije voet and the vtlb for every income and every household."""

from datetime import date
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.law.bvv import RULE as BVV
from calc.law.bvv import TAXABLE_INCOME
from calc.law.rule import Leefsituatie, Rule, RuleOutcome, Value
from calc.law.vtlb import RULE as VTLB
from tests.legal.ruling import amount_of, figure, rule_on

pytestmark = pytest.mark.properties

DAYS: Final = st.sampled_from(
    [date(year, *day) for year in (2023, 2024, 2025, 2026) for day in ((1, 1), (6, 30), (12, 31))]
)
SITUATIONS: Final = st.sampled_from(Leefsituatie)
YEARLY: Final = st.decimals(0, 200000, places=2)
MONTHLY: Final = st.decimals(0, 9000, places=2)
YES_NO: Final = st.booleans()


@given(DAYS, SITUATIONS, YEARLY)
def test_the_bvv_stays_within_its_maximum_and_above_its_base(
    on: date, situation: Leefsituatie, taxable: Decimal
) -> None:
    outcome = rule_on(BVV, on, situation=situation, taxable_income=taxable)
    maximum = figure(on, f"bvv.maximum.{situation.value}")
    assert amount_of(outcome, "base") <= amount_of(outcome) + Decimal("0.005")
    assert amount_of(outcome) <= maximum
    assert 0 <= amount_of(outcome, "zorg") <= amount_of(outcome, "zorg_maximum")
    assert amount_of(outcome, "huur") >= 0


@given(DAYS, SITUATIONS, YEARLY, YEARLY)
def test_the_bvv_never_falls_when_the_income_rises(
    on: date, situation: Leefsituatie, one: Decimal, other: Decimal
) -> None:
    low, high = (
        rule_on(BVV, on, situation=situation, taxable_income=taxable)
        for taxable in sorted((one, other))
    )
    for name in low.amounts:
        assert amount_of(low, name) <= amount_of(high, name), name


@st.composite
def _inputs(draw: st.DrawFn) -> dict[str, Value]:
    """Everything that the bvv and the vtlb ask."""
    situation = draw(SITUATIONS)
    adults = 2 if situation.is_couple else 1
    values: dict[str, Value] = {
        "situation": situation,
        "taxable_income": draw(YEARLY),
        "net_income": draw(MONTHLY),
        "other_income": draw(MONTHLY),
        "partner_income": draw(MONTHLY),
        "housing_cost": draw(MONTHLY),
        "raise_requested": draw(YES_NO),
        "raise_months": draw(st.integers(1, 12)),
        "own_home": draw(YES_NO),
        "home_raise": draw(MONTHLY),
        "no_address": False,
        "in_institution": False,
        "car_tax": draw(st.decimals(0, 300, places=2)),
    }
    vtlb: dict[str, Value] = {
        "hours": tuple(draw(st.integers(0, 60)) for _ in range(adults)),
        "aow": tuple(draw(YES_NO) for _ in range(adults)),
        "individual_costs": draw(MONTHLY),
        "corrections": draw(MONTHLY),
    }
    return {**values, **vtlb}


def _known(rule: Rule, values: dict[str, Value]) -> dict[str, Value]:
    names = {spec.name for spec in rule.inputs}
    return {name: value for name, value in values.items() if name in names}


@given(DAYS, _inputs())
def test_the_bvv_leaves_at_least_five_percent_and_never_more_than_there_is(
    on: date, values: dict[str, Value]
) -> None:
    outcome = rule_on(BVV, on, **_known(BVV, values))
    net = values["net_income"]
    assert isinstance(net, Decimal)
    assert amount_of(outcome) <= net * Decimal("0.95") + Decimal("0.005")
    assert amount_of(outcome) >= 0
    assert 0 <= amount_of(outcome, "seizable") <= net
    if "deduction_partner" in outcome.amounts:
        half = amount_of(outcome, "formula") / 2 + Decimal("0.005")
        assert amount_of(outcome, "deduction_partner") <= half


@given(DAYS, _inputs())
def test_the_vtlb_is_never_below_the_bvv(on: date, values: dict[str, Value]) -> None:
    outcome = rule_on(VTLB, on, **_known(VTLB, values))
    assert amount_of(outcome) >= amount_of(outcome, "bvv") - Decimal("0.005")
    for name in ("work_allowance", "own_risk", "pension", "individual_costs", "compensation"):
        assert amount_of(outcome, name) >= 0, name


def _amounts(outcome: RuleOutcome) -> dict[str, Decimal | None]:
    return {name: None if step is None else step.amount for name, step in outcome.amounts.items()}


@given(DAYS, _inputs(), st.sampled_from([BVV, VTLB]), st.data())
def test_what_is_left_out_is_never_silently_nothing(
    on: date, values: dict[str, Value], rule: Rule, data: st.DataObject
) -> None:
    """The outcome names it, or it did not matter: then no amount is another than with it."""
    known = _known(rule, values)
    left_out = data.draw(st.sampled_from(sorted(known)))
    without = rule_on(rule, on, **{key: known[key] for key in known if key != left_out})
    named = without.missing + without.assumed
    if left_out == "raise_months" and "tariff:bvv.woonkosten_maanden" in without.missing:
        named += (left_out,)
    if left_out not in named:
        whole = rule_on(rule, on, **known)
        assert _amounts(without).items() <= _amounts(whole).items()  # all that it still gives
    if left_out in without.missing:
        assert without.amounts["amount"] is None or left_out == "partner_income"


@given(st.decimals(0, 9000, places=2), MONTHLY, MONTHLY)
def test_the_taxable_income_is_at_least_twelve_wages(
    wage: Decimal, holiday: Decimal, extra: Decimal
) -> None:
    outcome = rule_on(
        TAXABLE_INCOME,
        date(2026, 1, 1),
        taxable_wage=wage,
        holiday_pay=holiday,
        extra_pay=extra,
    )
    assert amount_of(outcome) == 12 * wage + holiday + extra
