"""ChipRow: a few answers beside each other, each by its letter: one of them, or `many`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QWidget

from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.tokens import SPACE, now


class Answer(NamedTuple):
    """What it is called by the program, its letter, and its word. The letter may be ""."""

    key: str
    letter: str
    word: str


DrawSign = Callable[[QPainter, QPointF, float, QColor, bool], None]
"""Draws whether an answer is chosen: its middle, half its width, the ink, chosen or not."""


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # Qt has room for one of its own classes among the parents of ours


class ChipLook(_Button):
    """One answer: a sign that says whether it is chosen, its letter in bold, its word."""

    answer: Answer
    _draw_sign: DrawSign

    def show_answer(self, answer: Answer, draw_sign: DrawSign) -> None:
        """Be this answer, with the sign of its kind."""
        self.answer, self._draw_sign = answer, draw_sign
        self.setObjectName("chip")
        self.setText(answer.word)
        self.setAccessibleName(answer.word)
        self.setAccessibleDescription(answer.letter.upper())

    def sizeHint(self) -> QSize:
        left = self._left()
        wide = left + self._bold_metrics().horizontalAdvance(self.answer.word)
        high = self.fontMetrics().height() + 2 * SPACE[1]
        return QSize(wide + self._pad(), high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = 2 if self.isChecked() else theme.border_width
        edge = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        on = self.isChecked()
        ink = QColor(theme.ink if self.isEnabled() else theme.border)
        painter.setPen(QPen(QColor(theme.accent if on else theme.border), line))
        hovered = self.underMouse() and self.isEnabled()
        painter.setBrush(QColor(theme.soft if on else theme.bg if hovered else theme.surface))
        painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2)
        middle = edge.center().y()
        half = self._sign() / 2
        self._draw_sign(painter, QPointF(self._pad() + half, middle), half - 1, ink, on)
        room = self.rect().adjusted(self._pad() + self._sign() + SPACE[0], 0, 0, 0)
        up = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(self._bold())
        painter.setPen(QColor(theme.accent) if self.isEnabled() else ink)
        painter.drawText(room, up, self.answer.letter.upper())
        painter.setPen(ink)
        painter.setFont(self._bold() if on else self.font())
        painter.drawText(self.rect().adjusted(self._left(), 0, 0, 0), up, self.answer.word)

    def _pad(self) -> int:
        return SPACE[2]

    def _sign(self) -> int:
        return round(self.fontMetrics().height() * 0.6)

    def _left(self) -> int:
        """Where the word begins."""
        letter = self.answer.letter.upper()
        wide = self._bold_metrics().horizontalAdvance(f"{letter}  ") if letter else 0
        return self._pad() + self._sign() + SPACE[0] + wide

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _bold_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._bold())


class Chip(ChipLook, QRadioButton):
    """A circle, filled when it is chosen; a screen reader calls it one of several."""

    def __init__(self, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_answer(answer, _draw_circle)


class CheckChip(ChipLook, QCheckBox):
    """A box, ticked when it is chosen; a screen reader calls it a check box."""

    def __init__(self, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_answer(answer, _draw_box)


def _draw_circle(painter: QPainter, at: QPointF, half: float, ink: QColor, on: bool) -> None:
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, half, half)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(at, half * 0.6, half * 0.6)


def _draw_box(painter: QPainter, at: QPointF, half: float, ink: QColor, on: bool) -> None:
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half), 2, 2)
    if on:
        painter.setPen(QPen(ink, 2))
        low = at + QPointF(-half * 0.1, half * 0.55)
        ends = at + QPointF(-half * 0.6, 0), at + QPointF(half * 0.65, -half * 0.6)
        painter.drawPolyline([ends[0], low, ends[1]])


class ChipRow(QWidget):
    """`name` is the question for a screen reader. A letter chooses; arrows go along the answers.
    With `many` a letter takes an answer in or out, and the arrows choose nothing. `kind`: of chips
    with a sign of their own.

    `chosen` gives the key, only when a person chose it; `choose` shows an answer and says nothing.
    `take_letter` is for a page that hears a letter elsewhere: True when it was one of ours.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        answers: Sequence[Answer],
        parent: QWidget | None = None,
        *,
        many: bool = False,
        kind: "Callable[[Answer, QWidget], ChipLook] | None" = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(not many)
        make = kind or (CheckChip if many else Chip)
        self.chips: list[ChipLook] = [make(answer, self) for answer in answers]
        row = FlowLayout(SPACE[1], self)
        for chip in self.chips:
            self._group.addButton(chip)
            row.addWidget(chip)
        self._group.buttonClicked.connect(lambda chip: self.chosen.emit(chip.answer.key))
        if self.chips:
            self.setFocusProxy(self.chips[0])

    @property
    def value(self) -> str | None:
        """The key of the answer that is chosen; None when none is."""
        return next((chip.answer.key for chip in self.chips if chip.isChecked()), None)

    @property
    def values(self) -> tuple[str, ...]:
        """The keys of all answers that are chosen, in their order."""
        return tuple(chip.answer.key for chip in self.chips if chip.isChecked())

    def choose_all(self, keys: Sequence[str]) -> None:
        """Show these answers as the chosen ones, of a row with `many`."""
        for chip in self.chips:
            chip.setChecked(chip.answer.key in keys)

    def choose(self, key: str | None) -> None:
        """Show this answer as the chosen one; None for none."""
        self._group.setExclusive(key is not None)
        for chip in self.chips:
            chip.setChecked(chip.answer.key == key)
        self._group.setExclusive(True)

    def take_letter(self, letter: str) -> bool:
        """Choose the answer with this letter, as a click on it would."""
        wanted = letter.casefold()
        for chip in self.chips:
            if wanted and chip.answer.letter.casefold() == wanted and chip.isEnabled():
                chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
                chip.click()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier,
        )  # fmt: skip
        if not (plain and self.take_letter(event.text())):
            super().keyPressEvent(event)
