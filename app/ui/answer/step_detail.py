"""StepDetail: the chosen row of the explanation in full sentences, and the way to its line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts, say_amount, say_choice, say_path
from app.i18n.sources import say_source
from app.ui.answer.tree_nodes import Branch, Content
from app.ui.answer.tree_words import Column, field_of, say_cell, say_how
from calc import Draft


class StepDetail(QFrame):
    """What the amount is, how it came about, and where it is from."""

    go_to_requested = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._path = ""
        self.setObjectName("card")
        self.what = self._label("cardTitle")
        self.how = self._label()
        self.origin = self._label("quiet")
        self.go = QPushButton(texts.text("answer.tree.go_to_line"), self)
        self.go.clicked.connect(lambda: self.go_to_requested.emit(self._path))
        words = QVBoxLayout()
        words.setSpacing(3)
        for label in (self.what, self.how, self.origin):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addLayout(words, 1)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        self.show_content(None, Draft())

    def show_content(self, content: Content | None, draft: Draft) -> None:
        """Show a step, a heading, or how to get one."""
        texts = self._texts
        self._path = ""
        how = origin = ""
        if content is None:
            what = texts.text("answer.detail.nothing")
        elif isinstance(content, Branch):
            what = content.title
            how = texts.text("answer.detail.heading")
        else:
            name = say_cell(texts, content, Column.WHAT, draft)
            what = texts.text("answer.detail.what", what=name, amount=say_amount(texts, content))
            how = say_how(texts, content)
            status = say_choice(texts, content.status)
            source = say_source(texts, content)
            origin = texts.text("answer.detail.origin", status=status, source=source)
            self._path = field_of(content)
        for label, text in ((self.what, what), (self.how, how), (self.origin, origin)):
            label.setText(text)
            label.setVisible(bool(text))
        self.go.setVisible(bool(self._path))
        if self._path:
            where = say_path(texts, self._path, draft)
            self.go.setToolTip(where)
            self.go.setAccessibleDescription(where)

    def _label(self, name: str = "") -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
