"""The rule `vtlb`: bvv of art. 475da and the nominal amount, each threshold and what is missing."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from calc.base.rounding import cents_half_up, snap
from calc.base.step import Status
from calc.base.unknown import UNKNOWN
from calc.law.rule import Leefsituatie, RuleOutcome, Value
from calc.law.vtlb import RULE
from tests.legal.ruling import amount_of, figure, rule_on, tariffs_without

ALONE, PARENT, COUPLE, FAMILY = Leefsituatie
OLD: Final = date(2025, 12, 31)
NEW: Final = date(2026, 1, 1)
BASE: Final = Decimal("1331.425")
FULL: Final[dict[str, Any]] = {
    "situation": ALONE,
    "taxable_income": "20000",
    "raise_requested": False,
    "hours": (0,),
    "aow": (False,),
    "individual_costs": "0",
    "corrections": "0",
}
RISK: Final = Decimal("32.08")
WORK: Final = Decimal("50.05")
"""arbeidstoeslag of 2026-01"""


def _vtlb(on: date = NEW, **values: Any) -> RuleOutcome:
    read: dict[str, Value] = {
        name: Decimal(value) if type(value) is str else value
        for name, value in {**FULL, **values}.items()
    }
    return rule_on(RULE, on, **read)


def test_the_vtlb_is_the_bvv_and_the_nominal_amount() -> None:
    outcome = _vtlb(
        hours=(36,), aow=(True,), individual_costs="250", corrections="10", taxable_income="35000"
    )
    zorg = (35000 - Decimal(29736)) / 12 * Decimal("0.1373")
    huur = (35000 - Decimal(23425)) * Decimal("0.27") / 12
    nominal = WORK + RISK + Decimal("155.03") + max(Decimal(0), 250 - zorg - huur) + 10
    assert abs(amount_of(outcome, "compensation") - zorg - huur) < Decimal("1E-20")
    assert amount_of(outcome, "individual_costs") == 0
    assert amount_of(outcome) == cents_half_up(BASE + zorg + huur + nominal)
    assert (outcome.missing, outcome.assumed) == ((), ("in_institution", "no_address"))
    assert outcome.status is Status.DERIVED
    assert outcome.deciding == "bvv_formula"


def test_every_part_has_its_name() -> None:
    outcome = _vtlb(taxable_income="35000", situation=PARENT, net_income="3000")
    assert list(outcome.amounts) == [
        "amount",
        "bvv",
        "maximum",
        "zorg_maximum",
        "base",
        "zorg",
        "huur",
        "kgb",
        "compensation",
        "work_allowance",
        "own_risk",
        "pension",
        "individual_costs",
        "corrections",
        "nominal",
        "capacity",
    ]


def test_individual_costs_count_above_the_compensation() -> None:
    kop = amount_of(_vtlb(taxable_income="35000"), "compensation")
    cents = cents_half_up(kop)
    for costs, counted in ((cents - 1, Decimal(0)), (cents + 1, cents + 1 - kop)):
        outcome = _vtlb(taxable_income="35000", individual_costs=str(costs))
        assert snap(amount_of(outcome, "individual_costs")) == snap(counted)


def test_under_the_maximum_only_what_is_inside_it_compensates() -> None:
    outcome = _vtlb(taxable_income="90000", situation=PARENT, individual_costs="2000")
    inside = figure(NEW, "bvv.maximum.alleenstaande_ouder") - BASE
    assert amount_of(outcome, "compensation") == inside
    parts = [amount_of(outcome, name) for name in ("zorg", "huur", "kgb")]
    assert sum(parts) > inside
    assert amount_of(outcome, "individual_costs") == 2000 - inside


@pytest.mark.parametrize(("hours", "granted"), [(17, 0), (18, 0), (19, 1)])
def test_more_than_18_hours_gives_the_work_allowance(hours: int, granted: int) -> None:
    outcome = _vtlb(hours=(hours,))
    assert amount_of(outcome, "work_allowance") == granted * WORK
    assert "hours" not in outcome.assumed


@pytest.mark.parametrize(
    ("hours", "granted", "is_assumed"),
    [
        ((36, 36), 2, False),
        ((18, 36), 1, False),
        ((18, 18), 0, False),
        ((18,), 1, True),
        ((), 2, True),
        (UNKNOWN, 2, True),
    ],
)
def test_hours_that_are_not_known_are_granted(hours: Any, granted: int, is_assumed: bool) -> None:
    outcome = _vtlb(situation=COUPLE, hours=hours, aow=(False, False))
    assert amount_of(outcome, "work_allowance") == granted * WORK
    assert ("hours" in outcome.assumed) is is_assumed
    assert outcome.missing == ()


def test_more_hours_than_adults_are_refused() -> None:
    outcome = _vtlb(hours=(36, 36))
    assert outcome.missing == ("hours",)
    assert outcome.amounts["work_allowance"] is None
    assert outcome.amounts["amount"] is None


@pytest.mark.parametrize(
    ("situation", "aow", "key"),
    [
        (ALONE, (True,), "alleenstaand"),
        (COUPLE, (True, False), "gehuwd"),
        (COUPLE, (False, True), "gehuwd"),
        (COUPLE, (True, True), "gehuwd"),
        (COUPLE, (True,), "gehuwd"),
        (ALONE, (False,), None),
        (COUPLE, (False, False), None),
    ],
)
def test_one_adult_of_aow_age_is_enough(
    situation: Leefsituatie, aow: tuple[bool, ...], key: str | None
) -> None:
    outcome = _vtlb(situation=situation, aow=aow)
    correction = figure(NEW, f"vtlb.pensioencorrectie.{key}") if key else Decimal(0)
    assert amount_of(outcome, "pension") == correction
    assert outcome.missing == ()


@pytest.mark.parametrize(
    ("situation", "aow"),
    [(ALONE, UNKNOWN), (COUPLE, (False,)), (ALONE, (False, False)), (ALONE, (False, True))],
)
def test_an_aow_age_that_is_not_known_is_missing(situation: Leefsituatie, aow: Any) -> None:
    outcome = _vtlb(situation=situation, aow=aow)
    assert outcome.missing == ("aow",)
    assert outcome.amounts["pension"] is None
    assert outcome.amounts["amount"] is None
    assert outcome.deciding == ""


@pytest.mark.parametrize(
    ("situation", "adults"), [(ALONE, 1), (PARENT, 1), (COUPLE, 2), (FAMILY, 2)]
)
def test_the_own_risk_is_per_adult(situation: Leefsituatie, adults: int) -> None:
    outcome = _vtlb(situation=situation, aow=(False,) * adults)
    assert amount_of(outcome, "own_risk") == adults * RISK


def test_individual_costs_that_are_left_out_are_missing() -> None:
    outcome = _vtlb(individual_costs=UNKNOWN)
    assert outcome.missing == ("individual_costs",)
    assert outcome.amounts["amount"] is None


def test_corrections_count_only_as_entered() -> None:
    outcome = _vtlb(corrections=UNKNOWN)
    assert amount_of(outcome, "corrections") == 0
    assert outcome.assumed[-1] == "corrections"
    more = amount_of(_vtlb(corrections="12.34")) - amount_of(outcome)
    assert more == Decimal("12.34")


def test_never_below_the_bvv() -> None:
    outcome = _vtlb(corrections="-500")
    assert amount_of(outcome) == cents_half_up(BASE)
    assert outcome.deciding == "vtlb_bvv"
    assert _vtlb(corrections="-32.08").deciding == "bvv_formula"


def test_neither_the_deductions_nor_95_percent_count() -> None:
    incomes: dict[str, Any] = {"net_income": "1000", "other_income": "500", "partner_income": "900"}
    for situation in (ALONE, COUPLE):
        values: dict[str, Any] = {"situation": situation, "aow": (True,)}
        assert amount_of(_vtlb(**values, **incomes)) == amount_of(_vtlb(**values))


def test_the_raise_of_lid_5_is_in_the_bvv_and_not_in_the_compensation() -> None:
    outcome = _vtlb(raise_requested=True, housing_cost="1126.223", raise_months=3)
    assert amount_of(outcome) == cents_half_up(BASE + 100 + RISK)
    assert amount_of(outcome, "compensation") == 0


def test_without_taxable_income_it_is_provisional_under_the_maximum() -> None:
    outcome = _vtlb(taxable_income=UNKNOWN, individual_costs="900", hours=(36,))
    assert outcome.amounts["amount"] is None
    assert outcome.missing == ("taxable_income",)
    assert outcome.deciding == ""
    most = figure(NEW, "bvv.maximum.alleenstaande")
    assert amount_of(outcome, "individual_costs") == 0
    assert amount_of(outcome, "provisional") == most + WORK + RISK
    assert "provisional" not in _vtlb().amounts


def test_without_a_situation_nothing_is_known() -> None:
    outcome = rule_on(RULE, NEW)
    assert outcome.missing == ("situation", "taxable_income")
    assert dict(outcome.amounts) == {"amount": None}


@pytest.mark.parametrize(
    ("net", "capacity"), [("1363.50", "0"), ("1363.51", "0"), ("1400", "36.49")]
)
def test_the_capacity_is_what_the_income_leaves(net: str, capacity: str) -> None:
    outcome = _vtlb(net_income=net)
    assert amount_of(outcome) == Decimal("1363.51")  # 1331.425 + 32.08
    assert amount_of(outcome, "capacity") == Decimal(capacity)
    assert "capacity" not in _vtlb().amounts


def test_the_capacity_of_a_couple_needs_both_incomes() -> None:
    values: dict[str, Any] = {
        "situation": COUPLE,
        "aow": (False, False),
        "hours": (0, 0),
        "net_income": "1500",
    }
    unknown = _vtlb(**values)
    assert unknown.missing == ("partner_income",)
    assert unknown.amounts["capacity"] is None
    assert unknown.amounts["amount"] is not None
    both = _vtlb(**values, partner_income="1000")
    assert amount_of(both, "capacity") == 2500 - amount_of(both)
    capacity = both.amounts["capacity"]
    assert capacity is not None
    assert [(part.code, part.amount) for part in capacity.parts[0].parts] == [
        ("vtlb.net_income", Decimal(1500)),
        ("vtlb.partner_income", Decimal(1000)),
    ]


def test_in_an_institution_there_is_no_compensation() -> None:
    outcome = _vtlb(in_institution=True, institution_price="800", individual_costs="40")
    assert amount_of(outcome, "compensation") == 0
    assert amount_of(outcome, "individual_costs") == 40
    assert outcome.deciding == "bvv_institution"


@pytest.mark.parametrize("key", ["vtlb.arbeidstoeslag", "vtlb.eigen_risico"])
def test_a_component_that_nobody_could_confirm_is_missing(key: str) -> None:
    values: dict[str, Value] = {
        name: Decimal(value) if type(value) is str else value for name, value in FULL.items()
    }
    outcome = RULE.compute({**values, "hours": (36,)}, tariffs_without(NEW, key))
    assert outcome.missing == (f"tariff:{key}",)
    assert outcome.amounts["amount"] is None


def test_the_amounts_are_those_of_the_half_year() -> None:
    june, july = (_vtlb(date(2026, *day), hours=(36,), aow=(True,)) for day in ((6, 30), (7, 1)))
    for on, outcome in ((date(2026, 6, 30), june), (date(2026, 7, 1), july)):
        assert amount_of(outcome, "work_allowance") == figure(on, "vtlb.arbeidstoeslag")
        assert amount_of(outcome, "pension") == figure(on, "vtlb.pensioencorrectie.alleenstaand")
    assert amount_of(june) < amount_of(july)
