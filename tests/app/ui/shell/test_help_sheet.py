"""F1 explains the field with the cursor, and touches nothing that is typed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.services.call.conversation import Conversation
from app.services.locating.field_help import help_at
from app.ui.intake.form import Form
from app.ui.shell.help_sheet import HelpSheet
from app.ui.shell.program import Program
from app.ui.widgets.actions import actions_of

KEY = Qt.Key


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def at(program: Program, path: str) -> QLineEdit:
    window = program.window
    window.activateWindow()
    window.ways.go_to(path)
    settle()
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def ask(program: Program) -> HelpSheet:
    action = next(
        each for each in actions_of(program.window.menuBar()) if each.shortcut().toString() == "F1"
    )
    action.trigger()
    settle()
    return program.window.findChildren(HelpSheet)[-1]


def test_it_explains_the_field_with_its_article(program: Program) -> None:
    program.window.activateWindow()
    program.window.ways.go_to("debt.seizure")
    sheet = ask(program)
    assert sheet.help is not None
    assert sheet.help.title == "Beslag"
    assert "Rv art. 475b tot en met 475e" in sheet.spoken
    assert "inhoud" in sheet.spoken


def test_escape_closes_only_the_sheet_and_what_is_typed_stays(program: Program) -> None:
    field = at(program, "contact.phone")
    QTest.keyClicks(field, "06 1")
    sheet = ask(program)
    assert program.window.focusWidget() is field
    QTest.keyClick(field, KEY.Key_Escape)
    assert sheet.isHidden()
    assert field.text() == "06 1"
    assert program.window.focusWidget() is field


def test_in_a_cell_that_is_being_typed_in_nothing_is_lost(program: Program) -> None:
    program.window.activateWindow()
    program.window.ways.go_to("expenses[1].amount")
    settle()
    grid = program.window.focusWidget()
    assert grid is not None
    QTest.keyClicks(grid, "1")
    settle()
    cell = next(each for each in grid.findChildren(QLineEdit) if each.isVisible())
    sheet = ask(program)
    QTest.keyClick(cell, KEY.Key_Escape)
    settle()
    assert sheet.isHidden()
    assert cell.isVisible()
    assert cell.text() == "1"


def test_it_follows_the_cursor_to_another_field(lasting_program: Program) -> None:
    field = at(lasting_program, "contact.phone")
    sheet = ask(lasting_program)
    before = sheet.help
    QTest.keyClick(field, KEY.Key_Tab)
    settle()
    assert sheet.isVisible()
    assert sheet.help != before


def test_f1_once_more_is_the_manual(program: Program) -> None:
    wanted: list[str] = []
    at(program, "debt.balance")
    sheet = ask(program)
    sheet.manual_wanted.disconnect()
    sheet.manual_wanted.connect(wanted.append)
    ask(program)
    assert wanted == ["Openstaand bedrag"]
    assert sheet.isHidden()


def test_every_field_of_every_page_has_a_name_in_the_help(lasting_program: Program) -> None:
    session, texts = lasting_program.session, lasting_program.window.texts
    talk = Conversation(session.draft, session.moment.date(), session.assessment)
    paths = {
        editor.path
        for page in lasting_program.window.wizard.pages
        for form in page.body.findChildren(Form)
        for editor in form.editors
    }
    assert len(paths) > 40
    for path in paths:
        found = help_at(path, talk, texts)
        assert found.title, path


def test_the_other_fields_of_a_person_do_not_borrow_the_question_about_the_name(
    lasting_program: Program,
) -> None:
    session = lasting_program.session
    talk = Conversation(session.draft, session.moment.date(), session.assessment)
    found = help_at(("adults", 0, "work"), talk, lasting_program.window.texts)
    assert found.say == ""
    assert found.title != "Naam"
