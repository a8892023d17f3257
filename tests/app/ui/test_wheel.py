"""C1: the wheel scrolls the page. It never changes a value, on any page and in any window."""

import ast
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSpinBox,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import app.ui
from app.i18n import Texts
from app.services.rules import RULES
from app.ui.agreement.checks_page import ChecksPage
from app.ui.budget.line_page import LinePage
from app.ui.documents.desk import DocumentsDesk
from app.ui.intake.session import Session
from app.ui.law.live_shelf import LiveShelf
from app.ui.law.rule_session import RuleSession
from app.ui.law.rule_window import RuleWindow
from app.ui.law.tariff_window import TariffWindow
from app.ui.shell.main_window import MainWindow
from app.ui.shell.pages import PAGES
from app.ui.widgets.inputs import WheelGuard
from calc import Draft
from tests.tariff_files import shipped

DAY = date(2026, 11, 23)
VALUES: Final = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)


def turn(widget: QWidget, steps: int) -> None:
    """Turn the wheel over the middle of a widget, whether or not it has the focus."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def controls(window: QWidget) -> list[QWidget]:
    """Everything in a window that holds a value of a list or a range."""
    return [
        widget
        for kind in VALUES
        for widget in window.findChildren(kind)
        if not isinstance(widget, QScrollBar) and widget.isEnabled()
    ]


def values(window: QWidget) -> list[object]:
    """What stands in every widget of a window that can hold something."""
    found: list[object] = []
    for widget in window.findChildren(QWidget):
        match widget:
            case QComboBox():
                found.append((widget.currentIndex(), widget.currentText()))
            case QScrollBar():
                pass
            case QAbstractSlider() | QSpinBox():
                found.append(widget.value())
            case QTabBar() | QListWidget():
                index = widget.currentIndex()
                found.append(index if isinstance(index, int) else index.row())
            case QLineEdit():
                found.append(widget.text())
            case QPlainTextEdit():
                found.append(widget.toPlainText())
            case QAbstractButton():
                found.append(widget.isChecked())
    return found


def turn_over_everything(window: QWidget) -> int:
    """Up and down over every widget, without and then with the focus; gives how many controls."""
    before = values(window)
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QScrollBar) and widget.isVisible():
            for steps in (-1, 3, -3):
                turn(widget, steps)
    assert values(window) == before
    found = controls(window)
    for widget in found:
        widget.setFocus()
        turn(widget, -1)
        turn(widget, 1)
    assert values(window) == before
    return len(found)


@pytest.fixture
def window(qtbot: QtBot, session: Session, texts: Texts) -> MainWindow:
    """The whole window."""
    made = MainWindow(session, texts)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("name", ["HH5", "HH1-afgerond", None])
@pytest.mark.parametrize("place", range(len(PAGES)))
def test_c1_the_wheel_changes_nothing_on_any_page(
    place: int, name: str | None, window: MainWindow, example: Callable[[str], Draft]
) -> None:
    session = window.session
    session.load(Draft() if name is None else example(name))
    before = session.draft
    window.wizard.open(place)
    page = window.wizard.page
    if isinstance(page, LinePage):
        page.grid.go_to_cell(0, page.group.column("frequency"), edit=True)
    if isinstance(page, ChecksPage):
        page.checks.card.open_detail()
        before = session.draft
    QApplication.processEvents()
    turn_over_everything(window)
    assert session.draft is before


def test_c1_there_is_something_to_turn_over(window: MainWindow) -> None:
    count = 0
    for place in range(len(PAGES)):
        window.wizard.open(place)
        QApplication.processEvents()
        count += len(controls(window.wizard.page))
    assert count >= 24  # 24 lists fewer than before: a check is answered with chips


@pytest.mark.parametrize("place", range(len(PAGES)))
def test_c1_the_page_scrolls_when_the_wheel_is_over_a_control(
    place: int, window: MainWindow
) -> None:
    window.resize(1000, 420)
    window.wizard.open(place)
    QApplication.processEvents()
    page = window.wizard.page
    shown = [each for each in controls(page) if each.isVisible()]
    assert page.verticalScrollBar().maximum() > 0 or not shown
    for control in shown:
        # The details of a line scroll by themselves where they stand below their table.
        areas = [each for each in above(control) if each.verticalScrollBar().maximum() > 0]
        for area in areas:
            area.ensureWidgetVisible(control)
        bars = [area.verticalScrollBar() for area in areas]
        before = [bar.value() for bar in bars]
        at = control.mapTo(window, control.rect().center())
        down = bars[0].value() < bars[0].maximum()
        # As a mouse sends it: an event that a program sends does not go up to the page.
        QTest.wheelEvent(window.windowHandle(), at, QPoint(0, -120 if down else 120))
        assert [bar.value() for bar in bars] != before, control.accessibleName()


def above(control: QWidget) -> list[QScrollArea]:
    """The areas that a control can be scrolled in, the nearest first."""
    found, here = [], control.parentWidget()
    while here is not None:
        if isinstance(here, QScrollArea):
            found.append(here)
        here = here.parentWidget()
    return found


def test_c1_the_wheel_changes_nothing_in_the_documents(
    qtbot: QtBot, session: Session, texts: Texts, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH1-afgerond"))
    desk = DocumentsDesk(session, texts)
    qtbot.addWidget(desk)
    desk.refresh()
    desk.show()
    before, kind = session.draft, desk.offers.kind
    for part in (desk.offers, desk.talks.list):
        assert part.isVisible()
        turn_over_everything(desk)
        desk.show_talks()
    assert (session.draft, desk.offers.kind) == (before, kind)


@pytest.mark.parametrize("rule", list(RULES))
def test_c1_the_wheel_changes_nothing_in_a_trial(rule: str, qtbot: QtBot, texts: Texts) -> None:
    session = RuleSession(shipped(), DAY)
    session.choose(rule, "x")
    made = RuleWindow(session, texts)
    qtbot.addWidget(made)
    made.show()
    before = session.filled
    assert turn_over_everything(made) >= 1
    assert session.filled == before


def test_c1_the_wheel_changes_nothing_in_the_tariffs(
    qtbot: QtBot, texts: Texts, tmp_path: Path
) -> None:
    made = TariffWindow(LiveShelf(tmp_path), texts, DAY)
    qtbot.addWidget(made)
    made.show()
    for place in range(made.tabs.count()):
        made.tabs.setCurrentIndex(place)
        assert turn_over_everything(made) >= 1


def test_c1_the_wheel_changes_nothing_in_a_dialog_that_qt_made(qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    copies, kind, other = QSpinBox(made), QComboBox(made), QPushButton("x", made)
    kind.addItems(["a", "b", "c"])
    for widget in (copies, kind, other):
        column.addWidget(widget)
    WheelGuard(made)
    made.show()
    turn_over_everything(made)
    assert (copies.value(), kind.currentText()) == (0, "a")


_PLAIN: Final = {
    "QComboBox", "QFontComboBox", "QSpinBox", "QDoubleSpinBox", "QAbstractSpinBox", "QDateEdit",
    "QTimeEdit", "QDateTimeEdit", "QSlider", "QAbstractSlider", "QDial", "QTabBar", "QTabWidget",
    "QCalendarWidget", "QInputDialog", "QToolBox", "QKeySequenceEdit",
}  # fmt: skip


def _made_in(module: Path) -> set[str]:
    """The classes that a module calls or makes a kind of."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        parts = [node.func] if isinstance(node, ast.Call) else []
        parts += node.bases if isinstance(node, ast.ClassDef) else []
        for part in parts:
            names |= {part.id} if isinstance(part, ast.Name) else set()
            names |= {part.attr} if isinstance(part, ast.Attribute) else set()
    return names


def test_c1_no_module_makes_a_plain_input_of_qt() -> None:
    """A new input cannot forget the wheel: it is one of `app.ui.widgets.inputs`."""
    folder = Path(app.ui.__path__[0])
    wrong = {
        str(module.relative_to(folder)): made
        for module in sorted(folder.rglob("*.py"))
        if module != folder / "widgets/inputs.py" and (made := _made_in(module) & _PLAIN)
    }
    assert wrong == {}
    assert _made_in(folder / "widgets/inputs.py") & _PLAIN  # the test sees them where they are
