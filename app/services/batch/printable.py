"""What may be printed of a batch, without having all of it in memory."""

from collections.abc import Sequence
from pathlib import Path
from typing import overload

from app.services.batch.row import Row, Status
from app.store.files import read_file


class Letters(Sequence[bytes]):
    """The letters that may be sent. Each is read when its turn has come; raises FileTrouble."""

    def __init__(self, rows: Sequence[Row], folder: Path) -> None:
        self._paths = [folder / row.document for row in rows if row.status is Status.MADE]

    def __len__(self) -> int:
        return len(self._paths)

    @overload
    def __getitem__(self, at: int) -> bytes: ...
    @overload
    def __getitem__(self, at: slice) -> list[bytes]: ...
    def __getitem__(self, at: int | slice) -> bytes | list[bytes]:
        """The bytes of one, or of several."""
        found = self._paths[at]
        return [read_file(path) for path in found] if isinstance(found, list) else read_file(found)
