"""The work of a portfolio that is not finished yet, beside the file that it becomes.

    RESULT.csv.parts/manifest.json    what was asked, of which files
    RESULT.csv.parts/000001.csv       the rows of a chunk: whole, or not there
    RESULT.csv.parts/lock             held by whoever works on it; gone with its process

Whoever is killed leaves whole parts behind, and somebody who resumes goes on from those.
"""

import contextlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from app.store.files import FileTrouble, read_file, trouble
from app.store.json_text import json_values
from app.store.leftovers import sweep
from app.store.locks import locked
from app.store.writing import make_private_folder, write_pieces, write_private_file

_MANIFEST: Final = "manifest.json"
_LOCK: Final = "lock"
_PART: Final = re.compile(r"\d{6,9}\.csv", re.ASCII)
_LARGEST: Final = 500 * 1024 * 1024
"""Bytes of a manifest; it has a line for every file."""


class Parts:
    """The folder with the parts of one result."""

    def __init__(self, result: Path) -> None:
        self.folder: Final = result.with_name(f"{result.name}.parts")
        self._lock: int | None = None

    def claim(self) -> bool:
        """Make the folder ours; False when somebody else works in it now. Raises FileTrouble."""
        try:
            make_private_folder(self.folder)
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
            handle = os.open(self.folder / _LOCK, flags, 0o600)
        except OSError as error:
            raise trouble("write", error, self.folder) from error
        if not locked(handle):
            os.close(handle)
            return False
        self._lock = handle
        sweep(self.folder)
        return True

    def release(self) -> None:
        """Let go of the folder; what is in it stays."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def open_files(self) -> tuple[int, ...]:
        """What a forked process must let go of: it would hold the lock after we are gone."""
        return () if self._lock is None else (self._lock,)

    def has_any(self) -> bool:
        """Whether there is a part, whole or not. Raises FileTrouble."""
        try:
            return any(_PART.fullmatch(name) for name in os.listdir(self.folder))
        except FileNotFoundError:
            return False
        except OSError as error:
            raise trouble("read", error, self.folder) from error

    def manifest(self) -> Any:
        """What was asked, as it was written; None when nothing readable is there."""
        try:
            values = json_values(read_file(self.folder / _MANIFEST, largest=_LARGEST))
        except FileTrouble:
            return None
        return values if isinstance(values, dict) else None

    def write_manifest(self, values: Any) -> None:
        """Raises FileTrouble."""
        data = json.dumps(values, ensure_ascii=True, separators=(",", ":")).encode()
        write_private_file(self.folder / _MANIFEST, data)

    def write(self, number: int, data: bytes) -> None:
        """The rows of a chunk, all or nothing. Raises FileTrouble."""
        write_private_file(self._path(number), data, sweeping=False)

    def read(self, number: int) -> bytes | None:
        """The rows of a chunk; None when it is not done. Raises FileTrouble."""
        try:
            return read_file(self._path(number))
        except FileTrouble as none:
            if none.reason == "not_found":
                return None
            raise

    def join(self, result: Path, head: bytes, count: int) -> None:
        """Write the result from its parts, one after the other. Raises FileTrouble."""
        write_pieces(result, self._pieces(head, count))

    def _pieces(self, head: bytes, count: int) -> Iterator[bytes]:
        yield head
        for number in range(1, count + 1):
            yield read_file(self._path(number))

    def clear(self) -> None:
        """Take away what we made, and the folder when nothing else is in it. Raises nothing."""
        with contextlib.suppress(OSError):
            for entry in list(os.scandir(self.folder)):
                if _PART.fullmatch(entry.name) or entry.name == _MANIFEST:
                    os.unlink(entry.path)
        self.release()
        with contextlib.suppress(OSError):
            os.unlink(self.folder / _LOCK)
            self.folder.rmdir()

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:06}.csv"
