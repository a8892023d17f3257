"""ShocksCard: what setbacks do to the plan; each with a sign, its words and the lowest balance."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import Texts
from app.i18n.plan_context import say_shock_in_short
from app.ui.result.cards import OutcomeCard, amount_label, in_capitals, label, show_text
from app.ui.widgets.words import Label, set_name
from calc.base.rounding import cents_up
from calc.context.shocks import Shock


class ShocksCard(OutcomeCard):
    """Hidden where no setback was tried. One that goes wrong says when, and what is needed."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.title, more = self.heading()
        more.setText(texts.text("outcome.shocks.lowest"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self.note = label(self, "quiet")
        self.column.addWidget(self.note)
        self.rows: list[tuple[Label, Label, Label]] = []

    def show_shocks(self, shocks: Sequence[Shock]) -> None:
        """Show these setbacks; rows that are there are used again."""
        texts = self._texts
        self.setVisible(bool(shocks))
        if not shocks:
            return
        good = sum(shock.holds for shock in shocks)
        title = texts.text("outcome.shocks.title", good=good, of=len(shocks))
        self.title.setText(in_capitals(title))
        while len(self.rows) < len(shocks):
            self._add_row()
        for place, labels in enumerate(self.rows):
            for one in labels:
                one.setVisible(place < len(shocks))
            if place < len(shocks):
                self._show_row(labels, shocks[place])
        # One that holds needs what there is: the savings of today.
        holds = next((shock for shock in shocks if shock.holds), None)
        savings = "" if holds is None else texts.formats.euros(cents_up(holds.savings.amount))
        show_text(
            self.note, texts.text("outcome.shocks.savings", amount=savings) if savings else ""
        )

    def said(self) -> str:
        """A line for each setback."""
        return "\n".join(
            " ".join(one.text() for one in labels) for labels in self.rows if labels[1].text()
        )

    def _show_row(self, labels: tuple[Label, Label, Label], shock: Shock) -> None:
        sign, said, lowest = labels
        words = say_shock_in_short(self._texts, shock)
        show_text(sign, words.sign)
        look = "ok" if shock.holds else "stop"
        if sign.objectName() != look:
            sign.setObjectName(look)
            sign.style().unpolish(sign)
            sign.style().polish(sign)
        show_text(said, words.said)
        show_text(lowest, words.lowest)
        set_name(said, words.spoken)

    def _add_row(self) -> None:
        labels = (label(self), label(self), amount_label(self))
        for column, one in enumerate(labels):
            self._grid.addWidget(one, len(self.rows), column)
        self.rows.append(labels)
