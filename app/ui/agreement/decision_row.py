"""DecisionRow: one decision: what is asked, with a short form; or who decided, when and why."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.i18n import Texts, say_choice, say_typed
from app.i18n.reading import read_day
from app.services.deciding import (
    SENIOR,
    TypedDecision,
    is_complete,
    place_of,
    roles_for,
    with_decision,
)
from app.services.intake.fields import Section
from app.services.intake.page_fields import REASON
from app.ui.intake.form import Form
from app.ui.intake.session import Session
from app.ui.intake.short_form import ShortForm
from app.ui.widgets.inputs import ChoiceBox
from app.ui.widgets.tab_order import put_after
from app.ui.widgets.words_grid import label
from calc import UNKNOWN
from calc.base.path import field_path
from calc.dossier.codes import ReasonFor
from calc.dossier.stabilisation import Reason

DETAIL: Final = Section("", tuple(spec for spec in REASON.fields if spec.path != ("about",)))


class DecisionRow(QWidget):
    """One of the decisions. `about`: what it is about."""

    def __init__(
        self, session: Session, texts: Texts, about: ReasonFor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._texts, self.about = session, texts, about
        self._place: int | None = None
        self.detail: Form | None = None
        self._opened = False
        name = say_choice(texts, about)
        self._name = name[:1].upper() + name[1:]
        self.said, self.signed = label(self), label(self, "quiet")
        self.more, self.remove = QToolButton(self), QPushButton(self)
        self.open = QPushButton(texts.text("decision.open"), self)
        self.form = ShortForm(session, f"decision.{about.value}", "", self)
        self._make_form()
        self._lay_out()
        session.loaded.connect(self._start)
        self._start()

    def refresh(self) -> None:
        """Show what was decided, or ask for it."""
        draft, policy = self._session.draft, self._session.policy_file.policy
        day = self._session.assessment.reference_date
        place = place_of(draft, self.about, policy, day)
        if place != self._place:
            self._close_detail()
        self._place = place
        reason = None if place is None else draft.reasons[place]
        recorded = reason is not None
        for widget in (self.more, self.remove):
            widget.setVisible(recorded)
        may_wait = self.about is ReasonFor.STABILISATION_OVERRIDE and not self._opened
        self.form.setVisible(not recorded and not may_wait)
        self.open.setVisible(not recorded and may_wait)
        if reason is None:
            self._ask()
            return
        self.said.setText(reason.text)
        said = self._say_signed(reason)
        if not is_complete(reason, policy, day):
            said = "\n".join(filter(None, (said, self._texts.text("decision.not_complete"))))
        self.signed.setText(said)
        self.signed.setVisible(bool(said))
        if self.detail is not None:
            self.detail.refresh()

    def focus_here(self, place: int | None = None) -> None:
        """Bring the cursor to what is asked, or to the decision at a place, in full."""
        if place is not None and self._place is not None:
            if self.detail is None:
                self._toggle()
            assert self.detail is not None  # it has just been opened
            self.detail.editors[0].focus_here()
        elif self._place is not None:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._open()

    def _ask(self) -> None:
        """What has to be decided, and by whom it may be."""
        texts, policy = self._texts, self._session.policy_file.policy
        self.said.setText(texts.text(f"decision.ask.{self.about.value}"))
        roles = policy.senior_roles
        named = texts.formats.choice(list(roles)) if roles else texts.text("senior_roles.none")
        who = texts.text("decision.who", roles=named) if self.about in SENIOR else ""
        self.signed.setText(who)
        self.signed.setVisible(bool(who))

    def _say_signed(self, reason: Reason) -> str:
        if reason.by in (UNKNOWN, "") or reason.on is UNKNOWN:
            return ""
        on = self._texts.formats.day(reason.on)
        if reason.role in (UNKNOWN, ""):
            return self._texts.text("decision.signed", by=reason.by, on=on)
        return self._texts.text("decision.signed_role", by=reason.by, role=reason.role, on=on)

    def _record(self) -> None:
        session, texts = self._session, self._texts
        typed, place = self.form.typed, self.role.currentIndex()
        roles = roles_for(self.about, session.policy_file.policy)
        decision = TypedDecision(
            about=self.about,
            text=typed("text"),
            role=roles[place - 1] if place > 0 else "",
            by=typed("by"),
            on=read_day(typed("on")),
        )
        day = session.assessment.reference_date
        found = with_decision(session.draft, decision, session.policy_file.policy, day)
        if isinstance(found, tuple):
            wrong = {field_path(each.path).field: each for each in found}
            self.form.say_wrong(
                {name: say_typed(texts, each, session.draft) for name, each in wrong.items()}
            )
            return
        session.end_run()
        self.form.clear(self._otherwise())
        self.role.setCurrentIndex(0)
        session.replace(found, texts.text("decision.undo", about=say_choice(texts, self.about)))
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        if self._place is None:
            return
        text = self._texts.text("ui.items.remove_named", name=self._name)
        self._session.remove(("reasons",), [self._place], text)
        self._session.end_run()
        self.focus_here()

    def _toggle(self) -> None:
        if self.detail is not None or self._place is None:
            self._close_detail()
            return
        base = ("reasons", self._place)
        self.detail = Form(self._session, self._texts, (DETAIL,), base, self)
        self._whole.insertWidget(self._whole.indexOf(self.form), self.detail)
        put_after(self.remove, self.detail)
        self.detail.show()
        self.more.setChecked(True)

    def _close_detail(self) -> None:
        self.more.setChecked(False)
        if self.detail is not None:
            self.detail.hide()
            self.detail.deleteLater()
            self.detail = None

    def _open(self) -> None:
        self._opened = True
        self.refresh()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self) -> None:
        """Nothing but what was typed before and is not recorded yet."""
        self._place = None
        self._close_detail()
        self.form.start(self._otherwise())
        kept = (self._session.pending.text(f"decision.{self.about.value}.{n}") for n in _TYPED)
        self._opened = any(kept)

    def _otherwise(self) -> dict[str, str]:
        """Who and when, as long as nobody types otherwise. Who is senior is never guessed."""
        officer = self._session.draft.handling.officer
        day = self._session.assessment.reference_date
        assert isinstance(day, date)  # an assessment is of a day
        found = {"on": self._texts.formats.short_day(day)}
        if officer is not UNKNOWN and self.about not in SENIOR:
            found["by"] = officer
        return found

    def _make_form(self) -> None:
        texts = self._texts
        roles = roles_for(self.about, self._session.policy_file.policy)
        # Made in the order in which Tab goes through them.
        self.text, self.role = QLineEdit(self.form), ChoiceBox(self.form)
        self.by, self.on = QLineEdit(self.form), QLineEdit(self.form)
        self.role.offer([texts.text("decision.no_role"), *roles], shy=[0])
        for name, field in (
            ("text", self.text), ("role", self.role), ("by", self.by), ("on", self.on),
        ):  # fmt: skip
            self.form.add(name, texts.text(f"decision.{name}"), field, wide=name == "text")
            field.setAccessibleName(f"{self._name}: {field.accessibleName()}")
        self.form.record.setText(texts.text("decision.record"))
        self.form.record.setAccessibleName(f"{self._name}: {self.form.record.text()}")
        self.form.record.clicked.connect(self._record)

    def _lay_out(self) -> None:
        texts = self._texts
        self.more.setText(texts.text("ui.checks.more"))
        self.more.setCheckable(True)
        self.more.setAccessibleName(texts.text("ui.checks.more_of", check=self._name))
        self.more.clicked.connect(self._toggle)
        self.remove.setText(texts.text("ui.items.remove"))
        self.remove.setAccessibleName(texts.text("ui.items.remove_named", name=self._name))
        self.remove.clicked.connect(self._remove)
        self.open.setAccessibleName(f"{self._name}: {self.open.text()}")
        self.open.clicked.connect(self._open)
        row = QHBoxLayout()
        row.addWidget(label(self, "cardTitle", self._name), 1)
        for button in (self.open, self.more, self.remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 4, 0, 4)
        self._whole.setSpacing(4)
        self._whole.addLayout(row)
        for widget in (self.said, self.signed, self.form):
            self._whole.addWidget(widget)


_TYPED: Final = ("text", "by", "on")
