"""ReviewCard: the plan beside the assessment it was agreed on; the end date stays."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from app.i18n import Texts, say_finding, say_problem
from app.i18n.life import change_rows, review_facts
from app.services.assessing import Refused
from app.services.dossiers import FileTrouble
from app.services.reviewing import stored_assessment
from app.services.trouble import say_trouble
from app.ui.life.grid import Card, Grid, label
from app.ui.session import Session
from calc import Problem, ReadAssessment, Review, Severity, reviewed


class ReviewCard(Card):
    """A button to choose the old assessment; then the figures, the walls and the lines."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("life.review.card"), parent, texts.text("life.review.help"))
        self._session, self._texts = session, texts
        self.old: ReadAssessment | None = None
        self.ask: Callable[[], Path | None] = self._ask
        self.choose = QPushButton(texts.text("life.review.choose"), self)
        self.choose.clicked.connect(self._choose)
        self.column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.error = label(self, "fieldError")
        self.facts = Grid(["", ""], (3, 2), 1, self)
        self.walls_title = label(self, "cardTitle")
        titles = [
            texts.text(f"life.column.{name}") for name in ("what", "before", "after", "difference")
        ]
        self.walls = Grid(titles, (5, 3, 3, 3), 1, self)
        self.lines_title = label(self, "cardTitle")
        self.lines = Grid(titles, (5, 3, 3, 3), 1, self)
        self.points = label(self)
        self._parts = (self.facts, self.walls_title, self.walls, self.lines_title, self.lines)
        for widget in (self.error, *self._parts, self.points):
            self.column.addWidget(widget)
        session.loaded.connect(self._forget)
        self._forget()

    def show_assessment(self) -> None:
        """Review again, when there is something to compare with."""
        if self.old is None:
            return
        session = self._session
        found = reviewed(
            session.draft,
            session.policy_file,
            session.tariffs,
            session.assessment.reference_date,
            self.old,
        )
        if isinstance(found, Problem):
            self._show_error(say_problem(self._texts, found, session.draft))
        else:
            self._show_review(found)

    def _show_review(self, review: Review) -> None:
        texts = self._texts
        self._show_error("")
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

    def _show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        for widget in self._parts:
            widget.setVisible(not text)
        if text:
            self.points.hide()

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
            self._show_error(say_trouble(self._texts, trouble))
            return
        self.show_assessment()

    def _ask(self) -> Path | None:
        texts = self._texts
        title, kinds = texts.text("life.review.choose_title"), texts.text("life.review.filter")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        return Path(chosen) if chosen else None

    def _forget(self) -> None:
        self.old = None
        for widget in (self.error, *self._parts, self.points):
            widget.hide()
