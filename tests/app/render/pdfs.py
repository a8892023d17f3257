"""Reading a PDF back in tests."""

import re
from io import BytesIO
from typing import cast

import pypdfium2  # type: ignore[import-untyped]
from pypdf import PdfReader
from pypdf.generic import DictionaryObject


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def pages(pdf: bytes, first: int | None = None) -> list[str]:
    """The text of each page, or of so many: to read one takes longer than to draw it."""
    return [page.extract_text() for page in reader(pdf).pages[:first]]


def count(pdf: bytes) -> int:
    """How many pages there are."""
    return len(reader(pdf).pages)


def texts(pdf: bytes, first: int | None = None) -> list[str]:
    """The text of each page, or of so many, as another library reads it: many times as fast,
    without layout."""
    file = pypdfium2.PdfDocument(pdf)
    found = []
    for at in range(len(file))[:first]:
        page = file[at]
        text = page.get_textpage()
        found.append(str(text.get_text_range()))
        text.close()
        page.close()
    file.close()
    return found


def language_of(pdf: PdfReader) -> str:
    """The language that the file says it is in."""
    return str(cast(DictionaryObject, pdf.trailer["/Root"])["/Lang"])


def squeezed(text: str) -> str:
    """A text without white space: where lines were broken no longer matters."""
    return re.sub(r"\s+", "", text)
