"""ClientBar: says that a dossier has no client of this store, and under whose policy it stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.i18n import Texts
from app.ui.shell.client_switch import ClientSwitch
from app.ui.widgets.words import Label


class ClientBar(QFrame):
    """Not there when the client is known; it never takes the cursor."""

    choose_requested = Signal()

    def __init__(self, switch: ClientSwitch, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._switch, self._texts = switch, texts
        self.setObjectName("reloadBar")
        self.setAccessibleName(texts.text("store.people.client_bar"))
        self.words = Label(self)
        self.words.setWordWrap(True)
        self.choose = QPushButton(texts.text("store.people.client_choose"), self)
        self.choose.clicked.connect(self.choose_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.choose)
        switch.looked.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say it, or be gone."""
        said = self._switch.said(self._texts)
        if said != self.words.text():
            self.words.setText(said)
            self.setAccessibleDescription(said)
        self.setVisible(bool(said))
