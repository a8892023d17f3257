"""How close the lines of a letter stand: one that runs over its page by little is set closer.

A second page with a few lines is paper that frightens and that is lost. The letters stay as large.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus import Flowable, KeepTogether

from app.documents.letter import Letter
from app.render.flow import along_of, blocks_of
from app.render.head import head_of
from app.render.look import TEXT_WIDTH, Look

_MOST: Final = 0.15
"""Of a page: more than this is never saved by setting a letter closer."""
_ENDLESS: Final = 100_000


def letter_flow(letter: Letter, look: Look, page: float) -> list[Flowable]:
    """The letter and what goes along with it, for pages that have this height."""
    own = _own(letter, look)
    if page < _height(own, page * (1 + _MOST)) <= page * (1 + _MOST):
        close = Look(look.large, close=True)
        closer = _own(letter, close)
        if _height(closer, page) <= page:
            return [*closer, *along_of(letter, close)]
    return [*own, *along_of(letter, look)]


def _own(letter: Letter, look: Look) -> list[Flowable]:
    return [*head_of(letter, look), *blocks_of(letter, look)]


def _height(flow: Sequence[Flowable], enough: float) -> float:
    """Of all of it below each other: of the white between two parts the largest counts. What is
    higher than `enough` is not measured to its end.
    """
    height = white = 0.0
    for part in _parts(flow):
        if height - white > enough:
            break
        height += max(part.getSpaceBefore() - white, 0) + part.wrap(TEXT_WIDTH, _ENDLESS)[1]
        white = part.getSpaceAfter()
        height += white
    return height - white


def _parts(flow: Sequence[Flowable]) -> Iterator[Flowable]:
    for part in flow:
        if isinstance(part, KeepTogether):
            yield from _parts(part._content)  # type: ignore[attr-defined]
        else:
            yield part
