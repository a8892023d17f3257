"""ReviewSteps: the months to come as agreed and as the review has them, and a pause offered."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.agreement import say_difference, say_steps
from app.i18n.running import runs_of, say_period
from app.ui.widgets.words_grid import Grid, label
from calc import Month, Review
from calc.base.money import ZERO
from calc.running.result import PauseOffer


class ReviewSteps(QWidget):
    """A table of the steps; below it both outcomes of a short dip. `take_pause` records it."""

    def __init__(
        self, texts: Texts, take_pause: Callable[[Month, Month], None], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._texts, self._take_pause = texts, take_pause
        self._offer: PauseOffer | None = None
        self.title = label(self, "cardTitle")
        titles = [
            texts.text(f"life.review.column.{name}")
            for name in ("months", "agreed", "new", "difference")
        ]
        self.grid = Grid(titles, (5, 3, 3, 3), 1, self)
        self.pause_title = label(self, "cardTitle")
        self.pause = Grid(["", "", ""], (4, 5, 3), 2, self)
        self.pause_button = QPushButton(texts.text("life.review.pause_take"), self)
        self.pause_button.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.title, self.grid, self.pause_title, self.pause):
            column.addWidget(widget)
        column.addWidget(self.pause_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_review(self, review: Review) -> None:
        """Show the months that the review can change."""
        texts, running = self._texts, review.again.running
        schedule = review.accepted.schedule
        assert running is not None  # it is a review of a running plan
        rows = review.again.schedule[running.month :]
        agreed = {month.month: month.payment for month in schedule.months} if schedule else {}
        months = [(row.month, agreed.get(row.month, ZERO), row.payment.amount) for row in rows]
        same = all(was == now for _, was, now in months)
        key = "life.review.steps_same" if same else "life.review.steps"
        self.title.setText(texts.text(key) if rows else texts.text("life.review.steps_none"))
        self.grid.show_rows(
            [
                [
                    say_period(texts, first, last),
                    texts.formats.amount(was),
                    texts.formats.amount(now),
                    say_difference(texts, now - was),
                ]
                for first, last, was, now in runs_of(months)
            ]
        )
        self.grid.setVisible(bool(rows))
        self._show_offer(running.pause_offered, review)

    def _show_offer(self, offer: PauseOffer | None, review: Review) -> None:
        texts = self._texts
        self._offer = offer
        for widget in (self.pause_title, self.pause, self.pause_button):
            widget.setVisible(offer is not None)
        if offer is None:
            return
        periods = [say_period(texts, first, last) for first, last in offer.pauses]
        said = texts.formats.join(periods)
        self.pause_title.setText(texts.text("life.review.pause", months=said))
        without = _payments(review)
        total = sum((amount for _, amount in without), ZERO)
        self.pause.show_rows(
            [
                [
                    texts.text("life.review.without_pause"),
                    say_steps(texts, _steps(without)),
                    texts.formats.euros(total),
                ],
                [
                    texts.text("life.review.with_pause"),
                    say_steps(texts, _steps(offer.payments)),
                    texts.formats.euros(offer.total),
                ],
            ]
        )

    def _take(self) -> None:
        if self._offer is not None:
            self._take_pause(*self._offer.pauses[0])


def _payments(review: Review) -> list[tuple[Month, Decimal]]:
    running = review.again.running
    after = running.month if running else 0
    return [(row.month, row.payment.amount) for row in review.again.schedule[after:]]


def _steps(payments: Sequence[tuple[Month, Decimal]]) -> list[tuple[Month, Decimal]]:
    """From which month on how much."""
    return [
        (first, amount) for first, _, amount, _ in runs_of([(*each, ZERO) for each in payments])
    ]
