"""RejectedCard: the other solutions of the policy, each with why it was not chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from app.i18n import Texts, say_choice
from app.services.deciding import others_of, rejected_at, with_rejected
from app.services.intake.fields import FieldKind, FieldSpec
from app.ui.intake.editors import FieldEditor, make_editor
from app.ui.intake.session import Session
from app.ui.widgets.inputs import ChoiceBox
from app.ui.widgets.tab_order import put_after
from app.ui.widgets.words_grid import Card, label
from calc import UNKNOWN
from calc.dossier.solution import ChoiceReason, SolutionKind


class RejectedCard(Card):
    """A row for each solution beside the chosen one."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        title = texts.text("life.rejected.card")
        super().__init__(title, parent, texts.text("life.rejected.help"))
        self._session = session
        self.rows = {kind: RejectedRow(session, texts, kind, self) for kind in SolutionKind}
        for row in self.rows.values():
            self.column.addWidget(row)
        session.draft_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show why each was not chosen."""
        others = others_of(self._session.draft, self._session.policy_file.policy)
        for kind, row in self.rows.items():
            row.setVisible(kind in others)
            row.refresh()

    def focus_here(self, place: int | str | None) -> None:
        """Bring the cursor to a rejected solution by its place, or to the first row."""
        rejected = self._session.draft.solution.rejected
        if isinstance(place, int) and place < len(rejected):
            row = self.rows[rejected[place].kind]
            if not row.isHidden():
                row.focus_here()
                return
        next(row for row in self.rows.values() if not row.isHidden()).focus_here()


class RejectedRow(QWidget):
    """One solution: not looked at, or the reason why it was not chosen and a note."""

    def __init__(
        self, session: Session, texts: Texts, kind: SolutionKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._texts, self._kind = session, texts, kind
        self.note: FieldEditor | None = None
        self._place: int | None = None
        name = say_choice(texts, kind)
        self._name = name[:1].upper() + name[1:]
        self.reason = ChoiceBox(self)
        self.reason.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.reason.setMinimumContentsLength(12)
        words = [say_choice(texts, reason) for reason in ChoiceReason]
        self.reason.offer([texts.text("life.rejected.not_looked"), *words], shy=[0])
        self.reason.setAccessibleName(texts.text("life.rejected.why", name=self._name))
        self.reason.activated.connect(self._choose)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        said = label(self, "", self._name)
        said.setBuddy(self.reason)
        self._grid.addWidget(said, 0, 0)
        self._grid.addWidget(self.reason, 0, 1)
        for column in range(2):
            self._grid.setColumnStretch(column, 1)

    def refresh(self) -> None:
        """Show what the dossier says of this solution."""
        draft = self._session.draft
        place = rejected_at(draft, self._kind)
        reason = UNKNOWN if place is None else draft.solution.rejected[place].reason
        # Rejected without a reason: a file may say so; it is chosen here all the same.
        shown = 0 if reason is UNKNOWN else list(ChoiceReason).index(reason) + 1
        self.reason.setCurrentIndex(shown)
        if place != self._place:
            self._make_note(place)
        if self.note is not None:
            self.note.refresh()

    def focus_here(self) -> None:
        """Bring the cursor to the reason."""
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_note(self, place: int | None) -> None:
        self._place = place
        if self.note is not None:
            self.note.hide()
            self.note.deleteLater()
            self.note = None
        if place is None:
            return
        base = ("solution", "rejected", place)
        self.note = make_editor(
            self._session, self._texts, FieldSpec(("note",), FieldKind.TEXT), base, self
        )
        self.note.input.setAccessibleName(f"{self._name}: {self.note.caption}")
        self._grid.addWidget(self.note, 1, 0, 1, 2)
        put_after(self.reason, self.note)
        self.note.show()

    def _choose(self, index: int) -> None:
        session = self._session
        reason = list(ChoiceReason)[index - 1] if index > 0 else None
        found = with_rejected(session.draft, self._kind, reason)
        assert not isinstance(found, tuple)  # there are fewer kinds than places for them
        session.end_run()
        session.replace(found, self._texts.text("life.rejected.undo", name=self._name))
