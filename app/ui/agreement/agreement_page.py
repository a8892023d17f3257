"""Step 10, afspraak: where the plan stands, what was paid, and its review."""

from app.services.intake.page_fields import ENTRY, PAID
from app.ui.agreement.entry_card import EntryCard
from app.ui.agreement.review_card import ReviewCard
from app.ui.agreement.running_card import RunningCard
from app.ui.agreement.status_card import StatusCard
from app.ui.agreement.takeover_card import TakeOverCard
from app.ui.intake.form import Form
from app.ui.intake.item_list import ItemList
from app.ui.intake.page import Page
from calc import UNKNOWN, Draft
from calc.base.money import ZERO
from calc.base.period import Month
from calc.dossier.agreed_schedule import EntryKind, HistoryEntry


class AgreementPage(Page):
    """The life of the plan after the conversation."""

    key = "agreement"

    def build(self) -> None:
        session, texts, body = self.session, self.texts, self.body
        self.status = StatusCard(session, texts, body)
        self.paid = ItemList(
            session, texts, ("agreement", "entries"), "entry", ENTRY.fields, self._receipt
        )
        self.review = ReviewCard(session, texts, body)
        self.running = RunningCard(session, texts, body)
        self.entry = EntryCard(session, texts, body)
        self.take_over = TakeOverCard(session, texts, body)
        paid = Form(session, texts, (PAID,))
        for widget in (self.status, self.running, self.entry, self.review, self.take_over, paid,
                       self.paid):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def refresh(self) -> None:
        super().refresh()
        self.status.refresh()
        self.entry.refresh()
        self.take_over.refresh()

    def show_assessment(self) -> None:
        self.status.show_assessment()
        self.running.show_assessment()
        self.review.show_assessment()

    def enter(self) -> None:
        """At the top: the first field of a form is far below it."""
        self.verticalScrollBar().setValue(0)
        self.focus_first()

    def go_to(self, path: tuple[str | int, ...]) -> bool:
        """A field that was paid, or else what can happen next."""
        if super().go_to(path):
            return True
        self.ensureWidgetVisible(self.status)
        self.status.focus_here()
        return True

    def _receipt(self, draft: Draft) -> HistoryEntry | None:
        """One more receipt, of nothing yet: in the month after the last entry."""
        known = draft.agreement.entries
        if known:
            day = Month.of(known[-1].on).plus(1).first_day
        else:
            first = draft.agreement.first_month
            day = (self.session.assessment.first_month if first is UNKNOWN else first).first_day
        return HistoryEntry(kind=EntryKind.RECEIVED, on=day, amount=ZERO)
