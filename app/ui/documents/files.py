"""Where documents and calendar files go, asked in the user's own words."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import Texts
from app.ui.widgets.words import says_yes


def start_folder() -> Path:
    """The folder for documents of whoever uses this computer."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents) or Path.home())


def ask_folder(texts: Texts, folder: Path | None, parent: QWidget) -> Path | None:
    """The folder that somebody chooses; None when they changed their mind."""
    title = texts.text("paying.window.folder_title")
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder or start_folder()))
    return Path(chosen) if chosen else None


def ask_calendar_path(texts: Texts, folder: Path | None, name: str, parent: QWidget) -> Path | None:
    """Where the calendar file must go."""
    return _ask_file(texts, "calendar", folder, name, parent)


def ask_email_path(texts: Texts, folder: Path | None, name: str, parent: QWidget) -> Path | None:
    """Where the e-mail must go."""
    return _ask_file(texts, "email_file", folder, name, parent)


def _ask_file(
    texts: Texts, what: str, folder: Path | None, name: str, parent: QWidget
) -> Path | None:
    """The file that somebody chooses; a name without a suffix gets that of the proposal."""
    dialog = QFileDialog(parent, texts.text(f"paying.window.{what}_title"))
    dialog.setDirectory(str(folder or start_folder()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(texts.text(f"paying.window.{what}_filter"))
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def may_replace(texts: Texts, names: list[str], parent: QWidget) -> bool:
    """Whether files that are there already may be replaced."""
    question = texts.text("paying.window.replace", files="\n".join(names))
    return says_yes(parent, texts.text("paying.window.replace_title"), question)
