"""PdfView: the pages of a PDF under each other, to scroll and to zoom."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui.widgets.pdf_pages import PdfPages
from app.ui.widgets.tokens import now

_GAP: Final = 16
ZOOMS: Final = (50, 75, 100, 125, 150, 200, 300)
"""In per cent of the width of the view."""
_MOST_PICTURES: Final = 6
_MARK_AT: Final = 0.07
"""Of the width of a page: in its margin."""
_MARK_WIDE: Final = 3


class PdfView(QAbstractScrollArea):
    """At 100 the page is as wide as the view, but not wider than it is on paper, and a half."""

    page_changed = Signal(int)
    zoomed = Signal(int)

    def __init__(self, pages: PdfPages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._zoom = 100
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._page = 0
        self.marks: list[tuple[int, float, float]] = []
        """what has a line beside it: the page, and from where to where in points"""
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._notice_page)

    @property
    def zoom(self) -> int:
        """Per cent."""
        return self._zoom

    @property
    def page(self) -> int:
        """The page in view, counted from 0."""
        return self._page

    def mark(self, marks: list[tuple[int, float, float]]) -> None:
        """Put a line beside what stands there: the page, and from where to where in points."""
        if marks != self.marks:
            self.marks = marks
            self.viewport().update()

    def set_zoom(self, zoom: int) -> None:
        """Show the pages larger or smaller; the same place stays in view."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self._pictures.clear()
        self._measure()
        bar.setValue(round(share * bar.maximum()))
        self.viewport().update()
        self.zoomed.emit(self._zoom)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((zoom for zoom in ZOOMS if zoom > self._zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < self._zoom), ZOOMS[0]))

    def go_to_page(self, place: int) -> None:
        """Bring the top of a page into view."""
        place = min(max(place, 0), len(self._pages) - 1)
        self.verticalScrollBar().setValue(self._boxes()[place].top() - _GAP)
        if self._page != place:  # the last pages may be too short to come on top
            self._page = place
            self.page_changed.emit(place)

    def sizeHint(self) -> QSize:
        return QSize(700, 800)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pictures.clear()
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go_to_page(self._page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to_page(self._page - 1)
            case Qt.Key.Key_Home:
                self.go_to_page(0)
            case Qt.Key.Key_End:
                self.go_to_page(len(self._pages) - 1)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(now().hairline))
        for place, box in enumerate(self._boxes()):
            here = box.translated(
                -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
            )
            if here.intersects(self.viewport().rect()):
                painter.drawImage(here, self._picture(place, box.width()))
                painter.setPen(QColor(now().hairline))
                painter.drawRect(here)
                self._paint_marks(painter, place, here)

    def _paint_marks(self, painter: QPainter, place: int, box: QRect) -> None:
        scale = box.height() / self._pages.sizes[place].height()
        left = box.left() + round(box.width() * _MARK_AT)
        for page, top, bottom in self.marks:
            if page == place:
                high = max(round((bottom - top) * scale), 2)
                line = QRect(left, box.top() + round(top * scale), _MARK_WIDE, high)
                painter.fillRect(line, QColor(now().accent))

    def _picture(self, place: int, width: int) -> QImage:
        """A page in the dots of the screen; a few are kept."""
        key = (place, width)
        if key not in self._pictures:
            while len(self._pictures) >= _MOST_PICTURES:
                del self._pictures[next(iter(self._pictures))]
            ratio = self.devicePixelRatioF()
            inches = self._pages.sizes[place].width() / 72
            picture = self._pages.picture(place, width * ratio / inches)
            picture.setDevicePixelRatio(ratio)
            self._pictures[key] = picture
        return self._pictures[key]

    def _boxes(self) -> list[QRect]:
        """Where each page stands, from the top of the first."""
        widest = max(size.width() for size in self._pages.sizes)
        on_paper = widest / 72 * self.logicalDpiX() * 1.5
        fit = min(self.viewport().width() - 2 * _GAP, on_paper) * self._zoom / 100
        boxes, top = [], _GAP
        for size in self._pages.sizes:
            width = round(size.width() / widest * fit)
            height = round(width * size.height() / size.width())
            left = max((self.viewport().width() - width) // 2, _GAP)
            boxes.append(QRect(left, top, width, height))
            top += height + _GAP
        return boxes

    def _measure(self) -> None:
        boxes, view = self._boxes(), self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), boxes[-1].bottom() + _GAP, view.height()),
            (self.horizontalScrollBar(), max(box.right() for box in boxes) + _GAP, view.width()),
        ):
            bar.setPageStep(seen)
            bar.setRange(0, max(whole - seen, 0))
        self._notice_page()

    def _notice_page(self) -> None:
        """The page in the middle of the view is the page one is on."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        tops = [box.top() - _GAP for box in self._boxes()]
        page = max((place for place, top in enumerate(tops) if top <= middle), default=0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
