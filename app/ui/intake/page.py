"""Page: one step of the wizard. A page shows the draft and changes it; it holds nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.editing import Path
from app.ui.intake.fold import Fold, open_places
from app.ui.intake.form import Form
from app.ui.intake.page_frame import PageFrame
from app.ui.intake.session import Session


class Beside(Protocol):
    """The place beside the pages, where the answer stands."""

    @property
    def home(self) -> QWidget:
        """What a widget there stands in: made in it, it is styled once."""

    def cover(self, widget: QWidget | None) -> None:
        """Show a widget there instead of the answer; None for the answer."""


class Built(Protocol):
    """What each page has of its own: mypy makes none that lacks it."""

    def build(self) -> None:
        """Make the widgets of the page, into `column`."""


if TYPE_CHECKING:

    class _OwnPage(PageFrame, Built):
        pass

else:
    _OwnPage = PageFrame  # Qt has no room for a Protocol among the parents of its own


class Page(_OwnPage):
    """Base of the page of every step; `key` is that of its step."""

    key: ClassVar[str]
    wants_panel: ClassVar[bool] = True
    """whether the panel with the answer stands beside it; a page that is the answer hides it"""
    go_to_requested = Signal(str)
    """the path of a finding, for a field that may be on another page"""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        self.session, self.texts = session, texts
        super().__init__(self.title, parent)
        self.build()

    @property
    def title(self) -> str:
        """What the step is called, in the language of the window."""
        return self.texts.text(f"ui.page.{self.key}")

    def refresh(self) -> None:
        """Show the draft as it is now. Called for the page that is seen, after every change."""
        for form in Form.within(self.body):
            form.refresh()

    def show_assessment(self) -> None:
        """Show the newest assessment, if the page shows any of it."""
        folds = self.body.findChildren(Fold)
        places = open_places(self.session) if folds else set()
        for fold in folds:
            fold.show_open(places)

    def unfold(self, path: Path) -> None:
        """Open what holds the field of a path: nobody is led to a field that is not seen."""
        for fold in self.body.findChildren(Fold):
            if fold.holds(path):
                fold.turn(opened=True)

    def stand_beside(self, place: Beside | None) -> None:
        """This page is seen and may cover the answer; None: it is not seen, or there is no room."""

    def forms(self) -> list[Form]:
        """The forms of the page, from top to bottom."""
        return self.body.findChildren(Form)

    def enter(self) -> None:
        """Show the top, and put the cursor where the page begins: what is typed must land."""
        self.verticalScrollBar().setValue(0)
        for form in self.forms():
            for editor in form.editors:
                if editor.isVisible():
                    editor.focus_here()
                    return
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor in what takes it first, be it a button."""
        takes_focus = Qt.FocusPolicy.TabFocus
        for widget in self.body.findChildren(QWidget):
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & takes_focus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def here(self) -> Path | None:
        """What the cursor stands on, beside a field: a line of a table."""
        return None

    def keys(self) -> list[tuple[str, str]]:
        """The keys that do something on this page, each with a word or two."""
        return []

    def height_of(self, path: Path) -> int:
        """How far down the field of a path stands, to find the first of several."""
        for form in self.forms():
            editor = form.editor_for(path)
            if editor is not None and form.isVisibleTo(self.body):
                return editor.mapTo(self.body, QPoint()).y()
        return self.body.height()

    def first_of(self, paths: Sequence[Path]) -> Path | None:
        """Of several open places the one to begin with; None for where the page begins."""
        return min(paths, key=self.height_of, default=None)

    def go_to(self, path: Path) -> bool:
        """Bring the cursor to the field of a path; False when the page has no such field."""
        self.unfold(path)
        for form in self.forms():
            editor = form.editor_for(path)
            # A card that has just gone is hidden, and is there until Qt takes it away.
            if editor is not None and form.isVisibleTo(self.body):
                self.ensureWidgetVisible(editor)
                editor.focus_here()
                return True
        return False
