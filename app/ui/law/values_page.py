"""ValuesPage: every figure in force on a day, to search, sort, copy and follow to its source."""

from collections import Counter
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.figure_words import say_status
from app.services.tariffs import TariffShelf
from app.ui.law.banner import Banner, say_provisional, say_refusal
from app.ui.law.captioned import captioned, copy_buttons, look_like_a_page
from app.ui.law.day_field import DayField
from app.ui.law.rows_table import RowsTable
from app.ui.law.value_detail import ValueDetail
from app.ui.law.value_rows import STATUSES, ValueRow, rows_on, value_table
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.inputs import ChoiceBox
from app.ui.widgets.table_look import letters
from app.ui.widgets.words import Label
from calc.base.step import Status
from calc.tariffs import NoTariff, TariffValue

_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ValuesPage(QWidget):
    """What is asked for stands on top, the figures below it, one figure in full at the bottom."""

    def __init__(
        self, texts: Texts, shelf: TariffShelf, day: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts, self._shelf, self._known = texts, shelf, day
        look_like_a_page(self)
        self.day = DayField(texts, texts.text("tariff_page.day"), day, self)
        self.search = QLineEdit(self)
        self.search.setAccessibleName(texts.text("tariff_page.search"))
        self.search.setPlaceholderText(texts.text("tariff_page.search.hint"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(letters(self, 30))
        self.search.installEventFilter(self)
        self.status = ChoiceBox(self)
        self.status.setAccessibleName(texts.text("tariff_page.status"))
        self.banner = Banner(self)
        self.count = Label(self)
        self.count.setObjectName("quiet")
        self.table: RowsTable[ValueRow] = RowsTable(
            texts, value_table(texts), texts.text("tariff_page.values.name"), self
        )
        self.detail = ValueDetail(texts, self)
        for button in copy_buttons(texts, self.table, self):
            self.detail.buttons.addWidget(button)
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.status.currentIndexChanged.connect(self._filter)
        self.day.day_changed.connect(self.refresh)
        self.table.row_changed.connect(self._show_detail)
        self.table.entered.connect(self.detail.focus_here)
        self.refresh()

    def show_shelf(self, shelf: TariffShelf) -> None:
        """Show other files; what was searched and chosen stays."""
        self._shelf = shelf
        self.refresh()

    def show_value(self, value: TariffValue) -> None:
        """Show a value on its first day, whatever was searched for."""
        self.search.clear()
        self.status.setCurrentIndex(0)
        self.day.show_day(value.valid_from)
        self.refresh()
        self.table.choose(lambda seen: seen.value.key == value.key)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_search(self) -> None:
        """Bring the cursor to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def refresh(self) -> None:
        """Show the figures of the day that stands there, or why there are none."""
        on = self._shelf.tariffs.on(self.day.day)
        rows: tuple[ValueRow, ...] = ()
        self._known = self.day.day
        if not self.day.readable:
            self.banner.refuse(self._texts.text("tariff_page.day.unreadable"))
        elif isinstance(on, NoTariff):
            self.banner.refuse(say_refusal(self._texts, on))
        else:
            self.banner.warn(say_provisional(self._texts, on))
            rows = rows_on(self._shelf, on)
            self._known = on.known_on
        self._offer_statuses(rows)
        self.table.show_rows(rows, lambda a, b: a.value.key == b.value.key)
        self.below.setVisible(bool(rows))
        self._filter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field down into the table."""
        down = isinstance(event, QKeyEvent) and event.key() in _DOWN
        if down and event.type() == QEvent.Type.KeyPress and self.table.seen.rowCount():
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self.table.seen.index(0, 0))
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _filter(self) -> None:
        wanted = self.status.currentData()
        self.table.seen.keep(lambda row: wanted is None or row.value.status is Status(wanted))
        self.table.seen.search(self.search.text())
        self.table.scroll_to_chosen()
        self._say_count()
        self._show_detail()

    def _say_count(self) -> None:
        seen, all_ = self.table.seen.rowCount(), len(self.table.rows.rows)
        day = self._texts.formats.day(self._known)
        if not all_:
            said = ""
        elif not seen:
            said = self._texts.text("tariff_page.count.none")
        else:
            said = self._texts.text("tariff_page.count", seen=seen, all=all_, day=day)
        self.count.setText(said)
        self.search.setAccessibleDescription(said)

    def _offer_statuses(self, rows: tuple[ValueRow, ...]) -> None:
        """All statuses with how many there are; what was chosen stays chosen."""
        counted = Counter(row.value.status for row in rows)
        chosen = max(self.status.currentIndex(), 0)
        offered = [(self._texts.text("tariff_page.status.all"), len(rows), "")]
        offered += [
            (say_status(self._texts, status), counted[status], status.value) for status in STATUSES
        ]
        self.status.blockSignals(True)
        self.status.clear()
        for word, number, value in offered:
            self.status.addItem(f"{word} ({number})", value or None)
        self.status.setCurrentIndex(chosen)
        self.status.blockSignals(False)

    def _show_detail(self) -> None:
        self.detail.show_row(self.table.current)

    def _lay_out(self) -> None:
        texts = self._texts
        bar = FlowLayout(spacing=14)
        bar.addWidget(captioned(texts.text("tariff_page.day"), self.day, self))
        bar.addWidget(captioned(texts.text("tariff_page.search"), self.search, self))
        bar.addWidget(captioned(texts.text("tariff_page.status"), self.status, self))
        self.below = QSplitter(Qt.Orientation.Vertical, self)
        self.below.addWidget(self.table)
        self.below.addWidget(self.detail)
        self.below.setStretchFactor(0, 3)
        self.below.setStretchFactor(1, 2)
        self.below.setSizes([300, 200])  # only how they are to each other
        self.below.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 12)
        whole.setSpacing(8)
        whole.addLayout(bar)
        whole.addWidget(self.banner)
        whole.addWidget(self.count)
        whole.addWidget(self.below, 1)
        whole.addStretch(0)
