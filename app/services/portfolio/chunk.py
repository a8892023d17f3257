"""Some fifty dossiers at once: the one function that works here, in a process and on a cluster."""

import gc
import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from app.services.collecting import without_collecting
from app.services.portfolio.dossier import row_of
from app.services.portfolio.job import Figures, Item, Unread, figures_of
from app.services.portfolio.row import Kind, Reason, Row, Status
from app.store.files import FileTrouble, read_file

CHUNK: Final = 50


class Done(NamedTuple):
    """The rows of a chunk in its order, and the processor time they took, seconds."""

    rows: tuple[Row, ...]
    seconds: float


def assess_chunk(job: bytes, items: Sequence[Item]) -> Done:
    """The rows of these dossiers. Same job and items, same rows, wherever it runs.

    `job`: packed. Raises OtherProgram when this is another program than the one that asks.
    """
    figures = figures_of(job)
    _settle(job)
    begun = time.thread_time()
    with without_collecting():
        rows = tuple(_row(item, figures) for item in items)
    gc.collect()  # once, after the chunk
    return Done(rows, time.thread_time() - begun)


def _row(item: Item, figures: Figures) -> Row:
    dossier = read_source(item.dossier) if isinstance(item.dossier, str) else item.dossier
    if isinstance(dossier, Unread):
        return Row(item.name, Status.UNREADABLE, reason=Reason(Kind.FILE, dossier.reason))
    stored = read_source(item.stored) if isinstance(item.stored, str) else item.stored
    # One that is there and cannot be read is no assessment: the row says so.
    return row_of(item.name, dossier, b"" if isinstance(stored, Unread) else stored, figures)


def read_source(path: str) -> bytes | Unread:
    """The bytes of a file, or why there are none."""
    try:
        return read_file(Path(path))
    except FileTrouble as trouble:
        return Unread(trouble.reason)


@lru_cache(maxsize=1)
def _settle(job: bytes) -> None:
    """What was read until now stays: the garbage collector need not look through it each time."""
    gc.collect()
    gc.freeze()
