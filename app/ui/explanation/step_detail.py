"""StepDetail: the chosen row of the explanation in full sentences, and the way to its line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts, say_amount, say_choice, say_path
from app.i18n.sources import say_source, say_tariff
from app.services.explanation.tree_nodes import Branch, Content
from app.services.explanation.tree_words import (
    NO_TARIFFS,
    TreeColumn,
    field_of,
    input_of,
    say_cell,
    say_how,
)
from app.ui.widgets.words import Label, set_tip
from calc import Draft, Step, Tariffs


class StepDetail(QFrame):
    """What the amount is, how it came about, and where it is from."""

    go_to_requested = Signal(str)
    input_requested = Signal(str)
    """the name of an input of a rule that was computed alone"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._path = self._input = ""
        self.setObjectName("card")
        self.what = self._label("cardTitle")
        self.how = self._label()
        self.origin = self._label("quiet")
        self.tariff = self._label("quiet")
        self.link = self._label("quiet")
        flags = Qt.TextInteractionFlag
        self.link.setTextInteractionFlags(
            flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard
        )
        self.link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.link.setAccessibleName(texts.text("rule.link"))
        self.go = QPushButton(texts.text("answer.tree.go_to_line"), self)
        self.go.clicked.connect(self._go)
        words = QVBoxLayout()
        words.setSpacing(3)
        for label in (self.what, self.how, self.origin, self.tariff, self.link):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addLayout(words, 1)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        self.show_content(None, Draft())

    def show_content(
        self, content: Content | None, draft: Draft, tariffs: Tariffs = NO_TARIFFS
    ) -> None:
        """Show a step, a heading, or how to get one; of a figure of the law also its source."""
        texts = self._texts
        self._path = self._input = ""
        how = origin = ""
        if content is None:
            what = texts.text("answer.detail.nothing")
        elif isinstance(content, Branch):
            what = content.title
            how = texts.text("answer.detail.heading")
        else:
            name = say_cell(texts, content, TreeColumn.WHAT, draft)
            what = texts.text("answer.detail.what", what=name, amount=say_amount(texts, content))
            how = say_how(texts, content)
            status = say_choice(texts, content.status)
            source = say_source(texts, content)
            origin = texts.text("answer.detail.origin", status=status, source=source)
            self._path, self._input = field_of(content), input_of(content)
        value = tariffs.behind(content) if isinstance(content, Step) else None
        tariff = say_tariff(texts, value) if value else ""
        url = value.url if value else ""
        shown = (self.what, what), (self.how, how), (self.origin, origin), (self.tariff, tariff)
        for label, text in shown:
            label.setText(text)
            label.setVisible(bool(text))
        self.link.show_address(url)
        self.link.setVisible(bool(url))
        self.go.setVisible(bool(self._path or self._input))
        if self._path:
            where = say_path(texts, self._path, draft)
            set_tip(self.go, where)
            self.go.setAccessibleDescription(where)
        elif self._input:
            where = texts.text(f"rule.input.{self._input}")
            set_tip(self.go, where)
            self.go.setAccessibleDescription(where)

    def _go(self) -> None:
        if self._path:
            self.go_to_requested.emit(self._path)
        else:
            self.input_requested.emit(self._input)

    def _label(self, name: str = "") -> Label:
        label = Label(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
