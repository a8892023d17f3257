"""Ctrl+K in the real window: one word goes there, adds the line, or fills it in."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.result.result_page import ResultPage
from app.ui.shell import locator as locating
from app.ui.shell.locator import Locator
from app.ui.shell.locator_rows import Act, RowKind
from app.ui.shell.program import Program
from app.ui.shell.top_bar import Way
from app.ui.widgets.actions import actions_of
from calc.base.period import Frequency
from tests.app.ui.shell.answering import Build

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_rest(lasting_program: Program) -> Iterator[Program]:
    """One window for all that only looks and goes there; nothing is looked for in it yet."""
    yield lasting_program
    for locator in lasting_program.window.findChildren(Locator):
        locator.close()


def find(program: Program, text: str) -> Locator:
    window = program.window
    find_action(program).trigger()
    locator = window.guide.finder.locator
    assert locator is not None
    QTest.keyClicks(locator.field, text)
    return locator


def find_action(program: Program) -> QAction:
    return next(
        each for each in actions_of(program.window.menuBar())
        if each.shortcut().toString() == "Ctrl+K"
    )  # fmt: skip


def press(locator: Locator, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(locator.field, key, modifier or Qt.KeyboardModifier.NoModifier)
    for _ in range(4):
        QApplication.processEvents()


def titles(locator: Locator) -> list[str]:
    return [row.title for row in locator.model.rows if row.kind is RowKind.ENTRY]


def pet(program: Program) -> list[tuple[object, object]]:
    lines = program.session.draft.expenses
    return [(line.amount, line.frequency) for line in lines if line.code == "U34"]


def test_a_word_adds_its_line_and_one_undo_takes_it_away(at_rest: Program) -> None:
    locator = find(at_rest, "hond")
    row = locator.row
    assert row is not None
    assert (row.title, row.act) == ("Huisdier", Act.ADD)
    press(locator, KEY.Key_Return)
    assert len(pet(at_rest)) == 1
    assert at_rest.window.wizard.page.key == "expenses"
    at_rest.session.undo_stack.undo()
    assert pet(at_rest) == []


def test_an_amount_behind_the_word_fills_the_line(at_rest: Program) -> None:
    locator = find(at_rest, "hond 35 pm")
    assert locator.row is not None
    assert locator.row.said == "Begrepen: €\N{NO-BREAK SPACE}35,00 per maand"
    press(locator, KEY.Key_Return)
    assert pet(at_rest) == [(Decimal("35.00"), Frequency.MONTH)]
    at_rest.session.undo_stack.undo()
    assert pet(at_rest) == []


def test_without_how_often_it_is_asked_and_nothing_is_written(at_rest: Program) -> None:
    locator = find(at_rest, "hond 35")
    press(locator, KEY.Key_Return)
    assert locator.isVisible()
    assert locator.row is not None
    assert "Hoe vaak" in locator.row.said
    assert pet(at_rest) == []


def test_an_amount_that_is_there_is_never_written_over(at_rest: Program) -> None:
    before = at_rest.session.draft
    locator = find(at_rest, "huur 500")
    press(locator, KEY.Key_Return)
    assert locator.isVisible()
    assert locator.field.text() == "huur 500"
    assert at_rest.session.draft == before


def test_a_term_opens_what_if_with_it(at_rest: Program) -> None:
    press(find(at_rest, "48 maanden"), KEY.Key_Return)
    page = at_rest.window.wizard.page
    assert isinstance(page, ResultPage)
    assert page.drawer is not None
    assert page.drawer.isVisible()
    assert page.drawer.field.text() == "48"


def test_brief_leads_to_the_documents(at_rest: Program) -> None:
    assert titles(find(at_rest, "brief"))[0] == "Documenten"


def test_a_command_is_found_with_its_key_and_given(at_rest: Program) -> None:
    locator = find(at_rest, "opslaan als")
    row = locator.row
    assert row is not None
    assert row.entry is not None
    assert row.entry.keys == "Ctrl+Shift+S"


def test_a_dossier_is_found_by_its_name_and_opened(
    build: Build, hh2: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = build(example=True)
    program.keeper.remember(hh2)
    opened: list[Path] = []
    monkeypatch.setattr(program.window, "open_dossier", opened.append)
    locator = find(program, "proef")
    for _ in range(4):
        QApplication.processEvents()  # the file is read meanwhile
    at = next(at for at, row in enumerate(locator.model.rows) if "Proef" in row.title)
    locator.choose(at)
    for _ in range(4):
        QApplication.processEvents()
    assert opened == [hh2]


def test_without_a_word_the_files_of_last_time_are_there(build: Build, hh2: Path) -> None:
    program = build(example=True)
    program.keeper.remember(hh2)
    assert titles(find(program, "")) == ["familie"]


def test_ctrl_enter_looks_in_the_notes(at_rest: Program) -> None:
    session = at_rest.session
    session.change(("notes",), "Zus belt over de oude auto", "x")
    locator = find(at_rest, "oude auto")
    press(locator, KEY.Key_Return, CONTROL)
    assert [row.said for row in locator.model.rows if row.kind is RowKind.ENTRY] == [
        "Zus belt over de oude auto"
    ]
    press(locator, KEY.Key_Return)
    assert at_rest.window.wizard.page.key == "customer_debt"


def test_nothing_found_is_said(at_rest: Program) -> None:
    locator = find(at_rest, "xqzwj")
    said = [row.title for row in locator.model.rows if row.kind is RowKind.NOTE]
    assert said == [
        "Niets gevonden met “xqzwj”. Probeer een ander woord.",
        "Geen naam of kenmerk met “xqzwj”.",
    ]


def test_why_it_was_found_is_said(at_rest: Program) -> None:
    locator = find(at_rest, "hond")
    assert locator.model.rows[2].title == (
        "Gevonden op het woord “hond”. Ook goed: kat, dierenarts, voer."
    )


def test_other_words_in_dutch_are_not_proposed_in_english(program: Program) -> None:
    """They still find it: what was typed is said again, and no word of another language."""
    program.speak("en")
    locator = find(program, "hond")
    assert locator.row is not None
    assert locator.row.title == "Pet"
    assert locator.model.rows[2].title == "Found by the word “hond”."


@pytest.mark.parametrize("letters", ["jnwaond123", "ghzo"])
def test_letters_are_letters_while_typing(at_rest: Program, letters: str) -> None:
    before = at_rest.session.draft
    locator = find(at_rest, letters)
    assert locator.field.text() == letters
    assert at_rest.session.draft == before


def test_escape_gives_the_cursor_back(program: Program) -> None:
    program.window.open_step(0)
    before = QApplication.focusWidget()
    assert before is not None
    press(find(program, "hond"), KEY.Key_Escape)
    assert program.window.focusWidget() is before


def test_the_arrows_pass_over_captions(at_rest: Program) -> None:
    locator = find(at_rest, "huur")
    seen = [locator.list.currentIndex().row()]
    for _ in range(3):
        press(locator, KEY.Key_Down)
        seen.append(locator.list.currentIndex().row())
    assert all(locator.model.rows[at].can_be_chosen for at in seen)
    assert len(set(seen)) == 4


def test_in_the_conversation_it_goes_to_the_question(at_rest: Program) -> None:
    at_rest.window.toggle_way()
    assert at_rest.window.ways.way is Way.CALL
    press(find(at_rest, "netto"), KEY.Key_Return)
    assert at_rest.window.ways.way is Way.CALL
    assert at_rest.window.ways.call.shown_key.startswith("inc-wage")


def test_it_is_not_made_before_it_is_asked_for(program: Program) -> None:
    assert program.window.guide._finder is None


def test_a_screen_reader_hears_what_is_found_and_every_part_has_a_name(
    at_rest: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(locating, "announce", lambda _, words: heard.append(words))
    locator = find(at_rest, "hond")
    assert "Huisdier" in heard[-1]
    assert "1 gevonden" in heard[-1]
    press(locator, KEY.Key_Down)
    assert "notities" in heard[-1]
    assert locator.field.accessibleName()
    assert locator.list.accessibleName()
    spoken = locator.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Huisdier")
