"""What is read as plain TOML is what the standard library reads, to the type and the order."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import SearchStrategy, integers, lists, sampled_from, text

from app.resources import TARIFFS
from calc.base import toml_text
from calc.base.plain_toml import plain_values
from calc.base.toml_text import as_tuples, toml_values
from tests.building import POLICY

YEARS = sorted(TARIFFS.glob("*.toml"))
SEEDS = [path.read_text(encoding="utf-8") for path in (POLICY, YEARS[-1])]
LINES = [
    "", " ", "# a word", "a = 1 # more", "[a]", "[b]", "[a.b]", "[a.b.c]", "[[a]]", "[[a.b]]",
    "[[b]]", "[[c.d.e]]", "[c.d]", "[c]", "[ a ]", '["a"]', "a = 1", "b = 2", "c.d = 1",
    'a = "text"', 'a = ""', 'b = "a \\"b\\" \\\\ c"', 'b = "a\\tb"', "b = 'a'", 'b = """a"""',
    "b = 2026-01-31", "b = 2026-02-30", "b = 2026-01-31T10:00:00", "b = 2026-01-31 10:00:00",
    "b = 10:00:00", "a = 0", "a = 012", "a = 1_000", "a = -1", "a = +1", "a = 0x1f", "a = 1.50",
    "a = 0.5", "a = 1.5e3", "a = 1.", "a = .5", "a = inf", "a = 123456789012", "a = true",
    "b = false", "a = True", "b = []", 'b = ["a"]', 'b = ["a", "b,]"]', 'b = ["a",]', "b = [1, 2]",
    'b = [["a"]]', "b = {}", "b = [", ']', "a =", "= 1", "a", "a = 1 b = 2", '[a] b = 1',
    "\tb\t=\t3", 'a-b_C9 = "x"', "é = 1", 'b = "é\u2028"', "a = 1\r", "#\x00",
    'b = "\x00"', 'b = "\t"', "\ufeffa = 1",
]  # fmt: skip


def as_the_library_reads(written: str) -> object:
    return as_tuples(tomllib.loads(written, parse_float=Decimal))


def held_to_the_library(written: str) -> bool:
    """Whether it was read as plain; what was, says what the library says of it."""
    read = plain_values(written)
    if read is None:
        return False
    assert repr(read) == repr(as_the_library_reads(written))
    return True


@pytest.mark.parametrize("path", YEARS, ids=lambda path: path.name)
def test_each_year_of_tariffs_is_plain(path: Path) -> None:
    assert held_to_the_library(path.read_text(encoding="utf-8"))


def test_a_plain_text_of_each_kind() -> None:
    written = (
        '# all of it\nday = 2026-01-31\n[a]\nb = "x \\"y\\" \\\\"  # z\nc = ["p", "q"]\nd = []\n'
        "[a.b1]\nn = 0\n[[e.f]]\ng = 1.50\nh = true\n[[e.f]]\n\n[[i]]\nj = false"
    )
    assert plain_values(written) == as_the_library_reads(written)
    assert held_to_the_library(written)
    assert held_to_the_library("")


@pytest.mark.parametrize("line", LINES)
def test_a_line_after_another(line: str) -> None:
    for before in LINES:
        held_to_the_library(f"{before}\n{line}\n")
        held_to_the_library(f"[x]\n{before}\n{line}")


@given(lists(sampled_from(LINES), max_size=8))
def test_any_lines(lines: list[str]) -> None:
    held_to_the_library("\n".join(lines))


def _changed(letters: SearchStrategy[str]) -> SearchStrategy[str]:
    def change(seed: str, place: int, length: int, letters: str) -> str:
        at = place % len(seed)
        return seed[:at] + letters + seed[at + length :]

    return sampled_from(SEEDS).flatmap(
        lambda seed: integers(0, len(seed)).flatmap(
            lambda place: integers(0, 3).flatmap(
                lambda length: letters.map(lambda added: change(seed, place, length, added))
            )
        )
    )


@given(_changed(text(alphabet="[]=\"\\.,# \t\n\r'01-:eé{}", max_size=3)))
def test_a_file_with_some_letters_changed(written: str) -> None:
    held_to_the_library(written)


def test_a_table_that_comes_twice_is_for_the_library() -> None:
    twice = [
        "a = 1\na = 2", "[a]\n[a]", "[a.b]\n[a]", "[[a]]\n[a]", "[a]\n[[a]]", "a = 1\n[a.b]",
        "[[a]]\n[a.b]", 'a = ["b"]\n[[a]]',
    ]  # fmt: skip
    for written in twice:
        assert plain_values(written) is None


def test_what_is_plain_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_asked(text: str) -> None:
        raise AssertionError

    monkeypatch.setattr(toml_text, "_endless_key", not_asked)
    assert toml_values(SEEDS[-1]) == plain_values(SEEDS[-1])
    with pytest.raises(AssertionError):
        toml_values("'a' = 1")


def test_many_blanks_are_looked_at_once() -> None:
    for written in (" " * 200_000 + "x", "a = " + " " * 200_000 + "x", "[" + "a." * 100_000):
        assert plain_values(written) is None
