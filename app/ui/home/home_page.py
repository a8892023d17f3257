"""HomePage: the dossiers of the store. Left who needs help first, right all of them, to search in.

It reads the store and changes nothing in it: what somebody wants with a dossier it says, and the
window does it. When somebody else saved, it shows that too; what is chosen stays chosen.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.dossier_store.desk import Desk, StoreTrouble
from app.services.dossier_store.listing import (
    FILTERS,
    Counts,
    Look,
    clients_of,
    count_of,
    event_number,
    rows_of_today,
)
from app.services.dossier_store.row_words import RowKey, RowWords, row_words
from app.ui.home.home_frame import HomeFrame
from app.ui.home.home_keys import HomeKeys, combination, enters
from app.ui.home.today_list import KEYS
from app.ui.widgets.announce import announce

_CHECK_MS: Final = 30_000
"""How often is looked whether it is another day, or the store is there again. What somebody did in
it is told by whoever listens, in a thread of its own: a server that is gone holds up no key."""


class HomePage(HomeFrame):
    """`today`: the day on which somebody looks; it goes on at midnight."""

    opened = Signal(str)
    called = Signal(str)
    day_wanted = Signal(str)
    taken = Signal(str)
    """a dossier: to be opened, called, given a day, handled by whoever works here"""
    looked = Signal(object)
    """the Look of somebody who looks otherwise now"""

    def __init__(
        self, texts: Texts, desk: Desk, today: Callable[[], date], look: Look | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(texts, look or Look(), parent)
        self._desk, self._today = desk, today
        self._on, self._number, self._all = today(), -1, 0
        self._said = ""
        self._hear()
        self._timer = QTimer(self)
        self._timer.setInterval(_CHECK_MS)
        self._timer.timeout.connect(self._check)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(0)
        self._typed.timeout.connect(self._look_anew)
        self.setFocusProxy(self.search)
        self.refresh()

    # -- keys --------------------------------------------------------------------------------------

    def _hear(self) -> None:
        held, key = Qt.KeyboardModifier, Qt.Key
        keys: dict[Any, Callable[[], object]] = {
            combination(key.Key_B, held.ControlModifier): partial(self._do, RowKey.CALL),
            combination(key.Key_D, held.ControlModifier): partial(self._do, RowKey.DAY),
            combination(key.Key_M, held.ControlModifier): partial(self._do, RowKey.TAKE),
            combination(key.Key_F6): self.go_round,
            combination(key.Key_Escape): self.search.clear,
        }
        keys |= {each: partial(self._do, RowKey.OPEN) for each in enters()}
        for place, name in enumerate(FILTERS):
            digit = Qt.Key(key.Key_1 + place)
            for more in (held.AltModifier, held.AltModifier | held.KeypadModifier):
                keys[combination(digit, more)] = partial(self.choose_filter, name)
        parts = (self.search, self.table, self.today, *self.filters.chips)
        heard = HomeKeys(keys, self._look_now, self.search, self.table, parts, self)
        heard.moved.connect(self._say_row)
        self.search.textChanged.connect(self._type)
        self.filters.chosen.connect(self.choose_filter)
        self.table.order_wanted.connect(self._order_by)
        self.client.chosen.connect(self._of_client)
        for each in (self.table, self.today):
            each.current_changed.connect(self._show_chosen)
            each.doubleClicked.connect(partial(self._do_at, RowKey.OPEN))

    def keys(self) -> list[tuple[str, str]]:
        """For the bar at the bottom of the window."""
        text = self._texts.text
        return [
            (text("home.arrows"), text("home.key.choose")),
            *((KEYS[key], text(f"home.key.{key}")) for key in RowKey if key is not RowKey.TAKE),
            ("Alt+1\N{EN DASH}7", text("home.key.filter")),
            ("F6", text("home.key.part")),
            ("Esc", text("home.key.empty")),
            (KEYS[RowKey.TAKE], text("home.key.take")),
            ("Ctrl+N", text("home.key.new")),
            ("Ctrl+K", text("home.key.find")),
            ("F1", text("shell.go.help")),
        ]

    def go_round(self) -> None:
        """Between who needs help first and all dossiers."""
        there = self._beside.isVisible() and self.today.rows and not self.today.hasFocus()
        (self.today if there else self.search).setFocus(Qt.FocusReason.TabFocusReason)
        self._show_chosen()

    def choose_filter(self, name: str) -> None:
        """Only these dossiers."""
        self.filters.choose(name)
        self._show(replace(self.look, filter=name))

    def _of_client(self, client: str) -> None:
        self._show(replace(self.look, client=client))
        self._number = -1
        self.refresh()  # also who needs help first, and how many there are

    def _type(self) -> None:
        self._typed.start()

    def _look_now(self) -> None:
        if self._typed.isActive():
            self._typed.stop()
            self._look_anew()

    def _look_anew(self) -> None:
        self._show(replace(self.look, typed=self.search.text()))

    def _order_by(self, order: str) -> None:
        """The column, then the other way round, then by need again."""
        look = self.look
        if look.order != order:
            wanted = order, False
        else:
            wanted = ("need", False) if look.descending else (order, True)
        self._show(replace(look, order=wanted[0], descending=wanted[1]))

    def _do(self, key: RowKey) -> None:
        row = self.chosen
        if row is not None and key in row.keys:
            wanted = {RowKey.OPEN: self.opened, RowKey.CALL: self.called,
                      RowKey.DAY: self.day_wanted, RowKey.TAKE: self.taken}  # fmt: skip
            wanted[key].emit(row.dossier)

    def _do_at(self, key: RowKey, index: QModelIndex) -> None:
        if index.isValid():
            self._do(key)

    # -- what is shown -----------------------------------------------------------------------------

    @property
    def chosen(self) -> RowWords | None:
        """The dossier that the keys are about: of the list that has the cursor."""
        if self.today.hasFocus():
            return self.today.current
        return self.model.row(self.table.currentIndex().row())

    @property
    def has_dossiers(self) -> bool:
        """Whether there is any dossier that somebody here may see."""
        return self._all > 0

    @property
    def is_in_trouble(self) -> bool:
        """Whether the store does not answer; the page says so."""
        return not self.trouble.isHidden()

    def _check(self) -> None:
        if self._today() != self._on or self.is_in_trouble:
            self.refresh()

    def refresh(self) -> None:
        """Show what somebody did meanwhile, and what this day brings; or nothing, if nothing."""
        try:
            number, on = event_number(self._desk), self._today()
            if (number, on) != (self._number, self._on) or self.is_in_trouble:
                self._number, self._on = number, on
                self._fill()
            self.trouble.hide()
        except StoreTrouble as trouble:
            self._say_trouble(trouble)

    def _show(self, look: Look) -> None:
        if look == self.look:
            return
        self.look = look
        self.looked.emit(look)
        try:
            self._list(keep=False)
        except StoreTrouble as trouble:
            self._say_trouble(trouble)

    def _fill(self) -> None:
        self.client.show_clients(clients_of(self._desk), self.look.client)
        client = self.look.client
        self._all = self._desk.counts(Look(client=client).wanted(self._on, "")).all
        self._list(keep=True)
        rows = rows_of_today(self._desk, self._on, client)
        self.today.show_rows([self._say(row) for row in rows])
        number = self._texts.formats.number(len(self.today.rows))
        self.today_count.setText(self._texts.text("home.today.count", count=number))
        self._show_chosen()

    def _list(self, *, keep: bool) -> None:
        """The list as somebody looks at it; `keep`: at the same dossier, and the same place."""
        before, top = self.model.row(self.table.currentIndex().row()), self.table.rowAt(0)
        place = self.table.currentIndex().row()
        wanted = self.look.wanted(self._on, self._desk.database.login)
        counts = self._desk.counts(wanted)
        shown = count_of(counts, self.look.filter)
        self.table.words = self.look.words
        self.table.show_order(self.look.order, descending=self.look.descending)
        self.model.show_list(shown, partial(self._rows, wanted), self._say)
        self._say_counts(counts, shown)
        at = 0
        if keep and before is not None:
            found = self.model.place_of(before.dossier, place)
            at = min(place, shown - 1) if found is None else found
        if shown:
            self.table.setCurrentIndex(self.model.index(at, 0))
        if keep and top > 0:
            self.table.verticalScrollBar().setValue(top)
        elif not keep:
            self.table.scrollToTop()
        self._show_chosen()

    def _rows(self, wanted: Any, first: int) -> list[Mapping[str, Any]]:
        """A page while somebody scrolls: trouble is said, and nothing is shown of it."""
        try:
            return self._desk.rows(wanted, first)
        except StoreTrouble as trouble:
            self._say_trouble(trouble)
            return []

    def _say(self, row: Mapping[str, Any]) -> RowWords:
        return row_words(self._texts, row, self._on, self._desk.database.login)

    def _say_counts(self, counts: Counts, shown: int) -> None:
        text, number = self._texts.text, self._texts.formats.number
        self.filters.show_counts({name: count_of(counts, name) for name in FILTERS})
        said = text("home.count", shown=number(shown), all=number(self._all))
        self.count.setText(said)
        self.nothing.setVisible(not shown)
        self.table.setVisible(bool(shown))
        if not shown:
            key = "home.nothing" if self.look.typed.strip() else "home.nothing_here"
            self.nothing.setText(text(key))
        if said != self._said and self._said and self.isVisible():
            announce(self, said)
        self._said = said

    def _say_trouble(self, trouble: StoreTrouble) -> None:
        said = trouble.said(self._texts)[0]
        if not self.is_in_trouble or self.trouble.text() != said:
            self.trouble.setText(said)
            self.trouble.show()
            announce(self, said)

    def _say_row(self) -> None:
        """The cursor stays in the search field: a screen reader is told which row it is now."""
        if (row := self.chosen) is not None:
            announce(self.search, row.spoken(self._texts))

    def _show_chosen(self) -> None:
        self.preview.show_row(self.chosen)

    # -- the widget itself -------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
