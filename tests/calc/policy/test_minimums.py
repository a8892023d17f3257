"""Minimums that an organisation brings: CSV and TOML, with licence and year (ENGINE 3)."""

from decimal import Decimal

import pytest

from app.store.minimums_file import parse_minimums_csv
from calc import Problem
from calc.base.params import texts_of
from calc.policy.minimums import Minimums, read_minimums_rows, read_minimums_toml

META = "name;SENTINEL-minimums\nlicence;SENTINEL-licentie\namounts_of_year;2026\n"
HEAD = "household;group;amount\n"
CSV = META + "\n" + HEAD + "alleenstaand;food;250,50\nalleenstaand;energy;100\n"
TOML = """
name = "SENTINEL-minimums"
licence = "SENTINEL-licentie"
amounts_of_year = 2026
[minimums.alleenstaand]
food = 250.50
energy = 100
"""


def read(text: str) -> Minimums:
    found = parse_minimums_csv(text)
    assert isinstance(found, Minimums), found
    return found


def wrong(text: str) -> set[tuple[str, str]]:
    found = parse_minimums_csv(text)
    assert isinstance(found, tuple)
    return {(problem.code, problem.path) for problem in found}


def test_both_forms_say_the_same() -> None:
    assert read(CSV) == read_minimums_toml(TOML)
    assert read(CSV).minimums == {"alleenstaand": {"food": Decimal("250.50"), "energy": 100}}


def test_cells_may_be_divided_by_commas_and_stand_in_quotes() -> None:
    text = CSV.replace("250,50", "250.50").replace(";", ",")
    assert read(text) == read(CSV)
    assert read(CSV.replace("SENTINEL-licentie", '"SENTINEL-licentie"')) == read(CSV)
    assert read(CSV.replace("2026\n", "2026;;\n").replace("\n", "\r\n")) == read(CSV)


@pytest.mark.parametrize("key", ["name", "licence", "amounts_of_year"])
def test_a_file_without_licence_year_or_name_is_refused(key: str) -> None:
    without = "\n".join(line for line in CSV.splitlines() if not line.startswith(key))
    assert wrong(without) == {("missing", key)}
    empty = "\n".join(f"{key};" if line.startswith(key) else line for line in CSV.splitlines())
    assert wrong(empty) == {("missing", key)}
    toml = "\n".join(line for line in TOML.splitlines() if not line.startswith(key))
    assert read_minimums_toml(toml) == (Problem("missing", key),)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("alleenstaand;food;veel", ("amount_not_readable", "minimums.alleenstaand.food")),
        ("alleenstaand;food;-1", ("amount_negative", "minimums.alleenstaand.food")),
        ("alleenstaand;food;1,234", ("amount_too_precise", "minimums.alleenstaand.food")),
        ("alleenstaand;food;NaN", ("amount_not_readable", "minimums.alleenstaand.food")),
        ("alleenstaand;auto;1", ("not_in_list", "minimums.alleenstaand.auto")),
        ("student;food;1", ("not_in_list", "minimums.student")),
        ("alleenstaand;food", ("row_not_readable", "minimums")),
        ("alleenstaand;food;1;2", ("row_not_readable", "minimums")),
    ],
)
def test_a_wrong_row_is_named(row: str, problem: tuple[str, str]) -> None:
    good = "paar met kinderen;food;500\n"
    found = {(code, path.removesuffix(".[key]")) for code, path in wrong(META + HEAD + good + row)}
    assert problem in found


def test_a_group_that_is_there_twice_is_named_with_its_row() -> None:
    found = parse_minimums_csv(CSV + "alleenstaand;food;1\n")
    assert found == (Problem("minimum_twice", "minimums.alleenstaand.food", (("line", 8),)),)


def test_a_file_without_amounts_or_with_other_keys_is_refused() -> None:
    assert wrong(META) == {("too_few", "minimums")}
    assert ("unknown_key", "source") in wrong("source;x\n" + CSV)
    assert ("not_a_whole_number", "amounts_of_year") in wrong(CSV.replace("2026", "ooit"))


def test_what_is_neither_is_refused() -> None:
    assert read_minimums_toml("name = ") == (Problem("file_not_toml", "", (("line", 1),)),)
    assert parse_minimums_csv('name;"x') == (Problem("file_not_minimums", ""),)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x" * 201 + ";1\n", "1"),
        (f"{META}household;group;amount\n{'h' * 201};food;1\n", "5"),
        (f"{META}household;group;amount\nalleenstaand;{'g' * 201};1\n", "5"),
    ],
)
def test_f8_a_name_that_is_too_long_is_refused_with_its_row(text: str, line: str) -> None:
    found = read_minimums_rows([row.split(";") for row in text.splitlines()], decimal_comma=True)
    assert isinstance(found, tuple)
    [problem] = found
    params = texts_of(problem.params)
    assert (problem.code, params["line"]) == ("key_too_long", line)
    assert len(params["key"]) < 100


@pytest.mark.parametrize("key", ["name", "licence", "amounts_of_year", "minimums"])
def test_f5_what_is_said_twice_is_refused(key: str) -> None:
    text = f"{META}{key};2027\nhousehold;group;amount\nalleenstaand;food;1\n"
    found = read_minimums_rows([row.split(";") for row in text.splitlines()], decimal_comma=True)
    assert isinstance(found, tuple)
    assert Problem("key_twice", "", (("key", key), ("line", 4))) in found


@pytest.mark.parametrize("year", ["9" * 5_000, "1234567", "12345"])
def test_f6_a_year_without_end_is_no_year(year: str) -> None:
    text = META.replace("2026", year) + "household;group;amount\nalleenstaand;food;1\n"
    found = read_minimums_rows([row.split(";") for row in text.splitlines()], decimal_comma=True)
    assert isinstance(found, tuple)
    assert [problem.path for problem in found] == ["amounts_of_year"]
    toml = f'name = "x"\nlicence = "y"\namounts_of_year = {"9" * 5_000}\n'
    assert read_minimums_toml(toml) == (Problem("file_not_toml", ""),)
