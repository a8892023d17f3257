"""C8: what was typed and is in no dossier outlives its widgets, and is never another dossier's."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.organisation import read_organisation
from app.ui.agreement.agreement_page import AgreementPage
from app.ui.agreement.checks_page import ChecksPage
from app.ui.budget.line_page import LinePage
from app.ui.intake.editors import FieldEditor
from app.ui.intake.pending import Pending
from app.ui.intake.session import Session
from app.ui.law.rule_session import RuleSession
from app.ui.law.rule_window import RuleWindow
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN, Draft
from calc.dossier.people import Child
from tests.app.ui.kept import kept_window
from tests.building import draft, raw_example
from tests.tariff_files import shipped

Key = Qt.Key
BSN = "zie 111222333"


@pytest.fixture
def window(qtbot: QtBot, session: Session, texts: Texts) -> MainWindow:
    made = MainWindow(session, texts)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def _make_anew(window: MainWindow, language: str) -> None:
    """What another language and another size of letters do."""
    window.empty()
    window.fill(Texts(language))
    QApplication.processEvents()


def _type_at(window: MainWindow, path: str, text: str) -> None:
    window.wizard.go_to(path)
    field = _focused()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.selectAll()
    QTest.keyClicks(field, text)


def _shown(window: MainWindow, path: str) -> tuple[str, str]:
    """What stands in a field, and the sentence under it."""
    window.wizard.go_to(path)
    field: QWidget | None = _focused()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    while not isinstance(field, FieldEditor):
        assert field is not None
        field = field.parentWidget()
    return text, field.error.text()


def _page(window: MainWindow, key: str) -> LinePage:
    window.wizard.go_to(f"{key}[0].code")
    page = window.wizard.page
    assert isinstance(page, LinePage)
    return page


def _cell(page: LinePage, row: int, field: str) -> str:
    return str(page.model.index(row, page.group.column(field)).data())


# -- fields ----------------------------------------------------------------------------------------

FIELDS = [
    ("debt.balance", "veel"),
    ("debt.creditor", BSN),
    ("about.story", BSN),
    ("reference_date", "31-31-2026"),
    ("adults[0].birth_month", "lente"),
    ("adults[0].hours_per_week", "fulltime"),
    ("income[1].from_date", "ooit"),
    ("statutory.individual_costs", "-5"),
    ("solution.on", "straks"),
]


STORY = "about.story"


class Refused(NamedTuple):
    """What became of a text that was refused."""

    said: str
    """what was wrong with it, while it was typed"""
    after: tuple[str, str]
    same: bool
    """whether the dossier is what it was"""


@pytest.fixture(scope="module")
def refused(styled: None) -> Callable[[str, str], Refused]:
    """The texts are typed in one window, each in its field, and then it happens to all of them."""

    @cache
    def happened(what: str, *, story: bool) -> dict[str, Refused]:
        fields = {path: text for path, text in FIELDS if (path == STORY) is story}
        with kept_window(
            read_organisation(None), shipped(), draft(raw_example("HH1")), Texts("nl")
        ) as kept:
            window, session = kept.window, kept.session
            window.activateWindow()
            QApplication.processEvents()
            session.change(("notes",), "even", "x")
            session.end_run()
            before = session.draft
            said = {}
            for path, text in fields.items():
                _type_at(window, path, text)
                said[path] = _shown(window, path)[1]
            _happen(what, window)
            after = {path: _shown(window, path) for path in fields}
            same = session.draft == before
        return {path: Refused(said[path], after[path], same) for path in fields}

    return lambda what, path: happened(what, story=path == STORY)[path]


def _happen(what: str, window: MainWindow) -> None:
    session = window.session
    match what:
        case "page":
            window.wizard.open(4)
        case "line":
            for key in ("income", "expenses"):
                page = _page(window, key)
                page.grid.choose([0])
                page.grid.choose([2])
        case "language":
            for language in ("en", "nl"):
                _make_anew(window, language)
        case "undo":
            session.undo_stack.undo()
            session.undo_stack.redo()
        case _:
            session.insert(("children",), 0, [Child(ref="K9")], "x")
            session.remove(("children",), [0], "x")


@pytest.mark.parametrize(("path", "text"), FIELDS)
@pytest.mark.parametrize("what", ["page", "line", "language", "undo", "person"])
def test_c8_a_refused_text_stays_in_its_field(
    what: str, path: str, text: str, refused: Callable[[str, str], Refused]
) -> None:
    found = refused(what, path)
    assert found.said
    if (what, path) == ("undo", STORY):
        return  # of a longer text all but the last letter is in the dossier: undo is of that
    assert found.after == (text, found.said)
    assert found.same or path == STORY


def test_c8_the_sentence_is_in_the_language_of_the_window(window: MainWindow) -> None:
    _type_at(window, "debt.balance", "veel")
    dutch = _shown(window, "debt.balance")[1]
    _make_anew(window, "en")
    text, english = _shown(window, "debt.balance")
    assert (text, english != dutch, bool(english)) == ("veel", True, True)


def test_c8_a_text_goes_with_its_person_and_comes_back_with_undo(window: MainWindow) -> None:
    session = window.session
    session.replace(
        session.draft.model_copy(update={"children": tuple(Child(ref=f"K{n}") for n in (1, 2, 3))}),
        "x",
    )
    _type_at(window, "children[1].days_per_14", "soms")
    session.remove(("children",), [0], "x")
    assert _shown(window, "children[0].days_per_14")[0] == "soms"
    session.remove(("children",), [0], "x")
    assert session.pending.texts == {}
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert _shown(window, "children[1].days_per_14")[0] == "soms"
    assert _shown(window, "children[0].days_per_14")[0] == ""


def test_c8_a_mended_text_an_emptied_one_and_one_that_undo_replaced_are_over(
    window: MainWindow,
) -> None:
    session = window.session
    _type_at(window, "debt.balance", "12a")
    assert session.pending.texts == {"debt.balance": "12a"}
    QTest.keyClick(_focused(), Key.Key_Backspace)
    assert session.pending.texts == {}
    assert session.draft.debt.balance == Decimal(12)
    _type_at(window, "debt.balance", "x")
    QTest.keyClick(_focused(), Key.Key_Backspace)
    assert (session.pending.texts, session.draft.debt.balance) == ({}, UNKNOWN)
    session.end_run()
    _type_at(window, "debt.balance", "x")
    session.undo_stack.undo()
    assert session.pending.texts == {}


def test_c8_another_dossier_shows_nothing_of_this_one(
    window: MainWindow, example: Callable[[str], Draft]
) -> None:
    session = window.session
    session.load(Draft())
    _type_at(window, "debt.balance", "geheim")
    _type_at(window, "about.story", BSN)
    page = _page(window, "income")
    page.grid.go_to_cell(0, page.group.column("label"), edit=True)
    QTest.keyClicks(_focused(), "Half getypt")
    page.grid.end_editing()
    page.grid.go_to_cell(0, page.group.column("amount"), edit=True)
    QTest.keyClicks(_focused(), "geheim")
    page.grid.end_editing()
    assert len(session.pending.texts) == 4
    session.load(Draft())
    assert session.pending.texts == {}
    assert _shown(window, "debt.balance") == ("", "")
    assert _shown(window, "about.story") == ("", "")
    page = _page(window, "income")
    assert page.model.refused_cells() == []
    assert "Half" not in _cell(page, 0, "label")


def test_c8_details_of_a_check_keep_what_was_refused(window: MainWindow) -> None:
    window.wizard.go_to("checks")
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    page.checks.open("S05")
    card = page.checks.card
    card.more.click()
    assert card.form is not None
    due = next(editor for editor in card.form.editors if editor.path[-1] == "due")
    due.focus_here()
    QTest.keyClicks(_focused(), "straks")
    page.checks.open("S07")
    page.checks.open("S05")
    card.open_detail()
    assert card.form is not None
    due = next(editor for editor in card.form.editors if editor.path[-1] == "due")
    assert due.typed_text() == "straks"
    assert due.error.text()


def test_c8_a_text_that_became_right_is_taken_with_enter(window: MainWindow) -> None:
    """An end before the beginning; then the beginning is mended."""
    session = window.session
    session.change(("income", 0, "from_date"), date(2027, 1, 1), "x")
    session.end_run()
    _type_at(window, "income[0].until", "1-6-2026")
    assert _shown(window, "income[0].until")[1]
    session.change(("income", 0, "from_date"), date(2026, 1, 1), "x")
    assert session.draft.income[0].until is not date(2026, 6, 1)
    window.wizard.go_to("income[0].until")
    QTest.keyClick(_focused(), Key.Key_Return)
    assert session.draft.income[0].until == date(2026, 6, 1)
    assert session.pending.texts == {}


def test_c8_a_text_that_became_right_waits_in_a_new_window(window: MainWindow) -> None:
    session = window.session
    session.change(("income", 0, "from_date"), date(2027, 1, 1), "x")
    _type_at(window, "income[0].until", "1-6-2026")
    window.wizard.go_to("income[0].amount")
    session.change(("income", 0, "from_date"), date(2026, 1, 1), "x")
    before = session.draft
    _make_anew(window, "nl")
    text, said = _shown(window, "income[0].until")
    assert (text, session.draft) == ("1-6-2026", before)
    assert "Enter" in said


# -- tables ----------------------------------------------------------------------------------------


def _keep_in_table(window: MainWindow) -> LinePage:
    """A refused amount in row 2, and a new line half typed with a refused amount."""
    page = _page(window, "expenses")
    new = page.model.new_row
    for row, field, text in (
        (2, "amount", "veel"), (new, "label", "Hond"), (new, "amount", "12a"),
        (new, "evidence", "gezien"),
    ):  # fmt: skip
        page.grid.go_to_cell(row, page.group.column(field), edit=True)
        QTest.keyClicks(_focused(), text)
        page.grid.end_editing()
    return page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_c8_a_table_keeps_its_texts_in_another_language(language: str, window: MainWindow) -> None:
    before = window.session.draft
    page = _keep_in_table(window)
    new, column = page.model.new_row, page.group.column("amount")
    _make_anew(window, language)
    page = _page(window, "expenses")
    assert page.model.refused_cells() == [(2, column), (new, column)]
    assert (_cell(page, 2, "amount"), _cell(page, new, "amount")) == ("veel", "12a")
    assert _cell(page, new, "label") == "Hond"
    assert _cell(page, new, "evidence") == Texts(language).text("lines.evidence.gezien")
    assert page.model.sentence(2, column)
    assert page.model.sentence(new, column)
    assert window.session.draft == before
    # And the line can still be finished.
    page.grid.go_to_cell(new, column, edit=True)
    QTest.keyClick(_focused(), Key.Key_Backspace)
    QTest.keyClicks(_focused(), "12")
    page.grid.go_to_cell(new, 0, edit=True)
    QTest.keyClicks(_focused(), "u34")
    page.grid.end_editing()
    line = window.session.draft.expenses[new]
    assert (line.label, line.amount, line.evidence) == ("Hond", Decimal(12), "gezien")
    assert list(window.session.pending.texts) == ["expenses[2].amount"]


def test_c8_the_texts_follow_lines_that_come_and_go(window: MainWindow) -> None:
    session = window.session
    page = _keep_in_table(window)
    column = page.group.column("amount")
    session.remove(("expenses",), [0], "x")
    assert page.model.refused_cells() == [(1, column), (page.model.new_row, column)]
    session.move(("expenses",), 1, 4, "x")
    assert (4, column) in page.model.refused_cells()
    session.remove(("expenses",), [4], "x")
    assert page.model.refused_cells() == [(page.model.new_row, column)]
    session.undo_stack.undo()
    assert (4, column) in page.model.refused_cells()
    _make_anew(window, "nl")
    session.undo_stack.undo()  # before the page is opened again
    session.undo_stack.undo()
    page = _page(window, "expenses")
    assert page.model.refused_cells() == [(2, column), (page.model.new_row, column)]


def test_c8_what_is_thrown_away_in_the_new_row_is_gone(window: MainWindow) -> None:
    page = _keep_in_table(window)
    page.grid.choose([])
    page.commands.delete()
    assert list(window.session.pending.texts) == ["expenses[2].amount"]


def test_c8_the_months_keep_a_refused_text_when_another_line_is_chosen(
    window: MainWindow, example: Callable[[str], Draft]
) -> None:
    session = window.session
    session.load(example("HH4"))
    row = next(at for at, line in enumerate(session.draft.income) if line.months)
    page = _page(window, "income")
    page.grid.choose([row])
    assert page.card is not None
    assert page.card.months is not None
    grid = page.card.months.grid
    grid.go_to(1, 1, edit=True)
    QTest.keyClicks(_focused(), "veel")
    QTest.keyClick(_focused(), Key.Key_Return)
    page.grid.choose([row + 1 if row + 1 < len(session.draft.income) else page.model.new_row])
    page.grid.choose([row])
    assert page.card is not None
    assert page.card.months is not None
    model = page.card.months.model
    assert model.index(1, 1).data() == "veel"
    assert model.sentence()
    session.remove(model.path, [0], "x")
    page.refresh()
    assert model.index(0, 1).data() == "veel"


# -- what is recorded later ------------------------------------------------------------------------


def _status(window: MainWindow) -> AgreementPage:
    window.wizard.go_to("agreement")
    page = window.wizard.page
    assert isinstance(page, AgreementPage)
    return page


def test_c8_an_event_that_is_not_recorded_yet_stays(window: MainWindow) -> None:
    page = _status(window)
    for line, text in ((page.status.by, "Sanne"), (page.status.reason, "Belde zelf")):
        line.setFocus()
        QTest.keyClicks(line, text)
    _make_anew(window, "en")
    page = _status(window)
    assert (page.status.by.text(), page.status.reason.text()) == ("Sanne", "Belde zelf")
    window.session.load(Draft())
    assert (page.status.by.text(), page.status.reason.text()) == ("", "")


# -- a trial ---------------------------------------------------------------------------------------


def test_c8_a_trial_keeps_a_refused_text_when_its_window_is_made_anew(
    qtbot: QtBot, texts: Texts
) -> None:
    trial = RuleSession(shipped(), date(2026, 11, 23))
    for _ in range(2):
        made = RuleWindow(trial, texts)
        qtbot.addWidget(made)
        made.show()
        editor = next(each for each in made.form.editors if isinstance(each.input, QLineEdit))
        assert isinstance(editor.input, QLineEdit)
        if not trial.pending.texts:
            QTest.keyClicks(editor.input, "veel")
        assert editor.input.text() == "veel"
        assert editor.error.text()
        made.close()


# -- by itself -------------------------------------------------------------------------------------


def test_c8_pending_says_when_it_changes_and_keeps_no_spaces(qtbot: QtBot) -> None:
    pending = Pending()
    with qtbot.waitSignal(pending.changed):
        pending.keep("a", "x")
    with qtbot.assertNotEmitted(pending.changed):
        pending.keep("a", "x")
        pending.keep("b", "  ")
    assert pending.text("a") == "x"
    assert pending.text("b") == ""


def test_c8_a_text_that_was_used_is_kept_until_it_changes() -> None:
    pending = Pending()
    pending.keep("letter.plan", "Fijn dat u belde.")
    pending.use("letter.plan")
    assert pending.unused == []
    assert pending.text("letter.plan") == "Fijn dat u belde."
    pending.keep("letter.plan", "Fijn dat u belde. Tot morgen.")
    assert pending.unused == ["letter.plan"]


def test_c8_a_text_that_came_back_with_its_line_and_was_dropped_comes_back_no_more(
    session: Session,
) -> None:
    lines = session.draft.income
    session.pending.keep("income[0].amount", "veel")
    for times in range(2):
        session.remove(("income",), [0], "weg")
        assert session.pending.text("income[0].amount") == ""
        session.undo_stack.undo()
        assert session.draft.income == lines
        assert session.pending.text("income[0].amount") == ("" if times else "veel")
        session.pending.drop("income[0].amount")
