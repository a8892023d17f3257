"""What people say on the phone, a line each: what is read, what is asked, what is refused."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.reading import (
    Refusal,
    Said,
    read_amount,
    read_day,
    read_month,
    read_number,
    read_yes_no,
    say_reading,
)
from calc.base.period import Frequency
from tests.app.services.reading.written import written

ON: Final = date(2026, 11, 29)
TABLE: Final = Path(__file__).with_name("utterances.txt")
READERS: Final[dict[str, Callable[[str], Said]]] = {
    "amount": lambda text: read_amount(text, Frequency.MONTH, ON),
    "once": lambda text: read_amount(text, None, ON),
    "month": lambda text: read_month(text, ON),
    "born": lambda text: read_month(text, ON, born=True),
    "day": lambda text: read_day(text, ON),
    "first": lambda text: read_day(text, ON, is_last=False),
    "last": lambda text: read_day(text, ON, is_last=True),
    "yes": read_yes_no,
    "count": read_number,
}
MOST_LETTERS: Final = 120
"""Two lines of a field."""


def rows() -> list[tuple[str, str, str]]:
    """The reader, what is said and what it gives."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if "|" in line]
    parts = [[part.strip() for part in line.split("|")] for line in lines]
    return [(reader, said, given) for reader, said, given in parts]


def test_there_are_enough_of_them_in_both_languages_and_none_stands_there_twice() -> None:
    said = [(reader, words) for reader, words, _ in rows()]
    assert len(said) >= 150
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(("reader", "said", "given"), rows())
def test_an_utterance_is_read_as_it_was_meant(reader: str, said: str, given: str) -> None:
    assert written(READERS[reader](said)) == given


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("reader", "said"), [(reader, said) for reader, said, given in rows() if "refused" in given]
)
def test_what_is_refused_has_a_short_remedy(reader: str, said: str, language: str) -> None:
    refusal = READERS[reader](said)
    assert isinstance(refusal, Refusal)
    remedy = say_reading(Texts(language), refusal)
    assert 0 < len(remedy) <= MOST_LETTERS
    assert "\n" not in remedy
    words = remedy.casefold()
    assert not [each for each in ("bestand", "file", "json", "code") if each in words]


def test_a_letter_that_was_pasted_is_refused_at_once() -> None:
    assert written(READERS["amount"]("75 pw. " * 10_000)).startswith(
        "refused: words_not_read (75 pw"
    )


def test_the_whole_of_what_could_not_be_read_is_named_as_far_as_it_fits() -> None:
    long = READERS["amount"](f"75 pw {'en nog wat ' * 30}")
    assert written(long) == "refused: words_not_read (en nog wat en nog wat en nog w...)"
