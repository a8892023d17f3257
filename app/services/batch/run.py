"""A batch from what is asked to its results, one dossier at a time: memory stays as it is."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.batch import report
from app.services.batch.asked import Asked, BatchRefused, BatchStopped, Ground, found_of
from app.services.batch.filing import Filing
from app.services.batch.mail_merge import table_of
from app.services.batch.making import day_of, documents_of, read
from app.services.batch.row import Row, Status
from app.services.dossiers import short_name
from app.services.outputs import OutputIsInput, refuse_inputs, write_output, write_output_pieces
from app.services.portfolio.run import Progress
from app.store.batch_journal import Journal
from app.store.files import read_file
from app.store.same_file import is_same_file
from calc.base.value_type import value_type

if TYPE_CHECKING:
    from app.render.joining import Part

_PROGRAM: Final = "Uitzicht"


@value_type
class Done:
    """What became of every dossier. `fresh`: how many were not made before; `merged`: how many
    letters are in the file for the printer. `report`: where the table of it stands.
    """

    rows: tuple[Row, ...]
    fresh: int
    merged: int
    report: Path

    def count(self, status: Status) -> int:
        """How many documents there are of a status."""
        return sum(row.status is status for row in self.rows)

    @property
    def is_whole(self) -> bool:
        """Whether everything that was asked is there and may be sent."""
        return all(row.status is Status.MADE for row in self.rows)


def make_batch(asked: Asked, ground: Ground, goes_on: Callable[[Progress], bool]) -> Done:
    """Make and write everything. `goes_on` is asked before each dossier; False stops the work.

    Raises BatchStopped, also for Ctrl+C; BatchRefused; FileTrouble for what cannot be written, and
    for a folder of dossiers that cannot be read; PortfolioRefused for one without any.
    """
    found = found_of(asked)
    inputs = asked.inputs if asked.stored is not None else (*asked.inputs, *found)
    _refuse(asked, inputs)
    journal = Journal(asked.folder)
    if not journal.claim():
        raise BatchRefused("busy", asked.folder)
    try:
        exists = ground.said.text("batch.why.exists", file="{file}")
        filing = Filing(asked.folder, journal, asked.what, inputs, exists)
        if filing.has_any and not asked.resume:
            raise BatchRefused("unfinished", asked.folder)
        work = _Work(asked, ground, filing, found)
        rows = work.through(goes_on)
        where = asked.folder / report.NAME
        write_output(where, report.report_of(rows, ground.said), inputs)
        if asked.mail_merge is not None:
            write_output(asked.mail_merge, table_of(rows), inputs)
        merged = _merge(asked, ground, rows, inputs) if asked.merged is not None else 0
        return Done(rows, work.fresh, merged, where)
    finally:
        journal.release()


class _Work:
    """All dossiers, one after the other."""

    def __init__(self, asked: Asked, ground: Ground, filing: Filing, found: Sequence[Path]) -> None:
        self._asked, self._ground, self._filing, self._found = asked, ground, filing, found
        self.fresh = 0

    def through(self, goes_on: Callable[[Progress], bool]) -> tuple[Row, ...]:
        rows: list[Row] = []
        begun = time.process_time()
        done = 0
        try:
            for each in self._found:
                if not goes_on(self._progress(done, begun)):
                    raise BatchStopped(done, len(self._found))
                rows += self._rows(each)
                done += 1
            goes_on(self._progress(done, begun))
        except KeyboardInterrupt:
            raise BatchStopped(done, len(self._found)) from None
        return tuple(rows)

    def _progress(self, done: int, begun: float) -> Progress:
        return Progress(done, self.fresh, len(self._found), time.process_time() - begun)

    def _rows(self, name: Path) -> Sequence[Row]:
        """What became of one; what was made of the same before is not made again."""
        said = self._ground.said
        try:
            data = _bytes_of(name, self._asked)
        except UserError as trouble:  # also of one that was removed for good meanwhile
            return (Row(str(name), Status.SKIPPED, why=trouble.sentence(said)),)
        draft = read(name, data, self._ground)
        if isinstance(draft, Row):
            return (draft,)
        key = self._key(data, day_of(draft, self._asked))
        if rows := self._filing.still_there(name, key):
            return rows
        self.fresh += 1
        return self._filing.put(name, key, documents_of(name, draft, self._asked, self._ground))

    def _key(self, data: bytes, day: date) -> str:
        asked = self._asked
        said = (self._ground.fingerprint, day, asked.large_print, asked.concepts)
        return sha256("\0".join(map(str, said)).encode() + b"\0" + data).hexdigest()


def _bytes_of(name: Path, asked: Asked) -> bytes:
    return read_file(name) if asked.stored is None else asked.stored.read(name)


def _refuse(asked: Asked, inputs: Sequence[Path]) -> None:
    """No file that is written is one that is read, or another one that is written."""
    also = [path for path in (asked.merged, asked.mail_merge) if path is not None]
    for path in (asked.folder, asked.folder / report.NAME, *also):
        refuse_inputs(path, inputs)
    for at, path in enumerate(also):
        refuse_inputs(path, [asked.folder / report.NAME, *also[:at]])


def _merge(asked: Asked, ground: Ground, rows: Sequence[Row], inputs: Sequence[Path]) -> int:
    """One file for the printer: final letters only. How many; without any there is no file."""
    # Drawing is slow to load, and only needed here.
    from app.render.finishing import Properties
    from app.render.joining import joined

    assert asked.merged is not None  # it is asked
    made = [row for row in rows if row.status is Status.MADE]
    if not made:
        return 0
    letters = [asked.folder / row.document for row in made]
    if any(is_same_file(asked.merged, path) for path in letters):
        raise OutputIsInput(asked.merged, asked.merged)
    texts = ground.texts
    properties = Properties(
        texts.text("batch.merged.title"), ground.policy_file.policy.contact.organisation, _PROGRAM,
        texts.language, max(date.fromisoformat(row.day) for row in made),
    )  # fmt: skip
    parts = _parts(made, letters, texts)
    pieces = joined(parts, properties, both_sides=asked.both_sides)
    write_output_pieces(asked.merged, pieces, inputs)
    return len(made)


def _parts(made: Sequence[Row], letters: Sequence[Path], texts: Texts) -> Iterator["Part"]:
    from app.render.joining import Part

    for row, path in zip(made, letters, strict=True):
        name = row.reference or short_name(Path(row.dossier))
        kind = texts.text(f"document.kind.{row.kind}")
        yield Part(f"{name}: {kind}", texts.language, path)
