"""LetterDialog: the letter as it will be printed; save it, and open the folder it is in."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.documents import FileTrouble
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.letter_file import ask_path, open_folder
from app.ui.widgets.pdf_pages import PdfPages
from app.ui.widgets.pdf_view import PdfView
from app.ui.widgets.saving import save_for
from app.ui.widgets.words import Label


class LetterDialog(QDialog):
    """A preview of a PDF. `name` is what the file is called when nobody says else."""

    last_folder: ClassVar[Path | None] = None
    """where the last letter went, as long as the program runs"""

    def __init__(
        self, texts: Texts, letter: bytes, name: str, parent: QWidget | None = None, *,
        title: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._texts, self._letter, self._name = texts, letter, name
        self.saved: Path | None = None
        self.setWindowTitle(title or texts.text("answer.letter.title"))
        self.pages = PdfPages(letter)
        self.view = PdfView(self.pages, self)
        self.view.setAccessibleName(texts.text("answer.letter.view"))
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.place = Label(self)
        self.percent = Label(self)
        self.message = Label(self)
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self.view.page_changed.connect(self._show_state)
        self.view.zoomed.connect(self._show_state)
        for keys, slot in (("Ctrl++", self.view.zoom_in), ("Ctrl+=", self.view.zoom_in),
                           ("Ctrl+-", self.view.zoom_out), ("Ctrl+S", self.save)):  # fmt: skip
            QShortcut(QKeySequence(keys), self, slot)
        self._show_state()
        self.view.setFocus()

    def save(self) -> None:
        """Ask where, and write the letter there: all of it or nothing."""
        path = ask_path(self._texts, self.last_folder, self._name, self)
        if path is None:
            return
        try:
            save_for(self, path, self._letter)
        except FileTrouble as trouble:
            self._say(trouble.sentence(self._texts), "fieldError")
            return
        self.saved = path
        LetterDialog.last_folder = path.parent
        self.folder.setEnabled(True)
        self._say(self._texts.text("answer.letter.saved", file=str(path)), "")

    def open_folder(self) -> None:
        """Show the file in its folder."""
        if self.saved is not None and not open_folder(self.saved):
            folder = str(self.saved.parent)
            self._say(self._texts.text("answer.letter.no_folder", folder=folder), "fieldError")

    def done(self, result: int) -> None:
        super().done(result)
        self.pages.close()

    def _say(self, text: str, look: str) -> None:
        self.message.setObjectName(look)
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setText(text)

    def _show_state(self) -> None:
        texts = self._texts
        at, of = self.view.page + 1, len(self.pages)
        self.place.setText(texts.text("answer.letter.page", at=at, of=of))
        self.percent.setText(texts.text("answer.letter.zoom", zoom=self.view.zoom))
        self.previous.setEnabled(at > 1)
        self.next.setEnabled(at < of)
        self.view.setAccessibleDescription(self.pages.text(self.view.page))

    def _previous_page(self) -> None:
        self.view.go_to_page(self.view.page - 1)

    def _next_page(self) -> None:
        self.view.go_to_page(self.view.page + 1)

    def _lay_out(self) -> None:
        self.previous = self._button("previous", self._previous_page)
        self.next = self._button("next", self._next_page)
        smaller = self._button("smaller", self.view.zoom_out)
        larger = self._button("larger", self.view.zoom_in)
        save = self._button("save", self.save)
        save.setObjectName("primary")
        self.folder = self._button("folder", self.open_folder)
        self.folder.setEnabled(False)
        close = self._button("close", self.accept)
        top = FlowLayout(spacing=6)
        for widget in (self.previous, self.place, self.next, smaller, self.percent, larger):
            top.addWidget(widget)
        bottom = QHBoxLayout()
        bottom.addWidget(self.message, 1)
        for button in (save, self.folder, close):
            bottom.addWidget(button)
        whole = QVBoxLayout(self)
        whole.addLayout(top)
        whole.addWidget(self.view, 1)
        whole.addLayout(bottom)

    def _button(self, key: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._texts.text(f"answer.letter.{key}"), self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button
