"""BackupDialog: which backup to look into; the newest first."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.services.dossier_store.version_words import say_moment
from app.ui.widgets.clipboard import PlainList
from app.ui.widgets.first import PlainLabel
from app.ui.widgets.notice import PROGRAM
from app.ui.widgets.tokens import SPACE

if TYPE_CHECKING:
    from app.services.dossier_store.backups import Backup

_WIDE: Final = 56
_LINES: Final = 10


class BackupDialog(QDialog):
    """`path`: the one that was chosen, or None."""

    def __init__(
        self, parent: QWidget | None, texts: Texts, folder: Path, found: "Sequence[Backup]",
        *, locked: bool = False,
    ) -> None:  # fmt: skip
        """`locked`: the administrator says which folder."""
        super().__init__(parent)
        self._texts, self._folder, self._found = texts, folder, found
        self.path: Path | None = None
        text = texts.text
        self.setWindowTitle(PROGRAM)
        heading = PlainLabel(text("store.care.choose"), self)
        heading.setObjectName("cardTitle")
        said = text("store.care.choose.where" if found else "store.care.choose.none")
        about = PlainLabel(f"{said} {folder}" if found else said, self)
        if locked:
            where = "" if found else f": {folder}"
            about.setText(f"{about.text()}\n{text('administrator.locked')}{where}")
        about.setObjectName("quiet")
        about.setWordWrap(True)
        self.list = PlainList(self)
        self.list.setAccessibleName(text("store.care.choose"))
        self.list.addItems([say_moment(texts, each.made) for each in found])
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._take)
        letters = self.fontMetrics()
        self.list.setMinimumSize(_WIDE * letters.averageCharWidth(), _LINES * letters.lineSpacing())
        self.look = QPushButton(text("store.care.choose.look"), self)
        self.look.setObjectName("primary")
        self.look.setDefault(True)
        self.look.setEnabled(bool(found))
        self.look.clicked.connect(self._take)
        self.other = QPushButton(text("store.care.choose.other"), self)
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self._take_other)
        cancel = QPushButton(text("files.choice.cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[3])
        column.setSpacing(SPACE[2])
        for each in (heading, about, self.list):
            column.addWidget(each)
        column.addLayout(buttons)
        (self.list if found else self.other).setFocus()

    def _take(self) -> None:
        if 0 <= self.list.currentRow() < len(self._found):
            self.path = self._found[self.list.currentRow()].path
            self.accept()

    def _take_other(self) -> None:
        title = self._texts.text("store.care.choose")
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(self._folder), "*.db")
        if chosen:
            self.path = Path(chosen)
            self.accept()
