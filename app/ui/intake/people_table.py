"""PeopleTable: everybody in the household as a row, and below them what else there is of one."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.paths import name_of
from app.services.intake.ages import age_on
from app.services.intake.page_fields import ADULT_ROW, CHILD_ROW
from app.ui.intake.person_row import WIDTHS, PersonRow, least, set_widths
from app.ui.intake.session import Session
from app.ui.widgets.words import Label

LISTS: Final = {"adults": ADULT_ROW, "children": CHILD_ROW}
_RIGHT: Final = frozenset({"age", "birth_month", "hours_per_week", "taxable_income"})


class PeopleTable(QFrame):
    """A row for each adult and each child of the draft, in their order."""

    chosen = Signal()
    """another person is chosen, or the same one changed"""
    add_wanted = Signal()
    remove_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self.rows: list[PersonRow] = []
        self.bases: list[tuple[str, int]] = []
        self.chosen_base: tuple[str, int] | None = None
        self.setObjectName("card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self._head = self._make_head()
        self._column.addWidget(self._head)
        for keys, signal in (("Ins", self.add_wanted), ("Ctrl+Del", self.remove_wanted)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(signal)
        session.loaded.connect(self._afresh)
        session.draft_changed.connect(self.follow)
        self.hide()  # with nobody in it there is nothing to see
        self.follow()

    def follow(self) -> None:
        """Make rows for who came, drop those of who left; show names and ages."""
        draft = self._session.draft
        bases = [(name, at) for name in LISTS for at in range(len(getattr(draft, name)))]
        if bases != self.bases:
            self._rebuild(bases)
        for base, row in zip(self.bases, self.rows, strict=True):
            person = getattr(draft, base[0])[base[1]]
            row.show_age(self._age(person))
            called = self.called(base)
            row.say_who(str(person.name) if _is_known(person.name) else called, called)

    def called(self, base: tuple[str, int]) -> str:
        """What a person is called as long as nobody gave a name."""
        person = getattr(self._session.draft, base[0])[base[1]]
        key = "adult" if base[0] == "adults" else "child"
        wanted = self._texts.placeholders(f"ui.items.{key}.one")
        known = {"n": base[1] + 1, "name": name_of(self._texts, person)}
        return self._texts.text(f"ui.items.{key}.one", **{name: known[name] for name in wanted})

    def choose(self, base: tuple[str, int], field: str = "") -> None:
        """Choose a person; with a field the cursor goes there."""
        if base not in self.bases:
            return
        if base != self.chosen_base:
            self.chosen_base = base
            self._mark()
            self.chosen.emit()
        if field:
            self.rows[self.bases.index(base)].focus_field(field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the cells have their names above them, the columns need none."""
        super().resizeEvent(event)
        self._head.setVisible(self.width() >= least(self))

    def _rebuild(self, bases: Sequence[tuple[str, int]]) -> None:
        for row in self.rows:
            row.blockSignals(True)  # the cursor goes on to the next, that goes as well: no choice
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.bases, self.rows = list(bases), []
        for base in self.bases:
            row = PersonRow(self._session, self._texts, LISTS[base[0]], base, self)
            row.chosen.connect(lambda base=base: self.choose(base))
            row.stepped.connect(lambda by, field, base=base: self._step(base, by, field))
            row.details_wanted.connect(self.details_wanted)
            self._column.addWidget(row)
            row.show()
            self.rows.append(row)
        if self.chosen_base not in self.bases:
            self.chosen_base = self.bases[0] if self.bases else None
        self._mark()
        self.setVisible(bool(self.bases))
        self.chosen.emit()

    def _afresh(self) -> None:
        """Another dossier: at its first person."""
        self.chosen_base = None
        self._rebuild(())
        self.follow()

    def _mark(self) -> None:
        for base, row in zip(self.bases, self.rows, strict=True):
            row.show_chosen(chosen=base == self.chosen_base)

    def _step(self, base: tuple[str, int], by: int, field: str) -> None:
        at = self.bases.index(base) + by
        if 0 <= at < len(self.bases):
            self.rows[at].focus_field(field)

    def _age(self, person: Any) -> str:
        age = age_on(person.birth_month, self._session.assessment.reference_date)
        return "" if age is None else self._texts.formats.number(age)

    def _make_head(self) -> QWidget:
        head = QWidget(self)
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        grid = QGridLayout(head)
        grid.setContentsMargins(12, 3, 8, 3)
        grid.setHorizontalSpacing(6)
        for place, name in enumerate(WIDTHS):
            said = Label(self._texts.text(f"form.people.{name}"), head)
            said.setObjectName("quiet")
            said.setContentsMargins(4, 0, 4, 0)
            said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            if name in _RIGHT:
                said.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(said, 0, place)
        set_widths(grid, head)
        return head


def _is_known(name: object) -> bool:
    return isinstance(name, str) and bool(name)
