"""Every amount with every word for how often is read as said, and no word is dropped in silence."""

from datetime import date
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.i18n import LANGUAGES, Texts
from app.i18n.how_often import frequency_words, read_frequency
from app.services.intake.line_columns import EXPENSES
from app.services.intake.line_totals import sums_of
from app.services.organisation import read_organisation
from app.services.reading import (
    Kind,
    Reading,
    Refusal,
    a_month_of,
    read_amount,
    say_reading,
    say_understood,
)
from calc import Draft
from calc.base.period import Frequency
from calc.dossier.budget_lines import ExpenseLine
from calc.dossier.people import Adult, AdultRef
from tests.app.services.reading.test_utterances import MOST_LETTERS, ON, READERS, rows

WORDS: Final = sorted(frequency_words())
FORMS: Final = ["{a} {w}", "{w} {a}", "€ {a} per {w}"]
amounts = st.decimals(Decimal(0), Decimal(99_999), places=2)
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def in_dutch(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


@settings(max_examples=300)
@given(amounts, st.sampled_from(WORDS), st.sampled_from(FORMS))
def test_every_amount_with_every_word_is_read_as_said(
    amount: Decimal, word: str, form: str
) -> None:
    often = read_frequency(f"per {word}" if "per" in form else word)
    said = read_amount(form.format(a=in_dutch(amount), w=word), Frequency.DAY, ON)
    if often is None:  # "per every 4 weeks"
        assert isinstance(said, Refusal)
    else:
        assert said == Reading(Kind.AMOUNT, amount, often)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=200)
@given(
    amounts, st.sampled_from([None, *Frequency]), st.booleans(), st.none() | days, st.none() | days
)
def test_what_is_echoed_can_be_said(
    language: str, amount: Decimal, often: Frequency | None, guess: bool,
    first: date | None, last: date | None,
) -> None:  # fmt: skip
    if first is not None and last is not None:
        first, last = sorted((first, last))
    reading = Reading(Kind.AMOUNT, amount, often, guess, first, last)
    said = say_understood(Texts(language), reading).partition(" = ")[0]
    assert read_amount(said, None, ON) == reading


@settings(max_examples=300)
@given(
    st.sampled_from([said for reader, said, given in rows() if reader == "amount"]),
    st.sampled_from(["min 10", "blorp", "x", "en 5", "plus wat", "minus", "per persoon", "?"]),
    st.booleans(),
)
def test_no_word_is_dropped(said: str, word: str, behind: bool) -> None:
    text = f"{said} {word}" if behind else f"{word} {said}"
    given_ = READERS["amount"](text)
    assert isinstance(given_, Refusal), text


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=300)
@given(st.text(max_size=60), st.sampled_from(sorted(READERS)))
def test_whatever_is_typed_is_read_asked_or_refused_with_a_remedy(
    language: str, text: str, reader: str
) -> None:
    said = READERS[reader](text)
    words = say_reading(Texts(language), said)
    assert words
    if isinstance(said, Refusal):
        assert len(words) <= MOST_LETTERS


@settings(max_examples=50)
@given(amounts, st.sampled_from([each for each in Frequency if each is not Frequency.ONCE]))
def test_a_month_in_the_echo_is_that_of_the_engine(amount: Decimal, often: Frequency) -> None:
    line = ExpenseLine(code="U30", amount=amount, frequency=often, who="A")
    draft = Draft(expenses=(line,), adults=(Adult(ref=AdultRef.A),))
    sums = sums_of(EXPENSES, draft, read_organisation(None).policy_file.policy, ON)
    assert a_month_of(Reading(Kind.AMOUNT, amount, often)) == sums.total.month


def test_what_comes_once_has_no_month() -> None:
    assert a_month_of(Reading(Kind.AMOUNT, Decimal(400), Frequency.ONCE)) is None
    assert a_month_of(Reading(Kind.AMOUNT, Decimal(400))) is None
