"""ReasonDialog: why this is saved. It may be left empty."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.widgets.notice import PROGRAM
from app.ui.widgets.table_look import letters
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label

_WIDE = 50


class ReasonDialog(QDialog):
    """One line; Enter saves, Escape does not."""

    def __init__(self, parent: QWidget | None, texts: Texts) -> None:
        super().__init__(parent)
        self.setWindowTitle(PROGRAM)
        name = Label(texts.text("store.dossier.reason"), self)
        self.field = QLineEdit(self)
        self.field.setMaxLength(200)
        self.field.setAccessibleName(texts.text("store.dossier.reason"))
        name.setBuddy(self.field)
        self.save = QPushButton(texts.text("files.choice.save"), self)
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        cancel = QPushButton(texts.text("files.choice.cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        column.setSpacing(SPACE[2])
        column.addWidget(name)
        column.addWidget(self.field)
        column.addLayout(row)
        room = self.screen().availableGeometry().width()
        self.setMinimumWidth(min(letters(self, _WIDE), int(room * 0.9)))

    def ask(self) -> str | None:
        """Show it and wait; None: do not save."""
        done = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return self.field.text().strip() if done else None
