"""D5: what is an amount, and what could be two and is asked."""

from decimal import Decimal

import pytest

from app.i18n.amounts import read_euros, read_number, why_unread


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234", "1234"),
        ("1.234,56", "1234.56"),
        ("1234.5", "1234.5"),
        ("1,234.56", "1234.56"),
        ("1 234,50", "1234.50"),
        ("1\u00a0234,50", "1234.50"),
        ("1\u202f234.50", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1.234.567,8", "1234567.8"),
        ("1,234,567", "1234567"),
        ("€ 1.234,-", "1234"),
        ("12,-", "12"),
        ("12,--", "12"),
        ("12.-", "12"),
        ("€12", "12"),
        ("12 €", "12"),
        ("EUR 12,50", "12.50"),
        ("12,50 euro", "12.50"),
        ("0", "0"),
        ("0,50", "0.50"),
        ("9.99", "9.99"),
        ("1.23", "1.23"),  # a point and two figures are cents, never 123
        ("1985.00", "1985.00"),
        ("1234567", "1234567"),
        ("-5", "-5"),
        ("- € 712,35", "-712.35"),
        ("€ -712,35", "-712.35"),
        ("\u2212 12", "-12"),
    ],
)
def test_d5_an_amount_is_read_as_it_was_meant(text: str, amount: str) -> None:
    assert read_euros(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "1.0000", "0.123", "0,123", "00.123", "0.123,45", "1 2345", "12 34", "1,23.4", "1.23,4",
        "1.234.56", "12.34.56", "1.234,567", "1,234", "1234.567", "1.234 567", "012", "007",
        "1€50", "1.234.", "12,", ",50", "--5", "5-", "€", "", " ", "twaalf", "12\n345", "1..2",
        "1,234,-", "€ €", "12,50,-", "1e3", "0x10", "1_000", "NaN", "3 x 25", "10-20", "50%",
    ],
)  # fmt: skip
def test_d5_what_may_be_two_amounts_is_not_read(text: str) -> None:
    assert read_euros(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,234", "amount_too_precise"),
        ("0.123", "amount_too_precise"),
        ("1.0000", "amount_too_precise"),
        ("1.234,567", "amount_too_precise"),
        ("1 2345", "amount_not_readable"),
        ("twaalf", "amount_not_readable"),
        ("12,", "amount_not_readable"),
    ],
)
def test_d5_the_reason_says_what_is_the_matter(text: str, code: str) -> None:
    assert why_unread(text) == code


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("0.0001", "0.0001"),
        ("7.5", "7.5"),
        ("1.234,5", "1234.5"),
        ("1.2345", "1.2345"),
        ("-3", "-3"),
    ],
)
def test_a_factor_has_any_number_of_decimals(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["1,234", "half", "", "0.1.2"])
def test_what_is_no_number_or_may_be_two_is_not_read(text: str) -> None:
    assert read_number(text) is None
