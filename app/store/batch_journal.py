"""What was made of which dossier, in the folder with the documents of many: one line for each.

    FOLDER/.uitzicht-batch.jsonl    open and locked while somebody works in the folder

A line is added once its documents are there, whole. Whoever is killed leaves at most half a line,
and that one is passed over. It names what the documents name: only its owner can read it.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from app.store.files import FileTrouble, trouble
from app.store.json_text import json_values
from app.store.leftovers import sweep
from app.store.locks import locked
from app.store.writing import make_private_folder

NAME: Final = ".uitzicht-batch.jsonl"
_TO_ADD: Final = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0)


class Journal:
    """The journal of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._path = folder, folder / NAME
        self._handle: int | None = None

    def claim(self) -> bool:
        """Make the folder ours; False when somebody else works in it now. Raises FileTrouble."""
        try:
            make_private_folder(self._folder)
            handle = os.open(self._path, _TO_ADD | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise trouble("write", error, self._folder) from error
        except ValueError as error:  # with a NUL in it
            raise FileTrouble("write", "name_wrong", self._folder) from error
        if not locked(handle):
            os.close(handle)
            return False
        self._handle = handle
        sweep(self._folder)
        return True

    def release(self) -> None:
        """Let go of the folder; what is in it stays."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def lines(self) -> Iterator[dict[str, Any]]:
        """Every whole line, the oldest first, one at a time in memory. Raises FileTrouble."""
        try:
            with self._path.open("rb") as stream:
                for line in stream:
                    values = json_values(line) if line.strip() else None
                    if isinstance(values, dict):
                        yield values
        except OSError as error:
            raise trouble("read", error, self._path) from error

    def add(self, values: dict[str, Any]) -> None:
        """One more line. Raises FileTrouble."""
        assert self._handle is not None  # it was claimed
        line = json.dumps(values, ensure_ascii=True, separators=(",", ":")).encode()
        try:
            # Behind half a line of somebody who was killed it would be lost with it.
            os.write(self._handle, b"\n" + line + b"\n")
        except OSError as error:
            raise trouble("write", error, self._path) from error
