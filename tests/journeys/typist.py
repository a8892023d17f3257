"""Typist: somebody who enters a whole dossier in the window, with nothing but the keyboard."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from app.i18n import Texts, say_choice
from app.services.editing import Path, value_at
from app.services.intake import page_fields as specs
from app.services.intake.asking import Had
from app.services.intake.fields import FieldKind, FieldSpec, Section
from app.ui.agreement.checks_page import ChecksPage
from app.ui.budget.line_page import LinePage
from app.ui.intake.check_card import DETAIL
from app.ui.intake.customer_debt_page import CustomerDebtPage
from app.ui.intake.editors import FieldEditor
from app.ui.intake.form import Form
from app.ui.intake.household_page import HouseholdPage
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN, Draft, Month
from calc.base.problem import path_of
from calc.dossier.codes import CheckState, Evidence

_FORMS = (
    specs.CALL, specs.ABOUT, specs.CONTACT, *specs.DEBT, specs.HOUSEHOLD, specs.HOUSING,
    specs.CUT_OFF, specs.NOTES,
)  # fmt: skip
_PEOPLE = {
    "adults": (specs.ADULT_ROW, specs.ADULT),
    "children": (specs.CHILD_ROW, specs.CHILD),
}
_DETAILS = {
    "income": specs.INCOME_DETAIL,
    "expenses": specs.EXPENSE_DETAIL,
    "arrangements": specs.ARRANGEMENT_DETAIL,
}
_LETTERS = {CheckState.AGREED: "a", CheckState.OPEN: "o", CheckState.NOT_APPLICABLE: "n"}


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """One key, down and up, the way Qt gets it from a keyboard."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


