"""Reading a PDF back in tests."""

import re
from io import BytesIO
from typing import cast

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in reader(pdf).pages]


def language_of(pdf: PdfReader) -> str:
    """The language that the file says it is in."""
    return str(cast(DictionaryObject, pdf.trailer["/Root"])["/Lang"])


def squeezed(text: str) -> str:
    """A text without white space: where lines were broken no longer matters."""
    return re.sub(r"\s+", "", text)
