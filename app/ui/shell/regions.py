"""The three parts of the window that F6 goes round, and the panel as one stop of the Tab key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

Part = Callable[[], QWidget | None]
"""A part as it is now: the window is filled anew in another language. None: it is not there."""


class Regions(QObject):
    """Rail, page and panel. Each gets the cursor back where it was left."""

    def __init__(
        self, parts: tuple[Part, ...], enter: Callable[[], object], window: QWidget
    ) -> None:
        """`enter` puts the cursor in the page, when it was not there yet. It is the second part."""
        super().__init__(window)
        self._parts, self._enter, self._window = parts, enter, window
        self._left: dict[int, QWidget] = {}
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # there are no windows without one
        app.focusChanged.connect(self._follow)

    @property
    def here(self) -> int | None:
        """The part that has the cursor."""
        return self._part_of(self._window.focusWidget())

    def next(self) -> None:
        """The next part that is there and takes the cursor."""
        now = self.here
        count = len(self._parts)
        first = 0 if now is None else now + 1
        for step in range(count):
            if self.go((first + step) % count):
                return

    def go(self, place: int) -> bool:
        """Put the cursor in a part; whether it took it."""
        part = self._parts[place]()
        if part is None or not part.isVisible():
            return False
        before = self._left.get(place)
        if before is not None and isValid(before) and _takes(before) and part.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.TabFocusReason)
        elif place == 1:
            self._enter()
        elif found := first_stop(part):
            found.setFocus(Qt.FocusReason.TabFocusReason)
        return self.here == place

    def _part_of(self, widget: QWidget | None) -> int | None:
        for place, of in enumerate(self._parts):
            part = of()
            if widget is None or part is None:
                continue
            if part is widget or part.isAncestorOf(widget):
                return place
        return None

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        place = self._part_of(now)
        if place is not None and now is not None:
            self._left[place] = now


class OneStop(QObject):
    """Tab goes into a part once and out again; within it the arrows go from one to the next."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down walk through the part; a field to type in keeps its arrows."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        ways = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() not in ways or isinstance(watched, QLineEdit):
            return False
        there = stops(self._part)
        if watched in there:
            place = there.index(watched) + ways[Qt.Key(event.key())]
            if 0 <= place < len(there):
                there[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if now is not None and self._part.isAncestorOf(now):
            now.installEventFilter(self)


def out_of(part: QWidget, *, forward: bool) -> bool:
    """Put the cursor on what comes after a part, or before it; whether there is such a thing."""
    start: QWidget | None = QApplication.focusWidget()
    here = start
    while here is not None:
        here = here.nextInFocusChain() if forward else here.previousInFocusChain()
        if here is None or here is start:
            return False
        if not part.isAncestorOf(here) and here is not part and _takes(here):
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            here.setFocus(reason)
            return True
    return False


def stops(part: QWidget) -> list[QWidget]:
    """What takes the cursor in a part, from top to bottom."""
    found = [each for each in part.findChildren(QWidget) if _takes(each)]
    return sorted(found, key=lambda each: _place(part, each))


def first_stop(part: QWidget) -> QWidget | None:
    """The first that takes the cursor, or the part itself."""
    return part if _takes(part) else next(iter(stops(part)), None)


def _takes(widget: QWidget) -> bool:
    return bool(
        widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
    )


def _place(part: QWidget, widget: QWidget) -> tuple[int, int]:
    at = widget.mapTo(part, widget.rect().topLeft())
    return at.y(), at.x()
