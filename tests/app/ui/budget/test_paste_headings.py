"""What a pasted table is called (D2), rows that are no cost (D4), amounts with signs (D6)."""

import pytest

from app.services.intake.line_columns import ARRANGEMENTS
from app.services.pasting.titles import heading_of
from calc.base.period import Frequency
from tests.app.ui.budget.test_paste_kinds_of_rows import marked, pasted, read


def often(text: str) -> list[str]:
    return [frequency for _, _, frequency in read(pasted(text))]


@pytest.mark.parametrize(
    ("heading", "frequency"),
    [
        ("Uitgaven per 4 weken", "4weeks"),
        ("Jaarlijkse kosten", "year"),
        ("Onze vaste lasten (per jaar)", "year"),
        ("Begroting 2026 (bedragen per kwartaal)", "quarter"),
        ("Costs per year", "year"),
    ],
)
def test_d2_a_period_in_what_the_table_is_called_counts(heading: str, frequency: str) -> None:
    assert often(f"{heading}\nHuur\t700\nSport\t30") == [frequency, frequency]


def test_d2_above_the_titles_of_the_columns_as_well() -> None:
    table = "Huishoudboekje familie Jansen per jaar\nPost\tBedrag\nHuur\t9360\nGas\t165 per maand"
    assert often(table) == ["year", "month"]


def test_d2_the_title_of_a_column_says_more() -> None:
    assert often("Uitgaven per jaar\n\nPost\tPer maand\nHuur\t700") == ["month"]


def test_d2_each_part_of_a_table_has_its_own() -> None:
    parts = "Jaarlijkse kosten\nWegenbelasting\t264\nMaandelijkse kosten\nHuur\t700"
    assert often(parts) == ["year", "month"]


def test_d2_after_a_period_a_heading_without_one_is_asked() -> None:
    assert often("Kosten per jaar\nWegenbelasting\t264\nAndere kosten\nHond\t50") == ["year", "?"]


def test_d2_a_heading_that_is_not_understood_is_asked() -> None:
    found = pasted("Uitgaven per blorp\nHuur 700\nGas 20 pw")
    assert marked(found) == [("frequency", "Uitgaven per blorp")]
    assert [line for *_, line in read(found)] == ["?", "week"]


@pytest.mark.parametrize(
    "cost", ["Kapper per week", "Huur per maand", "Servicekosten per jaar", "Vaste lasten 700"]
)
def test_a_cost_is_no_heading(cost: str) -> None:
    assert heading_of(cost) is None


def test_a_heading_without_a_period_says_none() -> None:
    heading = heading_of("Vaste lasten november 2026")
    assert heading is not None
    assert heading.frequency is None
    assert heading_of("Maandelijkse uitgaven").frequency is Frequency.MONTH  # type: ignore[union-attr]


@pytest.mark.parametrize("row", ["Over\t535", "Restant\t535", "Vrij besteedbaar\t535"])
def test_d4_what_is_left_is_no_cost(row: str) -> None:
    found = pasted(f"Huur\t700\nGas\t165\n{row}")
    assert len(found.lines) == 2
    assert len(found.totals) == 1


@pytest.mark.parametrize("name", ["Inkomsten", "Mijn inkomen", "Income"])
def test_d4_income_between_the_costs_does_not_count(name: str) -> None:
    found = pasted(f"Huur\t700\nGas\t165\n{name}\t1500")
    assert read(found)[2][:2] == (name, "?")
    assert marked(found) == [("amount", "1.500,00")]


@pytest.mark.parametrize(
    ("row", "name", "amount"),
    [
        ("Auto\u2026\u2026..\u20ac 22,--", "Auto", "22.00"),
        ("Kat 35,=", "Kat", "35.00"),
        ("Muis 5\u20ac", "Muis", "5.00"),
        ("Boot 12'345,60", "Boot", "12345.60"),
        ("Ziggo B.V. 55", "Ziggo B.V.", "55.00"),
    ],
)
def test_d6_an_amount_is_no_part_of_a_name(row: str, name: str, amount: str) -> None:
    assert read(pasted(row)) == [(name, amount, "month")]


@pytest.mark.parametrize(
    "rest", ["50 per maand tot mei 2028", "45,67 tot 2099", "100 p/m saldo 3400"]
)
def test_d6_a_payment_in_words_is_no_name(rest: str) -> None:
    found = pasted(f"CJIB {rest}", ARRANGEMENTS)
    assert [line[:2] for line in read(found, ARRANGEMENTS)] == [("?", "?")]
    assert ("amount", rest) in marked(found)


def test_d6_a_name_may_begin_with_figures() -> None:
    found = pasted("12 Move Fitness\t50\n50Five\t20", ARRANGEMENTS)
    assert [name for name, *_ in read(found, ARRANGEMENTS)] == ["12 Move Fitness", "50Five"]
