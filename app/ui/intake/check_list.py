"""CheckList: one check large, those that wait for it as rows, the others after them.

After an answer the next one that blocks comes up, and how many there are left is said aloud. What
is shown does not change under anybody's hands: only an answer, a click or a key brings another.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.choices import say_choice
from app.services.intake.catalogue import codes_of, questions
from app.services.intake.checks import (
    CheckGroups,
    check_groups,
    check_of,
    lacks_reason,
    say_count,
)
from app.ui.intake.check_card import CheckCard
from app.ui.intake.check_row import CheckRow, RowWords
from app.ui.intake.editors.base import UNKNOWN_KEY
from app.ui.intake.session import Session
from app.ui.widgets.announce import announce
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label
from calc import UNKNOWN
from calc.dossier.codes import CheckState

SHOW_ALL: Final = "Ctrl+Shift+A"
_FOLDED: Final = ("settled", "unasked")
_DIGITS: Final = "23456789"


class CheckList(QWidget):
    """All checks; those that block a final plan come first."""

    counted = Signal(str)
    """how many there are of each, when that changed"""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self.groups = CheckGroups((), (), (), codes_of("check"))
        self.card = CheckCard(session, texts, self)
        self.rows = {code: CheckRow(code, self) for code in codes_of("check")}
        self.boxes = {name: self._box() for name in ("before", "later", *_FOLDED)}
        self._placed: dict[str, tuple[str, ...]] = {}
        self._is_new = True
        self.later = Label(texts.text("papers.checks.later_title").upper(), self)
        self.later.setAccessibleName(texts.text("papers.checks.later_title"))
        self.later.setObjectName("caption")
        self.folds = {name: self._fold() for name in _FOLDED}
        self._lay_out()
        for row in self.rows.values():
            row.clicked.connect(lambda _=False, code=row.code: self.open(code))
        self.card.settled.connect(self._go_on)
        self.card.next_wanted.connect(self.next)
        session.draft_changed.connect(self.refresh)
        session.loaded.connect(self._start)
        QShortcut(QKeySequence(SHOW_ALL), self, self.show_all)

    @property
    def code(self) -> str:
        """The check that is asked now."""
        return self.card.code

    def refresh(self) -> None:
        """Show the draft's answers."""
        if self.isVisible():
            self.card.refresh()
            self._show_words()

    def show_assessment(self) -> None:
        """Show where each check stands; the one that is asked stays, as long as it is there."""
        self.groups = check_groups(self._session.draft, self._session.assessment)
        if self._is_new:
            self._is_new = False
            self.card.show_check((*self.groups.before, *self.groups.later, self.code)[0])
        self._arrange()
        self.card.refresh()
        self.counted.emit(say_count(self._texts, self.groups))

    def enter(self) -> None:
        """Bring the cursor to the answer of the check that is asked."""
        self.card.focus_here()

    def open(self, code: str) -> None:
        """Ask this check now."""
        self.card.show_check(code)
        self._arrange()
        self.card.focus_here()

    def next(self) -> None:
        """Ask the next check that blocks; after the last the first."""
        if code := self._after(self.code):
            self.open(code)

    def go_to(self, index: int | str | None) -> bool:
        """Bring the cursor to a check: by its code, by its place, or to the first to settle."""
        checks = self._session.draft.checks
        if isinstance(index, str) and index in self.rows:
            code = index
        elif isinstance(index, int) and index < len(checks):
            code = checks[index].code
        else:
            asked = {check.code for check in checks}
            waiting = [code for code in self.groups.before if code not in asked]
            if not waiting:
                return False
            code = waiting[0]
        self.open(code)
        return True

    def show_all(self) -> None:
        """Show what is settled and what nobody has to ask, a line each; or put it away again."""
        shown = any(self.folds[name].isChecked() for name in _FOLDED)
        for name in _FOLDED:
            self.folds[name].setChecked(not shown)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit opens the row with that number, F8 says that it cannot be settled now.

        A field to type in keeps its digits, and its own F8.
        """
        if event.key() == UNKNOWN_KEY and not event.modifiers():
            self.card.not_known()
            return
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        )  # fmt: skip
        waiting = self._placed.get("before", ())
        at = _DIGITS.find(event.text()) if plain and event.text() else -1
        if 0 <= at < len(waiting):
            self.open(waiting[at])
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        """An answer was given: the next one comes up, and it is said how many are left."""
        answered = self.code
        order = self.groups.before
        was_before = answered in order
        self._session.assess_now()
        self.show_assessment()
        left = len(self.groups.before)
        if was_before and (code := self._after(answered, order)):
            self.open(code)
        if was_before:
            key = "papers.checks.left" if left else "papers.checks.all_done"
            said = self._texts.plural(key, left) if left else self._texts.text(key)
            announce(self.card, said)

    def _after(self, code: str, order: tuple[str, ...] = ()) -> str:
        """The check that blocks and comes after this one; after the last the first.

        `order`: as they stood while this one was among them.
        """
        order = order or self.groups.before
        at = order.index(code) + 1 if code in order else 0
        waiting = [each for each in (*order[at:], *order[:at]) if each in self.groups.before]
        return next((each for each in waiting if each != code), "")

    def _start(self) -> None:
        """Another dossier: its first check is asked."""
        self._is_new = True
        self.card.close_detail()

    # -- the look ----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Rows move only when a group changes, so that the cursor stays where it is."""
        groups = self.groups
        wanted = {
            "before": tuple(each for each in groups.before if each != self.code),
            "later": tuple(each for each in groups.later if each != self.code),
            "settled": tuple(each for each in groups.settled if each != self.code),
            "unasked": tuple(each for each in groups.unasked if each != self.code),
        }
        for name, codes in wanted.items():
            box, column = self.boxes[name], self.boxes[name].layout()
            assert column is not None
            if self._placed.get(name) != codes:
                for code in codes:
                    column.addWidget(self.rows[code])
            shown = bool(codes) and (name not in _FOLDED or self.folds[name].isChecked())
            for code in codes:
                self.rows[code].setVisible(True)
            box.setVisible(shown)
        self.rows[self.code].hide()
        self._placed = wanted
        self.later.setVisible(bool(wanted["later"]))
        self.card.next.setVisible(bool(self._after(self.code)))
        for name in _FOLDED:
            self._say_fold(name, wanted[name])
        self._show_words()

    def _say_fold(self, name: str, codes: tuple[str, ...]) -> None:
        fold, texts = self.folds[name], self._texts
        fold.setVisible(bool(codes))
        sign = "▾" if fold.isChecked() else "▸"
        said = f"{sign} {texts.plural(f'papers.checks.{name}', len(codes))}"
        if fold.text() != said:
            fold.setText(said)

    def _show_words(self) -> None:
        for name, codes in self._placed.items():
            if name in _FOLDED and not self.folds[name].isChecked():
                continue
            for at, code in enumerate(codes):
                key = _DIGITS[at] if name == "before" and at < len(_DIGITS) else ""
                self.rows[code].show_words(self._words(code, key, name))

    def _words(self, code: str, key: str, group: str) -> RowWords:
        texts, check = self._texts, check_of(self._session.draft, code)
        name = texts.text(f"check.{code}")
        said = f"“{questions()['check'][code].say}”"
        if group == "later" and check.finding is not UNKNOWN:
            said = str(check.finding)
        if group == "settled":
            said = "" if check.finding is UNKNOWN else str(check.finding)
            if check.state is CheckState.NOT_APPLICABLE and not lacks_reason(check):
                said = str(check.reason)
        return RowWords(
            key=key,
            name=f"{name[:1].upper()}{name[1:]}",
            said=said,
            state=check.state,
            state_name=say_choice(texts, check.state),
            due="" if check.due is UNKNOWN else texts.formats.short_day(check.due),
        )

    def _box(self) -> QFrame:
        box = QFrame(self)
        box.setObjectName("card")
        column = QVBoxLayout(box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        return box

    def _fold(self) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.clicked.connect(self._arrange)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.card)
        column.addWidget(self.boxes["before"])
        column.addWidget(self.later)
        column.addWidget(self.boxes["later"])
        line = QHBoxLayout()
        line.setSpacing(SPACE[2])
        for name in _FOLDED:
            line.addWidget(self.folds[name])
        line.addWidget(KeyCap(self._texts, SHOW_ALL, self))
        hint = Label(self._texts.text("papers.checks.show_all"), self)
        hint.setObjectName("statNote")
        line.addWidget(hint)
        line.addStretch(1)
        column.addLayout(line)
        for name in _FOLDED:
            column.addWidget(self.boxes[name])
