"""The filters: chips with their digit and how many each leaves; Alt and the digit choose one."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QRadioButton, QWidget

from app.i18n import Texts
from app.services.dossier_store.listing import ALL, FILTERS, MINE
from app.services.dossier_store.row import RowStatus
from app.ui.home.signs import draw_status
from app.ui.widgets.chip import Answer, ChipLook, ChipRow


class FilterChip(ChipLook, QRadioButton):
    """The sign of its status; the chosen one is bold, with a thicker edge."""

    def __init__(self, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_answer(answer, self._draw)

    def _sign(self) -> int:
        return 0 if self.answer.key in (ALL, MINE) else super()._sign()

    def _draw(self, painter: QPainter, at: QPointF, half: float, ink: QColor, chosen: bool) -> None:
        if self._sign():
            box = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
            draw_status(painter, box, RowStatus(self.answer.key), ink)


class Filters(ChipRow):
    """One of them is chosen, always."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        answers = [Answer(name, f"{at}", texts.text(f"home.filter.{name}"))
                   for at, name in enumerate(FILTERS, start=1)]  # fmt: skip
        super().__init__(texts.text("home.filters"), answers, parent, kind=FilterChip)
        self._texts = texts

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many each of them leaves."""
        for chip in self.chips:
            name = chip.answer.key
            number = self._texts.formats.number(counts.get(name, 0))
            word = f"{self._texts.text(f'home.filter.{name}')} {number}"
            if word != chip.answer.word:
                chip.answer = chip.answer._replace(word=word)
                chip.setText(word)
                chip.setAccessibleName(word)
                chip.updateGeometry()
                chip.update()
