"""The JSON form of an outcome: amounts as text, None for what is not known, steps once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from calc import TariffsOn
from calc.base.step import Operation, Status, Unit, given, step
from calc.law.rule import RuleOutcome
from calc.stored.rule_json import explained, rule_as_json
from tests.fake_rule import FAKE, tariffs

DAY = date(2026, 7, 1)


@pytest.fixture
def on() -> TariffsOn:
    found = tariffs().on(DAY)
    assert isinstance(found, TariffsOn)
    return found


def test_amounts_are_text_in_cents_and_what_comes_before_rounding_is_exact(on: TariffsOn) -> None:
    made = rule_as_json(FAKE.compute({"income": Decimal("100.005")}, on), on)
    premium = on.value("zorgtoeslag.standaardpremie").amount
    assert premium is not None
    assert made["year_exact"] == str(premium - Decimal("100.005"))
    assert made["year"].endswith(".00")
    assert Decimal(made["month"]) == Decimal(made["year"])
    assert made["missing"] == []
    assert made["assumed"] == ["partner_insured", "service_costs"]
    assert (made["rule"], made["on"], made["known_on"]) == (
        "zorgtoeslag",
        "2026-07-01",
        "2026-07-01",
    )
    assert made["provisional"] is False
    source = on.file.source
    assert made["files"] == [{"name": "2026.toml", "revision": 1, "sha256": source.sha256}]


def test_what_is_not_known_is_null_and_says_so(on: TariffsOn) -> None:
    made = rule_as_json(FAKE.compute({}, on), on)
    assert (made["year"], made["month"], made["year_exact"]) == (None, None, None)
    assert (made["status"], made["missing"], made["steps"]) == ("missing", ["income"], [])


def test_a_later_day_is_provisional() -> None:
    later = tariffs().on(date(2031, 3, 1))
    assert isinstance(later, TariffsOn)
    made = rule_as_json(FAKE.compute({}, later), later)
    assert (made["on"], made["known_on"], made["provisional"]) == ("2031-03-01", "2026-12-31", True)


def test_an_amount_that_explains_another_is_found_under_it(on: TariffsOn) -> None:
    outcome = FAKE.compute({"income": Decimal(100)}, on)
    assert [each.code for each in explained(outcome)] == ["target"]
    made = rule_as_json(outcome, on)
    [root] = made["steps"]
    assert root["parts"][0]["parts"][0]["amount"] == made["year_exact"]


def test_a_part_that_is_shared_is_written_once_and_then_pointed_at(on: TariffsOn) -> None:
    leaf = given("income", Decimal(7), Unit.EUR, source="input", status=Status.ENTERED)
    one = step("room", Operation.SUM, [leaf, leaf], Unit.EUR, source="x", at="one")
    two = step("room", Operation.SUM, [one, one], Unit.EUR, source="x", at="two")
    outcome = RuleOutcome("zorgtoeslag", {"amount": two, "again": two, "inner": one})
    assert explained(outcome) == [two]
    [tree] = rule_as_json(outcome, on)["steps"]
    assert tree["parts"][1] == {"see": "room@one", "amount": "14"}


@pytest.mark.parametrize(
    ("unit", "said"),
    [(Unit.SHARE, "0.01912"), (Unit.MONTHS, "0.01912"), (Unit.EUR_PER_QUARTER, "0.02")],
)
def test_only_euros_are_written_in_cents(unit: Unit, said: str, on: TariffsOn) -> None:
    share = given("income", Decimal("0.01912"), unit, source="input", status=Status.ENTERED)
    made = rule_as_json(RuleOutcome("zorgtoeslag", {"amount": share}), on)
    assert made["amount"] == said


def test_the_tariff_value_behind_a_leaf_is_found(on: TariffsOn) -> None:
    leaf = on.leaf("zorgtoeslag.standaardpremie")
    assert leaf is not None
    every = tariffs()
    assert every.behind(leaf) == on.value("zorgtoeslag.standaardpremie")
    assert every.behind(replace(leaf, amount=leaf.amount + 1)) is None
    assert every.behind(replace(leaf, at="1999-01-01")) is None
    assert every.behind(replace(leaf, code="tariff.nothing")) is None
    assert every.behind(replace(leaf, code="room")) is None


def test_the_amount_of_the_rule_is_explained_before_what_is_said_beside_it(on: TariffsOn) -> None:
    leaf = given("income", Decimal(7), Unit.EUR, source="input", status=Status.ENTERED)
    amount = step("room", Operation.SUM, [leaf], Unit.EUR, source="x", at="amount")
    beside = step("room", Operation.SUM, [amount, leaf], Unit.EUR, source="x", at="beside")
    outcome = RuleOutcome("vtlb", {"beside": beside, "part": leaf, "amount": amount})
    assert explained(outcome) == [amount, beside]
    made = rule_as_json(outcome, on)
    assert (made["amount"], made["extras"]) == ("7.00", {"beside": "14.00", "part": "7.00"})


def test_an_extra_that_is_not_known_does_not_take_the_amount_away() -> None:
    leaf = given("income", Decimal(7), Unit.EUR, source="input", status=Status.ENTERED)
    assert RuleOutcome("vtlb", {"amount": leaf, "beside": None}).status is Status.LAW
    assert RuleOutcome("vtlb", {"amount": None, "beside": leaf}).status is Status.MISSING
    assert RuleOutcome("vtlb", {}).status is Status.MISSING
