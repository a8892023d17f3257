"""LiveShelf: the tariff files that are in use, and whether others lie on the disk by now."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.services.tariff_folder import Seen, own_files_of, own_folder, seen_in
from app.services.tariffs import TariffShelf, open_shelf

SETTLE_MS: Final = 200
"""A file that is being copied changes several times; it is looked at when that is over."""


class LiveShelf(QObject):
    """Opened at the first need. Nothing is read again before somebody asks: `reload`."""

    offered = Signal()
    """`stale` is not what it was"""
    reloaded = Signal(object)
    """the TariffShelf that is used from now on: what was computed must be computed anew"""

    def __init__(
        self,
        folder: Path,
        parent: QObject | None = None,
        opened: Callable[[Path], TariffShelf] = open_shelf,
    ) -> None:
        super().__init__(parent)
        self.folder: Final = folder
        """the user's data folder; the files lie in a folder inside it that need not exist"""
        self._open = opened
        self._shelf: TariffShelf | None = None
        self._used: Seen | None = None
        self._now: Seen | None = None
        self._put_off: Seen | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.look)

    @property
    def shelf(self) -> TariffShelf:
        """The files in use."""
        if self._shelf is None:
            self._shelf = self._opened()
        return self._shelf

    @property
    def stale(self) -> bool:
        """Whether other files lie there than are in use, and nobody said "later" to those."""
        return self._now not in (self._used, self._put_off)

    def watch(self) -> None:
        """From now on follow what happens in the folder. Makes no folder."""
        if self._watcher is None:
            if self._used is None:
                self._used = self._now = seen_in(self.folder)
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(lambda _: self._settle.start())
            self._watcher.fileChanged.connect(lambda _: self._settle.start())
            self._follow()
            self.look()

    def look(self) -> None:
        """Compare what lies there with what is in use."""
        before = self.stale
        self._follow()
        self._now = seen_in(self.folder)
        if self._used is None:
            self._used = self._now
        if self._now == self._used:
            self._put_off = None
        if self.stale != before:
            self.offered.emit()

    def put_off(self) -> None:
        """Not now: what lies there is offered again only after another change."""
        self._put_off = self._now
        self.offered.emit()

    def reload(self) -> None:
        """Read everything again, and say so."""
        self._shelf = self._opened()
        self._put_off = None
        self._follow()
        self.reloaded.emit(self._shelf)
        self.offered.emit()

    def _opened(self) -> TariffShelf:
        # Looked at first: what changes while it is read is then offered, and not missed.
        self._used = self._now = seen_in(self.folder)
        return self._open(self.folder)

    def _follow(self) -> None:
        """Watch the folder and its files, or the nearest folder above it that is there."""
        if self._watcher is None:
            return
        wanted = {str(path) for path in self._places()}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := sorted(watched - wanted):
            self._watcher.removePaths(gone)
        if new := sorted(wanted - watched):
            self._watcher.addPaths(new)

    def _places(self) -> list[Path]:
        folder = own_folder(self.folder)
        if folder.is_dir():
            # The folder above as well: it says when this one is put in another's place.
            return [folder, folder.parent, *own_files_of(self.folder)]
        return [next(above for above in folder.parents if above.is_dir())]
