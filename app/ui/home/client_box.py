"""ClientBox: of which lender the dossiers are; only where there are several."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.ui.widgets.inputs import ChoiceBox


class ClientBox(ChoiceBox):
    """The first entry is all of them."""

    chosen = Signal(str)
    """the id of a client; "" for all"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._clients: list[tuple[str, str]] = []
        self.setAccessibleName(texts.text("home.client"))
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))
        self.hide()

    def show_clients(self, clients: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show these; with fewer than two there is nothing to choose."""
        if list(clients) != self._clients:
            self._clients = list(clients)
            self.clear()
            self.addItem(self._texts.text("home.client.all"), "")
            for client, name in clients:
                self.addItem(name, client)
        self.setVisible(len(clients) > 1)
        self.setCurrentIndex(max(self.findData(chosen), 0))
