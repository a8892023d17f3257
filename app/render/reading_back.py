"""A PDF read back: its pages as they are seen, what is said of them, and what is inside.

    read_back(data)      a FoundPdf; raises NotPdf, BrokenPdf, LockedPdf
    read_pages(drawn)    the pages alone
    unseen_in(data)      what nobody sees of it, part by part; raises BrokenPdf

A file may be made by anybody: everything that it can ask for has an end.
"""

import zlib
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from pikepdf import Array, Dictionary, Pdf

from app.render.finishing import saved
from app.render.unpacking import check_packed, check_unpacked, check_whole
from app.render.unseen import never_ours, unseen_parts
from calc.base.value_type import value_type

_MOST_ELEMENTS: Final = 500_000
_MOST_PAGES: Final = 5_000
_LINK: Final = "/Link"
_FRAME: Final = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit")
_OUR_FRAME: Final = "[0,0,595.2756,841.8898] - 0 -"
_WRONG: Final = (
    pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError, KeyError, AttributeError,
    IndexError, OverflowError, RecursionError, zlib.error, NotImplementedError,
)  # fmt: skip
"""What the libraries raise at a file that somebody made to trip them."""
_COMMON: Final = "handled correctly"
"""What the library says of a fault that is none: other programs leave it in what they add."""


class NotPdf(ValueError):
    """This is no PDF at all."""


class BrokenPdf(ValueError):
    """A PDF that cannot be read to its end, or whose parts are not whole."""


class LockedPdf(ValueError):
    """A PDF with a password."""


@value_type
class FoundPage:
    """One page. `text`: its words as they are seen, line by line; `drawn`: the hash of how.

    `notes`: how many things lie on it that are no link: remarks, stamps, fields. `frame`: how large
    it is, what of it is shown and which way up.
    """

    text: str
    drawn: str
    notes: int
    frame: str

    @property
    def text_sha256(self) -> str:
        """The hash of its words, however they are divided over lines."""
        return sha256(" ".join(self.text.split()).encode()).hexdigest()

    @property
    def is_in_our_frame(self) -> bool:
        """Whether it is a whole sheet of A4, upright: all pages of ours are."""
        return self.frame == _OUR_FRAME


@value_type
class FoundFile:
    """A file inside. `listed`: where readers look for it; `related`: what it is to the paper."""

    name: str
    data: bytes
    listed: bool
    related: bool


@value_type
class FoundPdf:
    """`spoken`: what a reader hears instead of what is drawn. `properties`: what it says of itself.

    `as_saved`: its bytes are those that this program writes for what is in it. `strange`: parts
    that nobody sees and no paper of ours has.
    """

    pages: tuple[FoundPage, ...]
    files: tuple[FoundFile, ...]
    spoken: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    creator: str
    as_saved: bool
    strange: tuple[str, ...]


def read_back(data: bytes) -> FoundPdf:
    """What is in a file. Raises NotPdf, BrokenPdf, LockedPdf."""
    if not data.startswith(b"%PDF-"):
        if b"startxref" in data[-2048:]:
            raise BrokenPdf("its first bytes are wrong")
        if b"%PDF-" not in data[:1024]:
            raise NotPdf
    try:
        check_packed(data)
        with pikepdf.open(BytesIO(data)) as pdf:
            found = _found(data, pdf)
            warned = pdf.get_warnings()
    except pikepdf.PasswordError as error:
        raise LockedPdf from error
    except _WRONG as error:
        raise BrokenPdf(str(error)) from error
    if wrong := [each for each in map(str, warned) if _COMMON not in each]:
        raise BrokenPdf(wrong[0])
    return found


def unseen_in(data: bytes) -> dict[str, str]:
    """What nobody sees of a file that was read back. Raises BrokenPdf."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return unseen_parts(pdf)
    except _WRONG as error:
        raise BrokenPdf(str(error)) from error


def _found(data: bytes, pdf: Pdf) -> FoundPdf:
    check_whole(data)
    check_unpacked(pdf)
    if not data.rstrip().endswith(b"%%EOF"):
        raise BrokenPdf("its end is missing")
    return FoundPdf(
        pages=tuple(_pages(data, pdf)),
        files=tuple(_files(pdf)),
        spoken=tuple(_spoken(pdf)),
        properties=tuple(_properties(pdf)),
        creator=str(pdf.docinfo.get("/Creator", "")),
        as_saved=saved(pdf) == data,
        strange=never_ours(pdf),
    )


def read_pages(drawn: bytes) -> tuple[FoundPage, ...]:
    """The pages of a file that we drew ourselves, before or after it was finished."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        return tuple(_pages(drawn, pdf))


