"""The months of an income that varies, said one after another."""

from datetime import date
from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.reading import Kind, Reading, Refusal, read_months, say_reading

ON = date(2026, 11, 23)


def months(text: str) -> dict[str, Decimal]:
    read = read_months(text, ON)
    assert isinstance(read, Reading), text
    assert read.kind is Kind.MONTHS
    return {str(each.month): each.amount for each in read.months}


@pytest.mark.parametrize(
    "text",
    ["1500, 1720, 900", "1500,1720,900", "1500; 1720; 900", "1500, 1720 en 900",
     "1500 pm, 1720 pm, 900 pm", "\N{EURO SIGN} 1.500,00; \N{EURO SIGN} 1.720; 900,00"],
)  # fmt: skip
def test_amounts_alone_end_with_the_last_whole_month(text: str) -> None:
    assert months(text) == {
        "2026-08": Decimal(1500), "2026-09": Decimal(1720), "2026-10": Decimal(900),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("juli 1500, 1720", {"2026-07": 1500, "2026-08": 1720}),
        ("1500 juli, 1720", {"2026-07": 1500, "2026-08": 1720}),
        ("december 1500; januari 1720", {"2025-12": 1500, "2026-01": 1720}),
        ("nov 1500, 1720", {"2025-11": 1500, "2025-12": 1720}),  # this one is not over
        ("mrt 2025 1500, apr 2025: 20", {"2025-03": 1500, "2025-04": 20}),
        ("sept 1500, juli 300", {"2026-07": 300, "2026-09": 1500}),
        ("-200, 300", {"2026-09": -200, "2026-10": 300}),
    ],
)
def test_a_month_says_where_it_goes_on(text: str, found: dict[str, int]) -> None:
    assert months(text) == {month: Decimal(amount) for month, amount in found.items()}


@pytest.mark.parametrize("text", ["1500", "75 pw", "", "1500,20", "ca 1500, netto", "weet niet"])
def test_one_thing_is_no_list(text: str) -> None:
    assert read_months(text, ON) is None


@pytest.mark.parametrize(
    "text",
    ["1500, 300 pw", "1500, 1720, x3", "aug 1500, aug 300", ", ".join(["1"] * 37),
     "2027-01 12 34, 50"],
)  # fmt: skip
def test_no_word_of_a_list_is_dropped(text: str) -> None:
    assert read_months(text, ON) == Refusal("months_not_read")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_echo_names_each_month(language: str) -> None:
    read = read_months("1500, 900", ON)
    assert read is not None
    said = say_reading(Texts(language), read)
    assert "2026" in said
    assert "900" in said
