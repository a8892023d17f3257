"""Whose an amount is, as people say it: a line each of what is read, asked and refused."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.reading import People, Refusal, Said, read_amount, read_amount_of, say_reading
from calc.base.period import Frequency
from tests.app.services.reading.written import written

ON: Final = date(2026, 11, 29)
PEOPLE: Final = People("Mw. Voorbeeld", "R. Verzonnen")
TABLE: Final = Path(__file__).with_name("whose_utterances.txt")
MOST_LETTERS: Final = 120


def rows() -> list[tuple[str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines()[1:] if "|" in line]
    parts = [line.split("|") for line in lines]
    return [(said.strip(), given.strip()) for said, given in parts]


def read(text: str, people: People = PEOPLE) -> Said:
    return read_amount_of(text, Frequency.MONTH, ON, people)


def test_there_are_enough_of_them_and_none_stands_there_twice() -> None:
    said = [words for words, _ in rows()]
    assert len(said) >= 50
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(("said", "given"), rows())
def test_an_utterance_is_read_as_it_was_meant(said: str, given: str) -> None:
    assert written(read(said)) == given


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("said", [*(said for said, given in rows() if "refused" in given)])
def test_what_is_refused_has_a_short_remedy(said: str, language: str) -> None:
    refusal = read(said)
    assert isinstance(refusal, Refusal)
    assert 0 < len(say_reading(Texts(language), refusal)) <= MOST_LETTERS


@pytest.mark.parametrize("said", ["zij 60", "samen 60", "ieder 60", "ik 60 en zij 80"])
def test_without_a_partner_nothing_is_of_one(said: str) -> None:
    assert written(read(said, People("Mw. Voorbeeld"))) == "refused: no_partner_here"
    assert written(read("ik 60", People("Mw. Voorbeeld"))) == "A 60 month"


def test_a_name_that_both_have_tells_nobody_apart() -> None:
    both = People("Mw. Voorbeeld", "Dhr. Voorbeeld")
    assert written(read("Voorbeeld 900", both)) == "refused: words_not_read (voorbeeld)"
    assert written(read("Dhr. Voorbeeld 900", both)) == "B 900 month"


@pytest.mark.parametrize(
    ("name", "said", "given"),
    [
        ("Mei", "1200 vanaf mei 2026", "1200 month from 2026-05-01"),
        ("Haar", "1200 van haar", "B 1200 month"),
        ("Pim van der Berg", "Pim 900", "A 900 month"),
        ("Pim van der Berg", "900 van van der Berg", "A 900 month"),
        ("Jan van der Berg", "1200 vanaf jan 2027", "1200 month from 2027-01-01"),
    ],
)
def test_a_name_that_means_something_else_does_not_take_its_place(
    name: str, said: str, given: str
) -> None:
    assert written(read(said, People(name, "R. Verzonnen"))) == given


def test_a_text_without_whose_is_read_as_ever() -> None:
    for text in ("75 pw", "40 a 50", "tot juni 2027 60", "abc", "", "75 pw. " * 200):
        assert read(text) == read_amount(text, Frequency.MONTH, ON)
