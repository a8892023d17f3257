"""BrokenPage: stands in the place of a page that failed. The others go on, the dossier is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.i18n import Texts
from app.ui.intake.page import Page
from app.ui.intake.session import Session
from app.ui.widgets.words import Label


class BrokenPage(Page):
    """Says what to do. It shows nothing of the dossier, so that it cannot fail by it."""

    again = Signal()
    """somebody wants the page made anew"""
    report_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        texts: Texts,
        title: str,
        report: str,
        parent: QWidget | None = None,
    ) -> None:
        self._title, self.report = title, report
        super().__init__(session, texts, parent)

    @property
    def title(self) -> str:
        """That of the page that failed."""
        return self._title

    def build(self) -> None:
        text = self.texts.text
        for key in ("what", "others", "again"):
            label = Label(text(f"shell.broken.{key}"), self.body)
            label.setWordWrap(True)
            self.column.addWidget(label)
        self.retry = QPushButton(text("shell.broken.retry"), self.body)
        self.retry.setObjectName("primary")
        self.keep = QPushButton(text("shell.broken.report"), self.body)
        self.retry.clicked.connect(lambda _=False: self.again.emit())
        self.keep.clicked.connect(lambda _=False: self.report_wanted.emit(self.report))
        row = QHBoxLayout()
        row.addWidget(self.retry)
        row.addWidget(self.keep)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def enter(self) -> None:
        """The cursor is at the button."""
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Nothing of the dossier stands here."""
