"""The six sample households against the contract file `tests/data/sample_households.json`."""

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.building import EXAMPLES, SAMPLES, Raw, example_outcome, found, raw_example, shown

HOUSEHOLDS = {
    household["id"]: household
    for household in json.loads(SAMPLES.read_text(encoding="utf-8"))["households"]
}
IDS = sorted(HOUSEHOLDS)
EVERY_FILE = sorted(path.name.removesuffix(".uitzicht.json") for path in EXAMPLES.glob("*.json"))
FINISHED = [name for name in EVERY_FILE if name.endswith("-afgerond")]


def _left(group: dict[str, str]) -> tuple[Decimal, ...]:
    names = ("income_month", "expenses_month", "arrangements_month", "left_before_buffer")
    return tuple(Decimal(group[name]) for name in names)


def test_there_are_six_households_and_each_has_its_example() -> None:
    assert IDS == ["HH1", "HH2", "HH3", "HH4", "HH5", "HH6"]
    assert set(IDS) <= set(EVERY_FILE)
    assert FINISHED


@pytest.mark.parametrize("name", IDS)
def test_the_groups_of_a_sample_household_are_its_derived_amounts(name: str) -> None:
    groups = shown(example_outcome(name))["groups"]
    keys = ("income", "costs", "arrangements", "left_before_buffer")
    assert tuple(Decimal(groups[key]) for key in keys) == _left(HOUSEHOLDS[name]["derived"])


def _line(line: Raw) -> tuple[Any, ...]:
    return (line.get("code"), Decimal(line["amount"]), line["frequency"], line["who"])


@pytest.mark.parametrize("group", ["income", "expenses"])
@pytest.mark.parametrize("name", IDS)
def test_every_line_of_a_sample_household_is_in_its_example(name: str, group: str) -> None:
    expected = [_line(line) for line in HOUSEHOLDS[name][group]]
    assert [_line(line) for line in raw_example(name)[group]] == expected


@pytest.mark.parametrize("name", IDS)
def test_every_arrangement_of_a_sample_household_is_in_its_example(name: str) -> None:
    def arrangement(line: Raw, ends: str) -> tuple[Any, ...]:
        end = line.get(ends)
        return (line["creditor"], line["amount"], line["frequency"], line.get("balance"), end)

    expected = [arrangement(line, "end_date") for line in HOUSEHOLDS[name]["arrangements"]]
    assert [arrangement(line, "until") for line in raw_example(name)["arrangements"]] == expected


def test_of_the_fifth_household_a_alone_has_456_62_left_before_the_buffer() -> None:
    first = example_outcome("HH5").schedule[0]
    left = first.own_wall.amount + first.reserve.amount
    assert left.quantize(Decimal("0.01")) == Decimal("456.62")


@pytest.mark.parametrize("name", FINISHED)
def test_a_finished_example_is_final_and_pays(name: str) -> None:
    assessment = example_outcome(name)
    assert assessment.final
    assert assessment.plan is not None
    assert not assessment.partial


# Worked out by hand from ENGINE 10: S01 S11 S13 S19 S21 always, the others by circumstance.
OPEN_CHECKS = {
    "HH1": ["S02", "S11", "S13", "S18", "S19", "S21"],
    "HH2": ["S02", "S11", "S17", "S18", "S19", "S21"],
    "HH3": ["S11", "S18", "S19", "S21"],
    "HH4": ["S02", "S11", "S12", "S18", "S19", "S21"],
    "HH5": ["S01", "S11", "S17", "S18", "S19", "S21"],
    "HH6": ["S09", "S17", "S18", "S19", "S20", "S21"],
}


@pytest.mark.parametrize("name", IDS)
def test_a_plain_example_is_not_final_and_names_its_open_checks(name: str) -> None:
    assessment = example_outcome(name)
    open_checks = [f.code_of("check") for f in assessment.findings if f.code == "check_open"]
    assert sorted(open_checks) == OPEN_CHECKS[name]
    assert not assessment.final


def test_the_sixth_household_has_an_income_that_ends_and_nothing_known_behind_it() -> None:
    assessment = example_outcome("HH6")
    assert found(assessment, "income_ends_unknown_after") == [("blocks", "income[0].followed_by")]
    assert assessment.plan is None
