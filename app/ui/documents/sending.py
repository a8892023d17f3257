"""Sending: documents on paper, in a folder, on the clipboard, as an e-mail; all of them or none."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.document_extras import fields_of, place_of_extra
from app.services.document_needs import why_not
from app.services.documents import DocumentKind, FileTrouble, NoDocument
from app.services.email_file import EMAIL_SUFFIX, email_file, email_name
from app.services.outgoing_documents import Prepared
from app.ui.documents import files, printing
from app.ui.documents.desk_layout import DeskLayout
from app.ui.documents.making import Making, place_of_words
from app.ui.intake.paper_trail import Left
from app.ui.intake.session import Session
from app.ui.widgets.clipboard import copy_letter
from app.ui.widgets.letter_file import open_folder
from app.ui.widgets.progress import Progress
from app.ui.widgets.saving import save_for

_MAKING = "papers.progress.making"


class Sending(DeskLayout):
    """What goes out of the window."""

    wanted = Signal()
    """the document that is shown goes out: it has to have the words as they are now"""

    last_folder: ClassVar[Path | None] = None
    """where the last documents went, as long as the program runs"""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(session, texts, parent)
        self.making = Making(session, texts, self.offers, self.own, self.talks)
        self._pending = session.pending
        self.saved: tuple[Path, ...] = ()
        self.shown: Prepared | None = None
        self.work: Progress | None = None
        """what is being made, while it is"""
        for button, slot in (
            (self.save_button, self.save),
            (self.print_button, self.print_now),
            (self.folder, self.open_folder),
            (self.email, self.copy_email),
            (self.email_file, self.save_email),
        ):
            button.clicked.connect(slot)

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
            self._use(item.made.kind)
        kept = self._keep_trail(made, Left.PRINTED) if done else ""
        self._say(f"{said} {kept}".strip(), stops=not done or bool(kept))

    def save(self) -> None:
        """Ask for a folder and write everything that is ticked; nothing when one is stopped."""
        made = self._all_or_none()
        if not made:
            return
        folder = files.ask_folder(self._texts, Sending.last_folder, self)
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
            self._use(item.made.kind)
        self.saved = tuple(written)
        Sending.last_folder = folder
        self.folder.setEnabled(True)
        names = ", ".join(path.name for path in written)
        said = self._texts.text("paying.window.saved", files=names, folder=str(folder))
        kept = self._keep_trail(made, Left.SAVED)
        self._say(f"{said} {kept}".strip(), stops=bool(kept))

    def copy_email(self) -> None:
        """The shown document as the text of an e-mail, on the clipboard."""
        if (shown := self._to_mail()) is not None:
            self._use(shown.made.kind)
            copy_letter(shown.made.email, shown.made.email_html)
            kept = self._keep_trail([shown], Left.COPIED)
            said = self._texts.text("paying.window.email_copied")
            self._say(f"{said} {kept}".strip(), stops=bool(kept))

    def save_email(self) -> None:
        """The shown document as an e-mail with the letter attached, for a mail program to open."""
        if (shown := self._to_mail()) is None:
            return
        folder = Sending.last_folder
        name = email_name(self.making.assessed(), self._texts)
        path = files.ask_email_path(self._texts, folder, name, self)
        if path is None:
            return
        if path.suffix.lower() != EMAIL_SUFFIX:
            said = self._texts.text("paying.window.email_bad_suffix", file=path.name)
            self._say(said, stops=True)
            return
        try:
            save_for(self, path, email_file(shown.made, self.making.assessed()))
        except FileTrouble as trouble:
            self._say(trouble.sentence(self._texts), stops=True)
            return
        self._use(shown.made.kind)
        Sending.last_folder = path.parent
        kept = self._keep_trail([shown], Left.MAILED)
        said = self._texts.text("paying.window.email_made", file=str(path))
        self._say(f"{said} {kept}".strip(), stops=bool(kept))

    def open_folder(self) -> None:
        """Show the folder of what was saved."""
        if self.saved and not open_folder(self.saved[0]):
            folder = str(self.saved[0].parent)
            self._say(self._texts.text("answer.letter.no_folder", folder=folder), stops=True)

    def _to_mail(self) -> Prepared | None:
        """The shown document, when it may be mailed; else it is said why not."""
        self.wanted.emit()
        shown = self.shown
        if shown is None or not shown.made.email:
            self._say(self._texts.text("paying.window.no_email"), stops=True)
            return None
        why = " ".join((*shown.email_stops, *self.making.wrong(shown.made.kind).values()))
        if why:
            self._say(why, stops=True)
            return None
        return shown

    def _all_or_none(self) -> list[Prepared]:
        """Everything that is ticked; empty when nothing is, or when one of them is stopped."""
        self.wanted.emit()
        kinds = self.offers.ticked
        self.work = Progress(self, self._texts, self._texts.text(_MAKING), len(kinds))
        try:
            return self._made(kinds, self.work)
        finally:
            self.work.end()
            self.work = None

    def _made(self, kinds: Sequence[DocumentKind], work: Progress) -> list[Prepared]:
        made: list[Prepared] = []
        for kind in kinds:
            if not work.step(self._texts.text(f"document.kind.{kind.value}")):
                self._say(self._texts.text("papers.progress.stopped"), stops=True)
                return []
            try:
                is_shown = self.shown is not None and self.shown.made.kind is kind
                item = self.shown if is_shown and self.shown else self.making.prepared(kind)
            except NoDocument as none:
                self._stop(kind, why_not(self._texts, none))
                return []
            # What was typed and cannot be read would be left out without a word.
            if why := " ".join((*item.stops, *self.making.wrong(kind).values())):
                self._stop(kind, why)
                return []
            made.append(item)
        if not made:
            self._say(self._texts.text("paying.window.nothing_ticked"), stops=True)
        return made

    def _stop(self, kind: DocumentKind, why: str) -> None:
        """Show the document that is stopped, and say why."""
        self.offers.show_kind(kind)
        name = self._texts.text(f"document.kind.{kind.value}")
        self._say(self._texts.text("paying.window.stopped", name=name, why=why), stops=True)

    def _keep_trail(self, made: Sequence[Prepared], how: Left) -> str:
        """Let the store know what left the house; a sentence when it could not be written down."""
        trail = self._session.trail
        if trail is None:
            return ""
        trouble = trail.keep(self.making.assessed(), [item.made for item in made], how)
        self.earlier.show_documents(trail.earlier())
        return "" if trouble is None else trouble.sentence(self._texts)

    def _use(self, kind: DocumentKind) -> None:
        self._pending.use(place_of_words(kind))
        for name in fields_of(kind):
            self._pending.use(place_of_extra(kind, name))
