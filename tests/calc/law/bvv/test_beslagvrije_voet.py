"""The order of the articles, the special cases, and what is missing or assumed."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from calc.base.rounding import cents_half_up
from calc.base.step import Status, Step
from calc.base.unknown import UNKNOWN
from calc.law.bvv import RULE
from calc.law.rule import Leefsituatie, RuleOutcome, Value
from tests.legal.ruling import amount_of, figure, rule_on, tariffs_without

ALONE, PARENT, COUPLE, FAMILY = Leefsituatie
OLD: Final = date(2025, 1, 1)
NEW: Final = date(2026, 1, 1)
BASE: Final = Decimal("1331.425")
"""95% of the norm of 2026-01; with 20,000 euros a year there is nothing else."""
BASE_COUPLE: Final = Decimal("1902.0235")


def _bvv(on: date = NEW, **values: Any) -> RuleOutcome:
    read: dict[str, Value] = {
        name: Decimal(value) if type(value) is str else value for name, value in values.items()
    }
    return rule_on(RULE, on, **{"situation": ALONE, "taxable_income": Decimal(20000), **read})


def _all(**values: Any) -> RuleOutcome:
    incomes = {"net_income": "3000", "other_income": "0", "raise_requested": False}
    return _bvv(**{**incomes, **values})


def test_without_incomes_it_is_art_475da_alone() -> None:
    outcome = _bvv()
    assert str(amount_of(outcome)) == "1331.43"
    assert outcome.missing == ()
    assert outcome.assumed == ("in_institution", "no_address", "raise_requested")
    assert "seizable" not in outcome.amounts
    assert outcome.deciding == "bvv_formula"


def test_art_475da_alone_holds_the_raise() -> None:
    outcome = _bvv(raise_requested=True, housing_cost="1126.223", raise_months=6)
    assert amount_of(outcome) == Decimal("1431.43")
    assert amount_of(outcome, "raise_lid5") == 100
    assert amount_of(outcome, "raise_months") == 6
    assert outcome.missing == ()
    assert outcome.assumed == ("in_institution", "no_address", "own_home")


def test_the_deductions_come_in_the_order_of_the_law() -> None:
    outcome = _all(
        situation=COUPLE, partner_income="400", other_income="300", car_tax="50", net_income="3000"
    )
    names = [name for name in outcome.amounts if name.startswith("deduction")]
    assert names == ["deduction_partner", "deduction_other", "deduction_car"]
    assert amount_of(outcome) == cents_half_up(BASE_COUPLE - 750)
    assert "car_tax" not in outcome.assumed
    assert amount_of(outcome, "formula") == cents_half_up(BASE_COUPLE)


def test_only_a_couple_has_a_partner() -> None:
    outcome = _all(partner_income="400")
    assert amount_of(outcome) == Decimal("1331.43")
    assert "deduction_partner" not in outcome.amounts
    assert "seizable" not in _bvv(partner_income="400").amounts


def test_the_income_of_a_partner_alone_asks_for_the_others() -> None:
    outcome = _bvv(situation=COUPLE, partner_income="400")
    assert outcome.missing == ("net_income", "other_income")
    assert outcome.amounts["amount"] is None


def test_half_of_the_partner_is_half_of_the_raised_amount() -> None:
    """Of the 2,000, half of 1,902.02 comes off; what is left does not reach the high cost."""
    outcome = _all(
        situation=COUPLE,
        partner_income="2000",
        raise_requested=True,
        housing_cost="3026.223",
    )
    half = BASE_COUPLE / 2
    raised = 2000 - (2000 - half)
    assert amount_of(outcome, "raise") == raised
    assert amount_of(outcome, "deduction_partner") == (BASE_COUPLE + raised) / 2


def test_the_partner_pays_high_housing_costs_first() -> None:
    outcome = _bvv(
        situation=COUPLE, partner_income="2000", raise_requested=True, housing_cost="1126.223"
    )
    assert amount_of(outcome, "raise") == 0
    unknown = _bvv(situation=COUPLE, raise_requested=True, housing_cost="1126.223")
    assert unknown.amounts["amount"] is None
    assert unknown.missing == ("partner_income",)
    asked = _all(situation=COUPLE, raise_requested=True, housing_cost="1126.223")
    assert asked.missing == ("partner_income",)
    low = _bvv(situation=COUPLE, raise_requested=True, housing_cost="1000")
    assert amount_of(low) == cents_half_up(BASE_COUPLE)
    assert low.missing == ()


def test_the_deductions_never_make_it_negative() -> None:
    outcome = _all(net_income="3000", other_income="2000")
    assert amount_of(outcome) == 0
    assert amount_of(outcome, "seizable") == 1000
    assert outcome.deciding == "bvv_formula"


def test_what_is_seized_is_of_the_income_under_the_seizure() -> None:
    outcome = _all(net_income="2000", other_income="500")
    assert amount_of(outcome) == cents_half_up(BASE - 500)
    assert amount_of(outcome, "seizable") == Decimal(1500) - cents_half_up(BASE - 500)
    little = _all(net_income="1000", other_income="950")
    assert amount_of(little, "seizable") == 0


@pytest.mark.parametrize(
    ("left_out", "situation"),
    [
        ("net_income", ALONE),
        ("other_income", ALONE),
        ("net_income", COUPLE),
        ("other_income", COUPLE),
        ("partner_income", COUPLE),
    ],
)
def test_an_income_that_is_left_out_is_unknown(left_out: str, situation: Leefsituatie) -> None:
    values = {
        "net_income": "3000",
        "other_income": "0",
        "partner_income": "100",
        left_out: UNKNOWN,
    }
    outcome = _all(situation=situation, **values)
    assert outcome.missing == (left_out,)
    assert outcome.amounts["amount"] is None
    assert outcome.amounts["seizable"] is None
    assert outcome.deciding == ""
    assert outcome.status is Status.MISSING
    assert outcome.amounts["formula"] is not None


def test_without_the_taxable_income_only_the_base_is_known() -> None:
    outcome = _all(taxable_income=UNKNOWN)
    assert outcome.missing == ("taxable_income",)
    assert outcome.deciding == _bvv(taxable_income=UNKNOWN).deciding == ""
    known = [name for name, step in outcome.amounts.items() if step is not None]
    assert known == [
        "maximum",
        "zorg_maximum",
        "base",
        "deduction_other",
        "deduction_car",
        "income_share",
    ]


def test_without_a_situation_nothing_is_known() -> None:
    outcome = rule_on(RULE, NEW)
    assert outcome.missing == ("situation", "taxable_income")
    assert dict(outcome.amounts) == {"amount": None}


@pytest.mark.parametrize(
    ("said", "missing", "is_known"),
    [
        ({"housing_cost": "1026.23"}, ("raise_requested",), False),
        ({"housing_cost": "1026.22"}, (), True),
        ({"raise_requested": True}, ("housing_cost",), False),
        ({"raise_requested": False}, (), True),
        ({"raise_requested": False, "housing_cost": "3000"}, (), True),
    ],
)
def test_a_request_is_asked_only_where_it_could_matter(
    said: dict[str, Any], missing: tuple[str, ...], is_known: bool
) -> None:
    outcome = _bvv(**said)
    assert outcome.missing == missing
    assert (outcome.amounts["amount"] is not None) is is_known
    assert "raise_requested" not in outcome.assumed
    if is_known:
        assert amount_of(outcome) == Decimal("1331.43")
        assert "raise" not in outcome.amounts


def test_lid_7_until_2025_is_what_huurtoeslag_would_count_above_the_normhuur() -> None:
    """900.07 counts as 477.20 + 65% of 205.76 + 40% of 217.11; normhuur 238.01 of a low income."""
    home: dict[str, Any] = {"raise_requested": True, "own_home": True}
    for cost, counted in (
        ("477.20", "477.20"),
        ("477.21", "477.2065"),
        ("682.96", "610.944"),
        ("682.97", "610.948"),
        ("900.07", "697.788"),
        ("980.00", "697.788"),
    ):
        outcome = _bvv(OLD, housing_cost=cost, **home)
        assert amount_of(outcome, "raise") == Decimal(counted) - Decimal("238.01"), cost
    assert amount_of(_bvv(OLD, housing_cost="200", **home), "raise") == 0
    more = _bvv(OLD, housing_cost="700", taxable_income="30000", **home)
    normhuur = Decimal("408.2199799500")  # 0.000000438698 x 30000 x 30000 + 0.000446392665 x 30000
    of_700 = Decimal("617.76")
    assert amount_of(more, "raise") == of_700 - normhuur
    family = _bvv(OLD, situation=FAMILY, housing_cost="700", **home)
    assert amount_of(family, "raise") == of_700 - Decimal("238.01")
    assert more.status is Status.DERIVED


def test_lid_7_from_2026_cannot_be_computed_but_entered() -> None:
    home: dict[str, Any] = {"raise_requested": True, "own_home": True, "housing_cost": "700"}
    outcome = _bvv(**home)
    assert outcome.missing == ("home_raise",)
    assert outcome.amounts["amount"] is None
    entered = _bvv(home_raise="90", **home)
    assert entered.missing == ()
    assert amount_of(entered) == Decimal("1421.43")
    for taxable in ("55682.78", "60000"):  # the income limit of lid 7, and above it
        rich = _bvv(taxable_income=taxable, **home)
        assert rich.missing == ()
        assert amount_of(rich, "raise") == 0
    assert _bvv(taxable_income="55682.77", **home).missing == ("home_raise",)


def test_of_lid_5_and_7_the_higher_counts() -> None:
    home: dict[str, Any] = {"raise_requested": True, "own_home": True, "housing_cost": "1126.223"}
    for entered, raised in (("90", 100), ("100", 100), ("110", 110)):
        outcome = _bvv(home_raise=entered, **home)
        assert amount_of(outcome, "raise") == raised
        assert amount_of(outcome, "raise_lid5") == 100
        assert amount_of(outcome, "raise_lid7") == Decimal(entered)


def test_abroad_needs_the_factor_of_the_country() -> None:
    there: dict[str, Any] = {"no_address": True, "abroad": True}
    outcome = _bvv(**there)
    assert outcome.missing == ("tariff:bvv.woonlandfactor",)
    assert outcome.amounts["amount"] is None
    entered = _bvv(country_factor="0.8", **there)
    assert amount_of(entered) == cents_half_up(Decimal("0.8") * Decimal("951.01175"))
    assert entered.deciding == "bvv_no_address"
    assert entered.missing == ()


def test_without_address_the_income_does_not_matter() -> None:
    outcome = rule_on(RULE, NEW, situation=FAMILY, no_address=True)
    assert amount_of(outcome) == Decimal("951.01")
    assert (outcome.missing, outcome.assumed) == ((), ("in_institution", "abroad"))
    assert outcome.status is Status.LAW


@pytest.mark.parametrize(
    ("situation", "amount"),
    [
        (ALONE, Decimal(900) + 2 * Decimal("443.76") / 3 + 47),
        (FAMILY, Decimal(900) + 2 * Decimal("690.27") / 3 + 106),
    ],
)
def test_in_an_institution_the_price_counts(situation: Leefsituatie, amount: Decimal) -> None:
    inside = rule_on(
        RULE, NEW, situation=situation, in_institution=True, institution_price=Decimal(900)
    )
    assert amount_of(inside) == cents_half_up(amount)
    assert (inside.missing, inside.assumed) == ((), ())
    assert inside.deciding == "bvv_institution"
    unknown = rule_on(RULE, NEW, situation=situation, in_institution=True)
    assert unknown.missing == ("institution_price",)
    assert unknown.amounts["amount"] is None


def test_a_figure_that_nobody_could_confirm_is_named() -> None:
    tariffs = tariffs_without(NEW, "kgb.afbouw")
    values: dict[str, Value] = {"situation": PARENT, "taxable_income": Decimal(40000)}
    outcome = RULE.compute(values, tariffs)
    assert outcome.missing == ("tariff:kgb.afbouw",)
    assert outcome.amounts["amount"] is None
    assert outcome.amounts["kgb"] is None
    assert outcome.amounts["huur"] is not None
    assert RULE.compute({**values, "situation": COUPLE}, tariffs).missing == ()


def test_the_explanation_reaches_the_figures_of_the_law() -> None:
    outcome = _bvv(OLD, situation=FAMILY, taxable_income="50000")
    leaves = set[str]()
    waiting: list[Step] = [step for step in outcome.amounts.values() if step]
    while waiting:
        step = waiting.pop()
        waiting += step.parts
        if not step.parts:
            leaves.add(step.code)
    assert {
        "tariff.pw.norm.gehuwd",
        "tariff.bvv.drempelinkomen",
        "tariff.zorgtoeslag.standaardpremie",
        "tariff.pw.inrichting.premie.gehuwd",
        "tariff.huurtoeslag.normhuur",
        "tariff.huurtoeslag.factor_a.meerpersoons",
        "tariff.kgb.drempelverhoging_paar",
        "tariff.bvv.maximum.gehuwd_met_kinderen",
        "bvv.taxable_income",
    } <= leaves
    assert figure(OLD, "huurtoeslag.normhuur") == Decimal("238.01")
