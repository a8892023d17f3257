"""CheckList: every stabilisation check with its question, its answer, and what must still be done.

A check that is not in the draft yet has not been asked; its first answer puts it there. The details
of one check (finding, action, who, when) open under it.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.i18n.choices import say_choice
from app.services.intake.catalogue import IntakeQuestion, questions
from app.services.intake.fields import FieldKind, FieldSpec, Section
from app.ui.intake.form import Form
from app.ui.intake.session import Session
from app.ui.widgets.inputs import ChoiceBox
from app.ui.widgets.tab_order import put_after
from app.ui.widgets.table_look import letters
from app.ui.widgets.words import Label, set_tip
from calc import Draft
from calc.dossier.codes import CheckState
from calc.dossier.stabilisation import Check

_LEAST_WORDS: Final = 32
"""Average letters that the words of a check need beside its answer."""
DETAIL: Final = Section(
    "",
    (
        FieldSpec(("finding",), FieldKind.LONG_TEXT, wide=True),
        FieldSpec(("action",), FieldKind.TEXT, wide=True),
        FieldSpec(("owner",), FieldKind.TEXT),
        FieldSpec(("due",), FieldKind.DAY),
        FieldSpec(("effect_month",), FieldKind.AMOUNT),
        FieldSpec(("reason",), FieldKind.LONG_TEXT, wide=True),
    ),
)


def place_of(draft: Draft, code: str) -> int | None:
    """Where a check stands in the draft; None when it has not been asked."""
    return next((at for at, check in enumerate(draft.checks) if check.code == code), None)


class CheckList(QWidget):
    """All checks; those that block a final plan come first."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self.rows = {
            code: CheckRow(session, texts, question, self)
            for code, question in questions()["check"].items()
        }
        self._must = Label(texts.text("ui.checks.must"), self)
        self._may = Label(texts.text("ui.checks.may"), self)
        self._order: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for label in (self._must, self._may):
            label.setObjectName("sectionTitle")
        session.draft_changed.connect(self.refresh)
        session.loaded.connect(self._close_all)
        self._arrange([])

    def refresh(self) -> None:
        """Show the draft's answers."""
        for row in self.rows.values():
            row.refresh()

    def show_assessment(self) -> None:
        """Put what blocks a final plan on top, in the order of the catalogue."""
        self._arrange(blocking_codes(self._session))
        self.refresh()

    def enter(self) -> None:
        """Bring the cursor to the check on top."""
        self.rows[self._order[0]].focus_here()

    def go_to(self, index: int | str | None) -> bool:
        """Bring the cursor to a check: by its code, by its place, or to the first to settle."""
        checks = self._session.draft.checks
        if isinstance(index, str) and index in self.rows:
            code = index
        elif isinstance(index, int) and index < len(checks):
            code = checks[index].code
        else:
            asked = {check.code for check in checks}
            waiting = [code for code in blocking_codes(self._session) if code not in asked]
            if not waiting:
                return False
            code = waiting[0]
        self.rows[code].focus_here()
        return True

    def _close_all(self) -> None:
        for row in self.rows.values():
            row.close_detail()
        self.refresh()

    def _arrange(self, first: list[str]) -> None:
        """Rows move only when the set of blocking checks changes, so that focus stays put."""
        order = [*first, *(code for code in self.rows if code not in first)]
        if order == self._order:
            return
        self._order = order
        # Not takeAt: the old items would live on, and hide from the new ones that a card grows.
        for widget in (self._must, self._may, *self.rows.values()):
            self._column.removeWidget(widget)
        self._must.setVisible(bool(first))
        self._column.addWidget(self._must)
        for place, code in enumerate(order):
            if place == len(first):
                self._column.addWidget(self._may)
            self.rows[code].must_be_settled(code in first)
            self._column.addWidget(self.rows[code])


def blocking_codes(session: Session) -> list[str]:
    """The checks that apply to this dossier and block a final plan until they are settled."""
    return [
        code
        for finding in session.assessment.findings
        if finding.code == "check_open" and (code := finding.code_of("check"))
    ]


