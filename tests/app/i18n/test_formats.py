"""Amounts, days, shares and lists, as each language writes them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis.strategies import dates, decimals, integers, lists, text

from app.i18n import LANGUAGES, Formats
from calc import Month
from calc.base.period import FIRST_YEAR
from calc.base.rounding import cents_half_up

NBSP = "\u00a0"


@pytest.fixture(name="nl")
def _nl() -> Formats:
    return Formats("nl")


@pytest.fixture(name="en")
def _en() -> Formats:
    return Formats("en")


@pytest.mark.parametrize(
    ("amount", "dutch", "english"),
    [
        ("1234.5", "1.234,50", "1,234.50"),
        ("0", "0,00", "0.00"),
        ("-0.004", "0,00", "0.00"),
        ("-12.50", "-12,50", "-12.50"),
        ("1000000", "1.000.000,00", "1,000,000.00"),
        ("0.005", "0,01", "0.01"),
        ("2.665", "2,67", "2.67"),
        ("-2.665", "-2,67", "-2.67"),
        ("2.6649999999", "2,67", "2.67"),  # nine decimals first, as everywhere in the engine
        ("2.66499", "2,66", "2.66"),
    ],
)
def test_amounts_have_two_decimals_half_a_cent_up(
    nl: Formats, en: Formats, amount: str, dutch: str, english: str
) -> None:
    assert nl.amount(Decimal(amount)) == dutch
    assert en.amount(Decimal(amount)) == english
    assert nl.euros(Decimal(amount)) == f"€{NBSP}{dutch}"
    sign, digits = ("-", english[1:]) if english.startswith("-") else ("", english)
    assert en.euros(Decimal(amount)) == f"{sign}€{digits}"


def test_a_minus_is_a_hyphen_because_the_font_of_the_letters_has_no_other(
    nl: Formats, en: Formats
) -> None:
    for formats in (nl, en):
        below = Decimal("-0.5")
        for said in (formats.euros(below), formats.amount(below), formats.percent(below)):
            assert "-" in said
            assert "\N{MINUS SIGN}" not in said


@pytest.mark.parametrize(
    ("number", "decimals", "dutch", "english"),
    [
        (Decimal("1234.5"), 2, "1.234,5", "1,234.5"),
        (Decimal("0.5"), 0, "1", "1"),
        (Decimal("-0.4"), 0, "0", "0"),
        (36, 2, "36", "36"),
        (Decimal("1E+6"), 2, "1.000.000", "1,000,000"),
        (Decimal("1.2345"), 4, "1,2345", "1.2345"),
    ],
)
def test_numbers_have_the_decimals_they_need(
    nl: Formats, en: Formats, number: Decimal | int, decimals: int, dutch: str, english: str
) -> None:
    assert nl.number(number, decimals) == dutch
    assert en.number(number, decimals) == english


@pytest.mark.parametrize(
    ("share", "dutch", "english"),
    [
        ("0", "0%", "0%"),
        ("0.125", "12,5%", "12.5%"),
        ("1", "100%", "100%"),
        ("0.00005", "0,01%", "0.01%"),
        ("0.4374675661", "43,75%", "43.75%"),
    ],
)
def test_shares_are_said_in_per_cent(
    nl: Formats, en: Formats, share: str, dutch: str, english: str
) -> None:
    assert nl.percent(Decimal(share)) == dutch
    assert en.percent(Decimal(share)) == english


def test_days_and_months_put_the_day_first(nl: Formats, en: Formats) -> None:
    assert nl.day(date(2029, 11, 30)) == "30 november 2029"
    assert en.day(date(2029, 11, 30)) == "30 November 2029"
    assert nl.short_day(date(2029, 11, 3)) == "03-11-2029"
    assert en.short_day(date(2029, 11, 3)) == "03/11/2029"
    assert nl.month(Month(2026, 12)) == "december 2026"
    assert en.month(Month(2026, 12)) == "December 2026"


def test_the_last_days_of_a_year_stay_in_their_own_year(nl: Formats) -> None:
    assert nl.day(date(2024, 12, 30)) == "30 december 2024"
    assert nl.short_day(date(2027, 1, 1)) == "01-01-2027"


@pytest.mark.parametrize(
    ("items", "all_of_them", "one_of_them"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a en b", "a of b"),
        (["a", "b", "c"], "a, b en c", "a, b of c"),
    ],
)
def test_lists(nl: Formats, items: list[str], all_of_them: str, one_of_them: str) -> None:
    assert nl.join(items) == all_of_them
    assert nl.choice(items) == one_of_them


def test_english_lists_have_no_comma_before_the_last(en: Formats) -> None:
    assert en.join(["a", "b", "c"]) == "a, b and c"
    assert en.choice(["a", "b", "c"]) == "a, b or c"


_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_AMOUNTS = decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=9)


def _as_babel(text: str) -> str:
    return text.replace("\N{MINUS SIGN}", "-")


@pytest.mark.parametrize("language", LANGUAGES)
@given(amount=_AMOUNTS, places=integers(0, 6))
def test_numbers_are_written_as_cldr_says(language: str, amount: Decimal, places: int) -> None:
    formats, locale = Formats(language), _LOCALES[language]
    cents = cents_half_up(amount)
    assert formats.euros(amount) == _as_babel(format_currency(cents, "EUR", locale=locale))
    assert formats.amount(amount) == _as_babel(format_decimal(cents, "#,##0.00", locale=locale))
    rounded = amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    pattern = f"#,##0.{'#' * places}"
    said = _as_babel(format_decimal(rounded + 0, pattern, locale=locale))
    assert formats.number(amount, places) == said
    share = amount.quantize(Decimal(1).scaleb(-places - 2), rounding=ROUND_HALF_UP)
    said = _as_babel(format_percent(share + 0, f"{pattern}%", locale=locale))
    assert formats.percent(amount, places) == said


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=dates())
def test_days_are_written_as_cldr_says(language: str, day: date) -> None:
    formats = Formats(language)

    def said(pattern: str) -> str:
        return format_date(day, pattern, locale=_LOCALES[language])

    assert formats.day(day) == said("d MMMM y")
    assert formats.weekday(day) == said("EEEE d MMMM y")
    assert formats.short_day(day) == said({"nl": "dd-MM-y", "en": "dd/MM/y"}[language])
    if day.year >= FIRST_YEAR:
        month = Month.of(day)
        assert formats.month(month) == said("MMMM y")
        assert formats.month_name(month) == said("MMMM")
        assert formats.short_month(month) == said("LLL y")


@pytest.mark.parametrize("language", LANGUAGES)
@given(items=lists(text(alphabet="abc ,{}", min_size=1), max_size=6))
def test_lists_are_written_as_cldr_says(language: str, items: list[str]) -> None:
    formats, locale = Formats(language), _LOCALES[language]
    assert formats.join(items) == format_list(items, "standard", locale=locale)
    assert formats.choice(items) == format_list(items, "or", locale=locale)
