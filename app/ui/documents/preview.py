"""Preview: the pages of the document that is chosen, or why there are none."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.pdf_pages import PdfPages
from app.ui.widgets.pdf_view import PdfView
from app.ui.widgets.words import Label


class Preview(QWidget):
    """Another document keeps the zoom; the same document again keeps the page too."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._data = b""
        self.pages: PdfPages | None = None
        self.view: PdfView | None = None
        self.why_none = Label(self)
        self.why_none.setWordWrap(True)
        self.why_none.setMargin(24)
        self.why_none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.place, self.percent = Label(self), Label(self)
        self.previous = self._button("previous", lambda: self.turn(-1))
        self.next = self._button("next", lambda: self.turn(1))
        smaller = self._button("smaller", lambda: self._zoom(larger=False))
        larger = self._button("larger", lambda: self._zoom(larger=True))
        bar = FlowLayout(spacing=4)
        for widget in (self.previous, self.place, self.next, smaller, self.percent, larger):
            bar.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(bar)
        self._column.addWidget(self.why_none, 1)
        self._show_state()

    def show_pdf(self, data: bytes, *, same: bool = False) -> None:
        """Show a document. `same`: it is the one that was shown, made again."""
        if data == self._data:
            return
        page = self.view.page if self.view and same else 0
        zoom = self.view.zoom if self.view else 100
        self._take_away()
        self._data = data
        self.pages = PdfPages(data)
        self.view = PdfView(self.pages, self)
        self.view.setAccessibleName(self._texts.text("answer.letter.view"))
        # It takes the height that there is: a page is never higher for it.
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.page_changed.connect(self._show_state)
        self.view.zoomed.connect(self._show_state)
        self.why_none.hide()
        self._column.addWidget(self.view, 1)
        self.view.show()
        self.view.set_zoom(zoom)
        self._column.activate()
        if page:
            self.view.go_to_page(page)
        self._show_state()

    def mark(self, words: str) -> None:
        """Put a line beside the officer's own words, where they stand."""
        if self.view is not None and self.pages is not None:
            self.view.mark(self.pages.find(words))

    @property
    def marks(self) -> list[tuple[int, float, float]]:
        """Where the line stands: the page, and from where to where."""
        return self.view.marks if self.view is not None else []

    def show_none(self, why: str) -> None:
        """Say why there is nothing to see."""
        self._take_away()
        self.why_none.setText(why)
        self.why_none.show()
        self._show_state()

    def _take_away(self) -> None:
        self._data = b""
        if self.view is not None:
            self._column.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
            self.view = None
        if self.pages is not None:
            self.pages.close()
            self.pages = None

    def turn(self, by: int) -> None:
        """Another page: so many further."""
        if self.view is not None:
            self.view.go_to_page(self.view.page + by)

    def _zoom(self, *, larger: bool) -> None:
        if self.view is not None:
            self.view.zoom_in() if larger else self.view.zoom_out()

    def _show_state(self) -> None:
        at = self.view.page + 1 if self.view else 0
        of = len(self.pages) if self.pages else 0
        self.place.setText(self._texts.text("answer.letter.page", at=at, of=of) if of else "")
        zoom = self.view.zoom if self.view else 100
        self.percent.setText(self._texts.text("answer.letter.zoom", zoom=zoom))
        self.previous.setEnabled(at > 1)
        self.next.setEnabled(at < of)
        if self.view is not None and self.pages is not None:
            self.view.setAccessibleDescription(self.pages.text(self.view.page))

    def _button(self, key: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._texts.text(f"papers.preview.{key}"), self)
        button.setProperty("look", "narrow")
        button.setAccessibleName(self._texts.text(f"answer.letter.{key}").replace("&", ""))
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button
