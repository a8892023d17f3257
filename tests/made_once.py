"""Documents that are drawn and guarded once, for the tests of what happens around them.

pages_once()    the pages of a document; what goes inside, its structure and its last step are made
made_once()     also of a paper with something else inside: for windows
drawn_once()    of the same words with the same files inside: the whole paper, byte for byte
derived_once()  the key that a passphrase makes with a salt: a tenth of a second each time

A letter, and what the guard says of a text, depend on their words alone: tests/app/render and
tests/app/documents hold that, and do not use this. A window with the same letter as the window of
the test before draws it again, which is three quarters of the time of such a test.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest

from app.documents.guard import Context, Result, TextKind, guard
from app.documents.letter import Letter
from app.documents.sheet import Sheet
from app.render.attachment import Attachment

if TYPE_CHECKING:
    from app.render.pdf import Inside

MOST = 256


class _Drawn:
    """A document that is the same when it is written the same: 1.0 is not 1.00 on paper."""

    def __init__(self, document: Letter | Sheet) -> None:
        self.document, self._written = document, repr(document)

    def __hash__(self) -> int:
        return hash(self._written)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Drawn) and self._written == other._written


@lru_cache(maxsize=MOST)
def _drawn(asked: _Drawn) -> bytes:
    # Drawing is slow to load, and few tests of a page need it.
    from app.render.pdf import render, render_sheet

    document = asked.document
    return render_sheet(document) if isinstance(document, Sheet) else render(document)


def _draw(document: Letter | Sheet, inside: object = ()) -> bytes:
    """What goes inside is left out: it depends on more than words, and its tests draw it."""
    return _drawn(_Drawn(document))


@contextmanager
def pages_once() -> Iterator[None]:
    """Documents are made with what goes inside, as the program does; their pages are drawn once.

    What goes inside, the structure and the last step are those of the document that is asked for.
    """
    from app.render import pdf

    drawn: dict[_Drawn, Any] = {}
    really = pdf._draw

    def draw(document: Letter | Sheet, *more: Any) -> Any:
        asked = _Drawn(document)
        if asked not in drawn:
            drawn[asked] = really(document, *more)
        return drawn[asked]

    with pytest.MonkeyPatch.context() as patch:
        for draws in (pdf.render, pdf.render_sheet):
            patch.setattr(f"app.render.{draws.__name__}", draws)
        patch.setattr(pdf, "_draw", draw)
        yield


class _Papers:
    """Whole papers, by what stands on their pages and by the files that are inside."""

    def __init__(self) -> None:
        self._pages = dict[_Drawn, bytes]()
        self._papers = dict[tuple[_Drawn, tuple[Attachment, ...]], bytes]()

    def draw(self, document: Letter | Sheet, inside: "Inside" = ()) -> bytes:
        asked = _Drawn(document)
        if asked not in self._pages:
            return self._draw(document, inside)
        pages = self._pages[asked]
        files = tuple(inside(pages) if callable(inside) else inside)
        if (asked, files) not in self._papers:
            self._papers[asked, files] = self._draw(document, files)
        return self._papers[asked, files]

    def _draw(self, document: Letter | Sheet, inside: "Inside") -> bytes:
        """The paper as the program draws it; its pages and what went inside are kept."""
        from app.render.pdf import render, render_sheet

        asked, went = _Drawn(document), list[Attachment]()

        def files(pages: bytes) -> Sequence[Attachment]:
            self._pages[asked] = pages
            went[:] = inside(pages) if callable(inside) else inside
            return went

        draw = render_sheet if isinstance(document, Sheet) else render
        made = draw(document, files)  # type: ignore[arg-type]
        self._papers[asked, tuple(went)] = made
        return made


@lru_cache(maxsize=MOST)
def _guarded(text: str, kind: TextKind | None, context: Context) -> Result:
    return guard(text, kind, context)


@contextmanager
def made_once() -> Iterator[None]:
    """For as long as this is open."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.services.guarding.guard", _guarded)
        for draws in ("render", "render_sheet"):
            patch.setattr(f"app.render.{draws}", _draw)
        yield


@contextmanager
def drawn_once() -> Iterator[None]:
    """The same, where the paper itself is looked at: what is inside is of this paper."""
    # Slow to load, as drawing is.
    from app.render.reading_back import read_pages
    from app.services.carrying import inside

    papers = _Papers()
    with pytest.MonkeyPatch.context() as patch:
        for draws in ("render", "render_sheet"):
            patch.setattr(f"app.render.{draws}", papers.draw)
        patch.setattr("app.services.guarding.guard", _guarded)
        patch.setattr(inside, "read_pages", lru_cache(maxsize=MOST)(read_pages))
        yield


@contextmanager
def derived_once() -> Iterator[None]:
    """A passphrase with the same salt makes the same key; what that opens is tried each time."""
    from app.store.database import passphrase

    real, known = passphrase._cipher, dict[tuple[object, ...], object]()

    def cipher(words: str, wrapped: passphrase.Wrapped) -> object:
        asked = words, wrapped.salt, wrapped.memory, wrapped.times, wrapped.lanes
        if asked not in known:
            known[asked] = real(words, wrapped)
        return known[asked]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrase, "_cipher", cipher)
        yield
