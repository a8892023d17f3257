"""The two days that one compares: the last change of the law, and the one before it."""

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from app.services.half_years import day_before_change, days_of_change, last_change
from calc import Tariffs

CHANGES = (date(2025, 1, 1), date(2025, 7, 1), date(2026, 1, 1), date(2026, 7, 1))


def tariffs(*begins: date) -> Tariffs:
    """Figures that begin on these days, each in the file of its year."""
    files = [
        SimpleNamespace(
            year=year,
            values={"x": [SimpleNamespace(valid_from=day) for day in begins if day.year == year]},
        )
        for year in sorted({day.year for day in begins})
    ]
    return cast(Tariffs, SimpleNamespace(files=files))


@pytest.mark.parametrize(
    ("today", "before", "last"),
    [
        (date(2026, 6, 30), date(2025, 7, 1), date(2026, 1, 1)),
        (date(2026, 7, 1), date(2026, 1, 1), date(2026, 7, 1)),
        (date(2030, 1, 1), date(2026, 1, 1), date(2026, 7, 1)),
        (date(2025, 7, 1), date(2025, 1, 1), date(2025, 7, 1)),
        (date(2025, 6, 30), date(2025, 1, 1), date(2025, 1, 1)),
        (date(2025, 1, 1), date(2025, 1, 1), date(2025, 1, 1)),
        (date(2024, 12, 31), date(2024, 12, 31), date(2024, 12, 31)),
    ],
    ids=str,
)
def test_a_change_counts_from_its_own_day(today: date, before: date, last: date) -> None:
    assert last_change(tariffs(*CHANGES), today) == (before, last)


@pytest.mark.parametrize(
    ("day", "with_"),
    [
        (date(2026, 7, 1), date(2026, 1, 1)),
        (date(2026, 7, 2), date(2026, 7, 1)),
        (date(2025, 1, 1), date(2024, 12, 31)),
    ],
    ids=str,
)
def test_a_day_of_change_is_compared_with_the_change_before_it(day: date, with_: date) -> None:
    assert day_before_change(tariffs(*CHANGES), day) == with_


def test_a_figure_that_looks_ahead_is_a_change_of_its_own_year_only() -> None:
    found = tariffs(*CHANGES)
    found.files[0].values["y"] = [SimpleNamespace(valid_from=date(2027, 1, 1))]  # type: ignore[index]
    assert days_of_change(found) == CHANGES
