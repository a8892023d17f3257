"""ClosingPage: the end of the conversation: read back, what stays open, what goes by post, when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.call.conversation import Conversation
from app.ui.intake.session import Session


class ClosingPage(QWidget):
    closed = Signal()
    go_to_requested = Signal(str)
    document_requested = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def show_closing(self, talk: Conversation, session: Session) -> None: ...

    def enter(self) -> None: ...
