"""ExplainTab: the outcome in a few lines, then everything behind it: walls, findings, the tree."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.outcome_brief import brief_rows
from app.ui.explanation.explanation import Explanation
from app.ui.intake.session import Session
from app.ui.result.cards import amount_label, label, show_text
from app.ui.result.points_list import PointsList
from app.ui.result.receipt_chip import ReceiptChip
from app.ui.result.walls_card import WallsCard
from app.ui.widgets.words import Label


class ExplainTab(QWidget):
    """The few lines are what an officer reads aloud; the rest is for who wants to know."""

    go_to_requested = Signal(str)

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.rows: list[tuple[Label, Label]] = []
        self.receipt = ReceiptChip(session, texts, self)
        self.none = label(self, "quiet")
        self.points_title = label(self, "sectionTitle", texts.text("answer.points.title"))
        self.points = PointsList(texts, self)
        self.walls_title = label(self, "sectionTitle", texts.text("law.walls.heading"))
        self.walls = WallsCard(texts, self)
        self.explanation = Explanation(texts, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._grid)
        for widget in (
            self.none,
            self.receipt,
            self.points_title,
            self.points,
            self.walls_title,
            self.walls,
            label(self, "sectionTitle", texts.text("answer.tree.title")),
            self.explanation,
        ):
            column.addWidget(widget)
        column.setAlignment(self.receipt, Qt.AlignmentFlag.AlignRight)
        for part in (self.points, self.walls, self.explanation):
            part.go_to_requested.connect(self.go_to_requested)

    def show_assessment(self) -> None:
        """Show the newest assessment, also one that is not complete."""
        session = self._session
        assessment, draft = session.assessment, session.draft
        rows = brief_rows(self._texts, assessment)
        while len(self.rows) < len(rows):
            self._add_row()
        for place, (said, amount) in enumerate(self.rows):
            row = rows[place] if place < len(rows) else None
            show_text(said, row.said if row else "")
            show_text(amount, row.amount if row else "")
            if row is not None:
                _look(said, "quiet" if row.is_quiet else "")
        show_text(self.none, "" if rows else self._texts.text("answer.summary.no_month"))
        self.points_title.setVisible(self.points.show_assessment(assessment, draft))
        self.walls_title.setVisible(self.walls.show_assessment(assessment, draft))
        self.explanation.show_assessment(assessment, draft, session.tariffs)
        self.receipt.show_assessment()

    def said(self) -> str:
        """The few lines as text."""
        return "\n".join(
            " | ".join(one.text() for one in row if one.text())
            for row in self.rows
            if row[0].text()
        )

    def _add_row(self) -> None:
        row = (label(self), amount_label(self, "strong"))
        for column, one in enumerate(row):
            self._grid.addWidget(one, len(self.rows), column)
        self.rows.append(row)


def _look(on: Label, name: str) -> None:
    if on.objectName() != name:
        on.setObjectName(name)
        on.style().unpolish(on)
        on.style().polish(on)
