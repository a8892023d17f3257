"""D1: how often, in Dutch and in English; a word that means two things is asked."""

from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, Texts, say_choice
from app.i18n.how_often import looks_like_a_period, read_frequency
from app.services.reading.payment import WrittenPayment, read_payment
from calc.base.period import Frequency as F  # noqa: N817 - short, for a table


@pytest.mark.parametrize(
    ("words", "frequency"),
    [
        ("dagelijks", F.DAY), ("per dag", F.DAY), ("daily", F.DAY), ("365x per jaar", F.DAY),
        ("p/w", F.WEEK), ("pw", F.WEEK), ("p.w.", F.WEEK), ("/week", F.WEEK), ("/ wk", F.WEEK),
        ("1x per week", F.WEEK), ("once a week", F.WEEK), ("eens in de week", F.WEEK),
        ("tweewekelijks", F.TWO_WEEKS), ("twee-wekelijks", F.TWO_WEEKS),
        ("2-wekelijks", F.TWO_WEEKS), ("elke twee weken", F.TWO_WEEKS),
        ("elke 2 weken", F.TWO_WEEKS), ("per 2 weken", F.TWO_WEEKS), ("om de week", F.TWO_WEEKS),
        ("om de twee weken", F.TWO_WEEKS), ("per 14 dagen", F.TWO_WEEKS),
        ("fortnightly", F.TWO_WEEKS), ("every two weeks", F.TWO_WEEKS),
        ("every other week", F.TWO_WEEKS), ("eens per twee weken", F.TWO_WEEKS),
        ("26 keer per jaar", F.TWO_WEEKS),
        ("per vier weken", F.FOUR_WEEKS), ("13x per jaar", F.FOUR_WEEKS),
        ("per 28 dagen", F.FOUR_WEEKS), ("4-wekelijks", F.FOUR_WEEKS),
        ("p/m", F.MONTH), ("p.m.", F.MONTH), ("P/M", F.MONTH), ("per mnd.", F.MONTH),
        ("à maand", F.MONTH), ("(per maand)", F.MONTH), ("12x per jaar", F.MONTH),
        ("om de maand", F.TWO_MONTHS), ("tweemaandelijks", F.TWO_MONTHS),
        ("p/k", F.QUARTER), ("4 keer per jaar", F.QUARTER), ("driemaandelijks", F.QUARTER),
        ("halfjaarlijks", F.HALF_YEAR), ("2x per jaar", F.HALF_YEAR),
        ("per 6 maanden", F.HALF_YEAR),
        ("p.j.", F.YEAR), ("per annum", F.YEAR), ("p.a.", F.YEAR), ("op jaarbasis", F.YEAR),
        ("één keer per jaar", F.YEAR), ("eenmalig", F.ONCE), ("1x", F.ONCE),
    ],
)  # fmt: skip
def test_d1_words_for_how_often(words: str, frequency: F) -> None:
    assert read_frequency(words) is frequency


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("frequency", F)
def test_what_the_program_says_it_reads(language: str, frequency: F) -> None:
    assert read_frequency(say_choice(Texts(language), frequency)) is frequency


@pytest.mark.parametrize(
    "words",
    ["biweekly", "bi-weekly", "bimonthly", "elke zaterdag", "per kwartaal?", "om de dag", "x",
     "2x per week", "5 keer per jaar", "per werkdag", "per persoon", "af en toe", "blorp", ""],
)  # fmt: skip
def test_d1_what_is_unclear_is_not_read(words: str) -> None:
    assert read_frequency(words) is None


@pytest.mark.parametrize(
    ("text", "amount", "frequency"),
    [
        ("75 pw", "75", F.WEEK),
        ("75p/w", "75", F.WEEK),
        ("75/week", "75", F.WEEK),
        ("75,-/mnd", "75", F.MONTH),
        ("1512,40 per 4 weken", "1512.40", F.FOUR_WEEKS),
        ("€ 1.512,40 per 4 weken", "1512.40", F.FOUR_WEEKS),
        ("900 4 weken", "900", F.FOUR_WEEKS),
        ("1 234,50 per maand", "1234.50", F.MONTH),
        ("12,50 dagelijks", "12.50", F.DAY),
        ("900 tweewekelijks", "900", F.TWO_WEEKS),
        ("75 euro per week", "75", F.WEEK),
        ("75 (per week)", "75", F.WEEK),
        ("per week 75", "75", F.WEEK),
        ("712,35", "712.35", None),
    ],
)
def test_d8_an_amount_with_how_often(text: str, amount: str, frequency: F | None) -> None:
    assert read_payment(text) == WrittenPayment(Decimal(amount), frequency)


@pytest.mark.parametrize(
    ("text", "unread"), [("900 blorp", "blorp"), ("70 elke zaterdag", "elke zaterdag")]
)
def test_d1_words_behind_an_amount_that_say_nothing_known(text: str, unread: str) -> None:
    payment = read_payment(text)
    assert payment is not None
    assert (payment.frequency, payment.unread) == (None, unread)


@pytest.mark.parametrize(
    "text", ["3 x 25", "2x 40", "50%", "10-20", "100 of 200", "± 900", "ca. 20", "1.23.4 pm", "pm"]
)
def test_d1_more_than_one_number_is_no_amount(text: str) -> None:
    assert read_payment(text) is None


def test_words_that_seem_to_say_how_often() -> None:
    assert all(
        map(looks_like_a_period, ["elke zaterdag", "per blorp", "2x per week", "weekly-ish"])
    )
    assert not any(map(looks_like_a_period, ["Woonstichting M", "Lidl", "veel", "family"]))
