"""docs/afm.md: every expectation of the regulator once, with files and tests that exist."""

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
TABLE: Final = (ROOT / "docs" / "afm.md").read_text(encoding="utf-8")
_FILE: Final = re.compile(r"`([^`]+)`")


def rows() -> list[list[str]]:
    found = [line for line in TABLE.splitlines() if re.match(r"\| \d", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in found]


def test_every_number_stands_there_once_in_order() -> None:
    assert [int(row[0]) for row in rows()] == list(range(1, 27))
    assert {len(row) for row in rows()} == {4}


def test_every_number_has_a_feature_and_a_test_or_is_for_later() -> None:
    for number, _, feature, test in rows():
        later = feature == test == "later"
        files, tests = _FILE.findall(feature), _FILE.findall(test)
        assert later or (files and tests), number


def test_every_file_it_names_exists_and_stands_in_its_column() -> None:
    for _, _, feature, test in rows():
        for path in _FILE.findall(feature):
            assert path.startswith(("app/", "calc/", "tariffs/")), path
            assert (ROOT / path).is_file(), path
        for path in _FILE.findall(test):
            assert re.match(r"tests/.*test_\w+\.py$", path), path
            assert (ROOT / path).is_file(), path
