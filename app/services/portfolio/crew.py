"""Who computes the chunks: some processes of this computer, or the workers of a cluster."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from app.services.portfolio.chunk import Done
from app.services.portfolio.job import Item


class Piece(NamedTuple):
    """Some dossiers of a chunk: the chunk's number, where in it they begin, and they themselves."""

    chunk: int
    begin: int
    items: tuple[Item, ...]


class Ended(NamedTuple):
    """What became of a piece. `done` None: whoever computed it died."""

    piece: Piece
    done: Done | None


class Crew(Protocol):
    """Workers. Whatever happens to one of them, a piece that was given ends once."""

    def at_once(self) -> int:
        """How many pieces are given at the same time, at most."""

    def give(self, piece: Piece) -> None:
        """Have a piece computed."""

    def ended(self) -> Sequence[Ended]:
        """Wait until one or more pieces end. Raises OtherProgram."""

    def close(self) -> None:
        """Let everybody go; what was given and did not end is dropped."""
