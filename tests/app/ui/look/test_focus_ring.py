"""Whatever has the cursor has a ring: two pixels of the accent, two pixels away from it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QStringListModel
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QTableWidget,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.i18n import Texts
from app.ui.widgets.chip import Answer, Chip
from app.ui.widgets.focus_ring import GAP, LINE, put_ring
from app.ui.widgets.tokens import now

KINDS: tuple[Callable[[], QWidget], ...] = (
    QPushButton, QToolButton, QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QRadioButton,
    QSlider, QListView, QTreeView, QTableWidget, lambda: Chip(Answer("yes", "J", "ja")),
)  # fmt: skip


@pytest.fixture(autouse=True)
def ringed(texts: Texts, qapp: QApplication) -> Iterator[None]:
    ring = put_ring(qapp)
    assert put_ring(qapp) is ring
    yield
    qapp.focusChanged.disconnect(ring.follow)
    ring.setParent(None)
    ring.deleteLater()


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.setObjectName("pageBody")
    page.resize(400, 300)
    qtbot.addWidget(page)
    page.show()
    return page


def _put(page: QWidget, widget: QWidget, x: int, y: int) -> QWidget:
    widget.setParent(page)
    widget.setGeometry(x, y, 160, 40)
    widget.show()
    widget.setFocus()
    QApplication.processEvents()
    return widget


def _image(page: QWidget) -> QImage:
    return page.grab().toImage()


def _is_accent(image: QImage, at: QPoint) -> bool:
    return image.pixelColor(at) == QColor(now().accent)


@pytest.mark.parametrize("make", KINDS)
def test_everything_that_takes_the_cursor_has_it(
    make: Callable[[], QWidget], page: QWidget
) -> None:
    box = _put(page, make(), 60, 60).geometry()
    image, middle = _image(page), box.center().y()
    for away in range(1, GAP + 1):
        assert not _is_accent(image, QPoint(box.left() - away, middle))
    for away in range(GAP + 1, GAP + LINE + 1):
        assert _is_accent(image, QPoint(box.left() - away, middle))
        assert _is_accent(image, QPoint(box.center().x(), box.bottom() + away))
    assert not _is_accent(image, QPoint(box.left() - GAP - LINE - 1, middle))


def test_there_is_one_and_it_goes_where_the_cursor_goes(page: QWidget) -> None:
    first, second = QPushButton("een"), QPushButton("twee")
    _put(page, first, 60, 60)
    _put(page, second, 60, 160)
    image = _image(page)
    assert not _is_accent(image, QPoint(60 - GAP - LINE, 80))
    assert _is_accent(image, QPoint(60 - GAP - LINE, 180))
    second.clearFocus()
    QApplication.processEvents()
    assert not _is_accent(_image(page), QPoint(60 - GAP - LINE, 180))


def test_at_the_edge_of_its_page_it_is_drawn_on_the_widget(page: QWidget) -> None:
    _put(page, QPushButton("rand"), 0, 60)
    image = _image(page)
    assert _is_accent(image, QPoint(0, 80))
    assert _is_accent(image, QPoint(LINE - 1, 80))


def test_it_scrolls_away_with_its_widget(qtbot: QtBot) -> None:
    area, body = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    field = QLineEdit(body)
    column = QVBoxLayout(body)
    column.addWidget(field)
    column.addSpacing(900)
    area.setWidgetResizable(True)
    area.setWidget(body)
    area.resize(300, 200)
    area.show()
    field.setFocus()
    QApplication.processEvents()

    def accents() -> int:
        image = _image(area)
        return sum(_is_accent(image, QPoint(100, y)) for y in range(image.height()))

    assert accents() >= 2 * LINE
    area.verticalScrollBar().setValue(400)
    QApplication.processEvents()
    assert accents() == 0


def test_a_cell_that_is_typed_in_leaves_the_ring_around_its_table(page: QWidget) -> None:
    table = QTableWidget(2, 1)
    box = _put(page, table, 60, 60).geometry()
    table.setCurrentCell(0, 0)
    table.edit(table.model().index(0, 0))
    QApplication.processEvents()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert _is_accent(_image(page), QPoint(box.left() - GAP - 1, box.center().y()))


def test_the_current_row_of_a_list_has_an_edge(page: QWidget) -> None:
    view = QListView()
    view.setModel(QStringListModel(["een", "twee", "drie"], view))
    _put(page, view, 60, 60).setFixedHeight(120)
    view.setCurrentIndex(view.model().index(1, 0))
    QApplication.processEvents()
    row = view.visualRect(view.currentIndex())
    corner = view.viewport().mapTo(page, row.topLeft())
    assert _is_accent(_image(page), corner + QPoint(row.width() // 2, 0))
    view.setCurrentIndex(view.model().index(2, 0))
    QApplication.processEvents()
    assert not _is_accent(_image(page), corner + QPoint(row.width() // 2, 0))


def test_a_window_that_goes_away_takes_the_ring_and_the_next_has_another(
    page: QWidget, qapp: QApplication
) -> None:
    _put(page, QPushButton("een"), 60, 60)
    other = QWidget()
    other.setObjectName("pageBody")
    other.resize(400, 300)
    other.show()
    _put(other, QPushButton("weg"), 60, 60)
    ring = put_ring(qapp).ring
    assert ring is not None
    assert ring.window() is other
    other.close()
    other.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(ring)
    page.activateWindow()
    box = _put(page, QPushButton("twee"), 60, 160).geometry()
    assert _is_accent(_image(page), QPoint(box.left() - GAP - 1, box.center().y()))
