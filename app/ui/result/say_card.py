"""SayCard: the sentence to say, on top of the outcome, and what kind of outcome it is."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.headline import say_headline
from app.i18n.marks import why_provisional
from app.i18n.running import say_running
from app.services.say_outcome import say_limit, say_mark, say_outcome
from app.ui.result.cards import OutcomeCard, label, show_text
from app.ui.widgets.announce import announce
from app.ui.widgets.words import set_name
from calc import Assessment


class SayCard(OutcomeCard):
    """What comes first is said first; a change of it is said aloud."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._announced = ""
        caption = label(self, "caption", texts.text("outcome.say.caption"))
        self.mark = label(self, "badge")
        self.mark.setWordWrap(False)
        above = QHBoxLayout()
        above.addWidget(caption, 1)
        above.addWidget(self.mark)
        self.sentence = label(self, "sayText")
        self.why = label(self, "quiet")
        self.column.addLayout(above)
        self.column.addWidget(self.sentence)
        self.column.addWidget(self.why)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show what to say of this outcome."""
        texts = self._texts
        said = say_outcome(texts, assessment).text
        show_text(self.sentence, texts.text("outcome.say.quoted", said=said))
        set_name(self.sentence, texts.text("outcome.say.name", said=said))
        mark = say_mark(texts, assessment)
        show_text(self.mark, mark)
        reasons = why_provisional(texts, assessment)
        if assessment.running is not None:
            reasons = [say_running(texts, assessment, assessment.running), *reasons]
        show_text(self.why, " ".join(reasons))
        headline = say_headline(texts, assessment)
        self._announce(
            ", ".join(
                part
                for part in (f"{headline.caption} {headline.amount}", headline.later,
                             say_limit(texts, assessment), mark)
                if part
            )
        )  # fmt: skip

    def _announce(self, said: str) -> None:
        if said != self._announced and self.isVisible():
            announce(self, said)
        self._announced = said
