"""A label remembers how high it is, and always says what Qt would have said."""

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.widgets.words import Label, markup, show_look

_LONG: Final = "Na de vaste lasten<br><br><br> is er genoeg om elke maand iets te betalen. "
_WIDTHS: Final = (90, 160, 300, 90)


def _larger(label: Label) -> None:
    font = label.font()
    font.setPointSize(24)
    label.setFont(font)


CHANGES: Final[dict[str, Callable[[Label], object]]] = {
    "text": lambda label: label.setText(3 * _LONG),
    "markup of the same text": lambda label: label.show_markup(markup(_LONG)),
    "letters": _larger,
    "room around it": lambda label: label.setStyleSheet("padding: 12px 30px"),
    "sheet": lambda label: label.setStyleSheet("font-size: 20pt"),
    "look": lambda label: show_look(label, "long"),
}


@pytest.fixture(params=["TextSelectableByMouse", "NoTextInteraction"])
def label(request: pytest.FixtureRequest, qtbot: QtBot, texts: Texts) -> Label:
    """Words that wrap, with a size of their own for a long one."""
    made = Label(_LONG)
    made.setObjectName("statAmount")
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag[request.param])
    qtbot.addWidget(made)
    return made


def _heights(label: Label) -> list[int]:
    return [label.heightForWidth(width) for width in _WIDTHS]


def _of_qt(label: Label) -> list[int]:
    return [QLabel.heightForWidth(label, width) for width in _WIDTHS]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_is_as_high_as_qt_says_after_every_change(
    label: Label, change: Callable[[Label], object]
) -> None:
    before = _heights(label)
    assert before == _of_qt(label)
    change(label)
    assert _heights(label) == _of_qt(label)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_makes_it_higher_or_lower(
    label: Label, change: Callable[[Label], object]
) -> None:
    """Else the test above would hold for a label that remembers for ever."""
    before = _of_qt(label)
    change(label)
    assert _of_qt(label) != before


def test_qt_is_asked_once_for_each_width(label: Label, monkeypatch: pytest.MonkeyPatch) -> None:
    _heights(label)
    asked: list[int] = []

    def ask(_: QLabel, width: int) -> int:
        asked.append(width)
        return 7

    monkeypatch.setattr(QLabel, "heightForWidth", ask)
    _heights(label)
    assert asked == []
    assert label.heightForWidth(1000) == 7
    label.setText("een ander")
    assert label.heightForWidth(90) == 7
    assert asked == [1000, 90]


def test_of_what_a_label_said_before_nothing_is_kept(
    label: Label, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each key the panel says something else, of a household."""
    before = label.text()
    asked: list[int] = []

    def ask(_: QLabel, width: int) -> int:
        asked.append(width)
        return 7

    label.heightForWidth(100)
    monkeypatch.setattr(QLabel, "heightForWidth", ask)
    label.heightForWidth(100)
    assert asked == []
    for text in (f"{before} en meer", before):
        label.setText(text)
        label.heightForWidth(100)
    assert asked == [100, 100]
