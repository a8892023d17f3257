"""Some dossiers computed by two processes: each is a second copy of this program."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.resources import EXAMPLES
from app.services.self_check.check import Found, Place, wrong
from app.services.self_check.figures import SUFFIX
from app.services.tariffs import open_shelf

_NAMES: Final = ("HH1", "HH2", "HH3")
_ON: Final = date(2026, 11, 23)
_WORKERS: Final = 2


def find_workers(place: Place) -> Iterator[Found]:
    """A dossier that no process could compute."""
    from app.services.portfolio.chunk import assess_chunk
    from app.services.portfolio.crew import Piece
    from app.services.portfolio.job import Item
    from app.services.portfolio.processes import Processes
    from app.services.portfolio.recheck import Asked, job_of
    from app.services.portfolio.table import Form

    asked = Asked(
        paths=(), on=_ON, result=place.folder, policy=None, tariffs=None, form=Form.EXCEL,
        workers=_WORKERS, scheduler=None, trusted=False, resume=False, folder=place.folder,
    )  # fmt: skip
    packed = job_of(asked, open_shelf(place.folder)).packed()
    items = [Item(name, (EXAMPLES / f"{name}{SUFFIX}").read_bytes(), None) for name in _NAMES]
    here = assess_chunk(packed, items).rows
    crew = Processes(packed, _WORKERS)
    try:
        for at, item in enumerate(items):
            crew.give(Piece(at, 0, (item,)))
        left = len(items)
        while left:
            for ended in crew.ended():
                left -= 1
                name = _NAMES[ended.piece.chunk]
                if ended.done is None:
                    yield wrong("worker_died", name=name)
                elif ended.done.rows != (here[ended.piece.chunk],):
                    yield wrong("worker_other", name=name)
    finally:
        crew.close()
