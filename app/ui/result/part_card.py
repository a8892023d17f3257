"""PartCard: one part beside the plan, such as the good months: a title and sentences under it."""

from PySide6.QtWidgets import QWidget

from app.i18n.plan_context import ContextPart
from app.ui.result.cards import OutcomeCard, label
from app.ui.widgets.words import bullets


class PartCard(OutcomeCard):
    """Hidden when there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.said = label(self, "cardTitle"), label(self)
        self.column.addWidget(self.title)
        self.column.addWidget(self.said)

    def show_part(self, part: ContextPart | None) -> None:
        """Show a part, or nothing."""
        self.setVisible(part is not None)
        if part is None:
            return
        self.title.setText(part.title)
        self.said.show_markup(bullets(part.sentences))
