"""ReloadBar: a quiet line that offers to read the tariff files again, and says how that went.

It also says, from the start, that a file was set aside: the answer may be another than with it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.i18n import Texts
from app.services.tariffs import TariffShelf
from app.ui.law.live_shelf import LiveShelf
from app.ui.widgets.words import Label


class ReloadBar(QFrame):
    """Not there until there is something to say; it never takes the cursor."""

    look_requested = Signal()
    """somebody wants to see the files"""

    def __init__(self, live: LiveShelf, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._texts = live, texts
        self._said = self._set_aside(live.shelf)
        self.setObjectName("reloadBar")
        self.setAccessibleName(texts.text("tariff_page.reload.name"))
        self.words = Label(self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.again = self._button("tariff_page.reload.now", live.reload)
        self.later = self._button("tariff_page.reload.later", live.put_off)
        self.look = self._button("tariff_page.reload.look", self.look_requested.emit)
        self.close_ = self._button("tariff_page.reload.close", self._forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in (self.again, self.later, self.look, self.close_):
            row.addWidget(button)
        live.offered.connect(self.refresh)
        live.reloaded.connect(self._reloaded)
        self.refresh()

    def refresh(self) -> None:
        """Offer, or say what came of it, or be gone."""
        stale = self._live.stale
        said = self._texts.text("tariff_page.reload.offer") if stale else self._said
        self.words.setText(said)
        self.setAccessibleDescription(said)
        self.again.setVisible(stale)
        self.later.setVisible(stale)
        self.look.setVisible(not stale)
        self.close_.setVisible(not stale)
        self.setVisible(bool(said))

    def _reloaded(self, shelf: TariffShelf) -> None:
        done = self._texts.text("tariff_page.reload.done")
        self._said = f"{done} {self._set_aside(shelf)}".strip()
        self.refresh()

    def _set_aside(self, shelf: TariffShelf) -> str:
        """That files are not used, which can change every answer; "" when all of them are."""
        aside = len(shelf.set_aside)
        return self._texts.plural("tariff_page.aside.warning", aside) if aside else ""

    def _forget(self) -> None:
        self._said = ""
        self.refresh()

    def _button(self, key: str, slot: object) -> QPushButton:
        button = QPushButton(self._texts.text(key), self)
        button.clicked.connect(slot)
        return button
