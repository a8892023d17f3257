"""The contract of the beslagvrije voet: figures of the law, and examples marked derived.

`data/beslagvrije_voet.json` says of each group where it comes from; it is never rewritten to make
a run green.
"""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from calc.base.rounding import cents_half_up
from calc.base.step import Status
from calc.law.bvv import RULE
from calc.law.bvv.deductions import spouse_deduction
from calc.law.rule import Leefsituatie, RuleOutcome
from tests.legal.ruling import amount_of, entry, rule_on, tariffs_on

CONTRACT: Final = json.loads(
    (Path(__file__).parent / "data" / "beslagvrije_voet.json").read_text(encoding="utf-8")
)
CENT: Final = Decimal("0.01")
HIGH: Final = Decimal(250000)


def _rows(group: str) -> list[Any]:
    rows = CONTRACT[group]["rows"]
    assert rows
    return [pytest.param(row, id=" ".join(row.values())) for row in rows]


def _compute(row: dict[str, str], *names: str, **more: Decimal | bool) -> RuleOutcome:
    values = {name: Decimal(row[name]) for name in names}
    situation = Leefsituatie(row["situation"])
    return rule_on(RULE, date.fromisoformat(row["on"]), situation=situation, **{**values, **more})


def _shown(outcome: RuleOutcome, name: str) -> Decimal:
    return cents_half_up(amount_of(outcome, name))


@pytest.mark.parametrize("row", _rows("4.1 maxima"))
def test_a_very_high_income_gives_the_published_maximum(row: dict[str, str]) -> None:
    outcome = _compute(row, taxable_income=HIGH)
    assert _shown(outcome, "amount") == Decimal(row["amount"])
    assert outcome.amounts["formula"] is outcome.amounts["amount"]


@pytest.mark.parametrize("row", _rows("4.1 maxima"))
def test_the_parts_give_the_published_maximum(row: dict[str, str]) -> None:
    """Lid 8: base + highest zorg part + H - J + the kgb part at the income where huur reaches H.

    Until 2025 that is where the normhuur is H; from 2026 where I x F / 12 is H, which is later
    than where the huur part stops at H - J. So figures and formulas are of one piece; to a cent:
    the maximum of 2026-01 for a couple with children is a cent off in the law itself.
    """
    household = "eenpersoons" if row["situation"] == "alleenstaande" else "meerpersoons"
    on = date.fromisoformat(row["on"])
    limit = _figure(on, "huurgrens")
    if on.year < 2026:
        most = limit - _figure(on, "normhuur")
        high = _where_huur_is(row, most)
    else:
        most = limit - _figure(on, f"basishuur_minimum.{household}")
        above = limit * 12 / _figure(on, f"afbouw.{household}")
        high = _figure(on, f"inkomensijkpunt.{household}") + above
    outcome = _compute(row, taxable_income=high)
    names = [name for name in ("base", "zorg_maximum", "kgb") if name in outcome.amounts]
    total = sum((amount_of(outcome, name) for name in names), most)
    assert abs(total - Decimal(row["amount"])) <= CENT
    assert amount_of(outcome) <= Decimal(row["amount"])


def _where_huur_is(row: dict[str, str], most: Decimal) -> Decimal:
    """The lowest income with this huur part, found by halving."""
    low, high = Decimal(15000), HIGH
    while high - low > CENT:
        middle = (low + high) / 2
        if amount_of(_compute(row, taxable_income=middle), "huur") < most:
            low = middle
        else:
            high = middle
    return high


def _figure(on: date, name: str) -> Decimal:
    step = tariffs_on(on).leaf(f"huurtoeslag.{name}")
    assert step is not None
    return step.amount


@pytest.mark.parametrize("row", _rows("4.6 formula"))
def test_the_formula_and_its_parts(row: dict[str, str]) -> None:
    outcome = _compute(row, "taxable_income")
    assert _shown(outcome, "amount") == Decimal(row["amount"])
    for name in ("base", "zorg", "huur"):
        assert _shown(outcome, name) == Decimal(row[name]), name
    if Leefsituatie(row["situation"]).has_children:
        assert _shown(outcome, "kgb") == Decimal(row["kgb"])
    else:
        assert Decimal(row["kgb"]) == 0
        assert "kgb" not in outcome.amounts
    assert outcome.status is Status.DERIVED


@pytest.mark.parametrize("row", _rows("4.7 income share"))
def test_at_least_five_percent_of_the_income_is_for_the_debt(row: dict[str, str]) -> None:
    outcome = _compute(row, "taxable_income", "net_income", "other_income", raise_requested=False)
    for name in ("formula", "amount", "seizable"):
        assert _shown(outcome, name) == Decimal(row[name]), name
    assert outcome.deciding == "bvv_income_share"
    assert outcome.missing == ()


@pytest.mark.parametrize("row", _rows("4.8 deduction of the spouse"))
def test_the_spouse_takes_at_most_half(row: dict[str, str]) -> None:
    before, income = (entry("bvv.formula", row[name]) for name in ("before", "partner_income"))
    deduction = spouse_deduction(before, income)
    assert deduction is not None
    assert cents_half_up(deduction.amount) == Decimal(row["deduction"])
