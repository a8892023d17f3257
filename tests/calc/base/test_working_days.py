"""The days on which banks settle, and the day on which a debit is taken."""

from datetime import date

import pytest

from calc.base.working_days import debit_day, is_bank_day


@pytest.mark.parametrize(
    ("day", "settles"),
    [
        ("2026-12-24", True),
        ("2026-12-25", False),
        ("2026-12-28", True),
        ("2028-12-26", False),
        ("2027-01-01", False),
        ("2029-01-02", True),
        ("2027-03-26", False),
        ("2027-03-29", False),
        ("2027-03-30", True),
        ("2028-05-01", False),
        ("2028-05-02", True),
        ("2027-04-27", True),
        ("2026-11-28", False),
        ("2026-11-29", False),
    ],
)
def test_banks_settle_on_every_day_but_weekends_and_six_closing_days(
    day: str, settles: bool
) -> None:
    assert is_bank_day(date.fromisoformat(day)) is settles


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("2026-12-26", "2026-12-28"),
        ("2027-12-25", "2027-12-27"),
        ("2027-03-26", "2027-03-30"),
        ("2028-05-01", "2028-05-02"),
        ("2027-04-27", "2027-04-28"),
        ("2027-05-06", "2027-05-07"),
        ("2026-12-07", "2026-12-07"),
        ("2026-12-31", "2026-12-31"),
    ],
)
def test_e7_a_debit_is_taken_on_a_working_day(asked: str, taken: str) -> None:
    """E7: its first day was a Saturday and a holiday."""
    assert debit_day(date.fromisoformat(asked)) == date.fromisoformat(taken)
