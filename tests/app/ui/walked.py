"""What stands on every page of the real window, for the tests that look at one thing of it each.

To go through all pages of an example takes over a second, so each is gone through once.
"""

from collections import defaultdict
from functools import cache
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollArea,
    QTabBar,
    QWidget,
)

from app.ui.intake.household_page import HouseholdPage
from app.ui.shell.main_window import MainWindow
from app.ui.shell.strip import Strip
from app.ui.widgets.actions import actions_of
from app.ui.widgets.tokens import ThemeName
from tests.pictures.taking import SIZES, places, settle, steps, window_of

USUAL: Final = "1366x768"
LARGE: Final = "200"


class Walk(NamedTuple):
    """Through an example, or a new dossier when there is no name."""

    example: str
    language: str = "nl"
    size: str = USUAL
    all_places: bool = True
    """the conversation and the list as well, not the form alone"""

    def __str__(self) -> str:
        return f"{self.example or 'empty'}-{self.language}-{self.size}"


class Bar(NamedTuple):
    """The bar of keys as it is on one page."""

    shown: tuple[str, ...]
    left_out: frozenset[str]
    boxes: tuple[tuple[str, QRect, int, int], ...]
    """each word: where it stands, and how wide and high it wants to be"""
    place: QRect
    of_page: frozenset[str]
    """what F1 names"""
    in_menus: frozenset[str]


class Seen(NamedTuple):
    """What was found on one page."""

    bar: Bar
    wider: tuple[str, ...]
    """what can be moved up and down, and is wider than the place it has"""
    sideways: int
    """so many pixels of the step are out of sight beside it"""
    strip: tuple[str, ...]
    panel: int
    """so many pixels of the panel are out of sight"""
    home: tuple[str, ...]
    nameless: tuple[str, ...]
    """what can have the cursor, and has no name"""
    claims: dict[str, list[str]]


@cache
def walked(walk: Walk) -> dict[str, Seen]:
    """What is seen on every page, by the name of the page."""
    found: dict[str, Seen] = {}
    with window_of(walk.example, ThemeName.LIGHT, SIZES[walk.size], walk.language) as program:
        for page in places(program) if walk.all_places else steps(program):
            settle()
            if page != "welcome":
                found[page] = _look(program.window)
    return found


def _look(window: MainWindow) -> Seen:
    assert window.desk is not None
    areas = [each for each in window.findChildren(QScrollArea) if each.isVisible()]
    page = window.wizard.page
    fields = page.body.findChildren(QLineEdit) if isinstance(page, HouseholdPage) else []
    return Seen(
        _bar(window),
        tuple(
            f"{type(each).__name__} {each.accessibleName()}"
            for each in areas
            if (inside := each.widget()) is not None and inside.width() > each.viewport().width()
        ),
        page.horizontalScrollBar().maximum() if page.isVisible() else 0,
        tuple(
            label.text()
            for strip in window.findChildren(Strip)
            for label in strip.findChildren(QLabel)
            if label.isVisible() and label.sizeHint().width() > label.width()
        ),
        window.live.verticalScrollBar().maximum() if window.live.isVisible() else 0,
        tuple(
            line.text() for line in fields if _is_of_the_home(line) and _wide(line) > line.width()
        ),
        tuple(
            f"{type(widget).__name__} in {type(widget.parent()).__name__}"
            for widget in _focusable(window)
            if not (widget.accessibleName() or getattr(widget, "text", str)())
        ),
        claims(window),
    )


def _bar(window: MainWindow) -> Bar:
    assert window.desk is not None
    bar = window.desk.keys
    labels = [label for pair in bar._labels for label in pair if not label.isHidden()]
    menus = actions_of(window.menuBar())
    return Bar(
        bar.shown,
        frozenset({key for key, _ in bar.keys} - {*bar.shown}),
        tuple(
            (label.text(), label.geometry(), label.sizeHint().width(),
             label.fontMetrics().height())
            for label in labels
        ),
        bar.rect(),
        frozenset(dict(window.words.keys_of_page)),
        frozenset(key.toString() for action in menus for key in action.shortcuts()),
    )  # fmt: skip


def _wide(line: QLineEdit) -> int:
    inside = line.fontMetrics().horizontalAdvance(line.text())
    return inside + line.sizeHint().width() - 17 * line.fontMetrics().horizontalAdvance("x")


def _is_of_the_home(line: QWidget) -> bool:
    editor: QWidget | None = line
    while editor is not None:
        path = getattr(editor, "path", ())
        if path:
            return path[0] in ("housing", "savings")
        editor = editor.parentWidget()
    return False


def _focusable(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        and widget.isVisible()
    ]  # fmt: skip


def claims(window: QWidget) -> dict[str, list[str]]:
    """The letters that are claimed more than once with Alt, each with who claims it."""
    texts = [action.text() for bar in window.findChildren(QMenuBar) for action in bar.actions()]
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    for widget in shown:
        if isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and _has_buddy(widget)
        ):
            texts.append(widget.text())
        elif isinstance(widget, QTabBar):
            texts += [widget.tabText(place) for place in range(widget.count())]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        if key := QKeySequence.mnemonic(text).toString():
            found[key].append(text)
    return {key: said for key, said in found.items() if len(said) > 1}


def _has_buddy(label: QLabel) -> bool:
    buddy: QWidget | None = label.buddy()
    return buddy is not None
