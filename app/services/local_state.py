"""What the program keeps for itself between two times: its settings, and work not saved. No Qt."""

import contextlib
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from app.services.administration import NONE, Administration
from app.store.files import FileTrouble
from app.store.installed_packages import folders_of_packages
from app.store.leftovers import sweep_all
from app.store.recovery import LeftBehind, RecoveryFile, Unsaved, left_behind
from app.store.settings import MOST_RECENT, Note, Settings, read_settings, write_settings
from app.store.tariff_files import folders_of_own
from app.store.window_look import THEMES, ZOOMS
from calc import Problem

__all__ = [
    "THEMES",
    "ZOOMS",
    "Keeper",
    "LeftBehind",
    "LeftWork",
    "Note",
    "RecoveryFile",
    "Settings",
    "Unsaved",
]


class LeftWork(Protocol):
    """Work that a window left behind, in a file or in the store. Raises UserError."""

    @property
    def changed(self) -> datetime:
        """When it was written last, in the time of this computer."""

    def read(self) -> Unsaved | tuple[Problem, ...]:
        """The work, or what is wrong with it."""

    def throw_away(self) -> None:
        """It is somewhere else now, or nobody wants it."""

    def leave(self) -> None:
        """Somebody decides later."""


class Keeper:
    """The data folder of one user. A folder that cannot be written stops nobody from working."""

    def __init__(self, folder: Path, rules: Administration = NONE) -> None:
        """`rules`: what the administrator set; `settings` are what counts within them."""
        self.folder: Final = folder
        self.rules: Final = rules
        read, self.notes = read_settings(folder)
        self._kept = read or Settings()
        self.settings = self._counting()
        self.recovery: Final = RecoveryFile(folder / "recovery")

    def left_behind(self) -> list[LeftBehind]:
        """Work of windows that were ended without saving, the newest first."""
        try:
            return left_behind(self.recovery.path.parent)
        except (FileTrouble, OSError):
            return []

    def change(self, **values: object) -> None:
        """Give settings other values, and keep them where that is possible.

        Another window may have changed others since: those stay as that window left them. One that
        is locked counts no longer by itself; what somebody had chosen comes back with the lock off.
        """
        kept, _ = read_settings(self.folder)
        chosen = {name: each for name, each in values.items() if name not in self.rules.locked}
        changed = (kept or self._kept).model_dump(exclude_unset=True) | chosen
        self._kept = Settings.model_validate(changed)
        self.settings = self._counting()
        with contextlib.suppress(FileTrouble):
            write_settings(self.folder, self._kept)

    def is_locked(self, name: str) -> bool:
        """Whether the administrator keeps this setting as it is."""
        return name in self.rules.locked

    def _counting(self) -> Settings:
        """What somebody chose, over what they begin with here, under what is locked."""
        chosen = self._kept.model_dump(exclude_unset=True)
        return Settings.model_validate({**self.rules.defaults, **chosen, **self.rules.locked})

    def remember(self, path: Path) -> None:
        """This file was opened or saved: it comes first in the list."""
        name = str(path.absolute())
        kept, _ = read_settings(self.folder)
        others = [file for file in (kept or self.settings).recent_files if file != name]
        recent = (name, *others)[:MOST_RECENT]
        self.change(recent_files=recent, last_folder=str(path.absolute().parent))

    def sweep(self) -> None:
        """Remove what a program that was killed left half-written in the folders we know of."""
        recent = [Path(name).parent for name in self.settings.recent_files]
        if self.settings.last_folder:
            recent.append(Path(self.settings.last_folder))
        own = (*folders_of_own(self.folder), *folders_of_packages(self.folder))
        sweep_all((self.folder, self.recovery.path.parent, *own, *recent))

    def forget_files(self) -> None:
        """Empty the list of recent files."""
        self.change(recent_files=(), last_folder="")
