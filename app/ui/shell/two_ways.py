"""TwoWays: Gesprek and Formulier, the two ways to fill in one dossier, in one place.

Gesprek is made when it is first shown. Both change the same session: one draft, one undo stack.
"""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import Texts
from app.ui.intake.session import Session
from app.ui.shell.broken_page import BrokenPage
from app.ui.shell.crash import crash_report
from app.ui.shell.top_bar import Way
from app.ui.shell.where import focused_place
from app.ui.shell.wizard import Wizard

CALL_VIEW: Final = "app.ui.call.call_view:CallView"
Keys = list[tuple[str, str]]


def has_call() -> bool:
    """Whether this program has a conversation."""
    try:
        return find_spec(CALL_VIEW.partition(":")[0]) is not None
    except ModuleNotFoundError:
        return False


class TwoWays(QStackedWidget):
    """Holds the wizard and the conversation; goes from one to the other at the same place."""

    way_changed = Signal()
    keys_changed = Signal()
    call_failed = Signal(object)
    report_wanted = Signal(str)
    answered = Signal()
    """the customer said something"""
    documents_wanted = Signal(str)
    """the kind to show first; "" for none"""

    def __init__(
        self, session: Session, texts: Texts, wizard: Wizard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self.wizard = wizard
        self.call: Any = None
        """the conversation, once it was shown; see `CALL_VIEW`"""
        self.way = Way.FORM
        self.seconds: Callable[[], int] = lambda: 0
        """how long the call has taken"""
        self._came_to: str | None = None
        """where the form put the cursor when people came to it from the conversation"""
        self._narrow = False
        self.addWidget(wizard)
        # The wizard shows the assessment first: what is hidden no more has its keys then.
        session.assessed.connect(self.keys_changed)

    def show_way(self, way: Way, path: str = "") -> None:
        """Show one of the two, at the place of a path where it has that; the cursor is in it."""
        self._session.end_run()
        if way is Way.CALL:
            self._show_call(path)
        else:
            self.way = Way.FORM
            self.setCurrentWidget(self.wizard)
            if path and self.wizard.place_of(path) is not None:
                self.wizard.go_to(path)
            else:
                self.wizard.enter(self.wizard.place)
        self.way_changed.emit()

    def toggle(self, path: str) -> None:
        """To the other way; `path` is the field that has the cursor, of the form."""
        if self.way is Way.FORM:
            # Who only looked comes back to the same question, also to one without a field here.
            self.show_way(Way.CALL, "" if path == self._came_to else path)
        else:
            self.show_way(Way.FORM, self.call.path() if self.call_works else "")
            self._came_to = focused_place(self.wizard)

    @property
    def call_works(self) -> bool:
        """Whether there is a conversation to ask something of."""
        return self.call is not None and not isinstance(self.call, BrokenPage)

    def go_to(self, path: str, asked: str = "") -> None:
        """To a place of the dossier: a question where there is one and people are in the call.

        `asked`: the question that it was answered at; an answer may stand in several places.
        """
        places = (asked, path) if self.way is Way.CALL and self.call_works else ()
        if any(place and self.call.go_to(place) for place in places):
            return
        self.show_way(Way.FORM, path)

    def enter(self) -> None:
        """Put the cursor where it belongs in what is shown."""
        if self.way is Way.FORM:
            self.wizard.enter_page()
        else:
            self.call.enter()

    def keys(self) -> Keys:
        """The keys of what is shown."""
        if self.way is Way.FORM:
            return self.wizard.page.keys()
        return list(self.call.keys()) if self.call_works else []

    def make_narrow(self, narrow: bool) -> None:
        """Narrow: the rail has only signs and numbers."""
        self._narrow = narrow
        for each in (self.wizard, self.call):
            if each is not None and hasattr(each, "make_narrow"):
                each.make_narrow(narrow)

    def break_call(self, holder: QWidget, error: BaseException) -> bool:
        """The conversation failed in something that Qt called; whether it was this one."""
        if holder is not self.call or not self.call_works:
            return False
        report = crash_report(error)
        QTimer.singleShot(0, self, lambda: self._put_call(self._broken(report)))
        return True

    def _show_call(self, path: str) -> None:
        if self.call is None:
            self._put_call(self._make_call())
        self.way = Way.CALL
        self.setCurrentWidget(self.call)
        if not (path and self.call_works and self.call.go_to(path)):
            self.call.enter()

    def _make_call(self) -> Any:
        module, _, name = CALL_VIEW.partition(":")
        try:
            call = getattr(import_module(module), name)(self._session, self._texts, self)
        except Exception as error:
            self.call_failed.emit(error)
            return self._broken(crash_report(error))
        call.keys_changed.connect(self.keys_changed)
        call.answered.connect(self.answered)
        call.document_requested.connect(self.documents_wanted)
        call.seconds = lambda: float(self.seconds())
        call.go_to_requested.connect(lambda path: self.show_way(Way.FORM, path))
        return call

    def _broken(self, report: str) -> BrokenPage:
        title = self._texts.text(f"shell.way.{Way.CALL}")
        page = BrokenPage(self._session, self._texts, title, report, self)
        page.again.connect(lambda: QTimer.singleShot(0, self, self._try_again))
        page.report_wanted.connect(self.report_wanted)
        return page

    def _put_call(self, call: Any) -> None:
        before, self.call = self.call, call
        self.addWidget(call)
        if hasattr(call, "make_narrow"):
            call.make_narrow(self._narrow)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
            self.setCurrentWidget(call)
            call.enter()
        self.keys_changed.emit()

    def _try_again(self) -> None:
        self._put_call(self._make_call())
