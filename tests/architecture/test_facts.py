"""docs/facts against what the program computes with: figures of the law, and sample households."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from calc.tariffs.keys import KEYS

ROOT: Final = Path(__file__).parents[2]
FACTS: Final = ROOT / "docs" / "facts"
PAGES: Final = ("bvv-vtlb.md", "toeslagen.md")
_PERIOD: Final = re.compile(r"(?P<year>20\d\d)(-(?P<month>\d\d))?")
_CELL: Final = re.compile(r"(?P<amount>-?[\d.]+) (?P<mark>[VDR])")
_STATUSES: Final = {"V": {"law", "source"}, "D": {"derived"}, "R": {"missing"}}
_NOT_COMPARED: Final = {"huurtoeslag.normhuur_vermindering", "pw.vrijlating", "aow.leeftijd"}
"""What stands in the running text of a page, in no table."""


@dataclass(frozen=True)
class Fact:
    """One cell of a table: what a page says of a key on a day."""

    page: str
    key: str
    day: date
    said: str


def facts(page: str, text: str) -> Iterator[Fact]:
    """Every cell of every table whose first column is called Key."""
    periods: dict[int, date] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            periods = {}
        elif cells[0] == "Key":
            periods = {
                place: date(int(found["year"]), int(found["month"] or 1), 1)
                for place, cell in enumerate(cells)
                if (found := _PERIOD.fullmatch(cell))
            }
        elif cells[0].startswith("`"):
            for place, day in periods.items():
                yield Fact(page, cells[0].strip("`"), day, cells[place])


@cache
def figures(year: int) -> Mapping[str, Any]:
    """The tariff file of a year; empty for a year without one."""
    path = ROOT / "tariffs" / f"{year}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def values(key: str, day: date) -> Mapping[str, Any] | None:
    """The value of a tariff file for a key on a day."""
    found: Any = figures(day.year)
    for part in key.split("."):
        if part not in found:
            return None
        found = found[part]
    value: Mapping[str, Any]
    value = next(each for each in found if each["valid_from"] <= day <= each["valid_to"])
    return value


def problem(fact: Fact) -> str | None:
    """What is wrong between a page and the figures; None: they agree."""
    value = values(fact.key, fact.day)
    if value is None:  # a year without a file, or a key that this year does not have
        return None if not figures(fact.day.year) or fact.said == "n/a" else "no such value"
    if fact.said == "missing":
        return None if value["status"] == "missing" else "missing here only"
    cell = _CELL.fullmatch(fact.said)
    if cell is None:
        return "not readable"
    if value["status"] not in _STATUSES[cell["mark"]]:
        return f"{cell['mark']} here, {value['status']} there"
    if cell["mark"] == "R" or Decimal(cell["amount"]) == Decimal(value["amount"]):
        return None
    return f"another amount: {value['amount']}"


def all_facts() -> list[Fact]:
    return [
        fact for page in PAGES for fact in facts(page, (FACTS / page).read_text(encoding="utf-8"))
    ]


def test_every_figure_of_the_facts_is_the_one_that_the_program_uses() -> None:
    found = {(fact.page, fact.key, fact.day): problem(fact) for fact in all_facts()}
    assert {place: what for place, what in found.items() if what} == {}


def test_every_key_of_the_law_stands_in_a_table() -> None:
    told = {fact.key for fact in all_facts()}
    silent = {key for key in KEYS if key not in told and values(key, date(2026, 1, 1))}
    missing_everywhere = {"bvv.woonkosten_maanden", "bvv.woonlandfactor"}
    assert {key for key in silent if not key.startswith(tuple(_NOT_COMPARED))} == missing_everywhere
    assert told <= set(KEYS)


def test_seeded_differences_are_seen() -> None:
    table = "| Key | 2026 |\n|---|---|\n| `kgb.afbouw` | {} |\n"
    for said in ("0.0761 V", "0.0760 D", "0.0760 R", "missing", "n/a"):
        (fact,) = facts("seeded", table.format(said))
        assert problem(fact), said
    (right,) = facts("seeded", table.format("0.0760 V"))
    assert problem(right) is None


def test_the_sample_households_of_practice_are_those_of_the_file() -> None:
    page = (FACTS / "practice.md").read_text(encoding="utf-8")
    data = json.loads((ROOT / "tests" / "data" / "sample_households.json").read_text("utf-8"))
    names = ("income_month", "expenses_month", "arrangements_month", "left_before_buffer")
    for household in data["households"]:
        row = re.search(rf"^\| {household['id']} \|.*$", page, re.MULTILINE)
        assert row, household["id"]
        cells = [cell.strip().replace(",", "") for cell in row[0].strip("|").split("|")]
        assert cells[2:6] == [household["derived"][name] for name in names], household["id"]
