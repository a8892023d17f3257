"""Four figures that may be a year: a title among titles, an amount beside a name (D4, D6).

Found by `make test-thorough`: "Totaal 2000" was taken for the titles of a new table, and with it
the total that had to be checked was gone.
"""

from decimal import Decimal

import pytest

from app.services.intake.line_columns import ARRANGEMENTS
from tests.app.ui.budget.test_paste_kinds_of_rows import Read, pasted, read

HUUR = ("Huur", "700.00", "month")


@pytest.mark.parametrize("total", ["2000", "1950", "2026"])
def test_d4_a_total_that_looks_like_a_year_is_checked(total: str) -> None:
    found = pasted(f"Huur\t{total},00\tmaand\nTotaal\t{total}\t")
    assert [each.text for each in found.totals] == [f"Totaal {total}"]
    assert (found.titles, found.totals[0].checked, found.totals[0].total) == (0, True, None)


def test_d4_a_total_that_looks_like_a_year_and_differs_is_said() -> None:
    found = pasted("Huur\t700\nTotaal\t2024\nGas\t150")
    assert [(each.total, each.sum) for each in found.totals] == [(Decimal(2024), Decimal(700))]
    assert read(found)[1] == ("Gas", "150.00", "month")


def test_the_first_row_is_no_title_because_its_amount_looks_like_a_year() -> None:
    assert read(pasted("Opvang Jip per jaar\t2005\nHuur\t700")) == [
        ("Opvang Jip per jaar", "2005.00", "year"),
        HUUR,
    ]


def test_a_debt_named_by_a_word_that_is_also_a_title_keeps_its_amount() -> None:
    def debts(amount: str) -> list[Read]:
        return read(pasted(f"Gemeente\t40\nAchterstand\t{amount}", ARRANGEMENTS), ARRANGEMENTS)

    assert [amount for _, amount, _ in debts("2000")] == ["40.00", "2000.00"]
    assert [name for name, *_ in debts("2000")] == [name for name, *_ in debts("1500")]


def test_a_cost_of_a_year_between_others_keeps_its_amount() -> None:
    assert read(pasted("Huur\t700\nJaarpremie\t2000"))[1][1] == "2000.00"


@pytest.mark.parametrize(
    "titles",
    ["Omschrijving\t2026", "Kosten\t2026", "Mijn uitgaven\t2026", "\t2026", "Post\t2026\tTotaal"],
)
def test_a_year_among_titles_is_one(titles: str) -> None:
    found = pasted(f"{titles}\nHuur\t700")
    assert (found.titles, read(found)) == (1, [HUUR])


def test_titles_with_a_year_come_again() -> None:
    found = pasted("Huur\t700\nPost\t2026\nGas\t150")
    assert (found.titles, [name for name, *_ in read(found)]) == (1, ["Huur", "Gas"])
