"""ChangesPage: what changed in the figures between two days, in euros and per cent."""

from collections import Counter
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.half_years import day_before_change, days_of_change, last_change
from app.services.tariffs import TariffShelf
from app.ui.law.banner import Banner, say_provisional, say_refusal
from app.ui.law.captioned import captioned, copy_buttons, look_like_a_page
from app.ui.law.change_rows import KINDS, change_table
from app.ui.law.day_field import DayField
from app.ui.law.rows_table import RowsTable
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.inputs import ChoiceBox
from app.ui.widgets.table_look import letters
from app.ui.widgets.words import Label
from calc.tariffs import NoTariff, TariffsOn
from calc.tariffs.changes import TariffChange, changes


class ChangesPage(QWidget):
    """Starts with the last change; any two days can be compared."""

    value_requested = Signal(object)
    """a TariffValue that somebody wants to see with its article and source"""

    def __init__(
        self, texts: Texts, shelf: TariffShelf, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts, self._shelf = texts, shelf
        before, after = last_change(shelf.tariffs, today)
        self.before = DayField(texts, texts.text("tariff_page.compare.before"), before, self)
        self.after = DayField(texts, texts.text("tariff_page.compare.after"), after, self)
        self.moment = ChoiceBox(self)
        self.moment.setAccessibleName(texts.text("tariff_page.compare.moment"))
        self.search = QLineEdit(self)
        self.search.setAccessibleName(texts.text("tariff_page.search"))
        self.search.setPlaceholderText(texts.text("tariff_page.search.hint"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(letters(self, 26))
        self.banner = Banner(self)
        self.count = Label(self)
        self.count.setObjectName("quiet")
        self.count.setWordWrap(True)
        self.table: RowsTable[TariffChange] = RowsTable(
            texts, change_table(texts), texts.text("tariff_page.changes.name"), self
        )
        look_like_a_page(self)
        self._lay_out()
        self.before.day_changed.connect(self.refresh)
        self.after.day_changed.connect(self.refresh)
        self.moment.activated.connect(self._choose_moment)
        self.search.textChanged.connect(self._filter)
        self.table.entered.connect(self._go)
        self.refresh()

    def show_shelf(self, shelf: TariffShelf) -> None:
        """Show other files; the two days stay."""
        self._shelf = shelf
        self.refresh()

    def start_search(self) -> None:
        """Bring the cursor to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def refresh(self) -> None:
        """Compare the two days that stand there, or say why that cannot be."""
        rows: tuple[TariffChange, ...] = ()
        tariffs = self._shelf.tariffs
        sides = [tariffs.on(field.day) for field in (self.before, self.after)]
        none = [side for side in sides if isinstance(side, NoTariff)]
        known = [side for side in sides if isinstance(side, TariffsOn)]
        if not (self.before.readable and self.after.readable):
            self.banner.refuse(self._texts.text("tariff_page.day.unreadable"))
        elif none:
            self.banner.refuse(" ".join(say_refusal(self._texts, side) for side in none))
        else:
            said = [say_provisional(self._texts, side) for side in known]
            if self.before.day > self.after.day:
                said.append(self._texts.text("tariff_page.compare.backwards"))
            self.banner.warn(" ".join(filter(None, said)))
            rows = changes(known[0], known[1])
        self._offer_moments()
        self.table.show_rows(rows, lambda a, b: a.key == b.key)
        comparable = self.before.readable and self.after.readable and not none
        for widget in (self.table, self.copying, self.count):
            widget.setVisible(comparable)
        self._filter()

    def _filter(self) -> None:
        self.table.seen.search(self.search.text())
        self.table.scroll_to_chosen()
        rows = self.table.rows.rows
        seen = self.table.seen.rowCount()
        if rows and not seen:
            self.count.setText(self._texts.text("tariff_page.count.none"))
            return
        day = self._texts.formats.day
        days = {"before": day(self.before.day), "after": day(self.after.day)}
        if not rows:
            self.count.setText(self._texts.text("tariff_page.compare.same", **days))
            return
        counted = Counter(row.kind for row in rows)
        parts = [
            self._texts.plural(f"tariff_page.compare.count.{kind.value}", counted[kind])
            for kind in KINDS
            if counted[kind]
        ]
        said = self._texts.formats.join(parts)
        self.count.setText(self._texts.text("tariff_page.compare.count", what=said, **days))

    def _go(self) -> None:
        change = self.table.current
        if change is not None:
            self.value_requested.emit(change.after or change.before)

    def _choose_moment(self) -> None:
        moment = self.moment.currentData()
        if isinstance(moment, date):
            self.before.show_day(day_before_change(self._shelf.tariffs, moment))
            self.after.show_day(moment)
            self.refresh()

    def _offer_moments(self) -> None:
        """The days of change, the newest first; none chosen when other days stand there."""
        self.moment.clear()
        days = days_of_change(self._shelf.tariffs)[1:]
        self.moment.addItem(self._texts.text("tariff_page.compare.own"), None)
        for day in reversed(days):
            self.moment.addItem(self._texts.formats.day(day), day)
        after, before = self.after.day, self.before.day
        if after in days and before == day_before_change(self._shelf.tariffs, after):
            self.moment.setCurrentIndex(self.moment.findData(after))

    def _lay_out(self) -> None:
        texts = self._texts
        bar = FlowLayout(spacing=14)
        for key, control in (
            ("compare.before", self.before),
            ("compare.after", self.after),
            ("compare.moment", self.moment),
            ("search", self.search),
        ):
            bar.addWidget(captioned(texts.text(f"tariff_page.{key}"), control, self))
        self.copying = QWidget(self)
        buttons = FlowLayout(spacing=6, parent=self.copying)
        for button in copy_buttons(texts, self.table, self.copying):
            buttons.addWidget(button)
        how = Label(texts.text("tariff_page.compare.help"), self.copying)
        how.setObjectName("quiet")
        buttons.addWidget(how)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 12)
        whole.setSpacing(8)
        whole.addLayout(bar)
        whole.addWidget(self.banner)
        whole.addWidget(self.count)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.copying)
        whole.addStretch(0)
