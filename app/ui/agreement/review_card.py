"""ReviewCard: a running plan seen again beside what was agreed, and accepted; its end date stays.

The schedule in force is in the dossier. Only one of before that needs the assessment on which it
was agreed; for others that file serves to compare the lines.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPushButton, QWidget

from app.i18n import Texts, say_choice, say_finding, say_problem, say_typed
from app.i18n.agreement import change_rows, review_facts
from app.services.agreement import accept_review, is_agreed
from app.services.dossiers import FileTrouble
from app.services.history import with_pause
from app.services.refused import Refused
from app.services.reviewing import stored_assessment
from app.ui.agreement.review_steps import ReviewSteps
from app.ui.intake.session import Session
from app.ui.widgets.inputs import ChoiceBox
from app.ui.widgets.words import Label
from app.ui.widgets.words_grid import Card, Grid, label
from calc import Draft, Month, Problem, ReadAssessment, Review, Severity, reviewed
from calc.dossier.agreed_schedule import Origin
from calc.review.settle import Settle
from calc.running.life import Choices


class ReviewCard(Card):
    """The new steps beside the agreed ones, what can be chosen, and one button to record them."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("life.review.card"), parent, texts.text("life.review.help"))
        self._session, self._texts = session, texts
        self.old: ReadAssessment | None = None
        self.review: Review | None = None
        self.ask: Callable[[], Path | None] = self._ask
        self.choose = QPushButton(texts.text("life.review.choose"), self)
        self.choose.clicked.connect(self._choose)
        self.column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.error = label(self, "fieldError")
        self.facts = Grid(["", ""], (3, 2), 1, self)
        self.steps = ReviewSteps(texts, self._record_pause, self)
        self.walls_title = label(self, "cardTitle")
        titles = [
            texts.text(f"life.column.{name}") for name in ("what", "before", "after", "difference")
        ]
        self.walls = Grid(titles, (5, 3, 3, 3), 1, self)
        self.lines_title = label(self, "cardTitle")
        self.lines = Grid(titles, (5, 3, 3, 3), 1, self)
        self.points = label(self)
        self._make_choices()
        self.accept = QPushButton(texts.text("life.review.accept"), self)
        self.accept.setObjectName("primary")
        self.accept.clicked.connect(self._accept)
        self.refused = label(self, "fieldError")
        self._parts = (
            self.facts, self.steps, self.walls_title, self.walls, self.lines_title, self.lines,
        )  # fmt: skip
        self._choices = (
            self.lift, self.release_caption, self.release, self.back, self.settle_caption,
            self.settle,
        )  # fmt: skip
        for widget in (self.error, *self._parts, self.points, *self._choices, self.refused):
            self.column.addWidget(widget)
        self.column.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignLeft)
        session.loaded.connect(self._forget)
        self._forget()

    def _make_choices(self) -> None:
        """What an officer can choose: a cap or a chosen amount that goes, money counted back."""
        texts = self._texts
        self.lift = QCheckBox(self)
        self.lift.clicked.connect(self.show_assessment)
        self.release_caption = Label(texts.text("life.review.release"), self)
        self.release_caption.setWordWrap(True)
        self.release = QLineEdit(self)
        self.release.editingFinished.connect(self.show_assessment)
        self.release_caption.setBuddy(self.release)
        self.back = label(self)
        self.settle_caption = Label(texts.text("life.review.settle"), self)
        self.settle = ChoiceBox(self)
        self.settle.offer([say_choice(texts, each) for each in Settle])
        self.settle_caption.setBuddy(self.settle)
        self.release.setAccessibleName(self.release_caption.text())
        self.settle.setAccessibleName(self.settle_caption.text())

    def show_assessment(self) -> None:
        """Review again, when there is something to compare with."""
        session = self._session
        self.refused.hide()
        self._say_help()
        if self.old is None and session.draft.agreement.schedule is None:
            self._hide_review()
            return
        found = reviewed(
            session.draft,
            session.policy_file,
            session.tariffs,
            session.assessment.reference_date,
            self.old,
            Choices(self.release.text().strip(), self.lift.isChecked()),
        )
        if isinstance(found, Problem):
            self._show_error(say_problem(self._texts, found, session.draft))
        else:
            self._show_review(found)

    def _say_help(self) -> None:
        """Whether the old assessment is needed."""
        draft = self._session.draft
        kept = draft.agreement.schedule is not None
        key = "kept" if kept else "needed" if is_agreed(draft) else "help"
        self.help.setText(self._texts.text(f"life.review.{key}"))

    def _show_review(self, review: Review) -> None:
        texts = self._texts
        self._show_error("")
        self.review = review
        self.steps.show_review(review)
        self.facts.show_rows(review_facts(texts, review))
        month = texts.formats.month(review.first_month)
        self.walls_title.setText(texts.text("life.review.walls", month=month))
        self.walls.show_rows(change_rows(texts, review.walls, review.draft))
        key = "life.review.lines" if review.lines else "life.review.no_lines"
        self.lines_title.setText(texts.text(key))
        self.lines.show_rows(change_rows(texts, review.lines, review.draft))
        self.lines.setVisible(bool(review.lines))
        stops = (Severity.MISSING, Severity.BLOCKS)
        points = [
            *review.findings,
            *(each for each in review.again.findings if each.severity in stops),
        ]
        said = [say_finding(texts, each, review.draft) for each in points]
        self.points.setText("\n".join([texts.text("life.review.points"), *said]) if said else "")
        self.points.setVisible(bool(said))
        self._show_choices(review)
        # Of a plan that is not recorded as accepted there is nothing to take the place of.
        self.accept.setVisible(is_agreed(self._session.draft))

    def _show_choices(self, review: Review) -> None:
        texts, running, schedule = self._texts, review.again.running, review.accepted.schedule
        assert running is not None  # it is a review of a running plan
        caps = [texts.formats.month(month) for month in running.caps_to_lift]
        if caps:
            self.lift.setText(texts.text("life.review.lift", months=texts.formats.join(caps)))
        self.lift.setVisible(bool(caps) or self.lift.isChecked())
        held = schedule is not None and (
            schedule.origin is Origin.ELSEWHERE or schedule.chosen_amount is not None
        )
        self.release_caption.setVisible(held)
        self.release.setVisible(held)
        back = running.counted_back
        if back is not None:
            amount = texts.formats.euros(back.amount.amount)
            months = texts.formats.join([texts.formats.month(month) for month, _ in back.months])
            self.back.setText(texts.text("life.review.back", amount=amount, months=months))
        for widget in (self.back, self.settle_caption, self.settle):
            widget.setVisible(back is not None)

    def _accept(self) -> None:
        """Write the review down as the new agreement; or say why that cannot be."""
        self._session.assess_now()
        self.show_assessment()
        review = self.review
        if review is None:
            return
        settle = list(Settle)[max(self.settle.currentIndex(), 0)]
        on = review.again.reference_date
        self._take(accept_review(self._session.draft, review, on, settle), "life.review.undo")

    def _record_pause(self, first: Month, last: Month) -> None:
        on = self._session.assessment.reference_date
        self._take(with_pause(self._session.draft, on, first, last), "life.status.undo")

    def _take(self, found: Draft | tuple[Problem, ...], undo: str) -> None:
        if isinstance(found, tuple):
            said = [say_typed(self._texts, each, self._session.draft) for each in found]
            self.refused.setText("\n".join(said))
            self.refused.show()
            return
        self._session.end_run()
        self._start_choices()
        self._session.replace(found, self._texts.text(undo))
        self._session.assess_now()

    def _show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.review = None
        for part in self._parts:
            part.setVisible(not text)
        if text:
            self._hide_review()

    def _hide_review(self) -> None:
        self.review = None
        everything: list[QWidget] = [*self._parts, *self._choices]
        for widget in (*everything, self.points, self.accept):
            widget.hide()

    def _start_choices(self) -> None:
        self.lift.setChecked(False)
        self.release.clear()
        self.settle.setCurrentIndex(0)

    def _choose(self) -> None:
        path = self.ask()
        if path is None:
            return
        try:
            self.old = stored_assessment(path)
        except Refused as refused:
            self.old = None
            said = [say_problem(self._texts, each) for each in refused.problems]
            self._show_error("\n".join(said))
            return
        except FileTrouble as trouble:
            self.old = None
            self._show_error(trouble.sentence(self._texts))
            return
        self.show_assessment()

    def _ask(self) -> Path | None:
        texts = self._texts
        title, kinds = texts.text("life.review.choose_title"), texts.text("life.review.filter")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        return Path(chosen) if chosen else None

    def _forget(self) -> None:
        self.old = None
        self._start_choices()
        self.error.hide()
        self.refused.hide()
        self._hide_review()
        self._say_help()
