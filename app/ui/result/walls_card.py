"""WallsCard: what decides the amount of the first month in words, and the floor of the law."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import Texts, say_path
from app.i18n.taxable_income import income_paths, room_open_ask
from app.i18n.walls import (
    Ask,
    first_month_title,
    floor_asks,
    say_floor,
    say_floor_name,
    say_lowest,
    say_outcome,
    two_payments,
)
from app.ui.result.sum_list import SumList
from app.ui.widgets.ask_list import AskList
from app.ui.widgets.facts import FactsCard
from app.ui.widgets.side_by_side import SideBySide
from app.ui.widgets.words import Label, bullets
from calc import Assessment, Draft, MonthRow, Severity
from calc.statutory_floor.report import FloorReport

_FLOOR: Final = ("counted_for_law", "less_floor", "less_counted_arrangements", "floor_wall")


class WallsCard(QWidget):
    """Which wall is the lowest, the sum of the floor beside it, and questions below."""

    go_to_requested = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.walls = QFrame(self)
        self.walls.setObjectName("card")
        column = QVBoxLayout(self.walls)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        self.title = self._label(self.walls, "cardTitle")
        self.lowest = self._label(self.walls)
        column.addWidget(self.title)
        column.addWidget(self.lowest)
        column.addStretch(1)
        self.floor = SumList(texts, _FLOOR, self)
        self.said = self._label(self)
        self.income = FactsCard(texts.text("law.income.title"), self)
        self.income_ask = AskList("", Severity.BLOCKS, self)
        self.asks = AskList(texts.text("law.floor.asks"), Severity.INFORMS, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        sums = SideBySide((self.walls, self.floor), self)
        for widget in (self.income, self.income_ask, sums, self.said, self.asks):
            whole.addWidget(widget)
        for asks in (self.income_ask, self.asks):
            asks.go_to_requested.connect(self.go_to_requested)

    def show_assessment(self, assessment: Assessment, draft: Draft) -> bool:
        """Show the month that tells how it stands; gives whether there is anything to show."""
        texts, floor = self._texts, assessment.floor
        row = assessment.shown
        self.walls.setVisible(row is not None)
        if row is not None:
            self._show_walls(assessment, row)
        self.floor.setVisible(floor is not None)
        if floor is not None:
            self._show_floor(assessment, floor, row)
        items = say_floor(texts, assessment, draft)
        self.said.show_markup(bullets(items))
        self.said.setVisible(bool(items))
        payments = two_payments(texts, assessment)
        self.income.setVisible(bool(payments))
        self.income.show_facts(payments)
        self.income_ask.rename(room_open_ask(texts, assessment))
        self.income_ask.show_asks(_asks_of_income(texts, assessment, draft))
        self.asks.show_asks(floor_asks(texts, assessment, draft))
        return row is not None or floor is not None

    def _show_walls(self, assessment: Assessment, row: MonthRow) -> None:
        texts = self._texts
        self.title.setText(first_month_title(texts, row.month))
        said = [say_lowest(texts, row), say_outcome(texts, assessment, row)]
        self.lowest.setText(" ".join(sentence for sentence in said if sentence))

    def _show_floor(self, assessment: Assessment, floor: FloorReport, row: MonthRow | None) -> None:
        texts = self._texts
        month = texts.formats.month(row.month if row else assessment.first_month)
        self.floor.rename(1, texts.text("law.floor.less", name=say_floor_name(texts, floor)))
        self.floor.show_sum(
            texts.text("law.floor.title", month=month),
            (
                floor.counted,
                floor.floor,
                row.arrangements if row else None,
                row.floor_wall if row else None,
            ),
        )

    def _label(self, parent: QWidget, name: str = "") -> Label:
        label = Label(parent)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label


def _asks_of_income(texts: Texts, assessment: Assessment, draft: Draft) -> list[Ask]:
    return [Ask(say_path(texts, path, draft), path) for path in income_paths(assessment)]
