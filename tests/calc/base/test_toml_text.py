"""F2: our own looking through a TOML text ends, whatever signs stand in its keys and lines.

No test here watches a clock: what loops or takes quadratic time does not end in the time that
anybody would wait for the suite.
"""

import random

import pytest

from calc import PolicyFile, Problem, read_policy, read_tariff_file
from calc.base.params import texts_of
from calc.base.problem import LONGEST_KEY
from calc.base.toml_text import DEEPEST_KEY, LARGEST_TOML, lines_of_keys, toml_values, with_line
from tests.building import POLICY

EXAMPLE = POLICY.read_text(encoding="utf-8")
MANY = 300_000


def problems(text: str) -> tuple[Problem, ...]:
    found = read_policy(text, "x.toml")
    assert isinstance(found, tuple)
    return found


def code(text: str) -> str:
    found = toml_values(text)
    return found.code if isinstance(found, Problem) else ""


@pytest.mark.parametrize(
    "key", ["x]y", "x[y", "[", "]", "][", "x]", "x.y]", "..", "a.[0", "[0]x", "x[0]]", "]" * 150]
)
@pytest.mark.parametrize("form", ['"{}" = 1\n', '["{}"]\nz = 1\n', "['{}']\nz = 1\n"])
def test_f2_a_key_with_a_bracket_is_refused_and_named(key: str, form: str) -> None:
    new = form.format(key)
    [problem] = problems(EXAMPLE + new if new.startswith("[") else new + EXAMPLE)
    assert (problem.code, problem.path) == ("unknown_key", key)
    assert isinstance(read_tariff_file(form.format(key), "2026.toml"), tuple)


def test_f2_the_line_of_a_quoted_key_with_brackets_is_found() -> None:
    [problem] = problems(EXAMPLE + '\n["x]y"]\nz = 1\n')
    line = EXAMPLE.count("\n") + 2
    assert (problem.path, texts_of(problem.params)) == ("x]y", {"line": str(line)})


@pytest.mark.parametrize(
    "path",
    ["]" * MANY, "[" * MANY, "." * MANY, "a" * MANY + "]", "a." * MANY, "[0]" * MANY, "a]b["],
)
def test_f2_looking_for_the_line_of_any_path_ends(path: str) -> None:
    problem = Problem("unknown_key", path)
    assert with_line(problem, {"nowhere": 1}) == problem


@pytest.mark.uncounted
@pytest.mark.parametrize(
    "text",
    [
        "[" + " " * MANY,
        "[" + " " * MANY + "\n]",
        "[" * MANY,
        "a" + " " * MANY,
        '"' * MANY,
        '"."' * MANY,
        "a-" * MANY,
        "a." * MANY,
        "a . " * MANY,
        ".".join("a" * MANY) + "=1",
        "x = {" + ".".join("a" * MANY) + "=1}",
        "[" + ".".join("a" * MANY) + "]",
        "a=" + "[" * MANY,
        "a=" + "{a=" * MANY,
        "a=" + "9" * 5_000,
        "a=1e" + "9" * 30,
        'a="\\ud800"',
        "a=" + "1_" * MANY,
        "'''" * MANY,
        'a = "' + "\\" * MANY,
    ],
    ids=range(20),
)
def test_f2_a_text_made_to_break_a_reader_is_no_toml(text: str) -> None:
    assert code(text) == "file_not_toml"
    assert [each.code for each in problems(text)] == ["file_not_toml"]
    assert lines_of_keys(text) is not None


def test_f2_a_key_may_have_many_parts_but_not_without_end() -> None:
    assert code(".".join(["a"] * DEEPEST_KEY) + " = 1") == ""
    assert code("\n\n" + ".".join(["a"] * (DEEPEST_KEY + 1)) + " = 1") == "file_not_toml"
    many = "\n".join(f"{'a.' * 200}x{number} = 1" for number in range(2_000))
    assert code(many) == "file_not_toml"
    [problem] = problems("\n\n" + ".".join(["'a'"] * (DEEPEST_KEY + 1)) + " = 1")
    assert texts_of(problem.params) == {"line": "3"}


def test_f2_a_text_that_is_too_large_is_not_looked_through() -> None:
    assert code("#" * LARGEST_TOML) == ""
    assert code("#" * (LARGEST_TOML + 1)) == "file_not_toml"


@pytest.mark.parametrize("where", ["{} = 1", "\n[a]\n{} = 1", "\n[{}]", "\nx = [[{{{} = 1}}]]"])
def test_f8_a_key_that_is_too_long_is_refused_with_its_line(where: str) -> None:
    assert code(where.format("k" * LONGEST_KEY)) == ""
    found = toml_values(where.format("k" * (LONGEST_KEY + 1)))
    assert isinstance(found, Problem)
    params = texts_of(found.params)
    assert (found.code, params["line"]) == ("key_too_long", str(where.count("\n") + 1))
    assert len(params["key"]) < LONGEST_KEY


def test_f8_a_long_name_above_many_keys_does_not_fill_the_memory() -> None:
    many = "\n".join(f"a{number} = 1" for number in range(40_000))
    [problem] = problems(f'{EXAMPLE}\n[minimums."{"k" * MANY}"]\n{many}')
    assert problem.code == "key_too_long"
    # In a text of several lines it only looks like a key.
    [problem] = problems(f'{EXAMPLE}\nstrange = """\n[{"k" * MANY}]\n{many}"""')
    assert problem.code == "unknown_key"


def test_lines_are_those_of_an_editor() -> None:
    lines = lines_of_keys(
        '# a\nb = 1\n"c d" . e = 1\n\n[f.\'g h\']\n  i = """\n  x = 1"""\n'
        '[[j]]\nk = 1\n[[j]]\nk = "\u2028"\n[ l ]\nm = 1\nno key\n[no table\n= 1\n'
    )
    assert lines == {
        "b": 2, "c d.e": 3, "f.g h": 5, "f.g h.i": 6, "f.g h.x": 7,
        "j[0]": 8, "j[0].k": 9, "j[1]": 10, "j[1].k": 11, "l": 12, "l.m": 13,
    }  # fmt: skip


def test_f2_two_thousand_texts_with_signs_strewn_through_them_are_read_to_their_end() -> None:
    chance = random.Random(7)
    signs = ['"', "'", "[", "]", "[[", "]]", ".", "=", "\\", "{", "}", "#", " ", "\n", "0", "\x00"]
    for _ in range(2_000):
        start = chance.randrange(len(EXAMPLE))
        text = EXAMPLE[start : start + 600]
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + "".join(chance.choices(signs, k=chance.randrange(1, 9))) + text[at:]
        assert isinstance(read_policy(text, "x"), tuple | PolicyFile)
        assert isinstance(read_tariff_file(text, "x"), tuple)
