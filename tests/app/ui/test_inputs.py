"""C2: a letter in a closed list changes nothing; it shows what Enter would take."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.organisation import read_organisation
from app.ui.shell.main_window import MainWindow
from app.ui.shell.pages import PAGES
from app.ui.widgets.inputs import ChoiceBox
from tests.app.ui.kept import kept_window
from tests.building import draft, raw_example
from tests.tariff_files import shipped

Key = Qt.Key
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
WORDS = ["weet ik niet", "alleenstaand", "samen, met kinderen", "samen, zonder kinderen"]


@pytest.fixture
def box(qtbot: QtBot, texts: Texts) -> ChoiceBox:
    """A list of which the first item is "weet ik niet" and the second is chosen."""
    made = ChoiceBox()
    qtbot.addWidget(made)
    made.offer(WORDS, shy=[0])
    made.setCurrentIndex(1)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def _taken(box: ChoiceBox) -> list[int]:
    found: list[int] = []
    box.activated.connect(found.append)
    return found


@pytest.fixture(scope="module", params=LANGUAGES)
def window(request: pytest.FixtureRequest, styled: None) -> Iterator[MainWindow]:
    """One window in each language with HH5: what these tests do changes nothing, as they hold."""
    with kept_window(
        read_organisation(None), shipped(), draft(raw_example("HH5")), Texts(request.param)
    ) as kept:
        yield kept.window


@pytest.mark.parametrize("place", range(len(PAGES)))
def test_c2_no_letter_changes_a_list_on_any_page(place: int, window: MainWindow) -> None:
    session = window.session
    window.activateWindow()
    window.wizard.open(place)
    QApplication.processEvents()
    before = session.draft
    for box in window.wizard.page.findChildren(ChoiceBox):
        if not box.isVisible() or not box.isEnabled():
            continue
        shown = box.currentText()
        box.setFocus()
        for letter in LETTERS:
            QTest.keyClicks(box, letter)
            box.hidePopup()
        assert (box.currentText(), session.draft) == (shown, before)
    assert session.undo_stack.count() == 0


@pytest.mark.parametrize("to_list", [False, True])
@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Tab])
def test_c2_a_letter_shows_what_enter_and_tab_take(
    key: Qt.Key, to_list: bool, box: ChoiceBox
) -> None:
    """With an open list the keys go to the list; a program may send them to the box."""
    taken = _taken(box)
    QTest.keyClicks(box, "s")
    assert box.view().isVisible()
    assert (box.currentIndex(), box.view().currentIndex().row(), taken) == (1, 2, [])
    QTest.keyClick(box.view() if to_list or key == Key.Key_Tab else box, key)
    assert not box.view().isVisible()
    assert (box.currentIndex(), taken) == (2, [2])


def test_c2_the_same_letter_again_goes_to_the_next(box: ChoiceBox) -> None:
    QTest.keyClicks(box, "ss")
    assert box.view().currentIndex().row() == 3
    QTest.keyClicks(box, "s")
    assert box.view().currentIndex().row() == 2


def test_c2_more_letters_and_later_words_are_found(box: ChoiceBox) -> None:
    QTest.keyClicks(box, "zond")
    assert box.view().currentIndex().row() == 3


def test_c2_letters_never_go_to_not_known_but_the_arrows_do(box: ChoiceBox) -> None:
    taken = _taken(box)
    QTest.keyClicks(box, "weet")
    assert box.view().currentIndex().row() == 1
    QTest.keyClick(box.view(), Key.Key_Up)
    QTest.keyClick(box.view(), Key.Key_Return)
    assert (box.currentIndex(), taken) == (0, [0])


def test_c2_escape_leaves_it_as_it_was(box: ChoiceBox) -> None:
    taken = _taken(box)
    QTest.keyClicks(box, "s")
    QTest.keyClick(box.view(), Key.Key_Escape)
    assert not box.view().isVisible()
    assert (box.currentIndex(), taken) == (1, [])


def test_c2_a_letter_goes_on_from_what_is_chosen(box: ChoiceBox) -> None:
    box.setCurrentIndex(2)
    QTest.keyClicks(box, "s")
    assert (box.currentIndex(), box.view().currentIndex().row()) == (2, 3)
