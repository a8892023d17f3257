"""FilesPage: which files there are, what is wrong with those set aside, and what nobody knows."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.services.refused import refused_problems
from app.services.tariffs import SetAside, ShelfFile, TariffShelf
from app.ui.law.captioned import captioned, copy_buttons
from app.ui.law.file_rows import file_table
from app.ui.law.rows_table import RowsTable
from app.ui.law.value_rows import ValueRow, missing_rows, missing_table
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.words import Label, Markup, Paragraphs, joined, markup

_MOST_FILES = 9


class FilesPage(QScrollArea):
    """The years on top, then what was set aside, then the values that nobody could confirm."""

    value_requested = Signal(object)
    """a TariffValue that somebody wants to see among the others"""
    reload_requested = Signal()
    check_requested = Signal()

    def __init__(self, texts: Texts, shelf: TariffShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.files: RowsTable[ShelfFile] = RowsTable(
            texts, file_table(texts), texts.text("tariff_page.files.name"), self
        )
        self.aside = Paragraphs(self)
        self.aside.setAccessibleName(texts.text("tariff_page.aside.name"))
        self.aside.setTabChangesFocus(True)
        self.aside.setMinimumHeight(lines(self, 7))
        self.missing: RowsTable[ValueRow] = RowsTable(
            texts, missing_table(texts), texts.text("tariff_page.missing.name"), self
        )
        self.missing.least_lines = 8
        self.search = QLineEdit(self)
        self.search.setAccessibleName(texts.text("tariff_page.missing.search"))
        self.search.setPlaceholderText(texts.text("tariff_page.search.hint"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(letters(self, 26))
        self.again = QPushButton(texts.text("tariff_page.reload.again"), self)
        self.check = QPushButton(texts.text("tariff_page.check"), self)
        self.again.clicked.connect(self.reload_requested)
        self.check.clicked.connect(self.check_requested)
        self._lay_out()
        self.missing.entered.connect(self._go)
        self.search.textChanged.connect(self.missing.seen.search)
        self.show_shelf(shelf)

    def show_shelf(self, shelf: TariffShelf) -> None:
        """Show what is on the shelf."""
        text = self._texts.text
        self.files.show_rows(shelf.files, lambda a, b: a.place == b.place)
        self.files.be_as_high_as(_MOST_FILES)
        self.aside.show_markup(joined(_aside(self._texts, one) for one in shelf.set_aside))
        for widget in (self.aside, self.aside_title):
            widget.setVisible(bool(shelf.set_aside))
        rows = missing_rows(shelf)
        self.missing.show_rows(rows, lambda a, b: a.value == b.value)
        self.missing_title.setText(text("tariff_page.missing", number=len(rows)))
        self.not_kept.setText(
            text("tariff_page.not_kept", files=self._texts.formats.join(shelf.not_kept))
            if shelf.not_kept
            else ""
        )
        self.not_kept.setVisible(bool(shelf.not_kept))

    def start_search(self) -> None:
        """Bring the cursor to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        self.ensureWidgetVisible(self.search)

    def show_aside(self) -> None:
        """Bring what was set aside into view."""
        if not self.aside.isHidden():
            self.aside.setFocus(Qt.FocusReason.OtherFocusReason)
            # Only once this page is laid out does it know where that is.
            QTimer.singleShot(0, self, self._scroll_to_aside)

    def _scroll_to_aside(self) -> None:
        self.ensureVisible(0, self.aside.geometry().bottom(), 0, lines(self, 1))
        self.ensureVisible(0, self.aside_title.geometry().top(), 0, 0)

    def _go(self) -> None:
        if self.missing.current is not None:
            self.value_requested.emit(self.missing.current.value)

    def _title(self, text: str) -> Label:
        label = Label(text, self)
        label.setObjectName("sectionTitle")
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        texts = self._texts
        body = QWidget(self)
        body.setObjectName("pageBody")
        self.aside_title = self._title(texts.text("tariff_page.aside"))
        self.missing_title = self._title("")
        self.not_kept = Label(body)
        self.not_kept.setWordWrap(True)
        help_ = Label(texts.text("tariff_page.missing.help"), body)
        help_.setObjectName("quiet")
        help_.setWordWrap(True)
        top, below = FlowLayout(spacing=6), FlowLayout(spacing=14)
        buttons = (self.again, self.check, *copy_buttons(texts, self.files, body))
        for button in buttons:
            top.addWidget(button)
        below.addWidget(captioned(texts.text("tariff_page.search"), self.search, body))
        copying = copy_buttons(texts, self.missing, body)
        for button in copying:
            below.addWidget(button)
        whole = QVBoxLayout(body)
        whole.setContentsMargins(14, 12, 14, 12)
        whole.setSpacing(8)
        whole.addWidget(self._title(texts.text("tariff_page.files.name")))
        whole.addWidget(self.files)
        whole.addWidget(self.not_kept)
        whole.addLayout(top)
        whole.addWidget(self.aside_title)
        whole.addWidget(self.aside)
        whole.addWidget(self.missing_title)
        whole.addWidget(help_)
        whole.addLayout(below)
        whole.addWidget(self.missing, 1)
        self.setWidget(body)
        in_order = (self.files, *buttons, self.aside, self.search, *copying, self.missing)
        for before, after in pairwise(in_order):
            QWidget.setTabOrder(before, after)


def _aside(texts: Texts, aside: SetAside) -> Markup:
    points = joined(
        markup("<li style='margin-bottom:4px'>{said}</li>", said=said)
        for said in refused_problems(texts, aside.problems)
    )
    heading = texts.plural("tariff_page.aside.file", len(aside.problems), name=aside.name)
    return markup(
        "<p><b>{heading}</b><br/>{place}</p><ul>{points}</ul>",
        heading=heading, place=aside.place, points=points,
    )  # fmt: skip
