"""ShortForm: a few fields to write one thing down at once, each with its error beside it.

Nothing is in the dossier until it is recorded. What was typed is kept with the session until then.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.intake.session import Session
from app.ui.widgets.inputs import ChoiceBox
from app.ui.widgets.words import Label
from app.ui.widgets.words_grid import label


class ShortForm(QWidget):
    """Captions, fields and errors in two columns, one button below; Enter presses it.

    `prefix`: where the texts are kept while they are pending.
    """

    def __init__(
        self, session: Session, prefix: str, button: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._prefix = session, prefix
        self._lines: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._fields: dict[str, tuple[Label, QWidget, Label]] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        for column in range(2):
            self._grid.setColumnStretch(column, 1)
        self.error = label(self, "fieldError")
        self.error.hide()
        self.record = QPushButton(button, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self._grid)
        whole.addWidget(self.error)
        whole.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)

    def add(self, name: str, caption: str, field: QWidget, *, wide: bool = False) -> None:
        """One more field. A line of text is kept while it is pending."""
        said = Label(caption, self)
        said.setBuddy(field)
        said.setWordWrap(True)
        field.setAccessibleName(caption.replace("&", ""))
        wrong = label(self, "fieldError")
        wrong.hide()
        self._fields[name] = said, field, wrong
        used = sum(self._span(each) for each in list(self._fields)[:-1])
        field.setProperty("wide", wide)
        if wide and used % 2:
            used += 1
        row, column = used // 2 * 3, used % 2
        span = 2 if wide else 1
        self._grid.addWidget(said, row, column, 1, span)
        self._grid.addWidget(field, row + 1, column, 1, span)
        self._grid.addWidget(wrong, row + 2, column, 1, span)
        QWidget.setTabOrder(field, self.record)  # the button was made first, and comes last
        if isinstance(field, QLineEdit):
            field.textEdited.connect(partial(self._session.pending.keep, self._place(name)))
            field.returnPressed.connect(self.record.click)
            self._lines[name] = field
        elif isinstance(field, QPlainTextEdit):
            field.textChanged.connect(partial(self._keep_long, name, field))
            self._lines[name] = field

    def typed(self, name: str) -> str:
        """What stands in a field, without the spaces around it; "" in one that is not shown."""
        line = self._lines[name]
        if line.isHidden():
            return ""
        return (line.text() if isinstance(line, QLineEdit) else line.toPlainText()).strip()

    def show_only(self, names: Mapping[str, bool]) -> None:
        """Which fields are for what is written down now."""
        for name, seen in names.items():
            said, field, wrong = self._fields[name]
            said.setVisible(seen)
            field.setVisible(seen)
            wrong.setVisible(seen and bool(wrong.text()))

    def say_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say beside its field what is wrong; what is of no field below. The cursor goes there."""
        rest = [text for name, text in wrong.items() if name not in self._fields]
        self.error.setText("\n".join(rest))
        self.error.setVisible(bool(rest))
        first: QWidget | None = None
        for name, (_, field, said) in self._fields.items():
            text = wrong.get(name, "")
            said.setText(text)
            said.setVisible(bool(text))
            field.setAccessibleDescription(text)
            field.setProperty("refused", bool(text))
            field.style().unpolish(field)
            field.style().polish(field)
            first = first or (field if text else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def wrong(self, name: str) -> str:
        """What is said beside a field."""
        return self._fields[name][2].text()

    def start(self, otherwise: Mapping[str, str] | None = None) -> None:
        """Nothing but what was typed before and is not recorded yet."""
        self.say_wrong({})
        for name, line in self._lines.items():
            text = self._session.pending.text(self._place(name))
            said = text or (otherwise or {}).get(name, "")
            if isinstance(line, QLineEdit):
                line.setText(said)
            else:
                line.blockSignals(True)
                line.setPlainText(said)
                line.blockSignals(False)

    def clear(self, otherwise: Mapping[str, str] | None = None) -> None:
        """It was recorded: nothing is pending any more."""
        for name in self._lines:
            self._session.pending.drop(self._place(name))
        self.start(otherwise)

    def _place(self, name: str) -> str:
        return f"{self._prefix}.{name}"

    def _keep_long(self, name: str, field: QPlainTextEdit) -> None:
        self._session.pending.keep(self._place(name), field.toPlainText())

    def _span(self, name: str) -> int:
        return 2 if self._fields[name][1].property("wide") else 1


def choice(words: list[str], parent: QWidget, changed: Callable[[], None]) -> ChoiceBox:
    """A list to choose from; `changed` is called after every choice."""
    box = ChoiceBox(parent)
    box.offer(words)
    box.currentIndexChanged.connect(lambda _: changed())
    return box
