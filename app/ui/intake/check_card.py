"""CheckCard: the one check that is asked now: the sentence to say, what is known, the answer.

A check that is not in the draft yet has not been asked; its first answer puts it there. Its details
(finding, action, who, when, why not) open below the answers.
"""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QToolButton, QWidget

from app.i18n import Texts
from app.i18n.choices import say_choice
from app.services.intake.catalogue import IntakeQuestion, questions
from app.services.intake.checks import (
    check_of,
    lacks_reason,
    place_of,
    say_agreed,
    say_check,
)
from app.services.intake.fields import FieldKind, FieldSpec, Section
from app.ui.intake.check_row import SIGNS
from app.ui.intake.form import Form
from app.ui.intake.session import Session
from app.ui.widgets.card import NextCard
from app.ui.widgets.chip import Answer, ChipRow
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.tab_order import put_after
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label
from calc import UNKNOWN
from calc.dossier.codes import CheckState
from calc.dossier.stabilisation import Check

_F = FieldSpec
DETAIL: Final = Section(
    "",
    (
        _F(("action",), FieldKind.TEXT, wide=True),
        _F(("owner",), FieldKind.TEXT),
        _F(("due",), FieldKind.DAY),
        _F(("finding",), FieldKind.LONG_TEXT, wide=True),
        _F(("effect_month",), FieldKind.AMOUNT),
        _F(("reason",), FieldKind.LONG_TEXT, wide=True),
    ),
)
_WHY_NOT: Final = Section("", (DETAIL.fields[-1], *DETAIL.fields[:-1]))
"""The same, with first why a check does not apply."""
_ANSWERS: Final = (
    (CheckState.AGREED, "agreed"),
    (CheckState.OPEN, "open"),
    (CheckState.NOT_APPLICABLE, "not_applicable"),
)
_OTHER_DAY: Final = "other_day"


