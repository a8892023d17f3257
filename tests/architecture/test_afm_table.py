"""docs/afm.md: every expectation of the regulator once, with files and tests that exist."""

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
TABLE: Final = (ROOT / "docs" / "afm.md").read_text(encoding="utf-8")
_FILE: Final = re.compile(r"`([^`]+)`")
_BRINGS: Final = re.compile(r"\((issue \d+|no issue yet)\)$")
BUILT: Final = {
    "compliment": "app/documents/review.py",
    "calendar": "app/documents/calendar_file.py",
    "QR": "app/documents/paying.py",
    "referral": "app/documents/referral.py",
    "at hand": "app/documents/preparing.py",
    "schuldhulp": "app/documents/debt_help.py",
    "review letter": "app/documents/review.py",
    "work list": "app/ui/home/today_list.py",
    "side by side": "app/services/dossier_store/clients.py",
    "leads the conversation": "app/ui/call/call_view.py",
}
"""What an expectation may ask by these words, and the file that makes it."""


def rows() -> list[list[str]]:
    found = [line for line in TABLE.splitlines() if re.match(r"\| \d", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in found]


def test_every_number_stands_there_once_in_order() -> None:
    assert [int(row[0]) for row in rows()] == list(range(1, 27))
    assert {len(row) for row in rows()} == {4}


def test_every_number_has_a_feature_and_a_test() -> None:
    for number, _, feature, test in rows():
        assert _FILE.findall(feature), number
        assert _FILE.findall(test), number


def test_e14_what_is_not_there_is_said_with_the_issue_that_brings_it() -> None:
    for number, *cells in rows():
        for cell in cells:
            assert "later" not in cell.split(), number
            _, missing, what = cell.partition("not there:")
            if missing:
                parts = re.split(r"(?<=\)), ", what.strip())
                assert all(_BRINGS.search(part) for part in parts), number


def test_e14_nothing_that_is_built_is_called_not_there() -> None:
    for number, *cells in rows():
        for cell in cells:
            what = cell.partition("not there:")[2]
            built = [word for word, path in BUILT.items() if word in what and _is_there(path)]
            assert built == [], number


def test_e14_the_list_of_what_is_built_names_files_that_are_there() -> None:
    assert [path for path in BUILT.values() if not _is_there(path)] == []


def _is_there(path: str) -> bool:
    return (ROOT / path).is_file()


def test_every_file_it_names_exists_and_stands_in_its_column() -> None:
    for _, _, feature, test in rows():
        for path in _FILE.findall(feature):
            assert path.startswith(("app/", "calc/", "tariffs/")), path
            assert (ROOT / path).is_file(), path
        for path in _FILE.findall(test):
            assert re.match(r"tests/.*test_\w+\.py$", path), path
            assert (ROOT / path).is_file(), path
