"""How the documents are opened, from a page, a menu or a key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.ui.intake.session import Session

if TYPE_CHECKING:
    from app.ui.documents.dialog import DocumentsDialog


def open_documents(session: Session, texts: Texts, window: QWidget) -> "DocumentsDialog":
    """Show the documents of the dossier as it is at this moment."""
    # Drawing and guarding are slow to load, and nobody needs them to start.
    from app.ui.documents.dialog import DocumentsDialog

    session.assess_now()
    QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
    try:
        dialog = DocumentsDialog(session, texts, window)
    finally:
        QGuiApplication.restoreOverrideCursor()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(window.size() * 0.96)
    dialog.open()
    return dialog
