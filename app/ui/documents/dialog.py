"""DocumentsDialog: choose documents, read them, mend the words, print, save, send."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.documents import DocumentKind, FileTrouble, NoDocument
from app.services.email_file import EMAIL_SUFFIX, email_file, email_name
from app.services.guarding import Context, Hit
from app.services.outgoing_documents import Prepared, offers, prepared
from app.ui.documents import files, printing
from app.ui.documents.conversations import Conversations
from app.ui.documents.guarded_text import GuardedText
from app.ui.documents.hit_list import HitList
from app.ui.documents.offer_list import OfferList
from app.ui.documents.preview import Preview
from app.ui.intake.session import Session
from app.ui.widgets.clipboard import copy_letter
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.inputs import Tabs
from app.ui.widgets.letter_file import open_folder
from app.ui.widgets.saving import save_for
from app.ui.widgets.words import Label

DEBOUNCE_MS: Final = 350
"""How long after the last keystroke the document is made again."""


class DocumentsDialog(QDialog):
    """The documents of the dossier that is open. What a customer may not read stops the print."""

    last_folder: ClassVar[Path | None] = None
    """where the last documents went, as long as the program runs"""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self._own_texts = session.organisation.texts(texts)
        self._pending = session.pending
        self._is_open = True
        self.saved: tuple[Path, ...] = ()
        self.shown: Prepared | None = None
        self.setWindowTitle(texts.text("paying.window.title"))
        self.offers = OfferList(texts, self)
        self.own = GuardedText(self)
        self.own.context = Context(texts.language, session.draft.debt.seizure is True)
        self.hits = HitList(texts, self)
        self.preview = Preview(texts, self)
        self.message = Label(self)
        self.message.setWordWrap(True)
        self.talks = Conversations(session, texts, self._say_either, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.make_now)
        self._lay_out()
        self.offers.kind_chosen.connect(self._show_kind)
        self.own.guarded.connect(self._typed)
        self.hits.go_to_requested.connect(self.own.select)
        session.assessed.connect(self.refresh)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_now)
        self.refresh()
        self.offers.setFocus()

    def refresh(self) -> None:
        """The dossier changed: other documents may fit, and all of them are made again."""
        if not self._is_open:
            return
        self.offers.show_offers(offers(self._assessed(), self._texts))
        self.talks.show_assessment()
        self.make_now()

    def make_now(self) -> None:
        """Make the document that is shown, with the words as they are now."""
        self._timer.stop()
        kind = self.offers.kind
        try:
            made = self._prepared(kind)
        except NoDocument as none:
            self.shown = None
            self.preview.show_none(none.sentence(self._texts))
            self.hits.show_hits(self.own.result.hits)
            self._say("")
            self._allow()
            return
        same = self.shown is not None and self.shown.made.kind is kind
        self.shown = made
        self.preview.show_pdf(made.made.pdf, same=same)
        self.hits.show_hits(made.made.guard.hits)
        self._say(" ".join((*made.stops, *made.notes)), stops=bool(made.stops))
        self._allow()

    def print_now(self) -> None:
        """Print everything that is ticked; nothing when one of them is stopped."""
        made = self._all_or_none()
        if not made:
            return
        printer = printing.ask_printer(self._texts, self)
        if printer is None:
            return
        said, done = printing.printed(self._texts, printer, [item.made.pdf for item in made], self)
        for item in made if done else ():
            self._pending.use(_place(item.made.kind))
        self._say(said, stops=not done)

    def save(self) -> None:
        """Ask for a folder and write everything that is ticked; nothing when one is stopped."""
        made = self._all_or_none()
        if not made:
            return
        folder = files.ask_folder(self._texts, DocumentsDialog.last_folder, self)
        if folder is None:
            return
        there = [item.made.name for item in made if (folder / item.made.name).exists()]
        if there and not files.may_replace(self._texts, there, self):
            return
        written: list[Path] = []
        for item in made:
            path = folder / item.made.name
            try:
                save_for(self, path, item.made.pdf)
            except FileTrouble as trouble:
                self._say(trouble.sentence(self._texts), stops=True)
                return
            written.append(path)
            self._pending.use(_place(item.made.kind))
        self.saved = tuple(written)
        DocumentsDialog.last_folder = folder
        self.folder.setEnabled(True)
        names = ", ".join(path.name for path in written)
        said = self._texts.text("paying.window.saved", files=names, folder=str(folder))
        self._say(said)

    def copy_email(self) -> None:
        """The words of the shown document to the clipboard, as an e-mail."""
        if (shown := self._to_mail()) is not None:
            self._pending.use(_place(shown.made.kind))
            copy_letter(shown.made.email, shown.made.email_html)
            self._say(self._texts.text("paying.window.email_copied"))

    def save_email(self) -> None:
        """The shown document as an e-mail with the letter attached, for a mail program to open."""
        if (shown := self._to_mail()) is None:
            return
        folder = DocumentsDialog.last_folder
        name = email_name(self._assessed(), self._texts)
        path = files.ask_email_path(self._texts, folder, name, self)
        if path is None:
            return
        if path.suffix.lower() != EMAIL_SUFFIX:
            said = self._texts.text("paying.window.email_bad_suffix", file=path.name)
            self._say(said, stops=True)
            return
        try:
            save_for(self, path, email_file(shown.made, self._assessed()))
        except FileTrouble as trouble:
            self._say(trouble.sentence(self._texts), stops=True)
            return
        self._pending.use(_place(shown.made.kind))
        DocumentsDialog.last_folder = path.parent
        self._say(self._texts.text("paying.window.email_made", file=str(path)))

    def _to_mail(self) -> Prepared | None:
        """The shown document, when it may be mailed; else it is said why not."""
        self.make_now()
        shown = self.shown
        if shown is None or not shown.made.email:
            self._say(self._texts.text("paying.window.no_email"), stops=True)
            return None
        if shown.email_stops:
            self._say(" ".join(shown.email_stops), stops=True)
            return None
        return shown

    def open_folder(self) -> None:
        """Show the folder of what was saved."""
        if self.saved and not open_folder(self.saved[0]):
            folder = str(self.saved[0].parent)
            self._say(self._texts.text("answer.letter.no_folder", folder=folder), stops=True)

    def done(self, result: int) -> None:
        self._is_open = False
        self._timer.stop()
        super().done(result)
        self.preview.close_pages()

    def _all_or_none(self) -> list[Prepared]:
        """Everything that is ticked; empty when nothing is, or when one of them is stopped."""
        self.make_now()
        made = []
        for kind in self.offers.ticked:
            try:
                is_shown = self.shown is not None and self.shown.made.kind is kind
                item = self.shown if is_shown and self.shown else self._prepared(kind)
            except NoDocument as none:
                self._stop(kind, none.sentence(self._texts))
                return []
            if item.stops:
                self._stop(kind, " ".join(item.stops))
                return []
            made.append(item)
        if not made:
            self._say(self._texts.text("paying.window.nothing_ticked"), stops=True)
        return made

    def _stop(self, kind: DocumentKind, why: str) -> None:
        """Show the document that is stopped, and say why."""
        self.offers.setCurrentRow(list(DocumentKind).index(kind))
        name = self._texts.text(f"document.kind.{kind.value}")
        self._say(self._texts.text("paying.window.stopped", name=name, why=why), stops=True)

    def _prepared(self, kind: DocumentKind) -> Prepared:
        words = self.own.words if kind is self.offers.kind else self._pending.text(_place(kind))
        return prepared(kind, self._assessed(), self._own_texts, free_text=words, at=self.talks.at)

    def _assessed(self) -> Assessed:
        session = self._session
        logo = session.organisation.logo
        return Assessed(session.draft, session.policy_file, session.assessment, logo)

    def _show_kind(self, value: str) -> None:
        """Each document has words of its own, and keeps them when this window is closed."""
        kind = DocumentKind(value)
        self.own.blockSignals(True)
        self.own.setPlainText(self._pending.text(_place(kind)))
        self.own.blockSignals(False)
        self.own.guard_now()
        self._timer.stop()
        self.make_now()

    def _typed(self) -> None:
        """At once what is wrong with the words; the whole document a moment later."""
        self._pending.keep(_place(self.offers.kind), self.own.words)
        result = self.own.result
        if result.hits:
            self.hits.show_hits(_first_own(result.hits, self.shown))
        if result.blocked:
            self._say(self._texts.text("paying.stop.guard"), stops=True)
        self._timer.start()

    def _allow(self) -> None:
        for button in (self.email, self.email_file):
            button.setEnabled(bool(self.shown and self.shown.made.email))

    def _say_either(self, text: str, stops: bool) -> None:
        self._say(text, stops=stops)

    def _say(self, text: str, *, stops: bool = False) -> None:
        self.message.setObjectName("fieldError" if stops else "")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _lay_out(self) -> None:
        texts = self._texts
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.offers, 5)
        column.addWidget(self._label("paying.window.own", self.own))
        column.addWidget(self.own, 2)
        column.addWidget(self._label("paying.window.hits_label", self.hits))
        column.addWidget(self.hits, 3)
        self.own.setPlaceholderText(texts.text("paying.window.own_example"))
        line = self.fontMetrics().height()
        self.own.setMinimumHeight(line * 5 // 2)
        self.own.setMaximumHeight(line * 6)
        self.offers.setMinimumHeight(line * 5)
        self.hits.setMinimumHeight(line * 7 // 2)
        self.tabs = tabs = Tabs(self)
        tabs.addTab(left, texts.text("paying.window.tab.documents"))
        tabs.addTab(self.talks, texts.text("paying.window.tab.conversations"))
        split = QSplitter(self)
        split.addWidget(tabs)
        split.addWidget(self.preview)
        split.setSizes([5, 6])
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 6)
        split.setChildrenCollapsible(False)
        print_button = self._button("print", self.print_now)
        save = self._button("save", self.save)
        save.setObjectName("primary")
        self.folder = self._button("folder", self.open_folder)
        self.folder.setEnabled(False)
        self.email = self._button("email", self.copy_email)
        self.email_file = self._button("email_file", self.save_email)
        close = self._button("close", self.accept)
        bottom = FlowLayout(spacing=8)
        for button in (save, print_button, self.folder, self.email, self.email_file, close):
            bottom.addWidget(button)
        whole = QVBoxLayout(self)
        whole.addWidget(split, 1)
        whole.addWidget(self.message)
        whole.addLayout(bottom)

    def _label(self, key: str, buddy: QWidget) -> Label:
        label = Label(self._texts.text(key), self)
        label.setBuddy(buddy)
        buddy.setAccessibleName(self._texts.text(key).replace("&", ""))
        return label

    def _button(self, key: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._texts.text(f"paying.window.{key}"), self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button


def _place(kind: DocumentKind) -> str:
    return f"letter.{kind.value}"


def _first_own(own: tuple[Hit, ...], shown: Prepared | None) -> tuple[Hit, ...]:
    """What was typed now, then what the rest of the document still has."""
    phrases = {hit.phrase for hit in own}
    rest = shown.made.guard.hits if shown else ()
    return (*own, *(hit for hit in rest if hit.phrase not in phrases))
