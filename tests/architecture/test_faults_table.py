"""docs/faults.md: each number that is mended stands there once, and each test it names exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NUMBERS = [
    f"{letter}{number}"
    for letter, count in (("A", 19), ("B", 6), ("C", 10), ("D", 10), ("F", 14), ("E", 14))
    for number in range(1, count + 1)
]
_ROW = re.compile(
    r"^\| (?P<number>[A-F]\d+) \| (?P<right>[^|]+) \| (?P<tests>[^|]+) \| (?P<red>\w+) \|$"
)
_TESTS = re.compile(r"(?P<file>tests/[\w/]+\.py)(?: `(?P<name>test_[a-f]\d+_)\*`)?")


def rows() -> dict[str, re.Match[str]]:
    lines = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8").splitlines()
    found = [match for line in lines if (match := _ROW.match(line))]
    assert len({match["number"] for match in found}) == len(found)
    return {match["number"]: match for match in found}


def test_every_number_has_its_row() -> None:
    assert list(rows()) == NUMBERS
    assert {row["red"] for row in rows().values()} <= {"old", "seed", "moved"}


@pytest.mark.parametrize("number", NUMBERS)
def test_the_tests_of_a_number_exist(number: str) -> None:
    named = list(_TESTS.finditer(rows()[number]["tests"]))
    assert named
    for match in named:
        text = (ROOT / match["file"]).read_text(encoding="utf-8")
        if match["name"] is not None:
            assert match["name"] == f"test_{number.lower()}_"
            assert f"def {match['name']}" in text, f"{match['file']} has no {match['name']}*"
