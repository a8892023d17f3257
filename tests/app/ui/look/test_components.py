"""The small parts that pages are made of: a card, chips by letter, a key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.widgets.card import Card, NextCard
from app.ui.widgets.chip import Answer, ChipRow
from app.ui.widgets.key_cap import KeyCap

ANSWERS = (
    Answer("month", "M", "per maand"),
    Answer("four_weeks", "4", "per 4 weken"),
    Answer("week", "W", "per week"),
)


@pytest.fixture
def row(qtbot: QtBot, texts: Texts) -> ChipRow:
    row = ChipRow("Hoe vaak?", ANSWERS)
    qtbot.addWidget(row)
    row.show()
    row.chips[0].setFocus()
    return row


def test_a_letter_chooses_and_is_told_once(row: ChipRow) -> None:
    told: list[str] = []
    row.chosen.connect(told.append)
    QTest.keyClick(row.chips[0], Qt.Key.Key_W)
    assert (row.value, told) == ("week", ["week"])
    QTest.keyClick(row.chips[2], Qt.Key.Key_4)
    assert (row.value, told) == ("four_weeks", ["week", "four_weeks"])
    QTest.keyClick(row.chips[1], Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert row.value == "four_weeks"
    assert not row.take_letter("x")
    assert not row.take_letter("")


def test_showing_an_answer_says_nothing_and_none_can_be_shown(row: ChipRow) -> None:
    told: list[str] = []
    row.chosen.connect(told.append)
    row.choose("month")
    assert row.value == "month"
    row.choose(None)
    assert row.value is None
    row.choose("week")
    row.choose("month")
    assert [chip.isChecked() for chip in row.chips] == [True, False, False]
    assert told == []


def test_a_screen_reader_hears_one_of_several_its_word_and_its_letter(row: ChipRow) -> None:
    heard = QAccessible.queryAccessibleInterface(row.chips[1])
    assert heard.role() == QAccessible.Role.RadioButton
    assert heard.text(QAccessible.Text.Name) == "per 4 weken"
    assert heard.text(QAccessible.Text.Description) == "4"
    assert row.accessibleName() == "Hoe vaak?"


def test_a_chosen_chip_differs_without_colour(row: ChipRow) -> None:
    chip = row.chips[0]

    def dark() -> int:
        grey = chip.grab().toImage().convertToFormat(chip.grab().toImage().Format.Format_Grayscale8)
        left = range(chip._pad(), chip._pad() + chip._sign())
        return sum(grey.pixelColor(x, y).red() < 90 for x in left for y in range(grey.height()))

    before = dark()
    row.choose("month")
    assert dark() > before * 1.5


@pytest.mark.parametrize(
    ("keys", "said", "heard"),
    [
        ("Ctrl+T", "Ctrl+T", "sneltoets Ctrl+T"),
        ("Ctrl++", "Ctrl++", "sneltoets Ctrl++"),
        ("Alt+Down", "Alt+Pijl omlaag", "sneltoets Alt+Pijl omlaag"),
        ("F2", "F2", "sneltoets F2"),
        ("Ctrl+PgUp", "Ctrl+Page Up", "sneltoets Ctrl+Page Up"),
    ],
)
def test_a_key_is_read_as_a_key(
    qtbot: QtBot, texts: Texts, keys: str, said: str, heard: str
) -> None:
    cap = KeyCap(texts, keys)
    qtbot.addWidget(cap)
    assert (cap.text(), cap.accessibleName()) == (said, heard)


def test_a_card_has_a_title_that_is_read_as_words(qtbot: QtBot, texts: Texts) -> None:
    card, following = Card("Naast schuldhulp"), NextCard()
    qtbot.addWidget(card)
    qtbot.addWidget(following)
    assert card.title.text() == "NAAST SCHULDHULP"
    assert card.title.accessibleName() == "Naast schuldhulp"
    assert following.title.isHidden()
    assert following.objectName() == "nextCard"
