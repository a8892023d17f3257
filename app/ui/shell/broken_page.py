"""BrokenPage: stands in the place of a page that failed. The others go on, the dossier is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.i18n import Texts
from app.services.editing import Path
from app.ui.intake.page_frame import PageFrame
from app.ui.widgets.words import Label


class BrokenPage(PageFrame):
    """Says what to do. It knows nothing of the dossier, so that it cannot fail by it."""

    again = Signal()
    """somebody wants the page made anew"""
    report_wanted = Signal(str)

    def __init__(
        self, texts: Texts, title: str, report: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.report = report
        self.go_to_requested = self.again  # nothing here goes anywhere else
        for key in ("what", "others", "again"):
            label = Label(texts.text(f"shell.broken.{key}"), self.body)
            label.setWordWrap(True)
            self.column.addWidget(label)
        self.retry = QPushButton(texts.text("shell.broken.retry"), self.body)
        self.retry.setObjectName("primary")
        self.keep = QPushButton(texts.text("shell.broken.report"), self.body)
        self.retry.clicked.connect(lambda _=False: self.again.emit())
        self.keep.clicked.connect(lambda _=False: self.report_wanted.emit(self.report))
        row = QHBoxLayout()
        row.addWidget(self.retry)
        row.addWidget(self.keep)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.setWidget(self.body)

    def enter(self) -> None:
        """The cursor is at the button."""
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Nothing of the dossier stands here."""

    def show_assessment(self) -> None:
        """Nothing of the answer either."""

    def go_to(self, path: Path) -> bool:
        """There is no field here."""
        self.enter()
        return False
