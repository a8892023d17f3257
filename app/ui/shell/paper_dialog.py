"""PaperDialog: the recovery key on the screen, to be saved as a PDF or copied by hand."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.widgets.first import PlainLabel
from app.ui.widgets.notice import PROGRAM
from app.ui.widgets.tokens import SPACE

_COLUMNS: Final = 4
_WIDE: Final = 70


class PaperDialog(QDialog):
    """It is not copied to the clipboard: there it would stay too long."""

    def __init__(
        self,
        parent: QWidget | None,
        texts: Texts,
        groups: Sequence[str],
        save: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(PROGRAM)
        text = texts.text
        heading = PlainLabel(text("store.keys.paper.title"), self)
        heading.setObjectName("cardTitle")
        what = PlainLabel(text("store.keys.show_paper.what"), self)
        what.setWordWrap(True)
        what.setObjectName("quiet")
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE[4])
        for place, group in enumerate(groups):
            label = PlainLabel(f"{place + 1}   {group}", self)
            label.setObjectName("statAmount")
            said = " ".join(group)
            name = text("store.keys.show_paper.group", group=str(place + 1), signs=said)
            label.setAccessibleName(name)
            grid.addWidget(label, place // _COLUMNS, place % _COLUMNS, Qt.AlignmentFlag.AlignLeft)
        keep = QPushButton(text("store.keys.show_paper.save"), self)
        keep.setObjectName("primary")
        keep.setDefault(True)
        keep.clicked.connect(lambda _: save())
        close = QPushButton(text("store.keys.show_paper.done"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[3])
        column.setSpacing(SPACE[2])
        column.addWidget(heading)
        column.addWidget(what)
        column.addLayout(grid)
        column.addSpacing(SPACE[2])
        column.addLayout(buttons)
        self.setMinimumWidth(_WIDE * self.fontMetrics().averageCharWidth())
