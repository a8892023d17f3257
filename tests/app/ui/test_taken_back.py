"""C10: what is typed and taken back leaves nothing to undo; undo goes to what it changed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget

from app.ui.agreement.checks_page import ChecksPage
from app.ui.budget.line_page import LinePage
from app.ui.intake.editors import FieldEditor
from app.ui.intake.session import Session
from app.ui.law.rule_session import RuleSession
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN, Draft
from calc.dossier.asked import Answer
from calc.dossier.codes import CheckState
from calc.dossier.people import Child
from tests.app.ui.kept import Kept
from tests.tariff_files import shipped

Key = Qt.Key


@pytest.fixture
def window(one_window: Kept, example: Callable[[str], Draft]) -> MainWindow:
    return one_window.put_back(example("HH1"))


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def _retype(window: MainWindow, path: str, text: str) -> None:
    """Go to a field, type something else in its place, and leave it."""
    window.wizard.go_to(path)
    line = _focused()
    line.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(line, text) if text else QTest.keyClick(line, Key.Key_Delete)
    QTest.keyClick(line, Key.Key_Tab)


@pytest.mark.parametrize(
    ("path", "texts_typed"),
    [
        ("debt.creditor", ("Andere bank", "Voorbeeldbank N.V.")),
        ("debt.balance", ("12,50", "")),
        ("savings", ("77", "")),
        ("about.story", ("Iets anders", "")),
        ("reference_date", ("1-2-2027", "")),
    ],
)
def test_c10_a_field_typed_back_leaves_no_step(
    path: str, texts_typed: tuple[str, str], window: MainWindow
) -> None:
    session = window.session
    fields = tuple(path.split("."))
    session.change(fields, "Voorbeeldbank N.V." if path == "debt.creditor" else UNKNOWN, "x")
    session.load(session.draft)
    before = session.draft
    for text in texts_typed:
        _retype(window, path, text)
    assert session.draft == before
    assert session.undo_stack.count() == 0
    assert session.undo_stack.isClean()


@pytest.mark.parametrize("keys", ["in one visit", "left in between"])
@pytest.mark.parametrize(
    ("group", "field", "other", "same"),
    [
        ("income", "amount", "1500", "1985"),
        ("income", "frequency", "week", "per 4 weken"),
        ("expenses", "note", "even", ""),
        ("income", "evidence", "opgegeven", "gezien"),
        ("expenses", "label", "Iets", "Kale huur"),
    ],
)
def test_c10_a_cell_typed_back_leaves_no_step(
    group: str, field: str, other: str, same: str, keys: str, window: MainWindow
) -> None:
    session = window.session
    first = getattr(session.draft, group)[0]
    if field in ("evidence", "label"):
        known = {"evidence": "gezien", "label": "Kale huur"}
        session.change((group, 0), first.model_copy(update={field: known[field]}), "x")
        session.load(Draft.model_validate(session.draft.model_dump()))
    before = session.draft
    window.wizard.go_to(f"{group}[0].{field}")
    page = window.wizard.page
    assert isinstance(page, LinePage)
    for text in (other, same):
        page.grid.go_to_cell(0, page.group.column(field), edit=True)
        editor = page.grid.editor or _focused()
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        if text:
            QTest.keyClicks(editor, text)
        else:
            QTest.keyClick(editor, Key.Key_Delete)
        if keys == "left in between" or text == same:
            QTest.keyClick(editor, Key.Key_Return)
            page.grid.end_editing()
    assert session.draft == before
    assert session.undo_stack.count() == 0


def test_c10_chosen_and_ticked_back_leaves_no_step(window: MainWindow) -> None:
    session = window.session
    session.change(("debt", "seizure"), False, "x")
    session.load(session.draft)
    window.wizard.go_to("debt.seizure")
    editor: QWidget | None = _focused()
    while not isinstance(editor, FieldEditor):
        assert editor is not None
        editor = editor.parentWidget()
    yes, no, _ = editor.input.findChildren(QRadioButton)
    yes.click()
    session.end_run()
    no.click()
    session.end_run()
    assert session.undo_stack.count() == 0


def test_c10_a_check_taken_back_or_only_looked_at_leaves_no_step(window: MainWindow) -> None:
    session = window.session
    session.load(Draft())
    window.wizard.go_to("checks")
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    page.checks.open("S05")
    card = page.checks.card
    card.more.click()
    card.more.click()
    assert (session.draft, session.undo_stack.count()) == (Draft(), 0)
    assert card.chips.take_letter("a")
    assert session.draft.checks[0].state is CheckState.AGREED
    card.not_asked.click()
    assert (session.draft, session.undo_stack.count()) == (Draft(), 0)


def test_c10_a_check_that_is_taken_back_moves_no_other(window: MainWindow) -> None:
    session = window.session
    session.load(Draft())
    window.wizard.go_to("checks")
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    card = page.checks.card
    for code in ("S05", "S07"):
        page.checks.open(code)
        assert card.chips.take_letter("o")
    page.checks.open("S05")
    card.not_asked.click()
    page.checks.open("S07")
    card.open_detail()
    assert card.form is not None
    card.form.editors[0].focus_here()
    QTest.keyClicks(_focused(), "bellen")
    found = {check.code: check.action for check in session.draft.checks}
    assert found["S07"] == "bellen"


def test_c10_what_is_typed_in_between_keeps_its_step(session: Session) -> None:
    session.change(("notes",), "een", "x")
    session.end_run()
    session.change(("savings",), UNKNOWN, "y")
    session.end_run()
    session.change(("notes",), "", "x")
    session.end_run()
    assert session.undo_stack.count() == 3
    session.undo_stack.undo()
    assert session.draft.notes == "een"


def test_c10_another_value_in_the_same_field_keeps_its_step(session: Session) -> None:
    for text in ("een", "twee", "drie"):
        session.change(("notes",), text, "x")
        session.end_run()
    session.change(("notes",), "twee", "x")
    session.end_run()
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert session.draft.notes == "een"


def test_c10_what_was_taken_back_was_not_asked(session: Session) -> None:
    """The record of an answer goes with the answer, also in a later visit and for other kinds."""
    before = session.draft
    answers: list[tuple[tuple[str | int, ...], object]] = [
        (("savings",), "77"), (("debt", "nhg"), True), (("income", 0, "amount"), "12.34"),
    ]  # fmt: skip
    for path, other in answers:
        was = session.value(path)
        for value in (other, was):
            session.change(path, value, "x")
            session.end_run()
        assert (session.draft, session.undo_stack.count()) == (before, 0)


def test_c10_answers_taken_back_after_others_are_as_they_were_opened(session: Session) -> None:
    """Each record goes with its own answer, and those of the file keep their order."""
    for path in (("debt", "nhg"), ("debt", "seizure")):
        session.change(path, False, "x")
    session.load(session.draft)
    before = session.draft
    places: tuple[tuple[str | int, ...], ...] = (
        ("debt", "nhg"), ("income", 0, "amount"), ("debt", "creditor"),
    )  # fmt: skip
    was = [session.value(path) for path in places]
    for values in ((True, "12.34", "Andere bank"), was):
        for place, value in zip(places, values, strict=True):
            assert session.change(place, value, "x") == ()
            session.end_run()
    assert session.draft == before


def test_c10_that_nobody_knows_is_an_answer_also_where_nothing_was_known(session: Session) -> None:
    session.load(Draft())
    for path, value in ((("savings",), "77"), (("notes",), "x"), (("savings",), UNKNOWN)):
        session.change(path, value, "x")
        session.end_run()
    [record] = session.draft.asked
    assert (record.question, record.answer) == ("savings", Answer.UNKNOWN)


def test_c10_somebody_who_came_and_went_was_not_asked_about(session: Session) -> None:
    before = session.draft
    session.insert(("children",), 0, [Child(ref="K9")], "x")
    session.remove(("children",), [0], "x")
    assert session.draft == before
    session.remove(("expenses",), [0], "x")
    session.insert(("expenses",), 0, [before.expenses[0]], "x")
    assert session.draft == before


def test_c10_asked_and_nothing_stays_when_a_line_comes_and_goes(session: Session) -> None:
    session.load(session.draft.model_copy(update={"arrangements": ()}))
    session.change(("notes",), "een", "x")
    session.undo_stack.undo()
    session.ask_nothing("arrangements", "y")
    session.insert(("expenses",), 0, [session.draft.expenses[0]], "z")
    session.remove(("expenses",), [0], "z")
    assert "arrangements" in {record.question for record in session.draft.asked}


def test_c10_a_trial_typed_back_leaves_no_step() -> None:
    trial = RuleSession(shipped(), date(2026, 11, 23))
    name = next(spec.name for spec in trial.rule.inputs)
    assert trial.change((name,), True, "x") == () or trial.change((name,), 1, "x") == ()
    trial.end_run()
    assert trial.change((name,), UNKNOWN, "x") == ()
    trial.end_run()
    assert trial.undo_stack.count() == 0


def test_c10_after_saving_the_way_back_is_a_change(session: Session) -> None:
    session.change(("notes",), "een", "x")
    session.undo_stack.setClean()
    session.end_run()
    session.change(("notes",), "", "x")
    session.end_run()
    assert session.undo_stack.count() == 2
    assert not session.undo_stack.isClean()


# -- undo goes to what it changed ------------------------------------------------------------------


def _place(window: MainWindow) -> str:
    return window.wizard.page.key


def _focused_path() -> object:
    widget: QWidget | None = _focused()
    while widget is not None and not isinstance(widget, FieldEditor):
        widget = widget.parentWidget()
    return None if widget is None else widget.path


@pytest.mark.parametrize(
    ("path", "value", "page"),
    [
        (("debt", "creditor"), "X", "customer_debt"),
        (("notes",), "X", "customer_debt"),
        (("savings",), UNKNOWN, "household"),
        (("solution", "reason"), "X", "solution"),
        (("statutory", "individual_costs"), "5", "checks"),
    ],
)
def test_c10_undo_and_redo_go_to_the_field(
    path: tuple[str, ...], value: object, page: str, window: MainWindow
) -> None:
    session = window.session
    session.load(session.draft.model_copy(update={"savings": Decimal(5)}))
    window.wizard.go_to("income[0].amount")
    assert session.change(path, value, "x") == ()
    assert _place(window) == "income"
    session.undo_stack.undo()
    assert (_place(window), _focused_path()) == (page, path)
    window.wizard.go_to("income[0].amount")
    session.undo_stack.redo()
    assert (_place(window), _focused_path()) == (page, path)


def test_c10_undo_goes_to_the_cell(window: MainWindow) -> None:
    session = window.session
    session.change(("expenses", 3, "amount"), "12.34", "x")
    window.wizard.go_to("debt.creditor")
    session.undo_stack.undo()
    page = window.wizard.page
    assert isinstance(page, LinePage)
    assert page.key == "expenses"
    assert page.grid.is_at(3, page.group.column("amount"))


@pytest.mark.parametrize("question", ["arrangements", "income.toeslag"])
def test_c10_undo_of_asked_and_nothing_goes_to_the_list(question: str, window: MainWindow) -> None:
    session = window.session
    session.load(session.draft.model_copy(update={"arrangements": (), "income": ()}))
    session.ask_nothing(question, "x")
    window.wizard.go_to("debt.creditor")
    session.undo_stack.undo()
    assert _place(window) == question.partition(".")[0]


def test_c10_undo_of_a_deletion_shows_all_the_lines_that_came_back(window: MainWindow) -> None:
    session = window.session
    window.wizard.go_to("expenses[0].code")
    page = window.wizard.page
    assert isinstance(page, LinePage)
    session.remove(("expenses",), [1, 2, 3], "x")
    window.wizard.go_to("debt.creditor")
    session.undo_stack.undo()
    assert _place(window) == "expenses"
    assert page.grid.chosen_rows() == [1, 2, 3]
    assert page.grid.isAncestorOf(_focused()) or page.grid is _focused()


def test_c10_undo_goes_to_a_person_who_came_back(window: MainWindow) -> None:
    session = window.session
    session.insert(("children",), len(session.draft.children), [Child(ref="K9")], "x")
    place = len(session.draft.children) - 1
    session.remove(("children",), [place], "x")
    window.wizard.go_to("income[0].amount")
    session.undo_stack.undo()
    assert _place(window) == "household"
    assert _focused_path() == ("children", place, "name")


def test_c10_undo_in_the_cell_that_is_edited_stays_there(window: MainWindow) -> None:
    session = window.session
    window.wizard.go_to("income[0].amount")
    page = window.wizard.page
    assert isinstance(page, LinePage)
    page.grid.edit(page.grid.currentIndex())
    QTest.keyClicks(_focused(), "5")
    was = _focused()
    session.undo_stack.undo()
    assert _focused() is was
    assert session.undo_stack.count() == 1


def test_c10_undo_of_an_example_walks_back_through_every_page(
    window: MainWindow, example: Callable[[str], Draft]
) -> None:
    session = window.session
    session.replace(example("HH2"), "x")
    session.replace(example("HH5"), "x")
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.draft == example("HH1")
