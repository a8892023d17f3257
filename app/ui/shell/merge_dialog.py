"""MergeDialog: what both changed, field by field: mine or theirs. Nothing is chosen beforehand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.services.dossier_store.clash_words import ClashWords
from app.services.dossier_store.merging import Whose
from app.ui.widgets.notice import PROGRAM
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label

_WIDE, _HIGHEST, _LEAST = 70, 0.85, 5
"""Letters; of the screen; and lines of the fields that are always seen."""


class MergeDialog(QDialog):
    """`who`: who saved it meanwhile. Escape leaves everything as it is."""

    def __init__(
        self, parent: QWidget | None, texts: Texts, who: str, clashes: Sequence[ClashWords]
    ) -> None:
        super().__init__(parent)
        self._texts, self._who = texts, who
        self._groups: dict[str, QButtonGroup] = {}
        self.setWindowTitle(PROGRAM)
        heading = Label(texts.plural("store.dossier.merge", len(clashes), who=who), self)
        heading.setObjectName("lead")
        why = Label(texts.text("store.dossier.merge.why"), self)
        for label in (heading, why):
            label.setWordWrap(True)
        fields = QWidget(self)
        within = QVBoxLayout(fields)
        within.setContentsMargins(0, 0, SPACE[2], 0)
        within.setSpacing(SPACE[2])
        for clash in clashes:
            within.addWidget(self._field(clash))
        within.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(fields)
        self.keep = QPushButton(texts.text("store.dossier.merge.keep"), self)
        self.keep.setObjectName("primary")
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self.accept)
        self.cancel = QPushButton(texts.text("store.dossier.merge.cancel"), self)
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.keep, self.cancel):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        column.setSpacing(SPACE[2])
        for widget in (heading, why):
            column.addWidget(widget)
        column.addWidget(scroll, 1)
        column.addLayout(row)
        room = self.screen().availableGeometry()
        wide = min(letters(self, _WIDE), int(room.width() * 0.9))
        self.setMinimumWidth(wide)
        scroll.setMinimumHeight(lines(self, _LEAST))
        self.resize(wide, min(self._height(within, wide), int(room.height() * _HIGHEST)))

    @property
    def chosen(self) -> dict[str, Whose]:
        """What was chosen so far."""
        found = {}
        for key, group in self._groups.items():
            button = group.checkedButton()
            if button is not None:
                found[key] = Whose(button.property("whose"))
        return found

    def ask(self) -> dict[str, Whose] | None:
        """Show it and wait; None: everything stays as it is."""
        done = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return self.chosen if done else None

    def _field(self, clash: ClashWords) -> QWidget:
        card = QFrame(self)
        card.setObjectName("card")
        name = Label(clash.name, card)
        name.setObjectName("caption")
        name.setWordWrap(True)
        group = self._groups[clash.key] = QButtonGroup(card)
        column = QVBoxLayout(card)
        column.addWidget(name)
        words = ((Whose.MINE, clash.mine), (Whose.THEIRS, clash.theirs))
        for whose, value in words:
            who = {"who": self._who} if whose is Whose.THEIRS else {}
            said = self._texts.text(f"store.dossier.merge.{whose}", **who)
            button = QRadioButton(said.replace("&", "&&"), card)
            button.setProperty("whose", whose.value)
            button.setAccessibleName(f"{clash.name}: {said} {value}")
            group.addButton(button)
            value_label = Label(value, card)  # beside it: a button does not break its lines
            value_label.setWordWrap(True)
            row = QHBoxLayout()
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(value_label, 1)
            column.addLayout(row)
        group.buttonClicked.connect(self._look)
        group.idToggled.connect(self._look)
        return card

    def _height(self, fields: QVBoxLayout, wide: int) -> int:
        """With every field in sight: what stands around them, and they themselves."""
        around = self.minimumSizeHint().height() - lines(self, _LEAST)
        return around + fields.totalHeightForWidth(wide - 3 * SPACE[3]) + SPACE[3]

    def _look(self) -> None:
        self.keep.setEnabled(len(self.chosen) == len(self._groups))
