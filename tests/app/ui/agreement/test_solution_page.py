"""The page of the solution: what is open, what is confirmed, and what if beside the dossier."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.agreement.solution_page import SolutionPage
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN, Draft
from calc.dossier.solution import SolutionCondition, SolutionKind


@pytest.fixture
def window(
    qtbot: QtBot, session: Session, texts: Texts, example: Callable[[str], Draft]
) -> MainWindow:
    session.load(example("HH1-afgerond"))
    window = MainWindow(session, texts)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def page(window: MainWindow) -> SolutionPage:
    window.wizard.open([kind.key for kind in window.wizard.kinds].index("solution"))
    page = window.wizard.page
    assert isinstance(page, SolutionPage)
    return page


def test_the_solutions_that_can_be_chosen_come_first_with_their_reason(page: SolutionPage) -> None:
    said = page.solutions.grid.said().splitlines()
    assert said[1].startswith(
        "Een plan met een einddatum: kan na bevestigen | Beslist: medewerker."
    )
    assert "Nog te bevestigen: de klant wil dit zelf." in said[1]
    assert "kan nu niet" in said[-1]
    assert "Klopt niet:" in said[-1]


def test_a_box_that_is_ticked_is_a_confirmation_and_can_be_undone(page: SolutionPage) -> None:
    session = page.session
    page.confirm.boxes[SolutionCondition.CUSTOMER_AGREES].click()
    session.assess_now()
    assert session.draft.solution.confirmed == (SolutionCondition.CUSTOMER_AGREES,)
    assert (
        page.solutions.grid.said().splitlines()[1].startswith("Een plan met een einddatum: kan |")
    )
    session.undo_stack.undo()
    assert not session.draft.solution.confirmed
    assert not page.confirm.boxes[SolutionCondition.CUSTOMER_AGREES].isChecked()


def test_a_finding_about_the_choice_leads_to_its_field(
    window: MainWindow, page: SolutionPage, qtbot: QtBot
) -> None:
    qtbot.waitExposed(window)
    window.activateWindow()
    window.wizard.go_to("solution.confirmed")
    assert QApplication.focusWidget() is page.confirm.boxes[SolutionCondition.CUSTOMER_AGREES]
    window.wizard.go_to("solution.reason")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Waarom deze oplossing"


def test_the_role_is_one_of_the_policy_or_the_one_that_was(page: SolutionPage) -> None:
    session = page.session
    session.change(("solution", "role"), "SENTINEL-oude rol", "rol")
    [editor] = [
        editor
        for form in page.forms()
        for editor in form.editors
        if editor.path == ("solution", "role")
    ]
    words = [word for _, word in editor.options()]  # type: ignore[attr-defined]
    assert words == [*session.policy_file.policy.roles, "SENTINEL-oude rol"]


def rows(page: SolutionPage) -> dict[str, list[str]]:
    return {
        cells[0]: cells[1:]
        for cells in (line.split(" | ") for line in page.what_if.grid.said().splitlines())
    }


def test_what_if_changes_nothing_in_the_dossier(page: SolutionPage) -> None:
    session, panel = page.session, page.what_if
    before = session.draft
    assert not panel.take.isEnabled()
    panel.slider.setValue(48)
    assert panel.term.value() == 48
    assert rows(page)["Einddatum"][:2] == ["30 november 2029", "30 november 2030"]
    assert session.draft == before
    assert not session.undo_stack.canUndo()
    panel.reset.click()
    assert panel.term.value() == 36
    assert "nog niets anders" in panel.steps.text()


def test_what_is_taken_over_is_one_step_of_undo(page: SolutionPage, qtbot: QtBot) -> None:
    session, panel = page.session, page.what_if
    before = session.draft
    panel.term.setValue(48)
    panel.start.clear()
    qtbot.keyClicks(panel.start, "01-2027")
    panel.line.setCurrentIndex(1)
    panel.line.activated.emit(1)
    assert panel.amount.text()
    panel.amount.clear()
    qtbot.keyClicks(panel.amount, "1.800,50")
    qtbot.mouseClick(panel.take, Qt.MouseButton.LeftButton)
    assert session.draft.solution.term_months == 48
    assert str(session.draft.first_plan_month) == "2027-01"
    assert session.draft.income[0].amount == Decimal("1800.50")
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.draft == before


def test_a_policy_value_is_compared_and_never_taken_over(page: SolutionPage, qtbot: QtBot) -> None:
    panel = page.what_if
    for index in range(1, panel.key.count()):
        panel.key.setCurrentIndex(index)
        panel.key.activated.emit(index)
        assert panel.value.text()
        assert panel.error.text() == ""
    panel.key.setCurrentIndex(1)
    panel.key.activated.emit(1)
    panel.value.clear()
    qtbot.keyClicks(panel.value, "5000")
    assert rows(page)["Bedrag nu per maand"][1] == "€\u00a00,00"
    assert not panel.take.isEnabled()
    assert not panel.note.isHidden()
    panel.key.setCurrentIndex(0)
    panel.key.activated.emit(0)
    assert panel.value.text() == ""


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("start", "morgen", "maand"), ("amount", "veel", "bedrag"), ("amount", "-5", "lager dan nul")],
)
def test_what_cannot_be_read_is_said_and_cannot_be_taken_over(
    field: str, typed: str, said: str, page: SolutionPage, qtbot: QtBot
) -> None:
    panel = page.what_if
    panel.line.setCurrentIndex(1)
    panel.line.activated.emit(1)
    line = getattr(panel, field)
    line.clear()
    qtbot.keyClicks(line, typed)
    assert said in panel.error.text().lower()
    assert not panel.take.isEnabled()


def test_another_line_in_the_dossier_starts_again(page: SolutionPage) -> None:
    panel, session = page.what_if, page.session
    panel.term.setValue(48)
    session.remove(("income",), [0], "weg")
    session.assess_now()
    assert panel.term.value() == 36
    panel.line.setCurrentIndex(0)
    panel.line.activated.emit(0)
    assert panel.amount.text() == ""


def test_the_amount_is_chosen_on_the_page(page: SolutionPage) -> None:
    session = page.session
    session.change(("solution", "kind"), SolutionKind.PLAN, "oplossing")
    session.change(("solution", "amount"), Decimal("300.00"), "bedrag")
    session.assess_now()
    assert session.assessment.payment is not None
    assert session.assessment.payment.amount == 300
    session.change(("solution", "amount"), UNKNOWN, "bedrag")
    session.assess_now()
    assert session.assessment.payment.amount == 395
