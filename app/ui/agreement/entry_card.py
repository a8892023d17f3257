"""EntryCard: what was received, went back or was skipped, written down one line at a time."""

from enum import StrEnum
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import Texts, say_choice, say_typed
from app.i18n.amounts import why_unread
from app.i18n.reading import read_day, read_euros, read_month
from app.services.agreement import is_agreed
from app.services.history import with_entry, with_pause
from app.ui.intake.session import Session
from app.ui.intake.short_form import ShortForm, choice
from app.ui.widgets.words_grid import Card
from calc import Draft, Problem
from calc.base.path import field_path
from calc.dossier.agreed_schedule import EntryKind


class _Pause(StrEnum):
    """Beside the kinds of an entry: months in which nothing is asked."""

    PAUSE = "gepauzeerd"


_KINDS: Final = (
    EntryKind.RECEIVED, EntryKind.REVERSED, EntryKind.REFUNDED, EntryKind.JOKER, _Pause.PAUSE,
    EntryKind.CORRECTION,
)  # fmt: skip
_AT: Final = "agreement.entries"
_FIELD_OF: Final = {"first_month": "month", "last_month": "last", "reason": "note"}


class EntryCard(Card):
    """A kind, a date, an amount and for which month; hidden while nothing was agreed."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("life.entry.card"), parent, texts.text("life.entry.help"))
        self._session, self._texts = session, texts
        self.form = ShortForm(session, "entry", texts.text("life.entry.record"), self)
        words = [_say_kind(texts, kind) for kind in _KINDS]
        self.kind = choice(words, self.form, self._show_fields)
        self.on, self.amount = QLineEdit(self.form), QLineEdit(self.form)
        self.month, self.last = QLineEdit(self.form), QLineEdit(self.form)
        self.note = QLineEdit(self.form)
        fields = {
            "kind": self.kind, "on": self.on, "amount": self.amount, "month": self.month,
            "last": self.last, "note": self.note,
        }  # fmt: skip
        for name, field in fields.items():
            self.form.add(name, texts.text(f"life.entry.{name}"), field, wide=name == "note")
        self.on.setPlaceholderText(texts.text("life.entry.on_like"))
        self.form.record.clicked.connect(self._record)
        self.column.addWidget(self.form)
        session.loaded.connect(self._start)
        self._start()

    def refresh(self) -> None:
        """Only a plan that was agreed has a history."""
        self.setVisible(is_agreed(self._session.draft))

    def _start(self) -> None:
        self.form.start()
        self._show_fields()

    def _show_fields(self) -> None:
        kind = _KINDS[max(self.kind.currentIndex(), 0)]
        pause = kind is _Pause.PAUSE
        self.form.show_only(
            {"amount": kind not in (EntryKind.JOKER, _Pause.PAUSE), "last": pause},
        )
        needs = kind in (EntryKind.JOKER, _Pause.PAUSE)
        like = "life.entry.month_like" if needs else "life.entry.month_free"
        self.month.setPlaceholderText(self._texts.text(like))

    def _record(self) -> None:
        texts, session = self._texts, self._session
        kind = _KINDS[max(self.kind.currentIndex(), 0)]
        found = self._read(kind)
        if isinstance(found, tuple):
            wrong: dict[str, str] = {}
            for problem in found:
                name = field_path(problem.path).field
                said = say_typed(texts, problem, session.draft)
                name = _FIELD_OF.get(name, name)
                wrong[name] = f"{wrong[name]} {said}" if name in wrong else said
            self.form.say_wrong(wrong)
            return
        session.end_run()
        self.form.clear()
        session.replace(found, texts.text("life.entry.undo", kind=_say_kind(texts, kind)))
        (self.on if self.on.isVisible() else self.kind).setFocus()

    def _read(self, kind: EntryKind | _Pause) -> Draft | tuple[Problem, ...]:
        """The dossier with what was typed, or what cannot be read."""
        problems: list[Problem] = []
        on = read_day(self.form.typed("on"))
        if on is None:
            problems.append(Problem("date_not_readable", f"{_AT}.on"))
        typed = self.form.typed("amount")
        amount = read_euros(typed) if typed else None
        if kind not in (EntryKind.JOKER, _Pause.PAUSE) and amount is None:
            code = why_unread(typed) if typed else "missing"
            problems.append(Problem(code, f"{_AT}.amount"))
        said = self.form.typed("month")
        month = read_month(said) if said else None
        if month is None and (said or kind in (EntryKind.JOKER, _Pause.PAUSE)):
            problems.append(Problem("month_not_readable", f"{_AT}.month"))
        last = read_month(self.form.typed("last"))
        if kind is _Pause.PAUSE and last is None:
            problems.append(Problem("month_not_readable", "agreement.events.last_month"))
        if problems or on is None:
            return tuple(problems)
        note, draft = self.form.typed("note"), self._session.draft
        if isinstance(kind, EntryKind):
            return with_entry(draft, kind, on, amount, month, note)
        assert month is not None  # both were read
        assert last is not None
        return with_pause(draft, on, month, last, note)


def _say_kind(texts: Texts, kind: EntryKind | _Pause) -> str:
    if isinstance(kind, _Pause):
        return texts.text("life.entry.pause")
    return say_choice(texts, kind)
