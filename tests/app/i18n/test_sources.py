"""Where a step is from, in full: with the title of its chapter, whatever chapter the code names."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from app.i18n import Texts
from app.i18n.sources import say_source
from calc import Step
from calc.base.step import Status, Unit, given

CALC = Path(__file__).parents[3] / "calc"
SOURCES = sorted(
    {
        found[1]
        for path in CALC.rglob("*.py")
        for found in re.finditer(r'= ?"((?:ENGINE|afm) \d+a?[^"]*)"', path.read_text("utf-8"))
    }
)


def step_from(source: str) -> Step:
    return given("zero", Decimal(0), Unit.EUR, source=source, status=Status.DERIVED)


def test_the_sources_are_found() -> None:
    assert {"ENGINE 1", "ENGINE 14a", "ENGINE 8 cash check", "afm 16"} <= set(SOURCES)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("source", SOURCES)
def test_every_source_of_the_code_can_be_said(source: str, language: str) -> None:
    said = say_source(Texts(language), step_from(source))
    assert source not in said
    assert source.split()[1] in said


def test_a_running_plan_has_a_chapter_of_its_own() -> None:
    """It is not that of two people with one debt, whose number it begins with."""
    said = say_source(Texts("nl"), step_from("ENGINE 14a"))
    assert said.endswith("hoofdstuk 14a: een plan dat loopt")
