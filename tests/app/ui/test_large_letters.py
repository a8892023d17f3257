"""C7: letters twice as large on a screen of 1366x768; the page keeps the most of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.style import apply_style


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    apply_style(qapp, 2.0)
    yield
    apply_style(qapp, 1.0)


def shown(qtbot: QtBot, session: Session, texts: Texts) -> MainWindow:
    window = MainWindow(session, texts)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    return window


@pytest.mark.usefixtures("large")
def test_c7_the_page_keeps_half_of_the_window(qtbot: QtBot, session: Session, texts: Texts) -> None:
    window = shown(qtbot, session, texts)
    wizard = window.wizard
    assert window.width() <= 1366
    assert wizard.stack.width() >= window.width() * 0.48
    # Its name is whole for a screen reader, and above its page.
    assert wizard.steps.items[0].name == wizard.kinds[0].title(texts)


def test_c7_with_usual_letters_the_steps_have_their_names(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    wizard = shown(qtbot, session, texts).wizard
    widest = max(wizard.fontMetrics().horizontalAdvance(kind.title(texts)) for kind in wizard.kinds)
    assert wizard.steps.width() > widest


def test_c7_a_window_that_grows_gives_the_names_back(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    window = shown(qtbot, session, texts)
    wide = window.wizard.steps.width()
    window.resize(820, 768)
    QApplication.processEvents()
    assert window.wizard.steps.width() < wide
    window.resize(1366, 768)
    QApplication.processEvents()
    assert window.wizard.steps.width() == wide
    assert window.live.width() == pytest.approx(338, abs=20)
