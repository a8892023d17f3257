"""Session: the one dossier in the window, every change of it, and its newest assessment.

Pages read `draft` and listen to `draft_changed`; they change it only through `change`, `insert`,
`remove` and `move`, so that every edit can be undone. A change that cannot be (a date that ends
before it begins) is refused: the call gives the problems and the draft stays as it was.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from app.services import editing
from app.services.collecting import without_collecting
from app.services.dossiers import new_dossier
from app.services.editing import Path
from app.services.intake import asking
from app.services.organisation import Organisation
from app.ui.intake.paper_trail import PaperTrail
from app.ui.intake.pending import Pending
from app.ui.intake.undo import Edit, drop_taken_back
from calc import UNKNOWN, Assessment, Draft, Problem, Tariffs, assess
from calc.base.problem import path_of

DEBOUNCE_MS: Final = 120
"""How long after the last keystroke the answer is worked out again."""


class _Edit(Edit):
    """From one draft to the next."""

    def __init__(
        self, session: "Session", before: Draft, after: Draft, text: str, path: Path, run: int
    ) -> None:
        super().__init__(text, before, after, path, run)
        self.asked = ""
        """the question of the conversation that was answered, "call." and its key"""
        self._session = session
        self._is_new = True

    def is_same(self, one: Draft, other: Draft) -> bool:
        """What was taken back was not asked: the record of it does not count."""
        return editing.with_records_of(one, other) == other

    def redo(self) -> None:
        with self._session._stepping():
            self._session._take(self.after)
            if not self._is_new:
                self._session._say_where(self.before, self.after, self.asked)
        self._is_new = False

    def undo(self) -> None:
        with self._session._stepping():
            self._session._take(self.before)
            self._session._say_where(self.after, self.before, self.asked)


class Session(QObject):
    """One open dossier. `today` is asked only when the dossier has no reference date."""

    draft_changed = Signal()
    """after every change, undo, redo and load"""
    loaded = Signal()
    """another dossier is open: pages start afresh"""
    went_back = Signal(str, str)
    """undo or redo changed what stands at this path, as findings write it; the question that was
    answered there, "" when it was in no conversation"""
    assessed = Signal()
    """`assessment` is of the draft as it is now"""

    def __init__(
        self,
        organisation: Organisation,
        tariffs: Tariffs,
        today: Callable[[], date],
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self.undo_stack: Final = QUndoStack(self)
        self.pending: Final = Pending(self)
        self.organisation = organisation
        self.policy_file = organisation.policy_file
        self.tariffs = tariffs
        self.trail: PaperTrail | None = None
        """keeps what left the house, where there is a store"""
        self._today, self._now = today, now
        self._draft = self._opened = new_dossier()
        self._run = 0
        self._is_stepping = False
        self._begun: tuple[str, Draft | None] = ("", None)
        """the field that is typed in, and the dossier before it"""
        self._assessment: Assessment | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.assess_now)

    @property
    def moment(self) -> datetime:
        """Now; without a clock the begin of today."""
        return self._now() if self._now else datetime.combine(self._today(), time(), tzinfo=UTC)

    @property
    def draft(self) -> Draft:
        """The dossier as it is now."""
        return self._draft

    @property
    def assessment(self) -> Assessment:
        """The newest assessment; while somebody types it may be of a moment ago."""
        if self._assessment is None:
            self.assess_now()
        assert self._assessment is not None  # assess_now has just made it
        return self._assessment

    @property
    def on(self) -> date:
        """The day of the conversation: what a month without its year is told by."""
        return self.assessment.reference_date

    def load(self, draft: Draft, typed: Mapping[str, str] | None = None) -> None:
        """Open another dossier; there is nothing to undo in it yet. `typed` was pending in it."""
        self.undo_stack.clear()
        self._draft = self._opened = draft
        self.pending.start(typed or {})
        self._begun = ("", None)
        self.undo_stack.setClean()
        self.loaded.emit()
        self.draft_changed.emit()
        self.assess_now()

    def value(self, path: Path) -> Any:
        """What stands at a path of the draft. Raises LookupError."""
        return editing.value_at(self._draft, path)

    def change(self, path: Path, value: object, text: str) -> tuple[Problem, ...]:
        """Give a field another value. `text` is what undo calls it. Gives what is wrong, if any."""
        run = f"{self._run}{path}"
        if run != self._begun[0]:
            self._begun = run, self._draft
        noted = self._noted(editing.changed(self._draft, path, value), path, self._begun[1])
        return self._push(noted, text, path)

    def problems(self, path: Path, value: object) -> tuple[Problem, ...]:
        """What would be wrong with another value in a field; nothing changes."""
        result = editing.changed(self._draft, path, value)
        return result if isinstance(result, tuple) else ()

    def insert(
        self, path: Path, index: int, items: Sequence[object], text: str
    ) -> tuple[Problem, ...]:
        """Put items into a list before `index`."""
        return self._push(
            self._noted(
                editing.inserted(self._draft, path, index, items), path, self._before_last_step()
            ),
            text,
        )

    def remove(self, path: Path, indexes: Sequence[int], text: str) -> tuple[Problem, ...]:
        """Take items out of a list."""
        result = editing.removed(self._draft, path, indexes)
        return self._push(self._noted(result, path, self._before_last_step()), text)

    def move(self, path: Path, index: int, to: int, text: str) -> tuple[Problem, ...]:
        """Give one item of a list another place."""
        return self._push(editing.moved(self._draft, path, index, to), text)

    def ask_nothing(self, question: str, text: str) -> None:
        """Write down that a group or a kind of lines was asked and there is nothing; or take it
        back."""
        self.end_run()
        self._push(asking.with_nothing(self._draft, question, self._today()), text)

    def answer_earlier(self, had: asking.Had, text: str) -> None:
        """Write down whether there was an arrangement before."""
        self.end_run()
        self._push(asking.with_earlier(self._draft, had, self._today()), text)

    def replace(self, draft: Draft, text: str, asked: str = "") -> None:
        """Change several things at once, as one step of undo; the draft must be sound.

        `asked`: the question that this answers, where undo comes back to.
        """
        self._push(draft, text, asked=asked)

    def end_run(self) -> None:
        """The next change begins a new step of undo, even in the same field."""
        self._run += 1
        if self._is_stepping:
            return  # Qt does not survive it when steps are thrown away in the middle of one
        before = drop_taken_back(self.undo_stack)
        if before is not None and before != self._draft:
            self._take(before)

    def take_organisation(self, organisation: Organisation) -> None:
        """Go on under another policy: the dossier is of another client. The answer follows."""
        self.organisation = organisation
        self.policy_file = organisation.policy_file
        self._timer.start()

    def take_tariffs(self, tariffs: Tariffs) -> None:
        """Go on with other figures of the law; the answer is worked out again."""
        self.tariffs = tariffs
        self.assess_now()

    def assess_now(self) -> None:
        """Work the answer out again, without waiting."""
        self._timer.stop()
        known = self._draft.reference_date
        on = self._today() if known is UNKNOWN else known
        with without_collecting():
            self._assessment = assess(self._draft, self.policy_file, self.tariffs, on)
        self.assessed.emit()

    def _noted(
        self, result: Draft | tuple[Problem, ...], path: Path, before: Draft | None
    ) -> Draft | tuple[Problem, ...]:
        """The change with a record of what was asked; what is taken back was not asked.

        `before`: the dossier as it was when the field was begun, or before an item came or went.
        """
        if isinstance(result, tuple) or result == self._draft:
            return result
        if before is not None and editing.with_records_of(result, before) == before:
            return before
        noted = asking.noted(self._draft, result, path, self._today())
        return asking.taken_back(noted, self._opened, path)

    def _before_last_step(self) -> Draft | None:
        step = self.undo_stack.command(self.undo_stack.index() - 1)
        return step.before if isinstance(step, _Edit) else None

    def _push(
        self, result: Draft | tuple[Problem, ...], text: str, path: Path = (), asked: str = ""
    ) -> tuple[Problem, ...]:
        if isinstance(result, tuple):
            return result
        if result != self._draft:
            edit = _Edit(self, self._draft, result, text, path, self._run)
            edit.asked = asked
            self.undo_stack.push(edit)
        return ()

    @contextmanager
    def _stepping(self) -> Iterator[None]:
        """A step of undo is being taken: pages go to what it changed, and end what is typed."""
        was, self._is_stepping = self._is_stepping, True
        try:
            yield
        finally:
            self._is_stepping = was

    def _say_where(self, before: Draft, after: Draft, asked: str) -> None:
        self.went_back.emit(path_of(editing.changed_place(before, after)), asked)

    def _take(self, draft: Draft) -> None:
        before, self._draft = self._draft, draft
        self.pending.follow(before, draft)
        self.draft_changed.emit()
        self._timer.start()
