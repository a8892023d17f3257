"""Wizard: the list of steps beside the page that is open. One moves freely between the steps."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.editing import Path
from app.services.short_findings import open_points, place_of
from app.services.steps import StepSaid, StepState, steps_said
from app.ui.intake.page import Beside, Page
from app.ui.intake.pays_hidden import is_hidden
from app.ui.intake.session import Session
from app.ui.intake.step import WizardStep
from app.ui.shell.broken_page import BrokenPage
from app.ui.shell.crash import crash_report
from app.ui.shell.frame import StepsFrame, number_of
from app.ui.widgets.rail import RailItem, Sign
from app.ui.widgets.tokens import SPACE
from calc.base.path import field_path

_SIGNS = {
    StepState.EMPTY: Sign.NONE,
    StepState.COMPLETE: Sign.DONE,
    StepState.ATTENTION: Sign.NOTE,
    StepState.OPEN: Sign.OPEN,
}


class Wizard(StepsFrame):
    """All pages of one session. A page that fails says so in its place, and the others go on."""

    page_changed = Signal(int)
    page_failed = Signal(object)
    """the error of a page: the work is to be kept"""
    report_wanted = Signal(str)
    """somebody wants to keep the report of a page that failed"""

    def __init__(
        self,
        session: Session,
        texts: Texts,
        pages: Sequence[WizardStep],
        parent: QWidget | None = None,
    ) -> None:
        self.kinds = tuple(pages)
        super().__init__(texts, [kind.title(texts) for kind in self.kinds], parent)
        self._session, self._texts = session, texts
        self._made: dict[int, Page] = {}
        self._said: list[StepSaid] = []
        self._seen: Page | None = None
        """the page that may stand beside the pages, in the place of the panel"""
        for _ in self.kinds:
            self.stack.addWidget(QWidget(self.stack))
        self.steps.chosen.connect(self._open)
        session.draft_changed.connect(self._refresh)
        session.assessed.connect(self._show_assessment)
        session.loaded.connect(self._take_up)
        self._take_up()

    @property
    def states(self) -> dict[str, StepState]:
        """How far each step is by its key; those that only show have no state of their own."""
        return {
            kind.key: self._said[place].state if self._said else StepState.EMPTY
            for place, kind in enumerate(self.kinds)
            if kind.covers
        }

    @property
    def place(self) -> int:
        """The step that is open."""
        return self.stack.currentIndex()

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self.page_at(self.place)

    @property
    def pages(self) -> list[Page]:
        """All pages; makes those that were never opened."""
        return [self.page_at(place) for place in range(len(self.kinds))]

    def page_at(self, place: int) -> Page:
        """A page by its place, made when it is first needed: the window opens sooner."""
        if place not in self._made:
            self._put(place, self._make(place))
        return self._made[place]

    def open(self, index: int) -> None:
        """Open a step by its place."""
        if 0 <= index < len(self.kinds):
            self.steps.choose(index)

    def enter(self, index: int) -> None:
        """Open a step at its top, with the cursor in the first field that is open.

        By a key or a menu; the list of steps keeps the cursor itself.
        """
        if not 0 <= index < len(self.kinds):
            return
        self.open(index)
        self.enter_page()
        if path := self._first_open(index):
            self._safely(index, lambda: self.page.go_to(path))
        QTimer.singleShot(0, self, self._see_cursor)  # once the page is laid out

    def enter_page(self) -> None:
        """Put the cursor in the page that is open, where it begins."""
        self._safely(self.place, self.page.enter)

    def go_to(self, path: str) -> None:
        """Open the page with the field of a path such as income[3].amount; put the cursor in it."""
        parts = field_path(path).parts
        if not parts:
            return
        place = self.place_of(path)
        if place is None:
            return
        self.open(place)
        if self.kinds[place].covers:
            self._safely(place, lambda: self.page.go_to(parts))

    def place_of(self, path: str) -> int | None:
        """The step of a path; of a page that only shows, by its name: the calculation, the plan."""
        top = field_path(path).top
        for place, kind in enumerate(self.kinds):
            if top in kind.covers or (top == kind.key and not kind.covers):
                return place
        return None

    def break_page(self, holder: QWidget, error: BaseException) -> bool:
        """A page failed in something that Qt called; whether it was one of these.

        It is replaced a moment later: this very widget may be in use.
        """
        place = next((at for at, page in self._made.items() if page is holder), None)
        if place is None or isinstance(holder, BrokenPage):
            return False
        report = crash_report(error)
        QTimer.singleShot(0, self, lambda: self._put_broken(place, report))
        return True

    # -- pages -------------------------------------------------------------------------------------

    def _make(self, place: int) -> Page:
        # Made where it will stand: to put a whole page elsewhere is to style all of it again.
        try:
            page = self.kinds[place].load()(self._session, self._texts, self.stack)
        except Exception as error:
            self.page_failed.emit(error)
            return self._broken(place, crash_report(error))
        page.go_to_requested.connect(self.go_to)
        return page

    def _broken(self, place: int, report: str) -> BrokenPage:
        page = BrokenPage(self._session, self._texts, self.titles[place], report, self.stack)
        page.again.connect(lambda: QTimer.singleShot(0, self, lambda: self._try_again(place)))
        page.report_wanted.connect(self.report_wanted)
        return page

    def _put(self, place: int, page: Page) -> None:
        before = self.stack.widget(place)
        assert before is not None  # every step has a place from the beginning
        self._made[place] = page
        self._seen = None if self._seen is before else self._seen
        opened = self.place
        self.stack.insertWidget(place, page)
        self.stack.removeWidget(before)
        self.stack.setCurrentIndex(opened)
        before.deleteLater()

    def _put_broken(self, place: int, report: str) -> None:
        focused: QWidget | None = self.window().focusWidget()
        in_rail = focused is self.steps
        self._put(place, self._broken(place, report))
        if not in_rail and place == self.place:
            self.page.enter()

    def _try_again(self, place: int) -> None:
        self._put(place, self._make(place))
        self._show(place)
        self.page.enter()

    def _safely(self, place: int, do: Callable[[], object]) -> None:
        """Do something with a page; when it fails, it is the page that does not work."""
        try:
            do()
        except Exception as error:
            self.page_failed.emit(error)
            self._put_broken(place, crash_report(error))

    # -- what changes ------------------------------------------------------------------------------

    def stand_beside(self, place: Beside | None) -> None:
        """Where the open page may stand besides its own place; None: nowhere."""
        page = self._made.get(self.place)
        if self._seen is not None and self._seen is not page:
            self._seen.stand_beside(None)
        self._seen = page if isinstance(page, Page) else None
        if self._seen is not None:
            self._seen.stand_beside(place)

    def _open(self, index: int) -> None:
        self.page_at(index)
        self.stack.setCurrentIndex(index)
        self._session.end_run()
        self._show(index)
        self.page_changed.emit(index)

    def _show(self, index: int) -> None:
        self._safely(index, lambda: self.page_at(index).refresh())
        self._safely(index, lambda: self.page_at(index).show_assessment())

    def _take_up(self) -> None:
        """Make the pages with texts that are not in the dossier: they follow its lines."""
        waiting = {field_path(place).top for place in self._session.pending.texts}
        for place, kind in enumerate(self.kinds):
            if waiting & {*kind.covers}:
                self.page_at(place)

    def _refresh(self) -> None:
        self._safely(self.place, self.page.refresh)

    def _show_assessment(self) -> None:
        draft, assessment = self._session.draft, self._session.assessment
        steps = [(kind.key, kind.covers) for kind in self.kinds]
        hidden = is_hidden(self._session)
        self._said = steps_said(self._texts, steps, draft, assessment, pays_hidden=hidden)
        self.steps.set_items([self._item(place) for place in range(len(self.kinds))])
        self._safely(self.place, self.page.show_assessment)

    def _item(self, place: int) -> RailItem:
        said = self._said[place]
        spoken = self._texts.text(f"ui.state.{said.state}")
        sign = _SIGNS[said.state]
        return RailItem(self.titles[place], said.counts, sign, number_of(place), spoken)

    def _see_cursor(self) -> None:
        """What is typed must be seen: the top of a page gives way where the field is below it."""
        focused: QWidget | None = self.window().focusWidget()
        page = self.page
        if focused is not None and page.body.isAncestorOf(focused):
            page.ensureWidgetVisible(focused, 0, SPACE[4])

    def _first_open(self, place: int) -> Path | None:
        """The open point of a step that stands first on its page; a new step begins at its top."""
        if not self._said or self._said[place].state is StepState.EMPTY:
            return None
        here = [
            field_path(path).parts
            for path in map(place_of, open_points(self._session.assessment))
            if self.place_of(path) == place and self.kinds[place].covers
        ]
        return self.page.first_of(here) if here else None
