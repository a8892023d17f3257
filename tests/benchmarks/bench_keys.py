"""How many keys a household costs: HH1 in Gesprek, HH2 in Formulier, by the keyboard alone.

A script, not a test: it prints counts and ratios. Command keys are Enter, Tab, the F-keys, arrows
and all with Ctrl or Alt; the characters of an answer are counted apart. In the form the way to a
field is counted along the focus chain: Alt and the digit of its step, then Tab or Shift+Tab; F6
between a table and the details beside it.
"""

import os
import sys
from datetime import date
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import Texts
from app.services.intake.fields import FieldSpec
from app.ui.budget.line_page import LinePage
from app.ui.intake.editors import FieldEditor
from app.ui.shell.main_window import MainWindow
from app.ui.shell.regions import first_stop
from app.ui.widgets.style import apply_style
from tests.app.services.call.player import of_bank
from tests.journeys import typist
from tests.journeys.caller import Caller
from tests.journeys.typist import Typist
from tests.journeys.windows import example, opened

ON: Final = date(2026, 11, 23)
MOST: Final = 1.2
"""Command keys for each question in Gesprek, at most."""


class Counted(Typist):
    """A typist who counts."""

    commands = characters = answers = 0

    def _enter(self, editor: FieldEditor, spec: FieldSpec, value: Any) -> None:
        self.answers += 1
        super()._enter(editor, spec, value)

    def _type_cell(self, page: LinePage, words: str) -> None:
        self.answers += 1
        super()._type_cell(page, words)

    def go_along(self, window: MainWindow) -> None:
        """Count the way to every field that is gone to."""
        go_to = window.wizard.go_to

        def counted(path: str) -> None:
            before, start = window.wizard.place, QApplication.focusWidget()
            go_to(path)
            if window.wizard.place != before:
                self.commands += 1
                window.wizard.page.enter()
                start = QApplication.focusWidget()
                go_to(path)
            self.commands += _way(window, start, QApplication.focusWidget())

        window.wizard.go_to = counted  # type: ignore[method-assign]

    def _type_field(self, page: LinePage, field: str, words: str) -> None:
        self.answers += 1
        super()._type_field(page, field, words)

    def count(self, widget: QWidget, key: Qt.Key, text: str = "") -> None:
        """One key, in the place of the one that only presses it."""
        if key == Qt.Key(0):
            self.characters += len(text)
        else:
            self.commands += 1
        _press(widget, key, text)


_press: Final = typist.press


def _way(window: MainWindow, start: QWidget | None, end: QWidget | None) -> int:
    """The keys from one field to another: Tab within a part of the window, F6 between the two.

    In a table the next cell is one Tab.
    """
    assert window.desk is not None  # it is filled
    aside = window.desk.halves.aside or window.desk.halves.right
    if start is end:
        return 1
    if start is not None and end is not None:
        if aside.isAncestorOf(start) and not aside.isAncestorOf(end):
            return 1  # Esc, or F6: the cursor comes back where it was
        if aside.isAncestorOf(end) and not aside.isAncestorOf(start):
            return 1 + _distance(first_stop(aside), end)
    return _distance(start, end)


def _distance(start: QWidget | None, end: QWidget | None) -> int:
    """How many times Tab, or Shift+Tab where that is shorter."""
    if start is None or end is None:
        return 1
    return min(_steps(start, end, forward=True), _steps(start, end, forward=False))


def _steps(start: QWidget, end: QWidget, *, forward: bool) -> int:
    here: QWidget | None = start
    count = 0
    while here is not end:
        assert here is not None  # the chain goes round
        here = here.nextInFocusChain() if forward else here.previousInFocusChain()
        if here is None or here is start:
            return sys.maxsize  # there is no such way
        if here.focusPolicy() & Qt.FocusPolicy.TabFocus and here.isVisible() and here.isEnabled():
            count += 1
    return count


def _in_gesprek(name: str) -> None:
    window = opened()
    QTest.qWaitForWindowActive(window)
    window.session.load(of_bank(example(name)))
    QTest.keyClick(window, Qt.Key.Key_F2)
    caller = Caller(window.ways.call, window.session, example(name), ON)
    caller.ask_everything()
    questions = len(caller.asked)
    print(f"{name} in Gesprek: {questions} questions, {caller.follow_ups} follow-ups with a field")
    print(f"  command keys {caller.commands}, characters {caller.characters}")
    ratio = caller.commands / questions
    print(f"  command keys a question {ratio:.2f}   (at most {MOST})")
    print(f"  characters a question {caller.characters / questions:.1f}")
    window.close()


def _in_formulier(name: str) -> None:
    window = opened()
    QTest.qWaitForWindowActive(window)
    officer = Counted(window, Texts("nl"), example(name))
    officer.go_along(window)
    typist.press = officer.count
    officer.enter_everything()
    typist.press = _press
    print(f"{name} in Formulier: {officer.answers} answers in fields and cells")
    print(f"  command keys {officer.commands}, characters {officer.characters}")
    print(f"  command keys an answer {officer.commands / officer.answers:.2f}")
    print(f"  characters an answer {officer.characters / officer.answers:.1f}")
    window.close()


def main() -> None:
    """Print both."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_style(app)
    _in_gesprek("HH1")
    _in_formulier("HH2")


if __name__ == "__main__":
    main()
