"""Step 8, documenten: the letters of this dossier, what they still need, and their pages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.documents import DocumentKind
from app.ui.documents.desk import DocumentsDesk
from app.ui.documents.desk_layout import SHOW_PAYS
from app.ui.intake.page import Page
from app.ui.intake.pays_hidden import is_hidden
from app.ui.widgets.tokens import SPACE


class DocumentsPage(Page):
    """The desk with the documents. What is typed here stands in the session, not in the page."""

    key = "documents"
    wants_panel = False

    def build(self) -> None:
        self.documents = DocumentsDesk(self.session, self.texts, self.body)
        self.documents.go_to_requested.connect(self.go_to_requested)
        row = QHBoxLayout()
        row.setSpacing(SPACE[3])
        self.column.removeWidget(self.heading)
        row.addWidget(self.heading)
        row.addWidget(self.documents.note, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.documents.reveal, 0, Qt.AlignmentFlag.AlignVCenter)
        QWidget.setTabOrder(self.documents.show_pays, self.documents.offers)
        self.column.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        self.column.setSpacing(SPACE[1])
        self.column.addLayout(row)
        self.column.addWidget(self.documents, 1)

    def refresh(self) -> None:
        """Nothing follows the keystrokes: the page shows the assessment, after the debounce."""

    def show_assessment(self) -> None:
        self.documents.refresh()

    def show_kind(self, kind: str) -> None:
        """Show this document first."""
        self.documents.refresh()
        self.documents.offers.show_kind(DocumentKind(kind))

    def enter(self) -> None:
        """The cursor is in the list of documents."""
        self.verticalScrollBar().setValue(0)
        self.documents.offers.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        text = self.texts.text
        shows = [(SHOW_PAYS, text("panel.pays.show"))] if is_hidden(self.session) else []
        return [
            *shows,
            ("Alt+↓", text("papers.documents.key.hit")),
            ("Alt+Enter", text("papers.documents.key.take")),
            ("Ctrl+S", text("papers.documents.key.save")),
            ("Ctrl+Shift+P", text("papers.documents.key.print")),
            ("Ctrl+Shift+C", text("papers.documents.key.email")),
            ("Ctrl+D", text("papers.documents.key.talks")),
        ]
