"""WhatIfDrawer: one thing varied beside the dossier as it is, in a drawer over the page.

It changes nothing, not even what can be undone, until somebody takes it over with a reason: then it
is one step of undo. What was typed stays when it is closed.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts, say_typed
from app.services.outcome_picture import ribbon_of
from app.services.varying import Choice, Variation, Varied, choices_of, vary, with_reason
from app.services.whatif import Changed, compare
from app.ui.intake.session import Session
from app.ui.result.cards import label, show_text
from app.ui.result.drawer import Drawer
from app.ui.result.two_outcomes_view import TwoOutcomes
from app.ui.widgets.chip import Answer, ChipLook, ChipRow
from app.ui.widgets.clipboard import copy_lines
from app.ui.widgets.inputs import ChoiceBox
from app.ui.widgets.key_cap import KeyCap
from calc import Assessment


class WhatIfDrawer(Drawer):
    """Chips say what varies, one field how; below both outcomes, and the sentence that changes."""

    row: ChipRow
    which: ChoiceBox
    field: QLineEdit
    view: TwoOutcomes
    reason: QLineEdit
    take: QPushButton
    copy: QPushButton
    shut: QPushButton

    def __init__(self, session: Session, texts: Texts, over: QWidget) -> None:
        super().__init__(texts.text("outcome.whatif.title"), over)
        self._session, self._texts = session, texts
        self._choices: tuple[Choice, ...] = ()
        self._typed: dict[Varied, str] = {}
        self._variation = Variation("", is_read=False)
        self._after: Assessment | None = None
        self.chips: dict[Varied, ChipLook] = {}
        self._lay_out()
        self.stops = (
            *self.chips.values(), self.which, self.field, *self.view.stops, self.reason, self.take,
            self.copy, self.shut,
        )  # fmt: skip
        self.which.activated.connect(lambda _: self._take_up_choice())
        self.field.textChanged.connect(lambda _: self._compare())
        self.take.clicked.connect(self._take)
        self.reason.textChanged.connect(lambda _: self._show_take())
        self.row.chosen.connect(lambda _: self._vary())
        session.loaded.connect(self._start_again)
        self.row.choose(Varied.TERM.value)

    @property
    def varied(self) -> Varied:
        """What varies now."""
        return Varied(self.row.value or Varied.TERM)

    def open(self) -> None:
        """Show it, with the cursor in its field."""
        self.show_over()
        self.show_assessment()
        self._go_to_field()

    def open_term(self, typed: str) -> None:
        """Show it with another term; where that cannot vary, with what can."""
        self.open()
        if self.chips[Varied.TERM].isEnabled():
            self.row.choose(Varied.TERM.value)
            self._vary()
            self.field.setText(typed)

    def show_assessment(self) -> None:
        """Compare again: the dossier has changed."""
        if self.isHidden():
            return
        for varied, chip in self.chips.items():
            chip.setEnabled(bool(self._offered(varied)))
        if not self.chips[self.varied].isEnabled():
            first = next(each for each, chip in self.chips.items() if chip.isEnabled())
            self.row.choose(first.value)
        self._vary(keep=True)

    def takes(self, event: QKeyEvent) -> bool:
        return _is_take(event) or super().takes(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_take(event):
            self._take()
        elif _is_enter(event) and isinstance(QApplication.focusWidget(), ChipLook):
            self._go_to_field()
        else:
            super().keyPressEvent(event)

    def _go_to_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _offered(self, varied: Varied) -> tuple[Choice, ...]:
        session = self._session
        return choices_of(
            self._texts, varied, session.assessment, session.draft, session.policy_file.policy
        )

    def _vary(self, *, keep: bool = False) -> None:
        """Another thing varies: what of it, and what was typed for it before."""
        choices = self._offered(self.varied)
        if choices != self._choices or not keep:
            names = [choice.name for choice in choices]
            self._choices = choices
            self.which.offer(names)
            self.which.setVisible(len(choices) > 1)
            self._fill(self._typed.get(self.varied))
        self._compare()

    def _take_up_choice(self) -> None:
        self._fill(None)
        self._compare()

    def _fill(self, typed: str | None) -> None:
        """What it is now, to change from there; or what was typed before."""
        choice = self._choice()
        self.field.blockSignals(True)
        begin = (choice.proposed or choice.now) if choice else ""
        self.field.setText(begin if typed is None else typed)
        self.field.blockSignals(False)

    def _choice(self) -> Choice | None:
        place = max(self.which.currentIndex(), 0)
        return self._choices[place] if place < len(self._choices) else None

    def _compare(self) -> None:
        session, choice = self._session, self._choice()
        before = session.assessment
        self._after = None
        self._variation = Variation("", is_read=False)
        if choice is not None:
            text = self.field.text()
            self._typed[self.varied] = text
            self._variation = vary(
                self._texts, self.varied, choice, text, session.draft, session.policy_file,
                before.reference_date,
            )  # fmt: skip
        changed = self._changed()
        problems = self._variation.changed.problems if self._variation.changed else ()
        if changed is not None:
            self._after = compare(
                session.draft, session.policy_file, changed, session.tariffs, before.reference_date
            ).after
        said = "\n".join(say_typed(self._texts, each) for each in problems)
        self._echo(said or self._variation.said, good=self._variation.is_read and not problems)
        after = self._after or before
        self.view.show_outcomes(
            before, after, ribbon_of(self._texts, before), ribbon_of(self._texts, after)
        )
        self._show_take()

    def _changed(self) -> Changed | None:
        """The other dossier or policy; None when nothing can be, or is, another."""
        changed, session = self._variation.changed, self._session
        if changed is None or changed.problems:
            return None
        same = changed.draft == session.draft and changed.policy_file == session.policy_file
        return None if same else changed

    def _echo(self, said: str, *, good: bool) -> None:
        sign = "\N{CHECK MARK} " if good and said else ""
        show_text(self.echo, f"{sign}{said}")
        look = "ok" if good else "fieldError"
        if self.echo.objectName() != look:
            self.echo.setObjectName(look)
            self.echo.style().unpolish(self.echo)
            self.echo.style().polish(self.echo)
        self.field.setAccessibleDescription(said)

    def _show_take(self) -> None:
        """It is taken over with a reason; a value of the policy never is."""
        can = self._changed() is not None and self.varied.is_of_dossier
        asks = not self.reason.isHidden()
        self.take.setEnabled(can and not (asks and not self.reason.text().strip()))
        self.take.setText(self._texts.text(f"outcome.whatif.{'take_now' if asks else 'take'}"))
        of_policy = not self.varied.is_of_dossier
        show_text(self.policy, self._texts.text("life.whatif.policy_note") if of_policy else "")

    def _take(self) -> None:
        """First the reason, then one step of undo."""
        changed = self._changed()
        if changed is None or not self.take.isEnabled():
            return
        if self.reason.isHidden():
            self.reason_label.show()
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_take()
            return
        session, texts = self._session, self._texts
        title = texts.text(f"outcome.whatif.{self.varied.value}")
        said = texts.text("outcome.whatif.taken", what=title, said=self._variation.said)
        on = session.assessment.reference_date
        draft = with_reason(changed.draft, self.varied, said, self.reason.text().strip(), on)
        self._start_again()
        self.close_it()
        session.end_run()
        session.replace(draft, texts.text("life.whatif.undo"))
        session.assess_now()

    def _start_again(self) -> None:
        """Nothing varies."""
        self._typed.clear()
        self._choices = ()
        self.reason.clear()
        self.reason.hide()
        self.reason_label.hide()
        self.show_assessment()

    def _lay_out(self) -> None:
        texts = self._texts
        title = label(self, "pageTitle", texts.text("outcome.whatif.title"))
        note = label(self, "quiet", texts.text("outcome.whatif.nothing_changes"))
        note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.copy = QPushButton(texts.text("outcome.whatif.copy"), self)
        self.copy.clicked.connect(lambda: copy_lines(self.view.said()))
        self.shut = QPushButton(texts.text("outcome.whatif.close"), self)
        self.shut.clicked.connect(self.close_it)
        above = QHBoxLayout()
        above.addWidget(title)
        above.addWidget(note, 1)
        above.addWidget(self.copy)
        above.addWidget(KeyCap(texts, "Esc", self))
        above.addWidget(self.shut)
        answers = [
            Answer(varied.value, "", texts.text(f"outcome.whatif.{varied.value}"))
            for varied in Varied
        ]
        self.row = ChipRow(texts.text("outcome.whatif.what"), answers, self)
        self.chips = dict(zip(Varied, self.row.chips, strict=True))
        self.which = ChoiceBox(self)
        self.which.setAccessibleName(texts.text("outcome.whatif.which"))
        self.field = QLineEdit(self)
        self.field.setAccessibleName(texts.text("outcome.whatif.field"))
        self.echo = label(self)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.which, 2)
        row.addWidget(self.field, 2)
        row.addWidget(self.echo, 4)
        self.view = TwoOutcomes(texts, self)
        self.policy = label(self, "quiet")
        self.reason_label = label(self, "", texts.text("outcome.whatif.reason"))
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(self.reason_label.text())
        self.take = QPushButton(self)
        self.take.setObjectName("take")
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.view.warning, 8)
        below.addStretch(1)
        below.addWidget(self.take)
        below.addWidget(KeyCap(texts, "Ctrl+Enter", self))
        body = QWidget(self)
        body.setObjectName("drawerBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(28, 10, 28, 10)
        column.setSpacing(6)
        column.addLayout(above)
        column.addWidget(self.row)
        column.addLayout(row)
        for widget in (self.view, self.policy, self.reason_label, self.reason):
            column.addWidget(widget)
        column.addLayout(below)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2, 0, 0, 0)
        whole.addWidget(area)
        self.reason.hide()
        self.reason_label.hide()


def _is_take(event: QKeyEvent) -> bool:
    """Ctrl+Enter."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and _is_enter(event)


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
