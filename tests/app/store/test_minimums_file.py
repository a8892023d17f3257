"""A file with lowest spending, by its ending, whole or refused."""

from pathlib import Path

import pytest

from app.services.minimums import as_policy_table, minimums_of
from app.services.refused import Refused
from app.store.minimums_file import read_minimums_file
from calc import PolicyFile, Problem, read_policy
from calc.policy.minimums import Minimums
from tests.building import POLICY

TOML = """
name = "SENTINEL-minimums"
licence = "SENTINEL-licentie"
amounts_of_year = 2026
[minimums."paar met kinderen"]
food = 250.50
"""
CSV = "name;x\nlicence;y\namounts_of_year;2026\nhousehold;group;amount\nalleenstaand;food;1,50\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_a_file_is_read_by_its_ending(tmp_path: Path) -> None:
    assert isinstance(minimums_of(written(tmp_path, "a.csv", CSV)), Minimums)

    assert isinstance(minimums_of(written(tmp_path, "a.TOML", TOML)), Minimums)


@pytest.mark.parametrize("name", ["a.txt", "a", "a.xlsx"])
def test_another_kind_of_file_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        minimums_of(written(tmp_path, name, CSV))
    assert refused.value.problems == (Problem("file_not_minimums", ""),)


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xff\xfe")
    assert read_minimums_file(path) == (Problem("file_not_text", ""),)


def test_what_is_printed_fits_into_the_policy_file_and_says_whose_it_is(tmp_path: Path) -> None:
    minimums = minimums_of(written(tmp_path, "a.csv", CSV))
    table = as_policy_table(minimums)
    assert table.startswith("# x, 2026. y\n")
    read = read_policy(POLICY.read_text(encoding="utf-8") + "\n" + table + "\n", "policy.toml")
    assert isinstance(read, PolicyFile)
    assert read.policy.minimums == minimums.minimums


def test_a_licence_of_several_lines_stays_a_comment() -> None:
    minimums = Minimums.model_validate(
        {
            "name": "x",
            "licence": "eerste\ngates = []",
            "amounts_of_year": 2026,
            "minimums": {"alleenstaand": {"food": "1.00"}},
        }
    )
    assert as_policy_table(minimums).splitlines()[0] == "# x, 2026. eerste gates = []"
