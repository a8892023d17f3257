"""Wizard: the list of steps beside the page that is open. One moves freely between the steps."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.ui.intake.marks import StepState, state_icon
from app.ui.intake.page import Page
from app.ui.intake.session import Session
from app.ui.intake.step import WizardStep
from app.ui.widgets.clipboard import PlainList
from app.ui.widgets.words import set_tip
from calc import Draft, Severity
from calc.base.path import field_path
from calc.dossier.topics import asked

_CUT_OFF = "Inkom\N{HORIZONTAL ELLIPSIS}"
"""As wide as what is left of a step's name where there is no room."""


class Wizard(QWidget):
    """All pages of one session."""

    page_changed = Signal(int)

    def __init__(
        self,
        session: Session,
        texts: Texts,
        pages: Sequence[WizardStep],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self.kinds = tuple(pages)
        self._made: dict[int, Page] = {}
        self.steps = PlainList(self)
        self.steps.setObjectName("steps")
        self.steps.setAccessibleName(texts.text("ui.steps"))
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget(self)
        for kind in self.kinds:
            self.stack.addWidget(QWidget(self.stack))
            self.steps.addItem(QListWidgetItem(kind.title(texts)))
        self._lay_out()
        self.steps.currentRowChanged.connect(self._open)
        session.draft_changed.connect(self._refresh)
        session.assessed.connect(self._show_assessment)
        self.steps.setCurrentRow(0)
        session.loaded.connect(self._take_up)
        self._take_up()

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
            page = self.kinds[place].load()(self._session, self._texts, self)
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

    def _open(self, index: int) -> None:
        self.page_at(index)
        self.stack.setCurrentIndex(index)
        self._session.end_run()
        self.page.refresh()
        self.page.show_assessment()
        self.back.setEnabled(index > 0)
        self.forward.setEnabled(index < len(self.kinds) - 1)
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
        for place, kind in enumerate(self.kinds):
            self._mark(place, kind, self._state(kind))
        self.page.show_assessment()

    def _state(self, step: WizardStep) -> StepState:
        """A tick only for what was asked: what nobody touched has none."""
        if self._is_untouched(step):
            return StepState.EMPTY
        severities = {
            finding.severity
            for finding in self._session.assessment.findings
            if field_path(finding.path).top in step.covers
        }
        if Severity.MISSING in severities or Severity.BLOCKS in severities:
            return StepState.OPEN
        return StepState.ATTENTION if Severity.WARNS in severities else StepState.COMPLETE

    def _is_untouched(self, step: WizardStep) -> bool:
        draft, empty = self._session.draft, Draft()
        if any(topic.value in step.covers for topic in asked(draft)):
            return False
        names = [name for name in step.covers if name != "asked"]
        return all(getattr(draft, name) == getattr(empty, name) for name in names)

    def _mark(self, place: int, kind: WizardStep, state: StepState) -> None:
        item = self.steps.item(place)
        word = self._texts.text(f"ui.state.{state.value}")
        title = kind.title(self._texts)
        if not kind.covers:
            item.setIcon(state_icon(None))
            return
        item.setIcon(state_icon(state))
        set_tip(item, word)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{place + 1}. {title}: {word}")

    def _lay_out(self) -> None:
        self.back = QPushButton(self._texts.text("ui.previous"), self)
        self.back.clicked.connect(self.previous)
        self.forward = QPushButton(self._texts.text("ui.next"), self)
        self.forward.setObjectName("primary")
        self.forward.clicked.connect(self.next)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 8, 24, 10)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.forward)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.stack, 1)
        middle.addLayout(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.steps)
        whole.addLayout(middle, 1)
        self.make_narrow(False)

    def make_narrow(self, narrow: bool) -> None:
        """Narrow: the names of the steps may be cut off; the page has its name in full."""
        titles = [kind.title(self._texts) for kind in self.kinds]
        letters = self.fontMetrics()
        self.steps.setIconSize(QSize(letters.height(), letters.height()))
        shown = [_CUT_OFF] if narrow else titles
        widest = max(letters.horizontalAdvance(title) for title in shown)
        self.steps.setFixedWidth(widest + letters.height() + (44 if narrow else 54))
        self.steps.setTextElideMode(Qt.TextElideMode.ElideRight)
