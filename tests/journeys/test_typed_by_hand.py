"""A whole dossier typed in the window is the dossier of the file: same answer, same letter."""

import json
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.resources import EXAMPLES
from app.services.assessing import Assessed, assess_file
from app.services.outgoing_documents import decided
from app.ui.budget.line_page import LinePage
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.style import apply_style
from calc import UNKNOWN, Draft, as_json
from tests.journeys.typist import Typist
from tests.journeys.windows import example, opened
from tests.tariff_files import shipped


@pytest.fixture
def empty_window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    """A window with an empty dossier."""
    apply_style(qapp)
    window = opened()
    qtbot.addWidget(window)
    return window


def _differences(one: Draft, other: Draft) -> list[str]:
    """The fields in which two drafts differ, a line each: easier to read than two whole drafts."""
    left, right = (json.dumps(draft.model_dump(mode="json"), indent=1).splitlines()
                   for draft in (one, other))  # fmt: skip
    return [f"{a} | {b}" for a, b in zip(left, right, strict=False) if a != b][:12]


def _of_nobody(draft: Draft) -> Draft:
    """A dossier without the number by which a new one is told from every other."""
    handling = draft.handling.model_copy(update={"case_id": UNKNOWN})
    return draft.model_copy(update={"handling": handling})


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH4"])
def test_a_dossier_typed_by_hand_gives_the_same_bytes_as_its_file(
    name: str, empty_window: MainWindow
) -> None:
    wanted = example(name)
    number = empty_window.session.draft.handling.case_id
    assert number is not UNKNOWN
    Typist(empty_window, Texts("nl"), wanted).enter_everything()
    session = empty_window.session
    # What was asked is written down while somebody types; the file is of before that record.
    assert session.draft.asked
    assert session.draft.handling.case_id == number
    session.replace(_of_nobody(session.draft.model_copy(update={"asked": ()})), "record")
    assert _differences(session.draft, wanted) == []
    assert session.draft == wanted
    session.assess_now()
    from_file = assess_file(
        EXAMPLES / f"{name}.uitzicht.json",
        on=None,
        policy=None,
        tariffs=shipped(),
        today=date.today,
    )
    assert json.dumps(as_json(session.assessment)) == json.dumps(as_json(from_file.assessment))
    typed = Assessed(session.draft, session.policy_file, session.assessment)
    assert decided(typed, Texts("nl")).made.pdf == decided(from_file, Texts("nl")).made.pdf


def test_everything_typed_can_be_undone_to_the_empty_dossier(empty_window: MainWindow) -> None:
    empty = empty_window.session.draft
    Typist(empty_window, Texts("nl"), example("HH1")).enter_everything()
    stack = empty_window.session.undo_stack
    typed = empty_window.session.draft
    steps = stack.index()
    while stack.canUndo():
        stack.undo()
    assert empty_window.session.draft == empty
    assert _of_nobody(empty) == Draft()
    for _ in range(steps):
        stack.redo()
    assert empty_window.session.draft == typed


def test_a_deleted_group_comes_back_in_the_table(empty_window: MainWindow, qtbot: QtBot) -> None:
    session = empty_window.session
    session.load(example("HH1"))
    empty_window.wizard.go_to("expenses[0].code")
    page = empty_window.wizard.page
    assert isinstance(page, LinePage)
    page.grid.selectAll()
    page.commands.delete()
    assert session.draft.expenses == ()
    session.undo_stack.undo()
    assert session.draft == example("HH1")
    assert page.model.new_row == len(session.draft.expenses)
