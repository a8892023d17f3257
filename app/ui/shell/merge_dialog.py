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
from app.ui.widgets.table_look import letters
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label

_WIDE, _HIGH = 70, 0.6
"""Letters; and of the screen."""


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
        high = fields.sizeHint().height() + SPACE[3]
        scroll.setMinimumHeight(min(high, int(room.height() * _HIGH)))

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
            said = self._texts.text(f"store.dossier.merge.{whose}", value=value, **who)
            button = QRadioButton(said.replace("&", "&&"), card)
            button.setProperty("whose", whose.value)
            button.setAccessibleName(f"{clash.name}: {said}")
            group.addButton(button)
            column.addWidget(button)
        group.buttonClicked.connect(self._look)
        group.idToggled.connect(self._look)
        return card

    def _look(self) -> None:
        self.keep.setEnabled(len(self.chosen) == len(self._groups))
