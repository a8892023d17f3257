"""Editors for what is chosen: a tick, one of a list, a person, a code, and longer text."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QPlainTextEdit,
    QWidget,
)

from app.i18n.choices import say_choice
from app.services.deciding import DECISIONS, roles_for
from app.services.intake.catalogue import codes_of
from app.services.intake.people import people_of
from app.ui.intake.editors.base import FieldEditor
from app.ui.intake.session import Session
from app.ui.widgets.inputs import ChoiceBox
from calc import UNKNOWN


class CheckBoxEditor(FieldEditor):
    """On or off, for fields that are never unknown."""

    def make_input(self) -> QWidget:
        self._box = QCheckBox(self.caption, self)
        self._box.clicked.connect(self.commit)
        self.label.hide()
        return self._box

    def show_value(self, value: Any) -> None:
        self._box.setChecked(value is True)


class PaidFromPgbEditor(CheckBoxEditor):
    """Whether care is paid from a pgb (income line I14)."""

    def commit(self, value: object) -> None:
        super().commit("I14" if value else None)

    def show_value(self, value: Any) -> None:
        self._box.setChecked(value is not None)


class ChoiceEditor(FieldEditor):
    """One of a list; the first item is "weet ik niet", and "geen" where that is possible."""

    is_among_answers = True

    def make_input(self) -> QWidget:
        self._combo = ChoiceBox(self)
        self._combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._combo.setMinimumContentsLength(10)
        self._values: list[object] = []
        self._words: list[str] = []
        self._fill()
        self._combo.activated.connect(lambda index: self.commit(self._values[index]))
        return self._combo

    def set_unknown(self) -> None:
        """Also from the open list."""
        self._combo.hidePopup()
        super().set_unknown()

    def options(self) -> list[tuple[object, str]]:
        """The values with their words."""
        assert self.spec.choices is not None  # a choice names its list
        return [(member, self._word(member)) for member in self.spec.choices]

    def show_value(self, value: Any) -> None:
        self._fill()
        if value in self._values:
            self._combo.setCurrentIndex(self._values.index(value))

    def forget(self) -> None:
        self._combo.hidePopup()
        self._values, self._words = [], []  # filled again: what was chosen is not of this field

    def _word(self, member: StrEnum) -> str:
        return say_choice(self.texts, member)

    def _fill(self) -> None:
        options = self.options()
        if self.spec.none:
            options.insert(0, (None, self.texts.text("ui.field.none")))
        if self.spec.unknown:
            options.insert(0, (UNKNOWN, self.texts.text("ui.field.not_known")))
        values, words = [value for value, _ in options], [word for _, word in options]
        if (values, words) == (self._values, self._words):
            return
        self._values, self._words = values, words
        unknown = [place for place, value in enumerate(values) if value is UNKNOWN]
        self._combo.offer(words, shy=unknown)


class WhoEditor(ChoiceEditor):
    """One of the people of this household, or both adults."""

    def options(self) -> list[tuple[object, str]]:
        assert isinstance(self.session, Session)  # people are of a dossier
        return [(ref, self.texts.text(key, ref=ref)) for ref, key in people_of(self.session.draft)]


def _names_and_its_own(editor: ChoiceEditor, names: Iterable[str]) -> list[tuple[object, str]]:
    """The names of the policy; one that it does not have any more stays to be seen."""
    offered = list(names)
    try:
        value = editor.session.value(editor.path)
    except LookupError:  # the item has just gone, and its card goes next
        value = UNKNOWN
    if isinstance(value, str) and value not in offered:
        offered.append(value)
    return [(name, name) for name in offered]


class RoleEditor(ChoiceEditor):
    """One of the roles of the policy."""

    def options(self) -> list[tuple[object, str]]:
        assert isinstance(self.session, Session)  # roles are of an organisation
        return _names_and_its_own(self, self.session.policy_file.policy.roles)


class ReasonRoleEditor(ChoiceEditor):
    """The role of a recorded reason: only those that may decide what it is about."""

    def options(self) -> list[tuple[object, str]]:
        assert isinstance(self.session, Session)  # roles are of an organisation
        try:
            about = self.session.value((*self.path[:-1], "about"))
        except LookupError:  # the reason has just gone, and its card goes next
            return _names_and_its_own(self, ())
        return _names_and_its_own(self, roles_for(about, self.session.policy_file.policy))


class ReasonAboutEditor(ChoiceEditor):
    """What a reason is about. Decisions have a form of their own, and are not begun here."""

    def options(self) -> list[tuple[object, str]]:
        return [each for each in super().options() if each[0] not in DECISIONS]


class ClientEditor(ChoiceEditor):
    """One of the clients of the policy; another one that a dossier has stays to be seen."""

    def options(self) -> list[tuple[object, str]]:
        assert isinstance(self.session, Session)  # clients are of an organisation
        return _names_and_its_own(self, self.session.policy_file.policy.clients)


class CodeEditor(ChoiceEditor):
    """A code of the catalogue; typing searches in code and label."""

    def make_input(self) -> QWidget:
        combo = super().make_input()
        self._combo.setEditable(True)
        self._combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self._combo.model(), self._combo)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._combo.setCompleter(completer)
        line = self._combo.lineEdit()
        assert line is not None  # an editable combo box has one
        line.setAccessibleName(self.caption)
        line.editingFinished.connect(self._chosen_by_text)
        return combo

    def options(self) -> list[tuple[object, str]]:
        group = self.spec.codes
        return [(code, f"{code} {self.texts.text(f'{group}.{code}')}") for code in codes_of(group)]

    def _chosen_by_text(self) -> None:
        index = self._combo.findText(self._combo.currentText())
        if index >= 0:
            self.commit(self._values[index])
        else:
            self.refresh()


class LongTextEditor(FieldEditor):
    """Several lines of text."""

    def make_input(self) -> QWidget:
        self._text = QPlainTextEdit(self)
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self._text.setMaximumHeight(7 * self.fontMetrics().lineSpacing())
        self._text.textChanged.connect(self._typed)
        self._showing = False
        return self._text

    def show_value(self, value: Any) -> None:
        text = "" if value is UNKNOWN else str(value)
        if self._text.toPlainText().strip() == text.strip():
            return
        self._showing = True
        self._text.setPlainText(text)
        self._showing = False

    def forget(self) -> None:
        self._showing = True
        self._text.setPlainText("")
        self._showing = False

    def typed_text(self) -> str:
        return self._text.toPlainText()

    def show_refused(self, text: str) -> None:
        self._showing = True
        self._text.setPlainText(text)
        self._showing = False
        if problems := self.session.problems(self.path, text):
            self.refuse(problems)
        else:
            self.say_waits()

    def _typed(self) -> None:
        if self._showing:
            return
        text = self._text.toPlainText()
        self.commit(UNKNOWN if not text.strip() and self.spec.unknown else text)
