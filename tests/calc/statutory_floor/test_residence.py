"""Living abroad, in an institution or without an address reaches the floor of a dossier (A15)."""

from decimal import Decimal
from typing import Any

import pytest

from calc import Assessment, FloorReport, Severity, Step
from tests.building import Raw, adult, cost, couple, income, outcome, policy, settled
from tests.legal.ruling import figure
from tests.tariff_files import shipped

DAY = "2026-12"
BVV = policy(floor="bvv")


def assessed(residence: Raw | None = None, rules: Any = BVV, **changes: Any) -> Assessment:
    known: Raw = {
        "checks": settled(),
        "housing": {"tenure": "koop", "cut_off_threat": False},
        "expenses": [cost("300.00", "U30")],
        "adults": [adult("A", taxable_income={"amount": "30000.00"})],
        "income": [income("2500.00")],
    }
    return outcome(
        rules=rules, tariffs=shipped(), **(known | {"residence": residence or {}} | changes)
    )


def floor(made: Assessment) -> FloorReport:
    assert made.floor is not None
    return made.floor


def euros(made: Assessment) -> Decimal:
    found = floor(made).floor
    assert found is not None
    return found.amount


def said(made: Assessment) -> set[tuple[str, str, str]]:
    start = ("residence", "country_factor", "institution")
    return {
        (each.severity.value, each.code, each.path)
        for each in made.findings
        if each.path.startswith("residence") or each.code.startswith(start)
    }


def codes_of(made: Assessment) -> set[str]:
    found = floor(made).floor
    assert found is not None
    waiting: list[Step] = [found]
    for step in waiting:
        waiting += step.parts
    return {step.code for step in waiting}


ABROAD = {"abroad": True, "country_factor": "0.5", "country_factor_source": "SENTINEL-bron"}
NOBODY_KNOWS: Raw = {"adults": [adult("A")]}
GEHUWD = Decimal("0.475") * Decimal("2027.79")


def test_a15_abroad_alone_is_enough_with_a_factor_and_its_source() -> None:
    made = assessed(ABROAD)
    assert euros(made) == Decimal("481.60")
    assert {"bvv.abroad", "bvv.country_factor_entered"} <= codes_of(made)
    # What the toeslagen say of living abroad is theirs.
    assert {each for each in said(made) if each[1] != "toeslag_abroad"} == set()


def test_a15_who_shows_where_he_lives_abroad_has_the_formula_times_the_factor() -> None:
    home = euros(assessed())
    made = assessed(ABROAD | {"no_fixed_address": False})
    assert abs(euros(made) - home / 2) <= Decimal("0.01")
    assert euros(assessed(ABROAD | {"no_fixed_address": True})) == Decimal("481.60")


@pytest.mark.parametrize(
    ("residence", "finding"),
    [
        (
            {"abroad": True},
            ("blocks", "country_factor_unknown", "residence.country_factor"),
        ),
        (
            {"abroad": True, "country_factor": "0.5"},
            ("blocks", "country_factor_without_source", "residence.country_factor_source"),
        ),
        (
            {"abroad": True, "country_factor": "0.5", "country_factor_source": ""},
            ("blocks", "country_factor_without_source", "residence.country_factor_source"),
        ),
        (
            {"institution": True},
            ("blocks", "institution_price_unknown", "residence.institution_price"),
        ),
        ({"country": "SENTINEL"}, ("warns", "residence_without_abroad", "residence.abroad")),
        ({"country_factor": "0.5"}, ("warns", "residence_without_abroad", "residence.abroad")),
        (
            {"abroad": False, "country_factor_source": "SENTINEL"},
            ("warns", "residence_without_abroad", "residence.abroad"),
        ),
        (
            {"institution_price": "900.00"},
            ("warns", "residence_without_institution", "residence.institution"),
        ),
    ],
)
def test_a15_what_is_half_entered_asks_and_leaves_the_floor_of_a_home(
    residence: Raw, finding: tuple[str, str, str]
) -> None:
    made = assessed(residence)
    assert finding in said(made)
    assert euros(made) == euros(assessed())
    if finding[0] == Severity.BLOCKS:
        assert not made.final


