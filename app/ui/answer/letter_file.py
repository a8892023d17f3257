"""The file of a letter: its name, where it goes, and what is said when that does not work."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import Texts
from app.services.assessing import Assessed
from calc import UNKNOWN

_NOT_IN_A_NAME: Final = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_REFERENCE: Final = 60


def suggested_name(assessed: Assessed) -> str:
    """A name that sorts by day: 2026-11-23-plan-RS-2024-001.pdf. It names nobody."""
    reference = assessed.draft.debt.reference
    known = "" if reference is UNKNOWN else _NOT_IN_A_NAME.sub("-", reference).strip("-")
    parts = [assessed.assessment.reference_date.isoformat(), "plan", known[:_LONGEST_REFERENCE]]
    return "-".join(part for part in parts if part) + ".pdf"


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
