"""BatchWindow: documents of many dossiers at once: which, of what kind, and what became of each."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QFileDialog, QListWidgetItem, QWidget

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.batch.asked import NEXT, Asked, Ground, dossiers_of, ground_of
from app.services.batch.printable import Letters
from app.services.batch.row import Row, Status
from app.services.batch.run import Done, make_batch
from app.services.documents import DocumentKind
from app.services.dossiers import SUFFIX, short_name
from app.services.portfolio.run import Progress as Worked
from app.services.portfolio.saying import say_left
from app.ui.documents import files, printing
from app.ui.documents.batch_layout import BatchLayout
from app.ui.intake.session import Session
from app.ui.widgets.announce import announce
from app.ui.widgets.letter_file import open_folder
from app.ui.widgets.progress import Progress
from app.ui.widgets.saving import files_in_use
from app.ui.widgets.words import set_tip

_WORST_FIRST = (Status.SKIPPED, Status.CONCEPT, Status.MADE)
_PATH = Qt.ItemDataRole.UserRole


class BatchWindow(BatchLayout):
    """Nothing is sent from here; what is made stays, also when the work is stopped."""

    last_folder: ClassVar[Path | None] = None
    """where the last dossiers were found, as long as the program runs"""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._rows: tuple[Row, ...] = ()
        self._folder: Path | None = None
        self._in_use = files_in_use(parent)
        self.work: Progress | None = None
        """what is being made, while it is"""
        self.kind.addItem(_upper(texts.text("batch.next")), NEXT)
        for kind in DocumentKind:
            self.kind.addItem(_upper(texts.text(f"document.kind.{kind.value}")), kind.value)
        for button, slot in (
            (self.choose_folder, self.add_folder), (self.choose_files, self.add_files),
            (self.all, self.tick_all), (self.make, self.make_now),
            (self.print_button, self.print_now), (self.open_button, self.open_made),
            (self.close_button, self.accept),
        ):  # fmt: skip
            button.clicked.connect(slot)
        self.list.itemChanged.connect(self._allow)
        self._allow()

    # -- which dossiers ----------------------------------------------------------------------------

    def add_folder(self) -> None:
        """All dossiers in a folder, and in the folders in it."""
        folder = files.ask_folder(self._texts, self.last_folder, self)
        if folder is not None:
            BatchWindow.last_folder = folder
            self.show_dossiers([folder])

    def add_files(self) -> None:
        """Some dossiers."""
        title = self._texts.text("files.title.open")
        where = str(self.last_folder or files.start_folder())
        chosen, _ = QFileDialog.getOpenFileNames(self, title, where, f"*{SUFFIX}")
        if chosen:
            BatchWindow.last_folder = Path(chosen[0]).parent
            self.show_dossiers([Path(name) for name in chosen])

    def show_dossiers(self, paths: Iterable[Path]) -> None:
        """More dossiers in the list, ticked; one that is there stays as it is."""
        try:
            found = dossiers_of(paths)
        except UserError as error:
            self.say(error.sentence(self._texts), stops=True)
            return
        there = {item.data(_PATH) for item in self._items()}
        for path in found:
            if str(path) in there:
                continue
            item = QListWidgetItem(short_name(path), self.list)
            item.setData(_PATH, str(path))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            set_tip(item, str(path))
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.say("")
        self._allow()

    def tick_all(self) -> None:
        """Tick everything; when everything is ticked, nothing."""
        every = len(self.ticked) == self.list.count()
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked if every else Qt.CheckState.Checked)

    @property
    def ticked(self) -> list[Path]:
        """The dossiers that somebody wants."""
        wanted = (each for each in self._items() if each.checkState() is Qt.CheckState.Checked)
        return [Path(item.data(_PATH)) for item in wanted]

    # -- making ------------------------------------------------------------------------------------

    def make_now(self) -> None:
        """Ask for a folder, and make everything in it; what is there from before stays."""
        folder = files.ask_folder(self._texts, self._folder, self)
        if folder is None:
            return
        self._folder = folder
        self.work = Progress(
            self, self._texts, self._texts.text("papers.progress.making"), len(self.ticked)
        )
        self._since = QElapsedTimer()
        self._since.start()
        try:
            ground = self._ground()
            done = make_batch(self._asked(folder), ground, self._goes_on)
        except UserError as error:
            self.say(error.sentence(self._texts), stops=True)
            return
        finally:
            self.work.end()
            self.work = None
        self._show_done(done)

    def print_now(self) -> None:
        """Print every letter that may be sent, each on sheets of its own."""
        printer = printing.ask_printer(self._texts, self)
        if printer is None or self._folder is None:
            return
        letters = Letters(self._rows, self._folder)
        said, done = printing.printed(self._texts, printer, letters, self, own_sheets=True)
        self.say(said, stops=not done)

    def open_made(self) -> None:
        """The folder with what was made."""
        if self._folder is not None and not open_folder(self._folder / "x"):
            said = self._texts.text("answer.letter.no_folder", folder=str(self._folder))
            self.say(said, stops=True)

    def _asked(self, folder: Path) -> Asked:
        kind, texts = self.kind.currentData(), self._texts
        return Asked(
            paths=tuple(self.ticked),
            kind=None if kind == NEXT else DocumentKind(kind),
            folder=folder,
            today=self._session.moment.date(),
            large_print=self.large.isChecked(),
            resume=True,  # what stays the same is not made again, and the rest is
            merged=folder / texts.text("batch.name.merged") if self.merge.isChecked() else None,
            mail_merge=folder / texts.text("batch.name.mail") if self.mail.isChecked() else None,
            inputs=self._in_use,
        )

    def _ground(self) -> Ground:
        return ground_of(self._session.organisation, self._session.tariffs, self._texts)

    def _goes_on(self, worked: Worked) -> bool:
        assert self.work is not None  # it is being made
        if worked.done == worked.all:
            return True
        said = self._texts.text("batch.window.begun")
        if worked.fresh:
            left = self._since.elapsed() / 1000 / worked.fresh * (worked.all - worked.done)
            said = self._texts.text("batch.window.left", left=say_left(self._texts, left))
        return self.work.step(said)

    def _show_done(self, done: Done) -> None:
        texts, self._rows = self._texts, done.rows
        self.results.clear()
        for row in sorted(done.rows, key=lambda row: _WORST_FIRST.index(row.status)):
            item = QListWidgetItem(_said(texts, row), self.results)
            set_tip(item, row.dossier)
        made, left, skipped = (
            texts.formats.number(done.count(each))
            for each in (Status.MADE, Status.CONCEPT, Status.SKIPPED)
        )
        self.show_results(texts.text("batch.window.done", made=made, open=left, skipped=skipped))
        announce(self.results, self.message.text())
        self._allow()
        self.results.setFocus()
        self.results.setCurrentRow(0)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _allow(self) -> None:
        many = len(self.ticked)
        said = self._texts.plural("batch.window.make", many)
        if self.make.text() != said:
            self.make.setText(said)
        self.make.setEnabled(many > 0)
        self.all.setEnabled(self.list.count() > 0)
        self.print_button.setEnabled(any(row.status is Status.MADE for row in self._rows))
        self.open_button.setEnabled(bool(self._rows))


def _said(texts: Texts, row: Row) -> str:
    """Whose, which, and how it went; why, where there is none."""
    kind = texts.text(f"document.kind.{row.kind}") if row.kind else ""
    status = texts.text(f"batch.status.{row.status.value}")
    about = " · ".join(part for part in (short_name(Path(row.dossier)), kind, status) if part)
    return f"{about}\n{row.why}" if row.why else about


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
