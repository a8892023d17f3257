"""What PDF/UA-1 and PDF/A-3a ask of the file as a whole, looked up in a file that was made.

Not every rule: those are tested where the program is made, with what knows them all. This sees that
a copy of the program that lost a part still makes a paper that a screen reader can read.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Pdf

_CLAIMS: Final = (b"pdfuaid:part", b"pdfaid:part", b"pdfaid:conformance")
_FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")


def lacking(data: bytes) -> tuple[str, ...]:
    """The names of what a file lacks, as the standards write them; none of a sound one."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return tuple(dict.fromkeys(_lacking(pdf)))


def _lacking(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    for name in ("/StructTreeRoot", "/Lang", "/OutputIntents", "/Metadata", "/AF"):
        if name not in root:
            yield name
    if not _in(root, "/MarkInfo").get("/Marked", False):
        yield "/Marked"
    claims = bytes(root["/Metadata"].read_bytes()) if "/Metadata" in root else b""
    yield from (name.decode() for name in _CLAIMS if name not in claims)
    for page in pdf.pages:
        for font in _in(_in(page.obj, "/Resources"), "/Font").values():
            if not any(_is_inside(each) for each in (font, *font.get("/DescendantFonts", ()))):
                yield str(font.get("/BaseFont", "/Font"))


def _is_inside(font: Any) -> bool:
    return any(name in _in(font, "/FontDescriptor") for name in _FONT_FILES)


def _in(whole: Any, name: str) -> Any:
    return whole.get(name, {})
