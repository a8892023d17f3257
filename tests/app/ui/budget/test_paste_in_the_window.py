"""A paste in the table: marks, one step of undo, and what a marked cell does afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.i18n import LANGUAGES, Texts
from app.services.intake.line_columns import ARRANGEMENTS, EXPENSES, INCOME
from app.services.pasting.pasting import MOST_ROWS, read_rows
from app.services.pasting.report import paste_report, say_mark
from app.ui.budget.cells import CellMark, Role
from app.ui.budget.line_page import LinePage
from calc import UNKNOWN, Draft, Problem
from calc.base.period import Frequency
from tests.app.ui.budget.conftest import Desk

Clip = Callable[[str], None]
Key = Qt.Key
MARKED = {
    EXPENSES: (
        "Huur\t1,23.4\tmaand",
        "Huur\t-5\tmaand",
        "Huur\t5\t6\tmaand",
        "Huur\t5\tblorp",
        "Wat\tPer blorp\nHuur\t5",
        "01-11-2026\tHuur\t-5,00\n02-11-2026\tLoon\t5,00",
        "Huur\t5\tmaand\tB",
        "Wat\tBedrag\tBewijs\tTot\tVanaf\nHuur\t5\tblorp\tooit\tooit",
        "Huur\t5\nZorg\t6\nTotal tank\t7\n\t8\nTotaal\t9",
        "Huur\t9999999,00\tmaand",
    ),
    INCOME: ("Wat\tBedrag\tZeker\nLoon\t5\tblorp", "Dividend\t5", "01-11-2026\tHuur\t-5,00"),
    ARRANGEMENTS: ("Aan wie\tSaldo\tBedrag\tAchterstand\nBank\t1,23.4\t5\tblorp",),
}


def _cell(page: LinePage, row: int, field: str) -> tuple[str, object]:
    index = page.model.index(row, page.group.column(field))
    return str(index.data()), index.data(Role.MARK)


def _paste(desk: Desk, clip: Clip, text: str, key: str = "expenses") -> tuple[LinePage, int]:
    """The page and the row of the first line that was pasted."""
    page = desk.open(key)
    page.grid.go_to_cell(page.model.new_row, 0)
    row = page.model.new_row
    clip(text)
    desk.keys(Key.Key_V, ctrl=True)
    return page, row


def test_d1_the_unread_word_stands_in_its_cell_with_a_mark(desk: Desk, clip: Clip) -> None:
    page, row = _paste(desk, clip, "Krant\t70\telke zaterdag\nHuur\t1,23.4\tmaand")
    assert _cell(page, row, "frequency") == ("elke zaterdag", CellMark.REFUSED)
    assert _cell(page, row + 1, "amount") == ("1,23.4", CellMark.REFUSED)
    assert page.model.refused_cells() == [
        (row, page.group.column("frequency")),
        (row + 1, page.group.column("amount")),
    ]
    krant, huur = desk.session.draft.expenses[row:]
    assert (krant.frequency, huur.amount) == (UNKNOWN, UNKNOWN)
    assert "elke zaterdag" in page.model.sentence(row, page.group.column("frequency"))
    assert "2 cellen zijn gemarkeerd" in page.message.done.text()
    assert "2 rijen gelezen" in page.message.done.text()


def test_d1_a_mark_goes_when_its_cell_is_filled_in(desk: Desk, clip: Clip) -> None:
    page, row = _paste(desk, clip, "Krant\t70\telke zaterdag")
    page.grid.go_to_cell(row, page.group.column("frequency"), edit=True)
    editor = page.grid.editor
    assert editor is not None
    editor.selectAll()
    desk.keys("per week", Key.Key_Return)
    assert desk.session.draft.expenses[row].frequency is Frequency.WEEK
    assert _cell(page, row, "frequency") == ("per week", None)


def test_d1_another_kind_does_not_fill_in_what_was_not_understood(desk: Desk, clip: Clip) -> None:
    page, row = _paste(desk, clip, "Krant\t70\telke zaterdag")
    page.grid.go_to_cell(row, 0, edit=True)
    desk.keys("u28", Key.Key_Return)
    line = desk.session.draft.expenses[row]
    assert (line.code, line.frequency) == ("U28", UNKNOWN)
    assert _cell(page, row, "frequency") == ("elke zaterdag", CellMark.REFUSED)


def test_d1_a_field_that_is_no_column_is_marked_in_the_remark(desk: Desk, clip: Clip) -> None:
    text = "Wat\tBedrag\tHoe vaak\tTot\nLoon\t700\tmaand\tooit"
    page, row = _paste(desk, clip, text, "income")
    assert desk.session.draft.income[row].until is UNKNOWN
    assert _cell(page, row, "note") == ("ooit", CellMark.REFUSED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_and_every_left_out_row_has_its_sentence(language: str) -> None:
    texts, reasons = Texts(language), set[str]()
    for group, rows in MARKED.items():
        for row in rows:
            found = read_rows(row, group, texts, Draft())
            for mark in (mark for marks in found.marks for mark in marks):
                reasons.add(mark.reason)
                assert say_mark(texts, mark).endswith(".")
                assert mark.text in say_mark(texts, mark)
            assert paste_report(texts, found, group)
    assert reasons == {
        "amount", "below_zero", "which_amount", "total", "nameless", "frequency", "title", "bank",
        "who", "evidence", "arrears", "certainty", "until", "from_date", "balance", "refused",
    }  # fmt: skip


def test_d6_rows_of_a_bank_in_the_table(desk: Desk, clip: Clip) -> None:
    rows = "NL02RABO0000000001\tEUR\t2026-11-01\t000000000000001\t-712,35\tWoonstichting M"
    page, row = _paste(desk, clip, rows)
    line = desk.session.draft.expenses[row]
    assert (line.label, str(line.amount), line.frequency) == ("Woonstichting M", "712.35", UNKNOWN)
    assert _cell(page, row, "frequency")[1] == CellMark.REFUSED


def test_more_rows_than_are_read_at_once_change_nothing_and_it_is_said(
    desk: Desk, clip: Clip
) -> None:
    before = desk.session.draft
    page, _ = _paste(desk, clip, "Eten\t5\tweek\n" * (MOST_ROWS + 1))
    assert desk.session.draft == before
    assert "1.501 rijen" in page.message.done.text()
    assert page.model.refused_cells() == []


def test_lines_that_the_dossier_refuses_change_nothing_and_it_is_said(
    desk: Desk, clip: Clip, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = (Problem("too_many", "expenses", (("max_length", 10000),)),)
    monkeypatch.setattr(desk.session, "insert", lambda *given: refused)
    before = desk.session.draft
    page, _ = _paste(desk, clip, "Eten\t5\tweek\nZorg\t6\tblorp")
    assert desk.session.draft == before
    assert "niets geplakt" in page.message.done.text()
    assert "te veel regels" in page.message.done.text()
    assert page.model.refused_cells() == []


@pytest.mark.parametrize("times", [1, 2])
def test_a_paste_with_marks_is_one_step_of_undo(desk: Desk, clip: Clip, times: int) -> None:
    page = desk.open("expenses")
    before = desk.session.draft
    for _ in range(times):
        page, _ = _paste(desk, clip, "Krant\t70\telke zaterdag\nVijver\t12\tmaand\nTotaal\t82")
    assert desk.session.undo_stack.count() == times
    for _ in range(times):
        desk.session.undo_stack.undo()
    assert desk.session.draft == before
    assert page.model.refused_cells() == []
    desk.session.undo_stack.redo()
    krant = desk.session.draft.expenses[len(before.expenses)]
    assert (krant.frequency, krant.note) == (UNKNOWN, "elke zaterdag")


def test_a_paste_without_lines_changes_nothing_and_says_what_it_read(
    desk: Desk, clip: Clip
) -> None:
    page, _ = _paste(desk, clip, "Totaal\t870,35")
    assert desk.session.undo_stack.count() == 0
    assert "Totaal 870,35" in page.message.done.text()


def test_what_is_copied_is_pasted_as_it_was(desk: Desk) -> None:
    for key in ("income", "expenses", "arrangements"):
        page = desk.open(key)
        lines = getattr(desk.session.draft, key)
        page.grid.choose(list(range(len(lines))))
        page.commands.copy()
        page.grid.go_to_cell(page.model.new_row, 0)
        desk.keys(Key.Key_V, ctrl=True)
        copied = getattr(desk.session.draft, key)[len(lines) :]
        fields = ("code", "amount", "frequency", "who", "evidence", page.group.name_field)
        for was, now in zip(lines, copied, strict=True):
            assert [getattr(now, name) for name in fields] == [
                getattr(was, name) for name in fields
            ]


@pytest.mark.parametrize(
    ("typed", "amount", "frequency"),
    [
        ("75 pw", "75.00", Frequency.WEEK),
        ("1512,40 per 4 weken", "1512.40", Frequency.FOUR_WEEKS),
        ("900 tweewekelijks", "900.00", Frequency.TWO_WEEKS),
        ("12,50/dag", "12.50", Frequency.DAY),
    ],
)
def test_d8_an_amount_is_typed_with_how_often(
    desk: Desk, typed: str, amount: str, frequency: Frequency
) -> None:
    page = desk.open("expenses")
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys(typed, Key.Key_Return)
    line = desk.session.draft.expenses[0]
    assert (str(line.amount), line.frequency) == (amount, frequency)
    assert page.model.refused_cells() == []


def test_d8_an_amount_with_how_often_in_the_row_of_a_new_line(desk: Desk) -> None:
    page = desk.open("expenses")
    row = page.model.new_row
    page.grid.go_to_cell(row, page.group.column("amount"))
    desk.keys("75 pw", Key.Key_Tab)
    page.grid.end_editing()
    page.grid.go_to_cell(row, 0)
    desk.keys("u26", Key.Key_Return)
    line = desk.session.draft.expenses[row]
    assert (line.code, str(line.amount), line.frequency) == ("U26", "75.00", Frequency.WEEK)


@pytest.mark.parametrize("typed", ["75 pw", "75 pwx"])
def test_d8_esc_and_a_word_too_many_give_back_both(desk: Desk, typed: str) -> None:
    page = desk.open("expenses")
    before = desk.session.draft.expenses[0]
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys(typed)
    if typed == "75 pw":
        assert desk.session.draft.expenses[0].frequency is Frequency.WEEK
        desk.keys(Key.Key_Escape)
    assert desk.session.draft.expenses[0] == before


def test_d9_a_number_that_is_left_behind_costs_a_line_only_that_number(desk: Desk) -> None:
    page = desk.open("expenses")
    before = desk.session.draft
    page.grid.go_to_cell(0, page.group.column("label"))
    desk.keys("Ziggo klant 123456782 glas")
    assert desk.session.draft == before  # while somebody types it is asked
    assert "BSN" in page.model.sentence(0, page.group.column("label"))
    page.buttons.add.setFocus()  # the mouse goes elsewhere
    assert desk.session.draft.expenses[0].label == "Ziggo klant (nummer weggelaten) glas"
    assert _cell(page, 0, "label") == ("Ziggo klant 123456782 glas", CellMark.REFUSED)
    assert "Alleen dat nummer" in page.model.sentence(0, page.group.column("label"))
    assert "123456782" not in desk.session.draft.model_dump_json()


def test_d8_once_is_no_arrangement(desk: Desk) -> None:
    page = desk.open("arrangements")
    before = desk.session.draft.arrangements
    row = 0 if before else page.model.new_row
    page.grid.go_to_cell(row, page.group.column("amount"))
    desk.keys("75 eenmalig")
    assert desk.session.draft.arrangements == before
    assert page.model.refused_cells() == [(row, page.group.column("amount"))]


def test_d8_the_remedy_in_the_window_does_not_speak_of_files(desk: Desk) -> None:
    page = desk.open("expenses")
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys("1 2345")
    said = page.model.sentence(0, page.group.column("amount"))
    assert "1.985,00" in said
    assert "bestand" not in said


def test_the_inputs_of_the_fault_list(desk: Desk, clip: Clip, tmp_path: Path) -> None:
    """D1, D2, D3, D4, D6 as they were found."""
    for text, lines in (
        ("Omschrijving\tPer maand\nWegenbelasting\t22,00\nGemeentebelasting\t48,00\n",
         [("Wegenbelasting", "22.00", "month"), ("Gemeentebelasting", "48.00", "month")]),
        ('U21\t"Ziggo alles-in-1\t45\tmaand\nU01\tHuur\t712,35\tmaand\nU10\tZorgpremie\t158\tmaand',
         [('"Ziggo alles-in-1', "45.00", "month"), ("Huur", "712.35", "month"),
          ("Zorgpremie", "158.00", "month")]),
        ("U01\tHuur\t712,35\tmaand\nU10\tZorg\t158,00\tmaand\nTotaal\t870,35\n",
         [("Huur", "712.35", "month"), ("Zorg", "158.00", "month")]),
    ):  # fmt: skip
        _, row = _paste(desk, clip, text)
        pasted = desk.session.draft.expenses[row:]
        assert [(line.label, str(line.amount), line.frequency) for line in pasted] == lines
