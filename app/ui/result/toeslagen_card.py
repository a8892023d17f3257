"""ToeslagenCard: per toeslag what there is a right to, what comes in, and what differs, and why."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.i18n.toeslagen import (
    TOESLAG_COLUMNS,
    AskedSupplement,
    asked_supplements,
    say_toeslag,
    toeslag_asks,
    toeslag_titles,
)
from app.ui.widgets.ask_list import AskList
from app.ui.widgets.clipboard import copy_lines
from app.ui.widgets.table_look import letters
from app.ui.widgets.words import Label, bullets, markup, set_tip
from calc import Assessment, Draft, Severity

_DIFFERENCE: Final = TOESLAG_COLUMNS.index("difference")
_WHY: Final = TOESLAG_COLUMNS.index("why")
_WIDE: Final = 82
"""Average letters that the table needs to hold the reasons in a column of their own."""
_STRETCH: Final = (4, 3, 3, 4, 6)
_AMOUNTS: Final = (TOESLAG_COLUMNS.index("entitled"), TOESLAG_COLUMNS.index("received"))


class ToeslagenCard(QWidget):
    """A table of words, what is not known yet, and what to ask about; all of it can be copied."""

    go_to_requested = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._asked: list[str] = []
        self._wide = True
        self.intro = self._label("quiet", texts.text("law.toeslagen.intro"))
        self.copy_button = QPushButton(texts.text("law.toeslagen.copy"), self)
        set_tip(self.copy_button, texts.text("law.toeslagen.copy_tip"))
        self.copy_button.clicked.connect(self.copy)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        for place, stretch in enumerate(_STRETCH):
            self._grid.setColumnStretch(place, stretch)
        self.rows: list[list[Label]] = []
        self._add_row(toeslag_titles(texts), "quiet")
        self.asks = AskList(texts.text("law.toeslagen.asks"), Severity.MISSING, self)
        self.asks.go_to_requested.connect(self.go_to_requested)
        self.questions = self._label()
        top = QHBoxLayout()
        top.addWidget(self.intro, 1)
        top.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(self._grid)
        column.addWidget(self.asks)
        column.addWidget(self.questions)

    def show_assessment(self, assessment: Assessment, draft: Draft) -> None:
        """Show the check; without figures for the day: that there was none."""
        texts, check = self._texts, assessment.toeslagen
        said = [say_toeslag(texts, result, draft) for result in check.results] if check else []
        while len(self.rows) <= len(said):
            self._add_row([""] * len(_STRETCH))
        for place, labels in enumerate(self.rows[1:]):
            for column, label in enumerate(labels):
                label.setText(said[place][column] if place < len(said) else "")
                label.setVisible(place < len(said))
        differs = (
            [bool(result.missed or result.too_much) for result in check.results] if check else []
        )
        for labels, bold in zip(self.rows[1:], differs, strict=False):
            _make_bold(labels[_DIFFERENCE], bold)
        for label in self.rows[0]:
            label.setVisible(bool(said))
        key = "law.toeslagen.intro" if check else "law.toeslagen.none"
        self.intro.setText(texts.text(key))
        self.copy_button.setVisible(check is not None)
        self.asks.show_asks(toeslag_asks(texts, check, draft) if check else [])
        self._show_questions(asked_supplements(texts, check) if check else [])

    def said(self) -> str:
        """The table and the questions as text: cells with tabs between them, a line each."""
        lines = ["\t".join(label.text() for label in row) for row in self.rows if row[0].text()]
        lines += [button.text() for button in self.asks.buttons]
        text = "\n".join([*lines, *self._asked])
        return text.replace("\N{NO-BREAK SPACE}", " ")

    def copy(self) -> None:
        """Put the table and the questions on the clipboard."""
        copy_lines(self.said())

    def _show_questions(self, asked: Sequence[AskedSupplement]) -> None:
        self._asked = [f"{item.question} {item.facts} ({item.source})" for item in asked]
        items = [
            markup(
                "{question} {facts} <i>{source}</i>",
                question=item.question,
                facts=item.facts,
                source=item.source,
            )
            for item in asked
        ]
        self.questions.show_markup(bullets(items, self._texts.text("law.toeslagen.questions")))
        self.questions.setVisible(bool(asked))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The reason stands in its own column, or below its toeslag when there is no place."""
        super().resizeEvent(event)
        wide = self.width() >= letters(self, _WIDE)
        if wide is not self._wide:
            self._wide = wide
            for place, labels in enumerate(self.rows):
                self._grid.removeWidget(labels[_WHY])
                self._place_why(place, labels[_WHY])
            self._grid.setColumnStretch(_WHY, _STRETCH[_WHY] if wide else 0)
            self._grid.setHorizontalSpacing(14 if wide else 6)

    def _add_row(self, cells: Sequence[str], name: str = "") -> None:
        labels = [self._label(name, cell) for cell in cells]
        for column, label in enumerate(labels):
            side = Qt.AlignmentFlag.AlignRight if column in _AMOUNTS else Qt.AlignmentFlag.AlignLeft
            label.setAlignment(Qt.AlignmentFlag.AlignTop | side)
            if column != _WHY:
                self._grid.addWidget(label, 2 * len(self.rows), column)
        self._place_why(len(self.rows), labels[_WHY])
        self.rows.append(labels)

    def _place_why(self, place: int, label: Label) -> None:
        if self._wide:
            self._grid.addWidget(label, 2 * place, _WHY)
        else:
            self._grid.addWidget(label, 2 * place + 1, 0, 1, _WHY)

    def _label(self, name: str = "", text: str = "") -> Label:
        label = Label(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label


def _make_bold(label: Label, bold: bool) -> None:
    label.setObjectName("cardTitle" if bold else "")
    label.style().unpolish(label)
    label.style().polish(label)