class CheckRow(QFrame):
    """One check: its name, the sentence to say, its state, and its details when opened."""

    def __init__(
        self, session: Session, texts: Texts, question: IntakeQuestion, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._texts, self._code = session, texts, question.code
        self._form: Form | None = None
        self.setObjectName("card")
        name = texts.text(f"check.{question.code}")
        title = Label(f"{name[:1].upper()}{name[1:]}", self)
        set_tip(title, question.code)
        title.setObjectName("cardTitle")
        title.setWordWrap(True)
        say = Label(question.say, self)
        say.setWordWrap(True)
        say.setObjectName("quiet")
        self.state = ChoiceBox(self)
        self.state.addItems([say_choice(texts, state) for state in CheckState])
        self.state.setAccessibleName(texts.text("ui.checks.state", check=title.text()))
        self.state.activated.connect(self._chosen)
        self._more = QToolButton(self)
        self._more.setText(texts.text("ui.checks.more"))
        self._more.setAccessibleName(texts.text("ui.checks.more_of", check=title.text()))
        self._more.setCheckable(True)
        self._more.clicked.connect(self._toggle)
        words = QVBoxLayout()
        words.addWidget(title)
        words.addWidget(say)
        self._answer = QHBoxLayout()
        self._answer.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self._answer.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._answer.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(words, 1)
        self._row.addLayout(self._answer)
        self._row.setAlignment(self._answer, Qt.AlignmentFlag.AlignTop)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(12, 8, 12, 8)
        self._whole.addLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters the answer stands below the words, not in their way."""
        super().resizeEvent(event)
        fits = self.width() - self._answer.sizeHint().width() >= letters(self, _LEAST_WORDS)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if fits else directions.TopToBottom)

    def refresh(self) -> None:
        """Show the draft's answer."""
        place = place_of(self._session.draft, self._code)
        state = CheckState.NOT_ASKED if place is None else self._session.draft.checks[place].state
        self.state.setCurrentIndex(list(CheckState).index(state))
        if self._form is None:
            return
        if place is None:
            self.close_detail()
        else:
            self._form.refresh()

    def must_be_settled(self, must: bool) -> None:
        """Mark the row as one that holds a final plan up."""
        self.setProperty("must", must)
        self.style().unpolish(self)
        self.style().polish(self)

    def focus_here(self) -> None:
        """Bring the cursor to the state of this check."""
        self.state.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_detail(self) -> None:
        """Fold the details away."""
        self._more.setChecked(False)
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def _chosen(self, index: int) -> None:
        state = list(CheckState)[index]
        place = place_of(self._session.draft, self._code)
        was = Check(code=self._code) if place is None else self._session.draft.checks[place]
        if state is not was.state:
            now = was.model_copy(update={"state": state})
            self._put(None if self._form is None and self._may_go(now) else now)
        if state in (CheckState.OPEN, CheckState.NOT_APPLICABLE) and self._form is None:
            self._more.setChecked(True)
            self._toggle()

    def _toggle(self) -> None:
        place = place_of(self._session.draft, self._code)
        if self._form is not None:
            self.close_detail()
            if place is not None and self._may_go(self._session.draft.checks[place]):
                self._put(None)  # somebody only looked
            return
        if place is None:
            self._put(Check(code=self._code))
            place = place_of(self._session.draft, self._code)
            assert place is not None  # it has just been put there
        self._form = Form(self._session, self._texts, (DETAIL,), ("checks", place), self)
        self._whole.addWidget(self._form)
        put_after(self._more, self._form)
        self._form.show()
        self._form.editors[0].focus_here()

    def _may_go(self, check: Check) -> bool:
        """Whether a check says nothing, and no check after it would get another place."""
        last = len(self._session.draft.checks) - 1
        is_last = place_of(self._session.draft, self._code) in (None, last)
        return is_last and check == Check(code=self._code)

    def _put(self, check: Check | None) -> None:
        """Give the dossier this check in place of what it has; None for not asked."""
        checks = list(self._session.draft.checks)
        place = place_of(self._session.draft, self._code)
        at = len(checks) if place is None else place
        checks[at : at + 1] = [] if check is None else [check]
        text = self._texts.text("ui.checks.undo", check=self._texts.text(f"check.{self._code}"))
        # The whole list at once, so that what is taken back leaves no step of undo.
        self._session.change(("checks",), tuple(checks), text)
        self._session.end_run()
