"""TotalsLine: what the lines of a table come to, and what is not in it: it never scrolls away."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.paths import line_name
from app.services.intake.line_columns import LineGroup
from app.services.intake.line_totals import Sums, sums_of
from app.services.what_we_know import customers_part
from app.ui.intake.session import Session
from app.ui.widgets.table_look import letters
from app.ui.widgets.words import Label
from calc import UNKNOWN
from calc.base.rounding import cents_half_up
from calc.dossier.asked import Topic

_MOST_NAMED: Final = 3
_ROOM_FOR_BOTH: Final = 60
"""Letters: with fewer the total has a line of its own."""


def sums_now(session: Session, group: LineGroup) -> Sums:
    """The sums of the draft as it is now."""
    draft = session.draft
    known = draft.reference_date
    on = session.assessment.reference_date if known is UNKNOWN else known
    return sums_of(group, draft, session.policy_file.policy, on)


def total_said(texts: Texts, sums: Sums) -> str:
    """The total as it stands under the table."""
    if not sums.is_known:
        return texts.text("lines.total_not_known")
    return texts.text("lines.total", amount=texts.formats.euros(sums.total.month))


class TotalsLine(QWidget):
    """The total, and beside it what it leaves out; below it where letters are large."""

    def __init__(
        self, session: Session, texts: Texts, group: LineGroup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._texts, self._group = session, texts, group
        self.more, self.total = Label(self), Label(self)
        self.more.setWordWrap(True)
        self.more.setObjectName("quiet")
        self.total.setObjectName("cardTitle")
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._sums: Sums | None = None
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(6, 0, 6, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.more, 1)
        self._row.addWidget(self.total)

    def show_sums(self, sums: Sums) -> None:
        """Show these sums."""
        self._sums = sums
        self._show(sums)

    def show_assessment(self) -> None:
        """Whose the total is follows the assessment, and not the keystroke."""
        if self._sums is not None:
            self._show(self._sums)

    def _show(self, sums: Sums) -> None:
        for label, said in (
            (self.total, total_said(self._texts, sums)),
            (self.more, " ".join(self._sentences(sums))),
        ):
            if label.text() != said:
                label.setText(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large the total stands above the words, and has the whole width."""
        super().resizeEvent(event)
        beside = self.width() >= letters(self, _ROOM_FOR_BOTH)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.BottomToTop)

    def _sentences(self, sums: Sums) -> list[str]:
        text = self._texts.text
        said = []
        part = customers_part(self._session.assessment, Topic(self._group.name))
        if part is not None and sums.is_known:
            amount = self._texts.formats.euros(cents_half_up(part.amount))
            said.append(text("lines.sums.household", amount=amount))
        if sums.differ_by_cents and sums.categories:
            said.append(text("lines.sums.cent"))
        if sums.balance is not None:
            said.append(text("lines.sums.balance", amount=self._texts.formats.euros(sums.balance)))
        if sums.left_out:
            said.append(text("lines.sums.left_out", lines=self._names(sums)))
        return said

    def _names(self, sums: Sums) -> str:
        named = [
            self._texts.text(
                f"lines.left_out.{reason}",
                name=line_name(self._texts, f"{self._group.name}[{row}]", self._session.draft),
            )
            for row, reason in sums.left_out[:_MOST_NAMED]
        ]
        more = len(sums.left_out) - len(named)
        if more:
            named.append(self._texts.plural("lines.more", more))
        return self._texts.formats.join(named)
