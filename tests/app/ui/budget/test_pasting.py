"""Rows out of a spreadsheet: what is known is recognised, what is not is named."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from app.i18n import Texts
from app.i18n.how_often import read_frequency
from app.services.intake.line_columns import ARRANGEMENTS, EXPENSES, GROUPS, INCOME
from app.services.pasting.pasting import read_rows
from app.services.pasting.words import read_who
from calc import UNKNOWN, Draft
from calc.base.period import Frequency
from tests.app.ui.budget.conftest import Desk

Clip = Callable[[str], None]


@pytest.mark.parametrize(
    ("words", "frequency"),
    [
        ("per maand", Frequency.MONTH),
        ("Maandelijks", Frequency.MONTH),
        ("monthly", Frequency.MONTH),
        ("a month", Frequency.MONTH),
        ("p/m", Frequency.MONTH),
        ("per 4 weken", Frequency.FOUR_WEEKS),
        ("every four weeks", Frequency.FOUR_WEEKS),
        ("week", Frequency.WEEK),
        ("per kwartaal", Frequency.QUARTER),
        ("per 3 maanden", Frequency.QUARTER),
        ("halfjaarlijks", Frequency.HALF_YEAR),
        ("per jaar", Frequency.YEAR),
        ("Annual", Frequency.YEAR),
        ("eenmalig", Frequency.ONCE),
        ("af en toe", None),
        ("", None),
    ],
)
def test_how_often_in_dutch_and_in_english(words: str, frequency: Frequency | None) -> None:
    assert read_frequency(words) is frequency


def test_only_people_of_the_dossier_are_recognised() -> None:
    assert read_who("samen", frozenset({"A", "B", "AB"})) == "AB"
    assert read_who("samen", frozenset({"A"})) is None
    assert read_who("K1 (kind)", frozenset({"A", "K1"})) == "K1"
    assert read_who("K2", frozenset({"A", "K1"})) is None


def test_rows_are_read_cell_by_cell(texts: Texts) -> None:
    text = (
        "Soort\tOmschrijving\tBedrag\tHoe vaak\tVan wie\tBewijs\tOpmerking\r\n"
        "U30\tEten\t€ 120,-\tper week\tA\tgezien\tLidl\r\n"
        "\r\n"
        "Huur\t1.085,00\tmonthly\r\n"
        "Mobiel\t25 p/m\r\n"
    )
    pasted = read_rows(text, EXPENSES, texts, Draft())
    eten, huur, mobiel = pasted.lines
    assert (eten.code, eten.label, eten.amount, eten.note) == ("U30", "Eten", 120, "Lidl")
    assert (eten.frequency, eten.who, eten.evidence) == (Frequency.WEEK, "A", "gezien")
    assert (huur.code, huur.label, huur.amount) == ("U01", "Huur", Decimal(1085))
    assert (huur.frequency, huur.who) == (Frequency.MONTH, "A")
    assert (mobiel.code, mobiel.amount, mobiel.frequency) == ("U21", 25, Frequency.MONTH)
    assert (pasted.codeless, pasted.odd_cells, pasted.left_out, pasted.refused) == (0, [], [], [])


def test_what_is_not_understood_is_in_the_note_and_named(texts: Texts) -> None:
    pasted = read_rows("U30\tEten\t120\tper week\t3 personen\tveel\n", EXPENSES, texts, Draft())
    (line,) = pasted.lines
    assert line.note == "3 personen, veel"
    assert pasted.odd_cells == ["3 personen"]


def test_an_unknown_cost_becomes_another_cost_and_an_unknown_income_is_left_out(
    texts: Texts,
) -> None:
    costs = read_rows("Vijveronderhoud\t10\tper maand", EXPENSES, texts, Draft())
    assert [(line.code, line.label) for line in costs.lines] == [("U70", "Vijveronderhoud")]
    assert costs.codeless == 1
    income = read_rows("Dividend\t10\tper maand", INCOME, texts, Draft())
    assert (income.lines, income.left_out) == ([], ["Dividend 10 per maand"])


def test_an_arrangement_has_a_balance_an_amount_and_an_end(texts: Texts) -> None:
    text = "R10\tKredietbank\t€ 6.132,00\t€ 219,00\tper maand\t31-03-2029\tnee\topgegeven"
    (line,) = read_rows(text, ARRANGEMENTS, texts, Draft()).lines
    assert (line.balance, line.amount, str(line.until)) == (6132, 219, "2029-03-31")
    assert (line.arrears, line.frequency, line.creditor) == (False, "month", "Kredietbank")
    (other,) = read_rows("Oom Piet\t50", ARRANGEMENTS, texts, Draft()).lines
    assert (other.code, other.creditor, other.amount) == (UNKNOWN, "Oom Piet", 50)


@pytest.mark.parametrize("amount", ["-5", "99999999", "12,345"])
def test_an_amount_that_cannot_be_stands_in_the_note(amount: str, texts: Texts) -> None:
    (pasted) = read_rows(f"U30\tEten\t{amount}\tper week", EXPENSES, texts, Draft())
    (line,) = pasted.lines
    assert line.amount is UNKNOWN
    assert str(Decimal(amount.replace(",", "."))).lstrip("-") in str(line.note).replace(",", ".")
    assert len(pasted.odd_cells) == 1


def test_a_citizen_service_number_is_not_kept(texts: Texts) -> None:
    pasted = read_rows("U30\tEten\t5\t123456782", EXPENSES, texts, Draft())
    assert [line.note for line in pasted.lines] == [UNKNOWN]
    assert len(pasted.refused) == 1


@pytest.mark.parametrize(
    "text",
    ["", "\n\n\t\t\n", "\0", '"', "'", "a" * 100_000, "\t" * 3000, "بقالة\t١٢٠\n食品\t百", "🧾"],
)
def test_foreign_text_does_no_harm(text: str, texts: Texts) -> None:
    for group in GROUPS:
        pasted = read_rows(text, group, texts, Draft())
        draft = Draft.model_validate({group.name: tuple(pasted.lines)})
        assert len(getattr(draft, group.name)) == len(pasted.lines)


def test_a_paste_is_one_step_and_says_what_it_did(desk: Desk, clip: Clip) -> None:
    page = desk.open("expenses")
    before = desk.session.draft
    page.grid.go_to_cell(1, 0)
    clip("U30\tEten\t120\tper week\nVijver\t9\nU31\tZeep\tveel")
    desk.keys(Qt.Key.Key_V, ctrl=True)
    added = desk.session.draft.expenses[2:5]
    assert [line.code for line in added] == ["U30", "U70", "U31"]
    assert page.grid.chosen_rows() == [2, 3, 4]
    said = page.message.done.text()
    assert "3 regels geplakt" in said
    assert "1 regel is zonder bedrag" in said
    assert "soort niet herkend" in said
    assert desk.session.undo_stack.count() == 1
    desk.session.undo_stack.undo()
    assert desk.session.draft == before
    assert page.message.done.text() == ""


def test_rows_pasted_into_an_open_cell_go_to_the_table(desk: Desk, clip: Clip) -> None:
    page = desk.open("expenses")
    before = len(desk.session.draft.expenses)
    desk.keys(Qt.Key.Key_Insert)
    clip("U30\tEten\t120\nU31\tZeep\t5")
    desk.keys(Qt.Key.Key_V, ctrl=True)
    assert len(desk.session.draft.expenses) == before + 2
    assert page.model.notes(page.model.new_row).is_empty
    page.grid.go_to_cell(0, page.group.column("label"), edit=True)
    clip("alleen tekst")
    desk.keys(Qt.Key.Key_V, Qt.Key.Key_Return, ctrl=True)
    assert desk.session.draft.expenses[0].label == "alleen tekst"


def test_an_empty_clipboard_changes_nothing_and_says_so(desk: Desk, clip: Clip) -> None:
    page = desk.open("income")
    clip("")
    page.buttons.actions_by_name["paste"].trigger()
    assert desk.session.undo_stack.count() == 0
    assert "klembord" in page.message.done.text()


def test_two_hundred_lines_at_once(desk: Desk, clip: Clip) -> None:
    page = desk.open("expenses")
    before = len(desk.session.draft.expenses)
    clip("\n".join(f"U30\tEten {n}\t{n},50\tper week" for n in range(200)))
    page.buttons.actions_by_name["paste"].trigger()
    assert len(desk.session.draft.expenses) == before + 200
    assert desk.session.draft.expenses[-1].code
    assert "200" in page.message.done.text()
    desk.session.undo_stack.undo()
    assert len(desk.session.draft.expenses) == before