class CheckCard(NextCard):
    """Shows one check of the draft and changes it."""

    settled = Signal()
    """somebody gave an answer that needs no more words: the next may come"""
    next_wanted = Signal()

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session, self._texts = session, texts
        self._form: Form | None = None
        self._form_of: tuple[str, bool] = ("", False)
        self.code = next(iter(questions()["check"]))
        self._make_words()
        self.chips = ChipRow("", self._answers(), self)
        self.chips.chosen.connect(self._chosen)
        self.next = QPushButton(texts.text("papers.checks.next"), self)
        self.next.clicked.connect(self.next_wanted)
        self.more = self._tool("ui.checks.more")
        self.more.setCheckable(True)
        self.more.clicked.connect(self._toggle)
        self.not_asked = self._tool("papers.checks.not_asked")
        self.not_asked.clicked.connect(lambda: self._answer(CheckState.NOT_ASKED))
        self._lay_out()

    def show_check(self, code: str) -> None:
        """Show another check, with its details folded; one that was only looked at leaves again."""
        if code != self.code:
            self.close_detail()
            self.code = code
        self.refresh()

    def refresh(self) -> None:
        """Show the draft's answer."""
        draft, texts = self._session.draft, self._texts
        check = check_of(draft, self.code)
        name = texts.text(f"check.{self.code}")
        _put(self.name, f"{name[:1].upper()}{name[1:]}")
        state = say_choice(texts, check.state)
        _put(self.state, f"{SIGNS[check.state]} {state}")
        self._mark_open(check.state is CheckState.OPEN)
        due = "" if check.due is UNKNOWN else texts.formats.day(check.due)
        _put(self.due, texts.text("papers.checks.due", day=due) if due else "")
        _put(self.say, f"“{self._question.say}”")
        _put(self.known, "\n".join(say_check(texts, draft, self._session.assessment, self.code)))
        _put(self.agreed, say_agreed(texts, check))
        _put(self.why, texts.text("papers.checks.say_why") if lacks_reason(check) else "")
        self.chips.choose(_key_of(check.state))
        self.chips.setAccessibleName(texts.text("ui.checks.state", check=self.name.text()))
        more = texts.text("ui.checks.more_of", check=self.name.text())
        if self.more.accessibleName() != more:
            self.more.setAccessibleName(more)
        self.not_asked.setVisible(check.state is not CheckState.NOT_ASKED)
        self.setAccessibleName(self.name.text())
        self._refresh_form()

    def focus_here(self) -> None:
        """Bring the cursor to the answer that is chosen, or to the first."""
        chosen = next((chip for chip in self.chips.chips if chip.isChecked()), self.chips.chips[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def form(self) -> Form | None:
        """The details, while they are open."""
        return self._form

    def open_detail(self) -> None:
        """Open the details, with the cursor in the first of them."""
        if self._form is None:
            self.more.setChecked(True)
            self._toggle()

    def close_detail(self) -> None:
        """Fold the details away; a check of which they say nothing is not asked for it."""
        self.more.setChecked(False)
        if self._form is None:
            return
        self._drop_form()
        place = place_of(self._session.draft, self.code)
        if place is not None and self._may_go(self._session.draft.checks[place]):
            self._put_check(None)

    def not_known(self) -> None:
        """Nobody can settle it now: it stays open, and it is asked who finds out."""
        self._answer(CheckState.OPEN)

    # -- answering ---------------------------------------------------------------------------------

    def _chosen(self, key: str) -> None:
        if key == _OTHER_DAY:
            self.chips.choose(_key_of(check_of(self._session.draft, self.code).state))
            self.open_detail()
            self._focus("due")
            return
        self._answer(next(state for state, name in _ANSWERS if name == key))

    def _answer(self, state: CheckState) -> None:
        """Put the answer in the dossier; what it needs besides is asked at once."""
        was = check_of(self._session.draft, self.code)
        now = was.model_copy(update={"state": state})
        if state is not was.state:
            self._put_check(None if self._form is None and self._may_go(now) else now)
        self.refresh()
        if lacks_reason(now):
            self._ask("reason")
        elif state is CheckState.OPEN and now.action is UNKNOWN:
            self._ask("action")
        elif state is not CheckState.NOT_ASKED:
            self.settled.emit()

    def _ask(self, field: str) -> None:
        self.open_detail()
        self._refresh_form()
        self._focus(field)

    def _focus(self, field: str) -> None:
        for editor in self._form.editors if self._form else ():
            if editor.path[-1] == field:
                editor.focus_here()

    def _may_go(self, check: Check) -> bool:
        """Whether a check says nothing, and no check after it would get another place."""
        last = len(self._session.draft.checks) - 1
        is_last = place_of(self._session.draft, self.code) in (None, last)
        return is_last and check == Check(code=self.code)

    def _put_check(self, check: Check | None) -> None:
        """Give the dossier this check in place of what it has; None for not asked."""
        checks = list(self._session.draft.checks)
        place = place_of(self._session.draft, self.code)
        at = len(checks) if place is None else place
        checks[at : at + 1] = [] if check is None else [check]
        text = self._texts.text("ui.checks.undo", check=self._texts.text(f"check.{self.code}"))
        # The whole list at once, so that what is taken back leaves no step of undo.
        self._session.change(("checks",), tuple(checks), text)
        self._session.end_run()

    # -- details -----------------------------------------------------------------------------------

    def _toggle(self) -> None:
        if self._form is not None:
            self.close_detail()
            return
        if place_of(self._session.draft, self.code) is None:
            self._put_check(Check(code=self.code))
        self._make_form()
        if self._form is not None:
            self._form.editors[0].focus_here()

    def _refresh_form(self) -> None:
        """Undo may take the check away, and an answer may ask for another field first."""
        if self._form is None:
            return
        check = check_of(self._session.draft, self.code)
        if place_of(self._session.draft, self.code) is None:
            self._drop_form()
            self.more.setChecked(False)
        elif self._form_of != (self.code, check.state is CheckState.NOT_APPLICABLE):
            self._drop_form()
            self._make_form()
        else:
            self._form.refresh()

    def _make_form(self) -> None:
        place = place_of(self._session.draft, self.code)
        assert place is not None  # whoever opens the details has put it there
        why_not = check_of(self._session.draft, self.code).state is CheckState.NOT_APPLICABLE
        section = _WHY_NOT if why_not else DETAIL
        self._form = Form(self._session, self._texts, (section,), ("checks", place), self)
        self._form_of = self.code, why_not
        self.column.addWidget(self._form)
        put_after(self.not_asked, self._form)
        self._form.show()

    def _drop_form(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def _mark_open(self, is_open: bool) -> None:
        """What is still to be done has a badge."""
        wanted = "badge" if is_open else ""
        if self.state.objectName() != wanted:
            self.state.setObjectName(wanted)
            self.state.style().unpolish(self.state)
            self.state.style().polish(self.state)
            # Polishing alone gives it the colours, and neither the room of a badge nor its size.
            QApplication.sendEvent(self.state, QEvent(QEvent.Type.StyleChange))
            self.state.setIndent(self.state.indent())

    # -- the look ----------------------------------------------------------------------------------

    @property
    def _question(self) -> IntakeQuestion:
        return questions()["check"][self.code]

    def _answers(self) -> list[Answer]:
        text = self._texts.text
        names = [name for _, name in _ANSWERS] + [_OTHER_DAY]
        return [
            Answer(name, text(f"papers.checks.letter.{name}"), text(f"papers.checks.answer.{name}"))
            for name in names
        ]

    def _make_words(self) -> None:
        self.name, self.state, self.due = Label(self), Label(self), Label(self)
        self.say, self.known, self.agreed, self.why = (Label(self) for _ in range(4))
        self.name.setObjectName("cardTitle")
        self.due.setObjectName("quiet")
        self.say.setObjectName("sayText")
        self.agreed.setObjectName("quiet")
        self.why.setObjectName("fieldQuestion")
        for label in (self.name, self.say, self.known, self.agreed, self.why):
            label.setWordWrap(True)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE[2])
        head.addWidget(self.name, 1)
        head.addWidget(self.state)
        head.addWidget(self.due)
        self.column.addLayout(head)
        for label in (self.say, self.known, self.agreed, self.why):
            self.column.addWidget(label)
        self.column.addWidget(self.chips)
        holder = QWidget(self)
        row = FlowLayout(SPACE[1], holder)
        for widget in (self.next, self.more, self.not_asked):
            row.addWidget(widget)
        self.column.addWidget(holder)

    def _tool(self, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(self._texts.text(key))
        return button


def _key_of(state: CheckState) -> str | None:
    return next((name for each, name in _ANSWERS if each is state), None)


def _put(label: Label, text: str) -> None:
    """Touch a label only when it says something else; one that says nothing takes no place."""
    if label.text() != text:
        label.setText(text)
    if label.isHidden() is bool(text):
        label.setVisible(bool(text))
