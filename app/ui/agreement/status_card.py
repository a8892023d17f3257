"""StatusCard: where the plan stands, what happened, and what can happen next."""

from datetime import date
from enum import StrEnum
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from app.i18n import Texts, say_choice, say_typed
from app.i18n.reading import read_day, read_month
from app.services.agreement import next_statuses, with_event
from app.services.discharging import discharged, rest_if_discharged
from app.ui.intake.session import Session
from app.ui.widgets.inputs import ChoiceBox
from app.ui.widgets.words import Label
from app.ui.widgets.words_grid import Card, label
from calc import UNKNOWN, Assessment, Draft, Month, Problem, assess
from calc.dossier import Maybe
from calc.dossier.agreement import PlanEvent, PlanStatus
from calc.dossier.codes import Channel
from calc.running.discharge import roles_for_discharge

_S = TypeVar("_S", bound=StrEnum)


class StatusCard(Card):
    """The history in sentences, and a small form for the next event."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("life.status.card"), parent)
        self._session, self._texts = session, texts
        self.now, self.agreed, self.history = label(self), label(self), label(self)
        for widget in (self.now, self.agreed, self.history):
            self.column.addWidget(widget)
        # Made in the order in which Tab goes through them.
        self.next, self.on = ChoiceBox(self), QLineEdit(self)
        self.channel, self.by = ChoiceBox(self), QLineEdit(self)
        self.first, self.last = QLineEdit(self), QLineEdit(self)
        self.role, self.amount = ChoiceBox(self), label(self)
        self.reason = QLineEdit(self)
        self.roles = roles_for_discharge(session.policy_file.policy)
        self.role.offer([texts.text("life.status.no_role"), *self.roles], shy=[0])
        channels = [say_choice(texts, channel) for channel in Channel]
        self.channel.offer([texts.text("life.status.no_channel"), *channels], shy=[0])
        self._captions: dict[str, Label] = {}
        self._lay_out()
        self.error = label(self, "fieldError")
        self.error.hide()
        self.record = QPushButton(texts.text("life.status.record"), self)
        self.record.clicked.connect(self._record)
        self.column.addWidget(self.error)
        self.column.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        self.next.currentIndexChanged.connect(lambda _: self._show_fields())
        self.on.editingFinished.connect(self._show_amount)
        self._typed_in = {
            "on": self.on, "by": self.by, "reason": self.reason,
            "first": self.first, "last": self.last,
        }  # fmt: skip
        for name, line in self._typed_in.items():
            line.textEdited.connect(partial(session.pending.keep, f"status.{name}"))
        session.loaded.connect(self._start)
        self._start()

    def refresh(self) -> None:
        """Show the dossier as it is."""
        texts, agreement = self._texts, self._session.draft.agreement
        status = agreement.status
        word = texts.text("plan_status.none") if status is None else say_choice(texts, status)
        self.now.setText(texts.text("life.status.now", status=word))
        end = agreement.end_date
        agreed = ""
        if end is not None and agreement.first_month is not UNKNOWN:
            balance = agreement.balance_at_start
            agreed = texts.text(
                "life.status.agreed",
                first=texts.formats.day(agreement.first_month.first_day),
                end=texts.formats.day(end),
                balance=texts.text("life.not_known")
                if balance is UNKNOWN
                else texts.formats.euros(balance),
            )
        _say(self.agreed, agreed)
        _say(self.history, "\n".join(self._event(event) for event in agreement.events))
        self._fill_next()

    def show_assessment(self) -> None:
        """What a discharge would cancel, with what was paid since."""
        self._show_amount()

    def focus_here(self) -> None:
        """Bring the cursor to what can happen next."""
        self.next.setFocus()

    def _fill_next(self) -> None:
        options = next_statuses(self._session.draft)
        words = [say_choice(self._texts, status) for status in options]
        if words == [self.next.itemText(index) for index in range(self.next.count())]:
            return
        self.next.offer(words)
        for widget in (self.next, self.record):
            widget.setEnabled(bool(words))
        self._show_fields()

    def _event(self, event: PlanEvent) -> str:
        texts, formats = self._texts, self._texts.formats
        said = [
            texts.text(
                "life.status.event",
                day=formats.day(event.on),
                status=say_choice(texts, event.status),
            )
        ]
        if event.first_month is not None and event.last_month is not None:
            months = (formats.month(event.first_month), formats.month(event.last_month))
            said.append(texts.text("life.status.pause", first=months[0], last=months[1]))
        if event.channel is not UNKNOWN:
            said.append(say_choice(texts, event.channel))
        if event.by is not UNKNOWN:
            said.append(self._by(event.by, event.role))
        if event.amount is not UNKNOWN:
            said.append(texts.text("life.status.rest", amount=formats.euros(event.amount)))
        if event.reason is not UNKNOWN:
            said.append(event.reason)
        return ", ".join(said)

    def _by(self, by: str, role: Maybe[str]) -> str:
        if role is UNKNOWN:
            return self._texts.text("life.status.by", by=by)
        return self._texts.text("life.status.by_role", by=by, role=role)

    def _record(self) -> None:
        event = self._typed()
        self._session.assess_now()
        found = event if isinstance(event, tuple) else self._with(event)
        if isinstance(found, tuple):
            _say(self.error, "\n".join(say_typed(self._texts, each) for each in found))
            return
        self._session.end_run()
        for name in self._typed_in:
            self._session.pending.drop(f"status.{name}")
        self._clear()
        self._session.replace(found, self._texts.text("life.status.undo"))

    def _with(self, event: PlanEvent) -> Draft | tuple[Problem, ...]:
        """The dossier with this event; a discharge with the rest of the account as its amount."""
        session = self._session
        draft, policy = session.draft, session.policy_file.policy
        if event.status is PlanStatus.DISCHARGED:
            return discharged(draft, event, self._assess, policy)
        return with_event(draft, event, session.assessment, policy)

    def _assess(self, draft: Draft) -> Assessment:
        session = self._session
        day = session.assessment.reference_date
        return assess(draft, session.policy_file, session.tariffs, day)

    def _typed(self) -> PlanEvent | tuple[Problem, ...]:
        """The event as it was typed, or what cannot be read."""
        problems: list[Problem] = []
        on = read_day(self.on.text())
        if on is None:
            problems.append(Problem("date_not_readable", "agreement.events.on"))
        status = next_statuses(self._session.draft)[self.next.currentIndex()]
        months: list[Month | None] = [None, None]
        if status is PlanStatus.PAUSED:
            for place, (name, line) in enumerate(
                (("first_month", self.first), ("last_month", self.last))
            ):
                months[place] = read_month(line.text())
                if months[place] is None:
                    problems.append(Problem("month_not_readable", f"agreement.events.{name}"))
        if on is None or problems:
            return tuple(problems)
        place = self.channel.currentIndex()
        # Not checked here: the dossier refuses what cannot be, with the field that is wrong.
        return PlanEvent.model_construct(
            status=status,
            on=on,
            channel=list(Channel)[place - 1] if place > 0 else UNKNOWN,
            by=self.by.text().strip() or UNKNOWN,
            role=self._role() if status is PlanStatus.DISCHARGED else UNKNOWN,
            reason=self.reason.text().strip() or UNKNOWN,
            first_month=months[0],
            last_month=months[1],
        )

    def _start(self) -> None:
        """Nothing but what was typed before and is not recorded yet."""
        self._clear()
        for name, line in self._typed_in.items():
            if text := self._session.pending.text(f"status.{name}"):
                line.setText(text)

    def _clear(self) -> None:
        day = (
            self._session.assessment.reference_date
            if self._session.draft.agreement.events
            else None
        )
        self.on.setText(self._texts.formats.short_day(day) if isinstance(day, date) else "")
        for line in (self.by, self.reason, self.first, self.last):
            line.clear()
        self.channel.setCurrentIndex(0)
        self.role.setCurrentIndex(0)
        self.error.hide()

    def _role(self) -> Maybe[str]:
        place = self.role.currentIndex()
        return self.roles[place - 1] if place > 0 else UNKNOWN

    def _next(self) -> PlanStatus | None:
        """The status that is chosen to follow; None: nothing follows."""
        options, place = next_statuses(self._session.draft), self.next.currentIndex()
        return options[place] if 0 <= place < len(options) else None

    def _show_fields(self) -> None:
        """The months of a pause; the role and the rest of a discharge."""
        pauses = self._next() is PlanStatus.PAUSED
        cancels = self._next() is PlanStatus.DISCHARGED
        for name, widget, seen in (
            ("first", self.first, pauses), ("last", self.last, pauses),
            ("role", self.role, cancels), ("amount", self.amount, cancels),
        ):  # fmt: skip
            self._captions[name].setVisible(seen)
            widget.setVisible(seen)
        self._show_amount()

    def _show_amount(self) -> None:
        """What a discharge on the typed day would cancel: worked out, and never typed."""
        if self._next() is not PlanStatus.DISCHARGED:
            return
        day, policy = read_day(self.on.text()), self._session.policy_file.policy
        rest = None
        if day is not None:
            rest = rest_if_discharged(self._session.draft, day, self._assess, policy)
        unknown = self._texts.text("life.status.amount_unknown")
        self.amount.setText(unknown if rest is None else self._texts.formats.euros(rest))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        fields: list[tuple[str, QWidget]] = [
            ("next", self.next), ("on", self.on), ("channel", self.channel), ("who", self.by),
            ("first", self.first), ("last", self.last),
            ("role", self.role), ("amount", self.amount), ("reason", self.reason),
        ]  # fmt: skip
        for place, (name, widget) in enumerate(fields):
            row, column = place // 2 * 2, place % 2
            caption = Label(self._texts.text(f"life.status.{name}"), self)
            if widget is not self.amount:
                caption.setBuddy(widget)
            caption.setWordWrap(True)
            self._captions[name] = caption
            widget.setAccessibleName(caption.text())
            span = 2 if name == "reason" else 1
            grid.addWidget(caption, row, column, 1, span)
            grid.addWidget(widget, row + 1, column, 1, span)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.column.addLayout(grid)


def _say(widget: Label, text: str) -> None:
    widget.setText(text)
    widget.setVisible(bool(text))
