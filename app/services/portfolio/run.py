"""All chunks of a portfolio: given out, taken in, written down, and put together at the end.

At most so many pieces are in hand as the crew takes at once, and what is done is on disk: memory
does not grow with the portfolio. A piece whose worker died is computed again by itself; when that
kills its worker too, it is halved, until the one dossier stands alone that does it.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from app.i18n import Texts
from app.services.portfolio.chunk import CHUNK, read_source
from app.services.portfolio.crew import Crew, Ended, Piece
from app.services.portfolio.files import Found
from app.services.portfolio.job import Item
from app.services.portfolio.row import Kind, Reason, Row, Status
from app.services.portfolio.table import Form, head_of, lines_of, read_lines
from app.store.portfolio_parts import Parts
from calc.base.value_type import value_type

_DEATHS: Final = 2
"""So often a piece ends by a death, the last time all by itself, before we say that it kills."""


@value_type
class Progress:
    """How far the work is: dossiers done, of them in this run, of all; processor seconds of it."""

    done: int
    fresh: int
    all: int
    seconds: float


@value_type
class Work:
    """A portfolio to do, and where its parts are.

    `sends`: the crew cannot read our files; `reads`: how they are read where they are no files.
    """

    found: Sequence[Found]
    parts: Parts
    form: Form
    texts: Texts
    sends: bool
    reads: Callable[[Sequence[Found]], tuple[Item, ...]] | None = None

    @property
    def chunks(self) -> int:
        """How many parts there will be."""
        return -(-len(self.found) // CHUNK)

    def files(self, chunk: int) -> Sequence[Found]:
        """The dossiers of a chunk; the first is 1."""
        return self.found[(chunk - 1) * CHUNK : chunk * CHUNK]

    def items(self, chunk: int) -> tuple[Item, ...]:
        """What a chunk is computed from, read now."""
        files = self.files(chunk)
        if self.reads is not None:
            return self.reads(files)
        return tuple(_item(each, sends=self.sends) for each in files)

    def is_done(self, chunk: int) -> bool:
        """Whether its part is there, whole and of these files."""
        data = self.parts.read(chunk)
        if data is None:
            return False
        names = lines_of([Row(each.name, Status.OK) for each in self.files(chunk)], self.form,
                         self.texts)  # fmt: skip
        try:
            there = [line["file"] for line in read_lines(data, self.form)]
            return there == [line["file"] for line in read_lines(names, self.form)]
        except ValueError:
            return False


def work_through(work: Work, crew: Crew, said: Callable[[Progress], None]) -> Progress:
    """Compute every part that is not there yet. Raises OtherProgram, FileTrouble.

    Whatever stops it, also Ctrl+C, leaves the parts that were done.
    """
    return _Taking(work, crew, said).through()


def put_together(work: Work, result: Path) -> None:
    """Write the result from its parts. Raises FileTrouble; then the old file is untouched."""
    work.parts.join(result, head_of(work.form), work.chunks)


class _Taking:
    def __init__(self, work: Work, crew: Crew, said: Callable[[Progress], None]) -> None:
        self._work, self._crew, self._said = work, crew, said
        self._rows: dict[int, dict[int, tuple[Row, ...]]] = {}
        self._alone: deque[Piece] = deque()
        self._deaths: dict[Piece, int] = {}
        self._in_hand = 0
        self._done = self._fresh = 0
        self._seconds = 0.0

    def through(self) -> Progress:
        waiting = self._waiting()
        more = True
        while more or self._in_hand or self._alone:
            more = self._give(waiting, more=more)
            if self._in_hand:
                for ended in self._crew.ended():
                    self._in_hand -= 1
                    self._take(ended)
        return self._progress()

    def _waiting(self) -> Iterator[Piece]:
        """The chunks that are not done, each read when its turn has come."""
        work = self._work
        for chunk in range(1, work.chunks + 1):
            if work.is_done(chunk):
                self._done += len(work.files(chunk))
                self._said(self._progress())
                continue
            yield Piece(chunk, 0, work.items(chunk))

    def _give(self, waiting: Iterator[Piece], *, more: bool) -> bool:
        """Hand out what can be; whether chunks are left. A suspect is computed by itself."""
        if self._alone:
            if not self._in_hand:
                self._hand(self._alone.popleft())
            return more
        while more and self._in_hand < self._crew.at_once():
            piece = next(waiting, None)
            if piece is None:
                return False
            self._hand(piece)
        return more

    def _hand(self, piece: Piece) -> None:
        self._crew.give(piece)
        self._in_hand += 1

    def _take(self, ended: Ended) -> None:
        piece, done = ended
        if done is not None:
            self._deaths.pop(piece, None)
            self._seconds += done.seconds
            self._keep(piece, done.rows)
            return
        deaths = self._deaths.pop(piece, 0) + 1
        if deaths < _DEATHS:
            self._again(piece, deaths)
        elif len(piece.items) > 1:
            half = len(piece.items) // 2
            # Of these one has killed twice already: each half gets one more chance.
            self._again(piece._replace(items=piece.items[:half]), 1)
            self._again(piece._replace(begin=piece.begin + half, items=piece.items[half:]), 1)
        else:
            reason = Reason(Kind.OURS, "worker_died")
            name = piece.items[0].name
            self._keep(piece, (Row(name, Status.NOT_COMPUTABLE, reason=reason),))

    def _again(self, piece: Piece, deaths: int) -> None:
        self._deaths[piece] = deaths
        self._alone.append(piece)

    def _keep(self, piece: Piece, rows: tuple[Row, ...]) -> None:
        """Write the part down once every piece of its chunk is here."""
        pieces = self._rows.setdefault(piece.chunk, {})
        pieces[piece.begin] = rows
        self._done += len(rows)
        self._fresh += len(rows)
        if sum(map(len, pieces.values())) == len(self._work.files(piece.chunk)):
            whole = [row for begin in sorted(pieces) for row in pieces[begin]]
            lines = lines_of(whole, self._work.form, self._work.texts)
            self._work.parts.write(piece.chunk, lines)
            del self._rows[piece.chunk]
        self._said(self._progress())

    def _progress(self) -> Progress:
        return Progress(self._done, self._fresh, len(self._work.found), self._seconds)


def _item(found: Found, *, sends: bool) -> Item:
    stored = found.stored or None
    if not sends:
        return Item(found.name, found.name, stored)
    return Item(found.name, read_source(found.name), read_source(stored) if stored else None)
