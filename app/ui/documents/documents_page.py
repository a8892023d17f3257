"""Step 8, documenten: the way to the documents of this dossier, and what they will be."""

from app.ui.documents.panel import DocumentsPanel
from app.ui.intake.page import Page


class DocumentsPage(Page):
    """Nothing is entered here."""

    key = "documents"

    def build(self) -> None:
        self.documents = DocumentsPanel(self.session, self.texts, self.body)
        self.column.addWidget(self.documents)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Nothing follows the keystrokes: the page shows the assessment, after the debounce."""

    def show_assessment(self) -> None:
        self.documents.show_assessment()
