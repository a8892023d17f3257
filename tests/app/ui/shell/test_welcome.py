"""The welcome: three doors by key and by click, and how the window looks; nothing in it moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.dossiers import new_dossier
from app.services.local_state import Keeper
from app.ui.shell.opening import Opening
from app.ui.shell.program import Program
from app.ui.shell.welcome import DOORS, Door, Welcome
from app.ui.shell.welcome_looks import SIZES
from app.ui.widgets.chip import ChipRow
from app.ui.widgets.style import apply_style
from app.ui.widgets.tokens import THEMES, ThemeName, use
from tests.app.ui.shell.answering import Answers, Build, start_in
from tests.programs import opened


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def _welcome(program: Program) -> Welcome:
    welcome = program.window.welcome
    assert welcome is not None
    return welcome


@pytest.fixture
def empty(build: Build, qtbot: QtBot) -> Program:
    program = build(first_time=True)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    return program


@pytest.fixture
def usual_look() -> Iterator[None]:
    yield
    use(THEMES[ThemeName.LIGHT])
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_style(app)


def test_the_cursor_is_at_the_first_door_and_nothing_of_a_dossier_is_seen(empty: Program) -> None:
    assert QApplication.focusWidget() is _welcome(empty).buttons["new"]
    desk = empty.window.desk
    assert desk is not None
    assert not desk.halves.isVisible()
    assert not desk.top.switch.isVisible()
    assert desk.top.name.text() == "Uitzicht"
    assert desk.keys.shown[0] == "1 2 3"


@pytest.mark.parametrize("how", ["digit", "click", "key"])
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_a_door_opens_by_its_digit_its_button_and_its_key(
    door: Door, how: str, empty: Program, answers: Answers, hh2: Path, qtbot: QtBot
) -> None:
    name = door.name
    answers.given |= {"file_to_open": hh2}
    if how == "digit":
        QTest.keyClicks(_focused(), door.digit)
    elif how == "click":
        _welcome(empty).buttons[name].click()
    else:
        held = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(_focused(), Qt.Key[f"Key_{door.key[-1]}"], held)
    qtbot.waitUntil(lambda: empty.window.welcome is None, timeout=5000)
    assert empty.file.is_example is (name == "example")
    assert empty.file.path == (hh2 if name == "open" else None)
    desk = empty.window.desk
    assert desk is not None
    assert desk.halves.isVisible()
    assert desk.top.switch.isVisible()


def test_who_chooses_no_file_stays_at_the_doors(
    empty: Program, answers: Answers, qtbot: QtBot
) -> None:
    answers.given |= {"file_to_open": None}
    QTest.keyClicks(_focused(), "3")
    qtbot.waitUntil(lambda: "file_to_open" in answers.asked, timeout=5000)
    assert empty.window.welcome is not None


def test_keys_of_a_dossier_do_nothing_where_there_is_none(empty: Program) -> None:
    for do in (empty.window.toggle_way, empty.window.next_open_point, empty.window.next_step):
        do()
    empty.window.open_step(3)
    empty.window.show_documents()
    assert empty.window.welcome is not None
    assert empty.window.wizard.place == 0


@pytest.mark.usefixtures("usual_look")
def test_theme_and_size_are_chosen_in_place_and_kept(empty: Program) -> None:
    themes, sizes = _welcome(empty).looks.findChildren(ChipRow)
    assert (themes.value, sizes.value) == ("system", "usual")
    next(chip for chip in themes.chips if chip.answer.key == "dark").click()
    assert empty.keeper.settings.theme == "dark"
    next(chip for chip in sizes.chips if chip.answer.key == "largest").click()
    assert empty.keeper.settings.zoom == SIZES["largest"] == 200
    again = _welcome(empty)
    themes, sizes = again.looks.findChildren(ChipRow)
    assert (themes.value, sizes.value) == ("dark", "largest")
    QApplication.processEvents()
    assert again.horizontalScrollBar().maximum() == 0
    assert QApplication.focusWidget() is again.buttons["new"]


def test_another_language_keeps_the_doors(empty: Program) -> None:
    empty.speak("en")
    assert _welcome(empty).buttons["new"].text() == "Start"
    assert _welcome(empty).heading.text() == "Welcome to Uitzicht"
    QTest.keyClicks(_focused(), "x")
    assert empty.window.welcome is not None


def test_a_file_that_is_given_goes_past_the_doors(build: Build, hh2: Path) -> None:
    assert build(first_time=True, file=hh2).window.welcome is None


def _places(opening: Opening) -> dict[str, QRect]:
    welcome = opening.window.welcome
    assert welcome is not None
    parts = [*welcome.findChildren(QPushButton), welcome.heading, welcome.tip, welcome.looks]
    return {
        f"{place}": QRect(part.mapTo(opening.window, QPoint(0, 0)), part.size())
        for place, part in enumerate(parts)
        if "chip" not in part.objectName()
    }


@pytest.mark.usefixtures("styled")
def test_nothing_in_it_moves_when_the_program_is_there(tmp_path: Path, qtbot: QtBot) -> None:
    Keeper(tmp_path).change(language="nl", window_width=1366, window_height=728)
    opening = opened(start_in(tmp_path))
    opening.window.show()
    qtbot.waitExposed(opening.window)
    QApplication.processEvents()
    before = _places(opening)
    program = Program(opening, start_in(tmp_path))
    opening.draw()
    QApplication.processEvents()
    assert _places(opening) == before
    assert program.session.draft.income == new_dossier().income
    program.window.close()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_tip_names_the_keys_that_help_somebody_who_does_not_know_the_way(language: str) -> None:
    tip = Texts(language).text("shell.welcome.tip")
    assert "F1" in tip
    assert "Ctrl+K" in tip
