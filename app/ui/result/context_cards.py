"""What stands beside the plan, a card each: good months, shocks, schuldhulp."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.plan_context import (
    SHOCK_COLUMNS,
    ContextPart,
    comparison_facts,
    comparison_note,
    say_good_months,
    say_shock,
    shock_titles,
)
from app.ui.widgets.facts import FactsCard
from app.ui.widgets.words import Label, bullets
from calc import Assessment, Draft
from calc.context.schuldhulp import Comparison
from calc.context.shocks import Shock

_OUTCOME: Final = SHOCK_COLUMNS.index("outcome")
_STRETCH: Final = (4, 3, 3, 4, 3)


def _label(parent: QWidget, name: str = "", text: str = "") -> Label:
    label = Label(text, parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _make_bold(label: Label, bold: bool) -> None:
    label.setObjectName("cardTitle" if bold else "")
    label.style().unpolish(label)
    label.style().polish(label)


class PartCard(QFrame):
    """A title and a list of sentences; hidden when there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        self.title, self.said = _label(self, "cardTitle"), _label(self)
        column.addWidget(self.title)
        column.addWidget(self.said)

    def show_part(self, part: ContextPart | None) -> None:
        """Show a part, or nothing."""
        self.setVisible(part is not None)
        if part is None:
            return
        self.title.setText(part.title)
        self.said.show_markup(bullets(part.sentences))


class ShocksCard(QFrame):
    """The shock test as a table of words: it is read without colour, and wraps when large."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(_label(self, "cardTitle", texts.text("beside.shocks.title")))
        column.addWidget(_label(self, "quiet", texts.text("beside.shocks.intro")))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        for place, stretch in enumerate(_STRETCH):
            self._grid.setColumnStretch(place, stretch)
        column.addLayout(self._grid)
        self.rows: list[list[Label]] = []
        self._add_row(shock_titles(texts), "quiet")

    def show_shocks(self, shocks: Sequence[Shock]) -> None:
        """Show these setbacks; rows that are there are used again."""
        self.setVisible(bool(shocks))
        said = [say_shock(self._texts, shock) for shock in shocks]
        while len(self.rows) <= len(said):
            self._add_row([""] * len(_STRETCH))
        for place, labels in enumerate(self.rows[1:]):
            for column, label in enumerate(labels):
                label.setText(said[place][column] if place < len(said) else "")
                label.setVisible(place < len(said))
            broken = place < len(shocks) and not shocks[place].holds
            _make_bold(labels[_OUTCOME], broken)

    def said(self) -> str:
        """The table as text, a line for each setback."""
        return "\n".join(
            " | ".join(label.text() for label in labels) for labels in self.rows if labels[0].text()
        )

    def _add_row(self, cells: Sequence[str], name: str = "") -> None:
        labels = [_label(self, name, cell) for cell in cells]
        for column, label in enumerate(labels):
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(label, len(self.rows), column)
        self.rows.append(labels)


class ComparisonCard(QWidget):
    """Our plan beside schuldhulp, and what is still needed to compare them."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.facts = FactsCard(texts.text("beside.comparison.title"), self)
        self.note = _label(self, "quiet")
        column.addWidget(self.facts)
        column.addWidget(self.note)

    def show_comparison(self, comparison: Comparison | None, draft: Draft) -> None:
        """Show a comparison, or nothing."""
        self.setVisible(comparison is not None)
        if comparison is None:
            return
        self.facts.show_facts(comparison_facts(self._texts, comparison))
        note = comparison_note(self._texts, comparison, draft)
        self.note.setText(note)
        self.note.setVisible(bool(note))


class BesideCards(QWidget):
    """All cards under each other; those with nothing to say are hidden."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.good_months, self.shocks = PartCard(self), ShocksCard(texts, self)
        self.comparison = ComparisonCard(texts, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for card in (self.good_months, self.shocks, self.comparison):
            column.addWidget(card)

    def show_assessment(self, assessment: Assessment, draft: Draft) -> None:
        """Show what stands beside the plan of an assessment."""
        texts, beside = self._texts, assessment.beside
        good = beside.good_months
        self.good_months.show_part(say_good_months(texts, good, draft) if good else None)
        self.shocks.show_shocks(beside.shocks)
        self.comparison.show_comparison(beside.comparison, draft)