def test_a15_in_an_institution_the_price_counts() -> None:
    made = assessed({"institution": True, "institution_price": "900.00"})
    day = shipped().files[-1].values["pw.inrichting.norm.alleenstaand"][-1].valid_from
    pocket = figure(day, "pw.inrichting.norm.alleenstaand") * 2 / 3
    whole = 900 + pocket + figure(day, "pw.inrichting.premie.alleenstaand")
    assert abs(euros(made) - whole) < Decimal("0.01")


def test_a15_without_an_address_the_norm_of_a_couple_counts_in_part() -> None:
    made = assessed({"no_fixed_address": True})
    assert abs(euros(made) - GEHUWD) < Decimal("0.01")
    assert euros(assessed({"no_fixed_address": False})) == euros(assessed())


@pytest.mark.parametrize(
    "residence",
    [
        ABROAD,
        {"no_fixed_address": True},
        {"institution": True, "institution_price": "900.00"},
    ],
)
@pytest.mark.parametrize("kind", ["bvv", "vtlb"])
def test_a15_there_the_taxable_income_is_not_needed(residence: Raw, kind: str) -> None:
    rules = policy(floor=kind)
    unknown = assessed(residence, rules, **NOBODY_KNOWS)
    assert euros(unknown) == euros(assessed(residence, rules))
    assert "taxable_income_unknown" not in {each.code for each in unknown.findings}
    assert unknown.provisional == ()


def test_a15_with_the_formula_abroad_the_taxable_income_is_needed() -> None:
    unknown = assessed(ABROAD | {"no_fixed_address": False}, **NOBODY_KNOWS)
    assert "taxable_income_unknown" in {each.code for each in unknown.findings}
    assert euros(unknown) == (figure_of_the_maximum() / 2).quantize(Decimal("0.01"))


def figure_of_the_maximum() -> Decimal:
    found = floor(assessed(**NOBODY_KNOWS)).floor
    assert found is not None
    return found.amount


def test_a15_the_vtlb_begins_from_there_and_the_individual_costs_stay_whole() -> None:
    known = {"amount": "30000.00"}
    one = adult("A", hours_per_week=0, birth_month="1985-01", taxable_income=known)
    rules, rent = policy(floor="vtlb"), {"expenses": [cost("900.00", "U01")], "adults": [one]}
    at_home = assessed(None, rules, **rent)
    there = assessed({"no_fixed_address": True}, rules, **rent)
    assert "vtlb" in codes_of(at_home)
    assert {"vtlb", "bvv.no_address"} <= codes_of(there)
    basishuur = Decimal("202.52")
    assert abs(euros(there) - (GEHUWD + Decimal("32.0833333") + 900 - basishuur)) < Decimal("0.02")


@pytest.mark.parametrize(
    ("residence", "finding"),
    [
        (
            {"institution": True, "institution_price": "900.00", "abroad": True},
            ("warns", "residence_two_answers", "residence.institution"),
        ),
        (
            {"institution": True, "institution_price": "900.00", "no_fixed_address": True},
            ("warns", "residence_two_answers", "residence.institution"),
        ),
    ],
)
def test_in_an_institution_that_alone_decides(
    residence: Raw, finding: tuple[str, str, str]
) -> None:
    made = assessed(residence)
    assert finding in said(made)
    alone = assessed({"institution": True, "institution_price": "900.00"})
    assert euros(made) == euros(alone)


@pytest.mark.parametrize("name", ["abroad", "no_fixed_address"])
def test_living_elsewhere_and_registered_here_is_asked(name: str) -> None:
    registered = [adult("A", taxable_income={"amount": "30000.00"}, registered_at_address=True)]
    residence = ABROAD if name == "abroad" else {name: True}
    made = assessed(residence, adults=registered)
    assert ("warns", "residence_but_registered", f"residence.{name}") in said(made)
    assert "residence_but_registered" not in {each[1] for each in said(assessed(residence))}


def test_nothing_is_asked_of_who_lives_at_home() -> None:
    no = {"abroad": False, "institution": False, "no_fixed_address": False}
    for residence in ({}, no):
        assert said(assessed(residence)) == set()


def test_the_part_of_a_partner_is_taken_from_what_holds_there() -> None:
    adults = {**couple("by_net_income"), "income": [income("2000.00"), income("900.00", who="B")]}
    made = assessed({"no_fixed_address": True}, **adults)
    whole, left = floor(made).whole, floor(made).floor
    assert whole is not None
    assert left is not None
    assert left.amount == whole.amount / 2
