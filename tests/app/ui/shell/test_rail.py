"""The rail at the left and the key bar at the bottom: what they say, and where there is no room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.intake.session import Session
from app.ui.shell.strip import Strip
from app.ui.widgets.key_bar import KeyBar
from app.ui.widgets.rail import Rail, RailItem, Sign
from app.ui.widgets.tokens import now

ITEMS = (
    RailItem("Klant en schuld", "compleet", Sign.DONE, "1", "compleet"),
    RailItem("Inkomsten", "4 regels", Sign.OPEN, "3", "hier moet nog iets"),
    RailItem("Uitkomst"),
)
KEYS = (("Enter", "volgende regel"), ("F8", "weet ik niet"), ("Ctrl+Enter", "volgende stap"))


@pytest.fixture
def rail(qtbot: QtBot, styled: None) -> Rail:
    made = Rail("Stappen")
    qtbot.addWidget(made)
    made.set_items(ITEMS)
    made.resize(200, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def _spoken(rail: Rail) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [rail.model().index(row, 0).data(role) for row in range(len(rail.items))]


def test_a_row_says_its_number_its_count_and_its_sign(rail: Rail) -> None:
    assert _spoken(rail) == [
        "1. Klant en schuld: compleet",
        "3. Inkomsten: 4 regels, hier moet nog iets",
        "Uitkomst",
    ]


def test_the_numbers_of_the_roles_are_those_of_qt(rail: Rail) -> None:
    index = rail.model().index(1, 0)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Inkomsten"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == ITEMS[1].said


def test_the_arrows_choose_and_whoever_listens_hears_each_row(rail: Rail) -> None:
    heard: list[int] = []
    rail.chosen.connect(heard.append)
    rail.choose(0)
    rail.setFocus()
    QTest.keyClick(rail, Qt.Key.Key_Down)
    QTest.keyClick(rail, Qt.Key.Key_Down)
    rail.choose(7)
    assert heard == [1, 2]
    assert rail.row == 2


def test_other_words_keep_the_row_and_say_nothing(rail: Rail) -> None:
    rail.choose(1)
    heard: list[int] = []
    rail.chosen.connect(heard.append)
    rail.set_items([ITEMS[0], ITEMS[1]._replace(counts="5 regels"), ITEMS[2]])
    assert (rail.row, heard) == (1, [])
    rail.set_items(ITEMS[:2])
    assert (rail.row, heard) == (1, [])


def test_only_rows_that_changed_are_drawn_again(rail: Rail) -> None:
    told: list[int] = []
    rail.model().dataChanged.connect(lambda first, last: told.append(first.row()))
    rail.set_items([*ITEMS[:2], ITEMS[2]._replace(counts="concept")])
    assert told == [2]


def test_narrow_has_only_signs_and_numbers(rail: Rail) -> None:
    wide = rail.width()
    rail.make_narrow(True)
    assert rail.width() < wide / 2
    rail.make_narrow(False)
    assert rail.width() == wide


def test_rows_come_closer_where_there_is_no_room(rail: Rail) -> None:
    assert rail.gap() == 8
    rail.resize(200, rail.row_height() * 3 + 6)
    QApplication.processEvents()
    assert rail.gap() == 2
    assert rail.verticalScrollBar().maximum() == 0


def test_a_copied_row_is_the_sentence(rail: Rail) -> None:
    rail.choose(1)
    QTest.keyClick(rail, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == ITEMS[1].said


def test_a_strip_beside_a_page_has_four_short_words_and_none_is_cut_off(
    qtbot: QtBot, texts: Texts, session: Session
) -> None:
    strip = Strip(texts)
    qtbot.addWidget(strip)
    strip.resize(338, 60)
    strip.show()
    strip.show_assessment(session.assessment)
    shown = [(name, amount) for name, amount in strip.cells if not name.isHidden()]
    assert [name.text() for name, _ in shown] == ["Binnen", "Eruit", "Over", "Betaalt"]
    assert [amount.text() for _, amount in shown][3] == "\u20ac\u00a0165"
    QApplication.processEvents()
    for label in (label for cell in shown for label in cell):
        assert label.width() >= label.sizeHint().width(), label.text()
    assert shown[3][1].accessibleName() == "Betaalt, concept: \u20ac\u00a0165"
    strip.resize(1200, 60)
    assert [name.text() for name, _ in strip.cells][3:] == ["Betaalt, concept", "Open punten"]
    assert not strip.cells[4][0].isHidden()


@pytest.fixture
def bar(qtbot: QtBot, texts: Texts) -> KeyBar:
    made = KeyBar(texts)
    qtbot.addWidget(made)
    made.resize(900, 52)
    made.show_keys(KEYS)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_bar_shows_the_keys_and_a_reader_hears_that_they_are_keys(bar: KeyBar) -> None:
    assert list(bar.shown) == ["Enter", "F8", "Ctrl+Enter"]
    assert bar._labels[1][0].accessibleName() == "Sneltoets F8"
    bar.show_keys(KEYS[:1])
    assert list(bar.shown) == ["Enter"]
    bar.show_keys(KEYS)
    assert list(bar.shown) == ["Enter", "F8", "Ctrl+Enter"]


def test_what_does_not_fit_is_left_out_whole(bar: KeyBar) -> None:
    last = bar._labels[2][1].geometry().right()
    bar.resize(last + 5, 52)
    assert list(bar.shown) == ["Enter", "F8"]
    assert bar.minimumSizeHint().width() == 0
    bar.resize(900, 52)
    assert list(bar.shown) == ["Enter", "F8", "Ctrl+Enter"]


def test_the_row_with_the_cursor_keeps_its_words(rail: Rail) -> None:
    """The brush of its sign filled the whole row."""
    rail.setFocus()
    picture = rail.grab(rail.visualRect(rail.model().index(rail.row, 0))).toImage()
    places = [(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)]
    filled = sum(picture.pixelColor(x, y) == QColor(now().accent) for x, y in places)
    assert filled < len(places) / 4


def test_f1_and_ctrl_k_stay_where_other_keys_are_left_out(bar: KeyBar) -> None:
    bar.show_keys([*KEYS, ("F6", "ander vak"), ("F1", "uitleg"), ("Ctrl+K", "zoek")])
    assert list(bar.shown) == ["Enter", "F8", "Ctrl+Enter", "F6", "F1", "Ctrl+K"]
    bar.resize(bar._labels[5][1].geometry().right(), 52)
    assert list(bar.shown) == ["Enter", "F8", "Ctrl+Enter", "F1", "Ctrl+K"]
    found, wide = list(bar.shown), bar.width()
    while found[-2:] == ["F1", "Ctrl+K"]:
        ends = [words.geometry().right() for _, words in bar._labels if not words.isHidden()]
        assert ends == sorted(ends)
        assert ends[-1] <= bar.width()
        wide -= 20
        bar.resize(wide, 52)
        last, found = found, list(bar.shown)
    assert last == ["F1", "Ctrl+K"]
    assert found == ["F1"]