class Typist:
    """Enters what stands in `wanted` into the empty dossier of a window."""

    def __init__(self, window: MainWindow, texts: Texts, wanted: Draft) -> None:
        self.window, self.texts, self.wanted = window, texts, wanted

    def enter_everything(self) -> None:
        """All pages, in their order."""
        self.add_people()
        for name, sections in _PEOPLE.items():
            for index, _ in enumerate(getattr(self.wanted, name)):
                for section in sections:
                    self.fill(section, (name, index))
        for section in _FORMS:
            self.fill(section, ())
        for group in _DETAILS:
            self.enter_lines(group)
        self.enter_checks()

    # -- forms -------------------------------------------------------------------------------------

    def add_people(self) -> None:
        """Press the buttons that add adults, children and earlier arrangements."""
        household = self._page(HouseholdPage)
        for _ in self.wanted.adults:
            self._press_button(household.add_adult)
        for _ in self.wanted.children:
            self._press_button(household.add_child)
        customer = self._page(CustomerDebtPage)
        customer.unfold(("debt", "earlier_arrangements"))
        for place, _ in enumerate(self.wanted.debt.earlier_arrangements):
            if place:
                self._press_button(customer.earlier.items.add_button)
            else:
                customer.earlier.focus_here()
                press(customer.earlier.answers.buttons[Had.NO], Qt.Key.Key_J, "j")
        for index, _ in enumerate(self.wanted.debt.earlier_arrangements):
            self.fill(specs.EARLIER, ("debt", "earlier_arrangements", index))

    def fill(self, section: Section, base: Path) -> None:
        """Type every field of a section that is known, and differs from what is there."""
        for spec in section.fields:
            path = (*base, *spec.path)
            value = value_at(self.wanted, path)
            if value != self.window.session.value(path):
                self.window.wizard.go_to(path_of(path))
                self._enter(self._editor(path), spec, value)

    def _editor(self, path: Path) -> FieldEditor:
        page = self.window.wizard.page
        card = getattr(page, "card", None)  # the drawer stands beside the pages
        forms = [*page.body.findChildren(Form), *(card.findChildren(Form) if card else ())]
        shown: list[FieldEditor] = [
            editor for form in forms for editor in form.editors if editor.isVisible()
        ]
        (found,) = [editor for editor in shown if editor.path == path]
        return found

    def _enter(self, editor: FieldEditor, spec: FieldSpec, value: Any) -> None:
        if spec.kind is FieldKind.YES_NO:
            yes, no, _ = editor.input.findChildren(QRadioButton)
            press(yes if value else no, Qt.Key.Key_Space, " ")
        elif spec.kind is FieldKind.ANSWER:
            press(editor.input, *((Qt.Key.Key_J, "j") if value else (Qt.Key.Key_N, "n")))
            return  # Enter would open its list
        elif spec.kind in (FieldKind.CHECKBOX, FieldKind.PAID_FROM_PGB):
            press(editor.input, Qt.Key.Key_Space, " ")
        elif isinstance(editor.input, QComboBox):
            self.choose(editor.input, self.said(value))
        else:
            self.type(editor.input, self.said(value))
        if not isinstance(editor.input, QPlainTextEdit):
            press(editor.input, Qt.Key.Key_Return, "\r")

    def said(self, value: Any) -> str:
        """A value as somebody would type it."""
        match value:
            case StrEnum():
                return say_choice(self.texts, value)
            case Decimal():
                return f"{value:.2f}".replace(".", ",")
            case date():
                return f"{value.day}-{value.month}-{value.year}"
            case Month():
                return f"{value.number}-{value.year}"
            case tuple():
                return ", ".join(str(item) for item in value)
            case _:
                return str(value)

    @staticmethod
    def type(widget: QWidget, text: str) -> None:
        """Letter by letter."""
        for letter in text:
            press(widget, Qt.Key(0), letter)

    @staticmethod
    def choose(combo: QComboBox, word: str) -> None:
        """Up, then down through the list until the word stands there."""
        press(combo, Qt.Key.Key_Home)
        for _ in range(combo.count()):
            if combo.currentText() == word:
                return
            press(combo, Qt.Key.Key_Down)
        assert combo.currentText() == word

    # -- tables ------------------------------------------------------------------------------------

    def enter_lines(self, group: str) -> None:
        """Type every line in its table, then what stands in the drawer beside it."""
        wizard = self.window.wizard
        for index, line in enumerate(getattr(self.wanted, group)):
            wizard.go_to(f"{group}[{index}].code")
            page = wizard.page
            assert isinstance(page, LinePage)
            for column in page.group.columns:
                value = getattr(line, column.field)
                known = value is not UNKNOWN and value is not None
                if column.drawer and known:
                    wizard.go_to(f"{group}[{index}].{column.field}")
                    self._type_field(page, column.field, self._cell_words(value))
                elif known:
                    wizard.go_to(f"{group}[{index}].{column.field}")
                    self._type_cell(page, self._cell_words(value))
            self.fill(_DETAILS[group], (group, index))
            for place, month in enumerate(getattr(line, "months", ())):
                self._type_month(page, index, place, month)

    def _type_month(self, page: LinePage, index: int, place: int, month: Any) -> None:
        self.window.wizard.go_to(f"income[{index}].months[{place}].month")
        assert page.card is not None and page.card.months is not None  # noqa: PT018
        grid = page.card.months.grid
        for value in (month.month, month.amount):
            if grid.indexWidget(grid.currentIndex()) is None:
                grid.edit(grid.currentIndex())
            editor = grid.indexWidget(grid.currentIndex())
            self.type(editor, self.said(value))
            press(editor, Qt.Key.Key_Return, "\r")

    def _cell_words(self, value: Any) -> str:
        if isinstance(value, Evidence):
            return value.value
        if isinstance(value, bool):
            return self.texts.text("ui.field.yes" if value else "ui.field.no")
        return self.said(value)

    def _type_cell(self, page: LinePage, words: str) -> None:
        press(page.grid, Qt.Key(0), words[0])
        editor = page.grid.editor
        assert editor is not None, words
        self.type(editor, words[1:])
        page.grid.end_editing()

    def _type_field(self, page: LinePage, field: str, words: str) -> None:
        """In the drawer everything is chosen: what is typed stands in its place."""
        assert page.card is not None, field
        editor = page.card.cells[field].editor
        assert editor.hasFocus(), field
        self.type(editor, words)
        press(editor, Qt.Key.Key_Return, "\r")

    # -- checks ------------------------------------------------------------------------------------

    def enter_checks(self) -> None:
        """Set the state of each check, and type its details."""
        page = self._page(ChecksPage)
        for index, check in enumerate(self.wanted.checks):
            page.checks.open(check.code)
            card = page.checks.card
            if letter := _LETTERS.get(check.state):
                press(card.focusWidget(), Qt.Key(ord(letter.upper())), letter)
            page.checks.open(check.code)  # an answer may bring the next
            known = [getattr(check, spec.names[0]) is not UNKNOWN for spec in DETAIL.fields]
            if any(known):
                card.open_detail()
            if any(known):
                self.fill(DETAIL, ("checks", index))
        assert CheckState.AGREED in {check.state for check in self.window.session.draft.checks}

    def _page(self, kind: Any) -> Any:
        place = [step.key for step in self.window.wizard.kinds].index(kind.key)
        self.window.wizard.open(place)
        return self.window.wizard.page

    @staticmethod
    def _press_button(button: QPushButton) -> None:
        button.setFocus()
        press(button, Qt.Key.Key_Space, " ")
