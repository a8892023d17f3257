"""Where a step belongs."""

import pytest

from calc.base.period import Month
from calc.base.place import place_of

DECEMBER = Month(2026, 12)


@pytest.mark.parametrize(
    ("at", "month", "rest", "setback", "where"),
    [
        ("", None, "", "", ""),
        ("income[0].amount", None, "income[0].amount", "", "income[0].amount"),
        ("plan_min", None, "plan_min", "", "plan_min"),
        ("2026-12", DECEMBER, "", "", ""),
        ("2026-12.A", DECEMBER, "A", "", "A"),
        ("2026-12.A.expenses[3]", DECEMBER, "A.expenses[3]", "", "A.expenses[3]"),
        ("2026-12.income[0]", DECEMBER, "income[0]", "", "income[0]"),
        ("energy_up.1", None, "energy_up.1", "energy_up", "energy_up.1"),
        ("energy_up.1.expenses[3]", None, "energy_up.1.expenses[3]", "energy_up", "expenses[3]"),
        (
            "2026-12.energy_up.10.expenses[3]",
            DECEMBER,
            "energy_up.10.expenses[3]",
            "energy_up",
            "expenses[3]",
        ),
        # The first day of a tariff is no month, and a later month no place of its own.
        ("2026-12-01", None, "2026-12-01", "", "2026-12-01"),
        ("income[0].2026-12", None, "income[0].2026-12", "", "income[0].2026-12"),
        # Beyond what can be entered: an arrangement may run longer.
        ("2301-01", Month(2301, 1), "", "", ""),
    ],
)
def test_what_a_place_says(
    at: str, month: Month | None, rest: str, setback: str, where: str
) -> None:
    place = place_of(at)
    assert (place.month, place.rest) == (month, rest)
    assert (place.setback, place.where) == (setback, where)


@pytest.mark.parametrize(
    ("at", "path"),
    [
        ("2026-12.income[0]", "income[0]"),
        ("savings", "savings"),
        ("2026-12", ""),
        ("plan_min", ""),
        ("", ""),
    ],
)
def test_a_field_is_of_the_file_that_has_it(at: str, path: str) -> None:
    assert place_of(at).field({"income", "savings"}) == path
