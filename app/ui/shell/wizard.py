"""Wizard: the list of steps beside the page that is open. One moves freely between the steps."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QWidget,
)

from app.i18n import Texts
from app.ui.intake.marks import StepState, state_icon
from app.ui.intake.page import Beside, Page
from app.ui.intake.session import Session
from app.ui.intake.step import WizardStep
from app.ui.shell.frame import StepsFrame
from app.ui.widgets.clipboard import PlainList
from app.ui.widgets.words import set_tip
from calc import Draft, Severity
from calc.base.path import field_path
from calc.dossier.topics import asked


class Wizard(StepsFrame):
    """All pages of one session."""

    page_changed = Signal(int)

    def __init__(
        self,
        session: Session,
        texts: Texts,
        pages: Sequence[WizardStep],
        parent: QWidget | None = None,
    ) -> None:
        self.kinds = tuple(pages)
        titles = [kind.title(texts) for kind in self.kinds]
        super().__init__(texts, titles, parent, make_list=PlainList)
        self._session, self._texts = session, texts
        self._made: dict[int, Page] = {}
        self._marked: dict[int, StepState] = {}
        self._beside: Beside | None = None
        self._seen: Page | None = None
        for _ in self.kinds:
            self.stack.addWidget(QWidget(self.stack))
        self.back.clicked.connect(self.previous)
        self.forward.clicked.connect(self.next)
        self.steps.currentRowChanged.connect(self._open)
        session.draft_changed.connect(self._refresh)
        session.assessed.connect(self._show_assessment)
        session.loaded.connect(self._take_up)
        self._take_up()

    @property
    def states(self) -> dict[str, StepState]:
        """How far each step is by its key, as the list of steps shows it."""
        return {
            kind.key: self._marked.get(place, StepState.EMPTY) for place, kind in self._with_state()
        }

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self.page_at(self.stack.currentIndex())

    @property
    def pages(self) -> list[Page]:
        """All pages; makes those that were never opened."""
        return [self.page_at(place) for place in range(len(self.kinds))]

    def page_at(self, place: int) -> Page:
        """A page by its place, made when it is first needed: the window opens sooner."""
        if place not in self._made:
            # Made where it will stand: to put a whole page elsewhere is to style all of it again.
            page = self.kinds[place].load()(self._session, self._texts, self.stack)
            page.go_to_requested.connect(self.go_to)
            empty = self.stack.widget(place)
            assert empty is not None  # every step has a place from the beginning
            self._made[place] = page
            opened = self.stack.currentIndex()
            self.stack.insertWidget(place, page)
            self.stack.removeWidget(empty)
            self.stack.setCurrentIndex(opened)
            empty.deleteLater()
        return self._made[place]

    def open(self, index: int) -> None:
        """Open a step by its place."""
        if 0 <= index < len(self.kinds):
            self.steps.setCurrentRow(index)

    def enter(self, index: int) -> None:
        """Open a step, with the cursor in it: by a key or a button, not by the list of steps."""
        if 0 <= index < len(self.kinds):
            self.open(index)
            self.page.enter()

    def next(self) -> None:
        """The next step."""
        self.enter(self.stack.currentIndex() + 1)

    def previous(self) -> None:
        """The step before this one."""
        self.enter(self.stack.currentIndex() - 1)

    def go_to(self, path: str) -> None:
        """Open the page with the field of a path such as income[3].amount; put the cursor in it."""
        parts = field_path(path).parts
        if not parts:
            return
        for place, kind in enumerate(self.kinds):
            if parts[0] in kind.covers:
                self.open(place)
                self.page.go_to(parts)
                return
            if parts[0] == kind.key and not kind.covers:
                self.open(place)  # a page that shows: the calculation, the plan
                return

    def stand_beside(self, place: Beside | None) -> None:
        """Where the open page may stand besides its own place; None: nowhere."""
        self._beside = place
        self._show_beside()

    def _show_beside(self) -> None:
        page = self._made.get(self.stack.currentIndex())
        if self._seen is not None and self._seen is not page:
            self._seen.stand_beside(None)
        self._seen = page
        if page is not None:
            page.stand_beside(self._beside)

    def _open(self, index: int) -> None:
        self.page_at(index)
        self.stack.setCurrentIndex(index)
        self._session.end_run()
        self.page.refresh()
        self.page.show_assessment()
        self._show_beside()
        self.show_buttons(index)
        self.page_changed.emit(index)

    def _take_up(self) -> None:
        """Make the pages with texts that are not in the dossier: they follow its lines."""
        waiting = {field_path(place).top for place in self._session.pending.texts}
        for place, kind in enumerate(self.kinds):
            if waiting & {*kind.covers}:
                self.page_at(place)

    def _refresh(self) -> None:
        self.page.refresh()

    def _show_assessment(self) -> None:
        touched = self._touched()
        severities = [
            (field_path(finding.path).top, finding.severity)
            for finding in self._session.assessment.findings
        ]
        for place, kind in self._with_state():
            found = {severity for top, severity in severities if top in kind.covers}
            self._mark(place, kind, _state(found) if touched & {*kind.covers} else StepState.EMPTY)
        self.page.show_assessment()

    def _with_state(self) -> list[tuple[int, WizardStep]]:
        """The steps in which something is filled in, with their places; others only show."""
        return [(place, kind) for place, kind in enumerate(self.kinds) if kind.covers]

    def _touched(self) -> set[str]:
        """The parts of the dossier that hold an answer, or were asked."""
        draft = self._session.draft
        filled = {
            name
            for name, field in Draft.model_fields.items()
            if name != "asked" and getattr(draft, name) != field.default
        }
        return filled | {topic.value for topic in asked(draft)}

    def _mark(self, place: int, kind: WizardStep, state: StepState) -> None:
        if self._marked.get(place) is state:
            return
        self._marked[place] = state
        item = self.steps.item(place)
        word = self._texts.text(f"ui.state.{state.value}")
        title = kind.title(self._texts)
        item.setIcon(state_icon(state))
        set_tip(item, word)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{place + 1}. {title}: {word}")


def _state(severities: set[Severity]) -> StepState:
    """A tick only for what was asked: what nobody touched has none."""
    if Severity.MISSING in severities or Severity.BLOCKS in severities:
        return StepState.OPEN
    return StepState.ATTENTION if Severity.WARNS in severities else StepState.COMPLETE
