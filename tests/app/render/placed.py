"""Where the words of a PDF stand and how large they are, read back from the pages."""

from collections.abc import Iterator
from functools import lru_cache

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from calc.base.value_type import value_type

MM = 72 / 25.4
HEIGHT = 297.0
"""Of a page, in millimetres."""
FOOT = 281.0
"""Above it the text of a page ends, in millimetres from the top."""
BAND = 9.5
"""Above it stands the mark."""


@value_type
class Word:
    """A word with its box in millimetres from the left and the top; `size` in points."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    size: float


@lru_cache(maxsize=2)
def words(pdf: bytes) -> tuple[Word, ...]:
    """All words, page by page, from 1."""
    file = pypdfium2.PdfDocument(pdf)
    found = tuple(word for at in range(len(file)) for word in _of_page(file, at))
    file.close()
    return found


def lines(pdf: bytes, page: int, *, above: float = HEIGHT, below: float = 0.0) -> list[str]:
    """The lines of a page that stand between two heights, from above."""
    rows: list[tuple[float, str]] = []
    for word in words(pdf):
        if word.page != page or word.bottom > above or word.top < below:
            continue
        if rows and abs(rows[-1][0] - word.bottom) < 3:
            rows[-1] = (rows[-1][0], f"{rows[-1][1]} {word.text}")
        else:
            rows.append((word.bottom, word.text))
    return [text for _, text in rows]


def _of_page(file: pypdfium2.PdfDocument, at: int) -> Iterator[Word]:
    page = file[at]
    text = page.get_textpage()
    boxes: list[tuple[str, tuple[float, ...], float]] = []
    for number in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, number))
        if letter.isspace() and letter != "\N{NO-BREAK SPACE}":
            yield from _word(boxes, at + 1)
            boxes = []
        else:
            size = raw.FPDFText_GetFontSize(text.raw, number)
            boxes.append((letter, text.get_charbox(number, loose=True), size))
    yield from _word(boxes, at + 1)
    text.close()
    page.close()


def _word(boxes: list[tuple[str, tuple[float, ...], float]], page: int) -> Iterator[Word]:
    if not boxes:
        return
    left, bottom, right, top = (
        pick(box[at] for _, box, _ in boxes) for at, pick in enumerate((min, min, max, max))
    )
    yield Word(
        "".join(letter for letter, _, _ in boxes), page,
        left / MM, HEIGHT - top / MM, right / MM, HEIGHT - bottom / MM,
        min(size for _, _, size in boxes),
    )  # fmt: skip
