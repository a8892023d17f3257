"""The names of the engine: each is there, also what is loaded only when somebody asks for it."""

import subprocess
import sys

import pytest

import calc

LATER = """
import sys, calc
def loaded():
    return [name for name in sys.modules if name.startswith(("calc.review.", "calc.stored.read"))]
print(loaded())
from calc import Review, read_assessment
print(Review.__module__, read_assessment.__module__)
print("Review" in vars(calc), "reviewed" in vars(calc))
"""


@pytest.mark.parametrize("name", calc.__all__)
def test_each_name_is_there(name: str) -> None:
    assert getattr(calc, name) is not None


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="'calc' has no attribute 'nothing'"):
        calc.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_review_is_loaded_when_somebody_asks_for_it() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LATER], capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.stdout.split("\n") == [
        "[]",
        "calc.review.review calc.stored.read_assessment",
        "True False",
        "",
    ], ended.stderr
