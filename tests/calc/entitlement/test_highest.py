"""D10: more of a toeslag than anybody gets is a wrong amount, and never only "too much"."""

from dataclasses import replace
from decimal import Decimal

import pytest

from calc import Finding, Severity
from calc.base.params import Code
from calc.base.step import Status
from calc.entitlement.entitled import CHECKED
from tests.building import ON, child, draft, income
from tests.legal.computing import tariffs_on
from tests.toeslagen import household, household_check

TARIFFS = tariffs_on(ON)
CODES = {toeslag: checked.income for toeslag, checked in CHECKED.items()}


def amount(key: str) -> Decimal:
    found = TARIFFS.value(key).amount
    assert found is not None
    return found


def highest(toeslag: str, children: int) -> Decimal:
    made = draft(household(children=[child(f"K{n}") for n in range(1, children + 1)]))
    found = CHECKED[toeslag].highest(made, TARIFFS)
    assert found is not None
    return found


def test_d10_the_highest_grows_with_the_children() -> None:
    assert highest("zorgtoeslag", 0) == amount("zorgtoeslag.standaardpremie") * 2 / 12
    assert highest("huurtoeslag", 0) == amount("huurtoeslag.huurgrens") * 2
    # Without a child in the dossier one may still be entered.
    assert highest("kinderbijslag", 0) == highest("kinderbijslag", 1)
    assert highest("kinderbijslag", 3) == amount("kinderbijslag.12_17") * 3 / 3
    one, two = (highest("kindgebonden_budget", number) for number in (1, 2))
    of_two = amount("kgb.eerste_kind") + amount("kgb.volgend_kind") + 2 * amount("kgb.extra_16_17")
    assert two >= (of_two + amount("kgb.alleenstaande_ouderkop")) / 12
    assert one < two < one * 2


@pytest.mark.parametrize("toeslag", CODES)
def test_d10_an_amount_above_the_highest_blocks_and_names_its_line(toeslag: str) -> None:
    most = highest(toeslag, 1).quantize(Decimal("0.01"))
    children = [child("K1", birth_month="2015-01")]

    def findings(received: Decimal) -> list[Finding]:
        lines = [income("2000.00"), income(f"{received}", code=CODES[toeslag])]
        made = draft(household(children=children, income=lines))
        return list(household_check(made, ON).findings)

    above = most + Decimal("0.02")
    params = (("toeslag", Code("toeslag", toeslag)), ("amount", above), ("highest", most))
    asked = Finding(Severity.BLOCKS, "toeslag_above_highest", "income[1]", params)
    assert asked in findings(above)
    assert "toeslag_too_high" not in {finding.code for finding in findings(above)}
    below = {finding.code for finding in findings(most - Decimal("0.02"))}
    assert "toeslag_above_highest" not in below


def test_d10_kindgebonden_budget_of_3500_a_month_is_a_question() -> None:
    """Also while nothing is known of the income."""
    lines = [income("UNKNOWN"), income("3500.00", code="I22")]
    made = draft(household(income=lines, children=[child("K1"), child("K2")]))
    found = [each for each in household_check(made, ON).findings if each.path == "income[1]"]
    assert [each.code for each in found] == ["toeslag_above_highest"]


@pytest.mark.parametrize(
    ("toeslag", "key"),
    [
        ("zorgtoeslag", "zorgtoeslag.standaardpremie"),
        ("huurtoeslag", "huurtoeslag.huurgrens"),
        ("kinderbijslag", "kinderbijslag.12_17"),
        ("kindgebonden_budget", "kgb.eerste_kind"),
        ("kindgebonden_budget", "kgb.volgend_kind"),
        ("kindgebonden_budget", "kgb.extra_16_17"),
        ("kindgebonden_budget", "kgb.alleenstaande_ouderkop"),
    ],
)
def test_a_figure_that_is_not_there_gives_no_highest(toeslag: str, key: str) -> None:
    values = dict(TARIFFS.file.values)
    missing = tuple(
        replace(value, amount=None, status=Status.MISSING, reason="SENTINEL")
        for value in values[key]
    )
    for changed in (values | {key: missing}, {k: v for k, v in values.items() if k != key}):
        tariffs = replace(TARIFFS, file=replace(TARIFFS.file, values=changed))
        assert CHECKED[toeslag].highest(draft(household()), tariffs) is None
