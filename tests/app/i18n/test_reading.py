"""D8: days and months as people say them."""

from datetime import date

import pytest

from app.i18n.reading import read_bound, read_day, read_month, read_time, read_whole


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2027-06", "2027-06"), ("2027/6", "2027-06"), ("2027.06", "2027-06"),
        ("6-2027", "2027-06"), ("06/2027", "2027-06"), ("juni 2027", "2027-06"),
        ("Juni 2027", "2027-06"), ("jun. 2027", "2027-06"), ("june 2027", "2027-06"),
        ("juni '27", "2027-06"), ("3/27", "2027-03"), ("3-27", "2027-03"), ("03/88", "1988-03"),
        ("mrt 2027", "2027-03"), ("13-3-1988", "1988-03"), ("2027-06-15", "2027-06"),
        ("13 maart 1988", "1988-03"),
    ],
)  # fmt: skip
def test_d8_a_month_is_read(text: str, month: str) -> None:
    assert str(read_month(text)) == month


@pytest.mark.parametrize(
    "text",
    ["3/12", "12-11", "3.27", "13-2027", "0-2027", "2027-13", "blorp 2027", "2027", "31-2-2027",
     "2200-01", "1899-12", "juni", ""],
)  # fmt: skip
def test_d8_what_may_be_a_day_or_is_none_is_asked(text: str) -> None:
    assert read_month(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2027-06", (2027, 6, 1), (2027, 6, 30)),
        ("februari 2028", (2028, 2, 1), (2028, 2, 29)),
        ("13-3-1988", (1988, 3, 13), (1988, 3, 13)),
    ],
)
def test_d8_a_month_is_its_first_or_its_last_day(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert read_bound(text, is_last=False) == date(*first)
    assert read_bound(text, is_last=True) == date(*last)


def test_what_is_no_day_is_none() -> None:
    assert read_day("2027-06") is None
    assert read_bound("ooit", is_last=True) is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [("36", 36), ("1.000", 1000), ("1 000", 1000), ("0.123", None), ("1 2", None), ("3,5", None)],
)
def test_d5_whole_numbers_group_by_three_too(text: str, whole: int | None) -> None:
    assert read_whole(text) == whole


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("10:00", "10:00"), ("9:30", "09:30"), ("9.30", "09:30"), ("9u30", "09:30"),
        ("9 uur", "09:00"), ("14", "14:00"), ("23:59", "23:59"), ("0:00", "00:00"),
        ("24:00", None), ("12:60", None), ("12:3", None), ("half drie", None), ("", None),
        ("\u0661\u0660:00", None),
    ],
)  # fmt: skip
def test_a_time_of_the_day_is_read(text: str, time: str | None) -> None:
    assert read_time(text) == time
