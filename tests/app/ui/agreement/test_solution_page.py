"""The page of the solution: what is open, what is confirmed, and what if beside the dossier."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.agreement.solution_page import SolutionPage
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN, Draft
from calc.dossier.solution import SolutionCondition, SolutionKind
from tests.app.ui.kept import Kept


@pytest.fixture
def window(one_window: Kept, example: Callable[[str], Draft]) -> MainWindow:
    return one_window.put_back(example("HH1-afgerond"))


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


def test_what_to_do_stands_above_its_conditions(page: SolutionPage) -> None:
    """The choice first; then what the policy allows and asks for it, and why."""
    choice = page.forms()[0]
    parts = (choice, page.solutions, page.confirm, page.reasons, page.rejected)
    tops = [part.geometry().top() for part in parts]
    assert tops == sorted(tops)


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
