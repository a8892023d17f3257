"""HH4, where nothing can be paid now: an officer varies by keyboard, takes nothing over, then one.

The freelancer asks: and if I had the huurtoeslag, and if my wage were higher? Nothing of it changes
the dossier until the officer writes down why.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.varying import Varied
from app.ui.result.result_page import ResultPage
from app.ui.result.whatif_drawer import WhatIfDrawer
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.style import apply_style
from tests.journeys.windows import opened

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    apply_style(qapp)
    window = opened("HH4")
    qtbot.addWidget(window)
    window.resize(1366, 728)
    QApplication.processEvents()
    yield window
    window.session.undo_stack.setClean()


def here() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(here(), key, modifier)


def open_drawer(window: MainWindow) -> WhatIfDrawer:
    press(Key.Key_4, CTRL)
    page = window.wizard.page
    assert isinstance(page, ResultPage)
    assert page.drawer is not None
    assert page.drawer.isVisible()
    return page.drawer


def choose(drawer: WhatIfDrawer, varied: Varied) -> None:
    """From the field back to the chips, and along them with the arrows."""
    for _ in range(len(Varied)):
        if here() is not drawer.chips[drawer.varied]:
            press(Key.Key_Backtab)
    assert here() is drawer.chips[drawer.varied]
    for _ in range(len(Varied)):
        away = list(Varied).index(varied) - list(Varied).index(drawer.varied)
        if away:
            press(Key.Key_Right if away > 0 else Key.Key_Left)
    assert drawer.varied is varied


def type_in(drawer: WhatIfDrawer, text: str) -> None:
    press(Key.Key_Return)
    assert here() is drawer.field
    QTest.keyClicks(here(), text)  # over what stood there


def cells(drawer: WhatIfDrawer) -> dict[str, list[str]]:
    lines = drawer.view.grid.said().replace("\N{NO-BREAK SPACE}", " ").splitlines()
    return {name: rest for name, *rest in (line.split(" | ") for line in lines)}


def test_hh4_is_varied_by_keyboard_and_stays_as_it_is(window: MainWindow) -> None:
    session = window.session
    before = session.draft
    window.wizard.enter([kind.key for kind in window.wizard.kinds].index("result"))
    page = window.wizard.page
    assert isinstance(page, ResultPage)
    assert "U hoeft nu niets te betalen." in page.say.sentence.text()
    assert here() is page.next.button
    drawer = open_drawer(window)
    assert here() is drawer.field
    # A toeslag that is missed stands ready with what there is a right to.
    choose(drawer, Varied.TOESLAG)
    assert drawer.field.text() == "185,00"
    assert cells(drawer)["Na alles over in de eerste maand"] == ["€ -8,24", "€ 83,61", "+91,85"]
    assert "<s>Eerst vragen wij samen uw huurtoeslag aan.</s>" in drawer.view.sentence.text()
    # Another income, as people say it: then something can be paid.
    choose(drawer, Varied.INCOME)
    type_in(drawer, "650 pw")
    assert "per maand" in drawer.echo.text()
    assert cells(drawer)["Bedrag nu per maand"][1] != "€ 0,00"
    assert "missen" in drawer.view.sentence.text()
    # A longer term changes nothing here, and that is seen.
    choose(drawer, Varied.TERM)
    type_in(drawer, "4 jaar")
    assert cells(drawer)["Bedrag nu per maand"] == ["€ 0,00", "€ 0,00", "0,00"]
    press(Key.Key_Escape)
    assert here() is page.next.button
    assert session.draft == before
    assert not session.undo_stack.canUndo()


def test_hh4_takes_one_over_with_a_reason_and_takes_it_back(window: MainWindow) -> None:
    session = window.session
    before = session.draft
    window.wizard.enter([kind.key for kind in window.wizard.kinds].index("result"))
    drawer = open_drawer(window)
    choose(drawer, Varied.TOESLAG)
    drawer.field.setFocus()
    press(Key.Key_Return, CTRL)
    assert session.draft == before
    assert here() is drawer.reason
    QTest.keyClicks(here(), "aangevraagd op 23 november")
    press(Key.Key_Return, CTRL)
    assert drawer.isHidden()
    page = window.wizard.page
    assert isinstance(page, ResultPage)
    assert "huurtoeslag" not in page.say.sentence.text()
    assert session.draft.reasons[-1].text.endswith("aangevraagd op 23 november")
    press(Key.Key_Z, CTRL)
    session.assess_now()
    assert session.draft == before
