"""MoneyCard: where the money of a month goes, as a picture; without one, as far as it is known."""

from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.i18n.headline import account_note
from app.services.outcome_picture import money_picture
from app.services.say_outcome import say_limit
from app.ui.result.account_card import AccountCard
from app.ui.result.cards import OutcomeCard, in_capitals, label, show_text
from app.ui.result.money_view import MoneyView
from calc import Assessment, Draft


class MoneyCard(OutcomeCard):
    """The bars of the month with what decides; the part that is marked is said below."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.title, self.limit = self.heading()
        self.limit.setObjectName("strong")
        self.view = MoneyView(texts, self)
        self.account = AccountCard(texts, self)
        self.said = label(self, "quiet")
        self.note = label(self, "quiet")
        for widget in (self.view, self.account, self.said, self.note):
            self.column.addWidget(widget)
        self.said.hide()
        self.view.part_said.connect(lambda said: show_text(self.said, said))

    def show_assessment(self, assessment: Assessment, draft: Draft) -> None:
        """Show the month that tells how the household stands."""
        texts = self._texts
        picture = money_picture(texts, assessment)
        self.view.setVisible(picture is not None)
        self.view.show_picture(picture)
        self.account.setVisible(picture is None)
        notes = []
        if picture is None:
            self.account.show_assessment(assessment, draft)
            self.title.setText(in_capitals(texts.text("outcome.money.known")))
        else:
            month = texts.formats.month(picture.month)
            said = texts.text("outcome.money.title", month=month)
            self.title.setText(in_capitals(said))
            notes.append(account_note(texts, assessment))
            if not picture.adds_up:
                notes.append(texts.text("outcome.brief.cent"))
        show_text(self.limit, say_limit(texts, assessment))
        show_text(self.note, " ".join(note for note in notes if note))
