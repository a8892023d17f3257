"""PdfPages: the pages of a PDF as pictures, each made when it is asked for."""

from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_POINTS_PER_INCH = 72


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

    def close(self) -> None:
        """Give the memory back."""
        self._document.close()
