"""A letter is laid out once when it has as many pages as was likely; never another byte."""

from datetime import date
from typing import Any

import pytest

from app.documents.sheet import Sheet
from app.render import pdf, render, render_sheet
from app.render.pages import likely_pages
from tests.app.documents.letters import SNAPSHOT_NAMES, example, raw
from tests.app.documents.letters import made as letter_of
from tests.app.render.pdfs import pages

LARGE = {"reading_needs": "grote letters"}


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """With how many pages each layout began."""
    begun: list[int] = []
    build = pdf._draw

    def counted(*given: Any, pages: int) -> Any:
        begun.append(pages)
        return build(*given, pages=pages)  # type: ignore[misc] # the arguments are passed on

    monkeypatch.setattr(pdf, "_draw", counted)
    return begun


@pytest.mark.parametrize("name", SNAPSHOT_NAMES)
def test_the_plan_letter_of_an_example_is_laid_out_once(name: str, builds: list[int]) -> None:
    made = render(example(name).letter)
    assert builds == [len(pages(made))]


def test_so_is_one_in_large_print(builds: list[int]) -> None:
    values = raw("HH1-afgerond")
    values["adults"] = [{**each, **LARGE} for each in values["adults"]]
    letter = letter_of(values).letter
    assert letter.large_print
    made = render(letter)
    assert builds == [len(pages(made))]


@pytest.mark.parametrize("guessed", [1, 99])
def test_a_wrong_guess_costs_time_and_no_byte(
    guessed: int, builds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = example("HH1").letter
    right = render(letter)
    builds.clear()
    monkeypatch.setattr(pdf, "likely_pages", lambda _: guessed)
    assert render(letter) == right
    assert builds == [guessed, len(pages(right))]


def test_nothing_is_a_page_too() -> None:
    sheet = Sheet("", (), (), example("HH1").letter.footer, "nl", date(2026, 11, 23))
    assert likely_pages(sheet) == 1
    assert len(pages(render_sheet(sheet))) == 1
