"""SolutionsCard: which solutions are open and why; and what an officer has to confirm."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.i18n import Texts, say_choice
from app.i18n.agreement import say_open, say_why
from app.ui.intake.session import Session
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words_grid import Card, Grid, label
from calc.dossier.solution import CONFIRMED_BY_OFFICER, ChoiceReason, SolutionCondition

_PATH = ("solution", "confirmed")


class SolutionsCard(Card):
    """Every solution of the policy: may it be chosen, who decides, on which conditions."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("life.solution.card"), parent)
        self._session, self._texts = session, texts
        titles = [texts.text(f"life.solution.column.{name}") for name in ("name", "why")]
        self.grid = Grid(titles, (3, 5), parent=self)
        self.column.addWidget(self.grid)

    def show_assessment(self) -> None:
        """Show the solutions of the newest assessment; the ones that can be chosen first."""
        texts, found = self._texts, self._session.assessment.solutions
        order = sorted(found, key=lambda each: (not each.is_open, not each.is_possible))
        rows = []
        for solution in order:
            name = say_choice(texts, solution.kind)
            name = name[:1].upper() + name[1:]
            head = texts.text("life.solution.head", name=name, open=say_open(texts, solution))
            why = say_why(texts, solution)
            detail = texts.text("life.solution.detail", role=solution.role, why=why)
            rows.append([head, detail])
        self.grid.show_rows(rows)


class ReasonList(QWidget):
    """A box to tick for each coded reason of the choice: to be counted over dossiers."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = texts.text("life.reasons.title")
        column.addWidget(label(self, "sectionTitle", title))
        holder = QWidget(self)
        flow = FlowLayout(12, holder)
        column.addWidget(holder)
        self.boxes: dict[ChoiceReason, QCheckBox] = {}
        for code in ChoiceReason:
            said = say_choice(texts, code)
            box = QCheckBox(said[:1].upper() + said[1:], holder)
            box.setAccessibleName(f"{title}: {box.text()}")
            box.clicked.connect(self._tick)
            self.boxes[code] = box
            flow.addWidget(box)

    def refresh(self) -> None:
        """Show the reasons of the dossier."""
        reasons = self._session.draft.solution.reasons
        for code, box in self.boxes.items():
            box.setChecked(code in reasons)

    def focus_here(self) -> None:
        """Bring the cursor to the first reason."""
        next(iter(self.boxes.values())).setFocus()

    def _tick(self) -> None:
        self._session.end_run()
        ticked = tuple(code for code, box in self.boxes.items() if box.isChecked())
        text = self._texts.text("life.reasons.undo")
        self._session.change(("solution", "reasons"), ticked, text)


class ConfirmList(QWidget):
    """A box to tick for each condition of this policy that no figure can tell."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self, "sectionTitle", texts.text("life.confirm.title")))
        wanted = {
            code
            for solution in session.policy_file.policy.solutions
            for code in solution.conditions
        }
        self.boxes: dict[SolutionCondition, QCheckBox] = {}
        for code in SolutionCondition:
            if code in wanted & CONFIRMED_BY_OFFICER:
                said = say_choice(texts, code)
                box = QCheckBox(said[:1].upper() + said[1:], self)
                box.clicked.connect(self._confirm)
                self.boxes[code] = box
                column.addWidget(box)

    def refresh(self) -> None:
        """Show what was confirmed."""
        confirmed = self._session.draft.solution.confirmed
        for code, box in self.boxes.items():
            box.setChecked(code in confirmed)

    def focus_here(self) -> None:
        """Bring the cursor to the first box that is not ticked."""
        boxes = list(self.boxes.values())
        next((box for box in boxes if not box.isChecked()), boxes[0]).setFocus()

    def _confirm(self) -> None:
        self._session.end_run()
        ticked = {code for code, box in self.boxes.items() if box.isChecked()}
        others = set(self._session.draft.solution.confirmed) - set(self.boxes)
        codes = tuple(code for code in SolutionCondition if code in ticked | others)
        self._session.change(_PATH, codes, self._texts.text("life.undo.confirm"))
