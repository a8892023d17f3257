"""The patterns that texts of a dossier are held to: what they take, and what they cost."""

import re

import pytest
from pydantic import ValidationError

from calc import Draft
from calc.base.problem import problems_of
from calc.dossier.agreed_schedule import UsedFile

# A class of every script, counted: Rust writes it out as often as it may come.
_COUNTED = re.compile(r"(?:\\[wWdDsS]|\[[^\]]*\\[wWdDsS][^\]]*\])\{(?:\d+,)?(\d+)\}")


def _patterns(schema: object) -> list[str]:
    if isinstance(schema, list):
        return [found for value in schema for found in _patterns(value)]
    if not isinstance(schema, dict):
        return []
    here = schema.get("pattern")
    below = [found for value in schema.values() for found in _patterns(value)]
    return [here, *below] if isinstance(here, str) else below


def test_no_pattern_counts_every_script_often() -> None:
    # Amounts have their patterns only for the JSON Schema: they are not read by Rust.
    schema = Draft.model_json_schema(mode="validation")
    patterns = {each for each in _patterns(schema) if not each.startswith("^-?")}
    assert len(patterns) > 10
    costly = {
        each for each in patterns if any(int(times) > 9 for times in _COUNTED.findall(each))
    }  # fmt: skip
    assert costly == set()


@pytest.mark.parametrize(
    "name", ["beleid.toml", "Beleid (nieuw) café-2.toml", "cafe\u0301.toml", "a" * 120]
)
def test_the_name_of_a_used_file(name: str) -> None:
    assert _used(name).file == name


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a" * 121, "too_long"),
        ("", "wrong_form"),
        ("map/beleid.toml", "wrong_form"),
        ("beleid.toml\n", "wrong_form"),
    ],
)
def test_no_name_of_a_used_file(name: str, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        _used(name)
    assert [problem.code for problem in problems_of(refused.value)] == [reason]


def _used(name: str) -> UsedFile:
    return UsedFile(file=name, revision=1, sha256="0" * 64)
