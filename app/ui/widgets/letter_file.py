"""The file of a letter: its name, where it goes, and what is said when that does not work."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import Texts


def ask_path(texts: Texts, folder: Path | None, name: str, parent: QWidget) -> Path | None:
    """Ask where a letter must go; None when somebody changed their mind."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    start = folder or Path(QStandardPaths.writableLocation(documents) or Path.home())
    dialog = QFileDialog(parent, texts.text("answer.letter.save_title"), str(start / name))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(texts.text("answer.letter.filter"))
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def open_folder(path: Path) -> bool:
    """Show the folder of a file in the system's own program; False when that does not work."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
