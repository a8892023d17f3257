"""A solution is chosen by keyboard: who and when are there, why is ticked, others are rejected."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.store.dossier_file import dossier_bytes, parse_dossier
from app.ui.agreement.solution_page import SolutionPage
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.style import apply_style
from calc import UNKNOWN
from calc.dossier.solution import ChoiceReason, Rejected, SolutionKind
from tests.journeys.typist import press
from tests.journeys.windows import example, opened

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    apply_style(qapp)
    window = opened()
    qtbot.addWidget(window)
    draft = example("HH1-afgerond")
    handling = draft.handling.model_copy(update={"officer": "SENTINEL-naam"})
    window.session.load(draft.model_copy(update={"handling": handling}))
    QApplication.processEvents()
    return window


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def page_at(window: MainWindow, path: str) -> SolutionPage:
    window.wizard.go_to(path)
    page = window.wizard.page
    assert isinstance(page, SolutionPage)
    return page


def take(word: str) -> None:
    """Open the list of the field with the cursor by a letter, type on and take it with Enter."""
    box = focused()
    assert isinstance(box, QComboBox)
    for letter in word:
        QTest.keyClicks(focused(), letter)
    QTest.keyClick(focused(), Key.Key_Return)


def test_a_choice_is_typed_with_who_and_when_beside_it_and_undone_at_once(
    window: MainWindow,
) -> None:
    session = window.session
    before = session.draft
    page_at(window, "solution.kind")
    take("een plan")
    chosen = session.draft.solution
    assert (chosen.kind, chosen.by, chosen.on) == (
        SolutionKind.PLAN, "SENTINEL-naam", date(2026, 11, 23)
    )  # fmt: skip
    assert chosen.role is UNKNOWN
    assert session.undo_stack.count() == 1
    session.assess_now()
    open_ = {each.path for each in session.assessment.findings if "solution" in each.code}
    assert {"solution.reason", "solution.role"} <= open_
    assert not open_ & {"solution.by", "solution.on"}
    session.undo_stack.undo()
    assert session.draft == before


def test_reasons_are_ticked_with_the_keyboard_and_counted_once(window: MainWindow) -> None:
    session = window.session
    page = page_at(window, "solution.reasons")
    assert focused() is page.reasons.boxes[ChoiceReason.FITS_ROOM]
    press(focused(), Key.Key_Space, " ")
    press(page.reasons.boxes[ChoiceReason.CUSTOMER_WANTS], Key.Key_Space, " ")
    reasons = [ChoiceReason.FITS_ROOM, ChoiceReason.CUSTOMER_WANTS]
    assert list(session.draft.solution.reasons) == reasons
    session.undo_stack.undo()
    assert list(session.draft.solution.reasons) == reasons[:1]
    assert not page.reasons.boxes[ChoiceReason.CUSTOMER_WANTS].isChecked()


def test_another_solution_is_rejected_with_a_reason_and_a_note(window: MainWindow) -> None:
    session = window.session
    before = session.draft
    page = page_at(window, "solution.rejected")
    row = page.rejected.rows[SolutionKind.PAUSE]
    row.focus_here()
    take("het gaat n")
    QTest.keyClick(focused(), Key.Key_Tab)
    QTest.keyClicks(focused(), "SENTINEL-notitie")
    assert session.draft.solution.rejected == (
        Rejected(
            kind=SolutionKind.PAUSE, reason=ChoiceReason.DOES_NOT_PASS, note="SENTINEL-notitie"
        ),
    )
    assert parse_dossier(dossier_bytes(session.draft)) == session.draft
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.draft == before
    assert row.note is None


def lacks(window: MainWindow) -> set[str]:
    """What the choice still lacks, in the newest assessment."""
    window.session.assess_now()
    findings = window.session.assessment.findings
    return {each.path for each in findings if each.path.startswith("solution")}


def test_a_whole_choice_is_typed_until_nothing_of_it_is_open(window: MainWindow) -> None:
    session = window.session
    before = session.draft
    page = page_at(window, "solution.kind")
    take("een plan")
    wanted = {"reasons", "reason", "rejected", "role", "confirmed"}
    assert lacks(window) == {f"solution.{name}" for name in wanted}
    page_at(window, "solution.role")
    take("medewerker")
    page_at(window, "solution.reason")
    QTest.keyClicks(focused(), "SENTINEL-reden")
    assert lacks(window) == {"solution.reasons", "solution.rejected", "solution.confirmed"}
    page_at(window, "solution.reasons")
    press(focused(), Key.Key_Space, " ")
    assert "solution.reasons" not in lacks(window)
    session.undo_stack.undo()
    assert "solution.reasons" in lacks(window)
    session.undo_stack.redo()
    page_at(window, "solution.rejected")
    take("het gaat n")
    assert "solution.rejected" not in lacks(window)
    session.undo_stack.undo()
    assert "solution.rejected" in lacks(window)
    session.undo_stack.redo()
    page_at(window, "solution.confirmed")
    press(focused(), Key.Key_Space, " ")
    assert lacks(window) == set()
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.draft == before
    assert page.reasons.isVisible()


def test_what_is_chosen_is_not_among_the_others(window: MainWindow) -> None:
    page = page_at(window, "solution.kind")
    policy = {solution.code for solution in window.session.policy_file.policy.solutions}
    shown = {kind for kind, row in page.rejected.rows.items() if row.isVisible()}
    assert shown == policy
    take("een plan")
    shown = {kind for kind, row in page.rejected.rows.items() if row.isVisible()}
    assert shown == policy - {SolutionKind.PLAN}


@pytest.mark.parametrize("path", ["solution.rejected[1].reason", "solution.rejected[1]"])
def test_a_finding_about_a_rejected_solution_leads_to_its_row(
    path: str, window: MainWindow
) -> None:
    session = window.session
    chosen = session.draft.solution.model_copy(
        update={
            "kind": SolutionKind.PLAN,
            "rejected": (
                Rejected(kind=SolutionKind.PAUSE),
                Rejected(kind=SolutionKind.ZERO),
                Rejected(kind=SolutionKind.PLAN),
            ),
        }
    )
    session.replace(session.draft.model_copy(update={"solution": chosen}), "x")
    window.wizard.open(0)
    page = page_at(window, path)
    assert focused() is page.rejected.rows[SolutionKind.ZERO].reason
    # A file may reject what it chooses: that is seen, and can be taken back.
    page_at(window, "solution.rejected[2].kind")
    assert focused() is page.rejected.rows[SolutionKind.PLAN].reason
    QTest.keyClick(focused(), Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(focused(), Key.Key_Return)
    assert SolutionKind.PLAN not in {each.kind for each in session.draft.solution.rejected}
    assert page.rejected.rows[SolutionKind.PLAN].isHidden()
