"""Work that is not saved yet, kept so that it outlives the program: one file a window.

    <folder>/<process>-<chance>.json    the draft, what was typed beside it, and the file it is of
    <folder>/<process>-<chance>.lock    locked for as long as that window lives

The system takes a lock away from a process that dies, however it dies. A file whose lock is free
was left behind: its work is offered to whoever starts the program next, and to nobody else.
"""

import json
import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from app.store.dossier_file import DEEPEST, dossier_bytes, parse_dossier
from app.store.files import read_file, trouble
from app.store.json_text import AMBIGUOUS, depth_is_at_most, json_values
from app.store.leftovers import sweep
from app.store.locks import locked
from app.store.writing import make_private_folder, write_private_file
from calc import Draft, Problem
from calc.base.value_type import value_type

VERSION: Final = 1
_WORK: Final = ".json"
_LOCK: Final = ".lock"


@value_type
class Unsaved:
    """Work with the file it belongs to. `fingerprint` is of that file as it was opened or saved.

    `typed`: by its place, what was typed and is not in the draft. `version`: of the store, on which
    it was begun; None for what is not in the store.
    """

    draft: Draft
    file: Path | None
    fingerprint: str | None
    typed: Mapping[str, str] = field(default_factory=dict)
    version: int | None = None


class RecoveryFile:
    """The recovery file of one window."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._take_a_name()

    def write(self, unsaved: Unsaved, *, flush: bool = False) -> None:
        """Keep this work in place of what was kept before. Raises FileTrouble."""
        while not self._lock.take():  # somebody who cleared up had it for a moment
            self._take_a_name()
        write_private_file(self.path, work_bytes(unsaved), flush=flush)

    def remove(self) -> None:
        """There is nothing to keep any more."""
        _remove(self.path)
        self._lock.let_go()

    def _take_a_name(self) -> None:
        name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self.path = self._folder / f"{name}{_WORK}"
        self._lock = Lock(self._folder / f"{name}{_LOCK}")


class LeftBehind:
    """Work that a window left behind when it was ended. It is ours until it is let go."""

    def __init__(self, path: Path, lock: "Lock") -> None:
        self.path, self._lock = path, lock

    @property
    def changed(self) -> datetime:
        """When it was written last, in the time of this computer."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, tz=UTC).astimezone()

    def read(self) -> Unsaved | tuple[Problem, ...]:
        """The work, or what is wrong with its file. Raises FileTrouble."""
        return parse_work(read_file(self.path))

    def throw_away(self) -> None:
        """The work is somewhere else now, or nobody wants it."""
        _remove(self.path)
        self._lock.let_go()

    def leave(self) -> None:
        """Somebody decides later."""
        self._lock.let_go(remove=False)


def left_behind(folder: Path) -> list[LeftBehind]:
    """All work that was left behind, the newest first, and clear up what is of no use."""
    found = []
    sweep(folder)
    # Work without a lock is of a window that died in the moment between the two.
    alone = {path.with_suffix(_LOCK) for path in folder.glob(f"*{_WORK}")}
    for path in sorted({*folder.glob(f"*{_LOCK}"), *alone}):
        work, lock = path.with_suffix(_WORK), Lock(path)
        if not lock.take():
            continue
        for part in folder.glob(f".{work.name}.*.part"):  # as version 0.2.0 called them
            part.unlink(missing_ok=True)
        if work.exists():
            found.append(LeftBehind(work, lock))
        else:
            lock.let_go()
    return sorted(found, key=lambda left: left.changed, reverse=True)


def work_bytes(unsaved: Unsaved) -> bytes:
    """Work as it is kept, in a file or in the store."""
    values: dict[str, object] = {
        "recovery_version": VERSION,
        "file": None if unsaved.file is None else str(unsaved.file),
        "fingerprint": unsaved.fingerprint,
        "dossier": json.loads(dossier_bytes(unsaved.draft)),
    }
    if unsaved.typed:
        values["typed"] = dict(unsaved.typed)
    if unsaved.version is not None:
        values["version"] = unsaved.version
    return json.dumps(values, ensure_ascii=False).encode()


def parse_work(data: bytes) -> Unsaved | tuple[Problem, ...]:
    """Work that `work_bytes` wrote, or what is wrong with it."""
    values = json_values(data)
    if isinstance(values, Problem):
        return (values if values.code in AMBIGUOUS else Problem("file_broken_off", ""),)
    if not isinstance(values, dict) or values.get("recovery_version") != VERSION:
        return (Problem("file_foreign", ""),)
    dossier = values.get("dossier")
    if not depth_is_at_most(dossier, DEEPEST):
        return (Problem("file_foreign", ""),)
    draft = parse_dossier(json.dumps(dossier).encode())
    if isinstance(draft, tuple):
        return draft
    file, fingerprint, on = (values.get(name) for name in ("file", "fingerprint", "version"))
    return Unsaved(
        draft,
        Path(file) if isinstance(file, str) else None,
        fingerprint if isinstance(fingerprint, str) else None,
        _texts_in(values.get("typed")),
        on if type(on) is int else None,
    )


def _texts_in(typed: object) -> dict[str, str]:
    """Texts by their places; whatever else stands there is not ours."""
    found = typed.items() if isinstance(typed, dict) else ()
    return {place: text for place, text in found if isinstance(text, str)}


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise trouble("write", error, path) from error


def _still_there(stream: BinaryIO, path: Path) -> bool:
    """Whether the file that we locked was not removed by who had the lock before us."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), path.stat())
    except OSError:
        return False


class Lock:
    """A lock on a file, held until it is let go or the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: BinaryIO | None = None

    def take(self) -> bool:
        """Whether it is ours now. Where the disk knows no locks everybody gets it."""
        if self._stream is not None:
            return True
        try:
            make_private_folder(self._path.parent)
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise trouble("write", error, self._path) from error
        stream = os.fdopen(handle, "r+b")
        if not locked(stream) or not _still_there(stream, self._path):
            stream.close()
            return False
        self._stream = stream
        return True

    def let_go(self, *, remove: bool = True) -> None:
        """Somebody else may have it; the file of the lock goes too, unless told otherwise."""
        if self._stream is None:
            return
        if remove and sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        self._stream.close()
        self._stream = None
        if remove and sys.platform == "win32":  # an open file cannot be removed there
            self._path.unlink(missing_ok=True)
