"""PdfPages: the pages of a PDF as pictures, each made when it is asked for."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_POINTS_PER_INCH = 72
_WORDS = 3
"""So few stand on one line, nearly always."""


def _boxes(text: Any, words: str) -> Iterator[tuple[float, float]]:
    """The bottom and the top of each place where words stand, in points from below."""
    searcher = text.search(words, match_case=True)
    while (found := searcher.get_next()) is not None:
        boxes = [text.get_charbox(at) for at in range(found[0], found[0] + found[1])]
        yield min(box[1] for box in boxes), max(box[3] for box in boxes)
    searcher.close()


class PdfPages:
    """The pages of one file, held in memory. Call `close` when it is done with."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # type: ignore[import-untyped]  # slow to load, and only needed here

        self._document: Any = pypdfium2.PdfDocument(data)
        self.sizes = [
            QSizeF(*self._document.get_page_size(place)) for place in range(len(self._document))
        ]
        """the size of each page, in points of 1/72 inch"""

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, place: int, dots_per_inch: float) -> QImage:
        """A page, counted from 0, at so many dots per inch."""
        page = self._document[place]
        bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH, prefer_bgrx=True)
        picture = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB32,
        ).copy()
        bitmap.close()
        page.close()
        return picture

    def text(self, place: int) -> str:
        """The words of a page: what a screen reader says of its picture."""
        page = self._document[place]
        words = page.get_textpage()
        said = str(words.get_text_bounded())
        words.close()
        page.close()
        return said

    def find(self, words: str) -> list[tuple[int, float, float]]:
        """Where words stand: on which page, and from where to where, in points from its top.

        A line that is broken off is found by its beginning and its end.
        """
        lines = [line.split() for line in words.splitlines() if line.strip()]
        found = []
        for place, size in enumerate(self.sizes) if lines else ():
            page = self._document[place]
            text = page.get_textpage()
            ends = [
                box
                for line in lines
                for part in (line[:_WORDS], line[-_WORDS:])
                for box in _boxes(text, " ".join(part))
            ]
            text.close()
            page.close()
            if ends:
                top, bottom = max(box[1] for box in ends), min(box[0] for box in ends)
                found.append((place, size.height() - top, size.height() - bottom))
        return found

    def close(self) -> None:
        """Give the memory back."""
        self._document.close()
