"""SumsCard: the sums of a table, always those of the draft as it is now."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.paths import line_name
from app.services.intake.line_columns import LineGroup
from app.services.intake.line_totals import LineSum, Sums, sums_of
from app.ui.intake.session import Session
from app.ui.widgets.words import Label
from calc import UNKNOWN

_MOST_NAMED: Final = 6


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


class SumsCard(QFrame):
    """A row for each category, the total, and the lines that are not counted."""

    def __init__(
        self, session: Session, texts: Texts, group: LineGroup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._texts, self._group = session, texts, group
        self._rows: list[tuple[str, Label, Label, Label]] = []
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        title = Label(texts.text(f"lines.{group.name}.sums"), self)
        title.setObjectName("cardTitle")
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(18)
        self._table.setVerticalSpacing(4)
        self._table.setColumnStretch(0, 1)
        self.more = Label(self)
        self.more.setWordWrap(True)
        self.more.setObjectName("quiet")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 10, 14, 12)
        inside.setSpacing(8)
        inside.addWidget(title)
        inside.addLayout(self._table)
        inside.addWidget(self.more)

    def show_sums(self, sums: Sums) -> None:
        """Show these sums; labels are made again only when there are other categories."""
        shown = [*sums.categories, sums.total]
        if [name for name, *_ in self._rows] != [part.name for part in shown]:
            self._make_rows(shown)
        euros = self._texts.formats.euros
        for part, (_, _, month, year) in zip(shown, self._rows, strict=True):
            is_known = sums.is_known or bool(part.name)
            month.setText(euros(part.month) if is_known else self._texts.text("answer.not_known"))
            year.setText(euros(part.year) if is_known else "")
        self.more.setText(" ".join(self._sentences(sums)))
        self.more.setVisible(bool(self.more.text()))

    def amounts(self) -> dict[str, tuple[str, str]]:
        """What stands there: month and year by category; "" is the total."""
        return {name: (month.text(), year.text()) for name, _, month, year in self._rows}

    def _sentences(self, sums: Sums) -> list[str]:
        text = self._texts.text
        said = []
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

    def _make_rows(self, shown: list[LineSum]) -> None:
        while (item := self._table.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        for place, key in enumerate(("lines.sums.month", "lines.sums.year"), start=1):
            self._table.addWidget(
                self._label(self._texts.text(key), right=True, quiet=True), 0, place
            )
        for row, part in enumerate(shown, start=1):
            key = f"lines.category.{part.name}" if part.name else "lines.sums.total"
            name, month, year = (
                self._label(self._texts.text(key)),
                self._label("", right=True),
                self._label("", right=True),
            )
            name.setWordWrap(True)
            for place, label in enumerate((name, month, year)):
                if not part.name:
                    label.setObjectName("cardTitle")
                self._table.addWidget(label, row, place)
            self._rows.append((part.name, name, month, year))

    def _label(self, text: str, *, right: bool = False, quiet: bool = False) -> Label:
        label = Label(text, self)
        if right:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if quiet:
            label.setObjectName("quiet")
        return label