def _pages(data: bytes, pdf: Pdf) -> Iterator[FoundPage]:
    if len(pdf.pages) > _MOST_PAGES:
        raise ValueError("too many pages")
    document = pypdfium2.PdfDocument(data)
    try:
        for at, page in enumerate(pdf.pages):
            shown = document[at]
            words = shown.get_textpage()
            text = words.get_text_range()
            words.close()
            shown.close()
            notes = [note for note in page.get("/Annots", []) if note.get("/Subtype") != _LINK]
            drawn = sha256(_content(page)).hexdigest()
            yield FoundPage(text, drawn, len(notes), _frame(page))
    finally:
        document.close()


def _frame(page: pikepdf.Page) -> str:
    """As it stands in the file; "-" for what does not."""
    said = (page.obj.get(key) for key in _FRAME)
    return " ".join(
        f"[{','.join(map(str, each))}]"
        if isinstance(each, Array)
        else f"{'-' if each is None else each}"
        for each in said
    )


def _content(page: pikepdf.Page) -> bytes:
    """How the page is drawn; a blank at its end means nothing, and finishing may add one."""
    content = page.obj.get("/Contents")
    parts = list(content) if isinstance(content, Array) else [content]
    return b"\n".join(part.read_bytes() for part in parts if part is not None).rstrip(b"\n")


def _files(pdf: Pdf) -> Iterator[FoundFile]:
    """Both lists: where readers look, and what the standard relates to the paper."""
    related = {spec.objgen: spec for spec in pdf.Root.get("/AF", [])}
    seen = set()
    for name, attached in pdf.attachments.items():
        seen.add(attached.obj.objgen)
        yield FoundFile(name, _data(attached.obj), True, attached.obj.objgen in related)
    for key, specification in related.items():
        if key not in seen:
            yield FoundFile(str(specification.get("/UF", "")), _data(specification), False, True)


def _data(specification: Any) -> bytes:
    found: bytes = specification.EF.F.read_bytes()
    return found


def _spoken(pdf: Pdf) -> Iterator[str]:
    """What stands in the structure for who hears it, in the order of reading."""
    root = pdf.Root.get("/StructTreeRoot")
    waiting, seen = ([] if root is None else [root]), 0
    while waiting:
        element = waiting.pop()
        if isinstance(element, Array):
            waiting += reversed(list(element))
            continue
        if not isinstance(element, Dictionary) or element.get("/Type") == "/MCR":
            continue
        seen += 1
        if seen > _MOST_ELEMENTS:
            raise ValueError("too many elements")
        yield from (str(element[key]) for key in ("/Alt", "/ActualText") if key in element)
        if "/K" in element:
            waiting.append(element.K)


def _properties(pdf: Pdf) -> Iterator[tuple[str, str]]:
    for key, value in sorted(pdf.docinfo.items()):
        yield key.removeprefix("/"), str(value)
    told_again = pdf.open_metadata()
    for name in told_again:
        value = told_again[name]
        yield name, str(sorted(map(str, value)) if isinstance(value, set) else value)
    metadata = pdf.Root.get("/Metadata")
    told = b"" if metadata is None else metadata.read_bytes()
    yield "Metadata", sha256(told).hexdigest()


def looks_the_same(one: bytes, other: bytes, at: int) -> bool:
    """Whether a page, counted from 0, looks the same in two files: to the last dot."""
    return _picture(one, at) == _picture(other, at)


def _picture(data: bytes, at: int) -> bytes:
    document = pypdfium2.PdfDocument(data)
    try:
        shown: bytes = bytes(document[at].render(scale=1.5).buffer)
        return shown
    finally:
        document.close()
