"""How much a PDF unpacks to, found out before anything of it is unpacked for good.

    check_packed(data)      before the library opens it: the library unpacks its lists by itself
    check_unpacked(pdf)     before its pages are read: all streams, and what is drawn over and over

Each raises ValueError when it is more than any paper has. A small file can ask for all memory.
"""

import re
import zlib
from base64 import a85decode
from typing import Any, Final

from pikepdf import Array, Dictionary, Pdf, Stream

_MOST_BYTES: Final = 200 * 1024 * 1024
"""Of all that a file unpacks to."""
_MOST_DRAWN: Final = 50 * 1024 * 1024
"""Bytes of what is drawn on all pages, as often as it is; a sheet of 60 lines has some 2."""
_MOST_TIMES: Final = {"/LZWDecode": 1_400, "/RunLengthDecode": 64}
"""What one byte can become, where we do not unpack it ourselves."""
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_LENGTH: Final = re.compile(rb"/Length (\d{1,9})\b(?! \d+ R)")
_DICTIONARY: Final = 2_000
"""Bytes; that before a stream is shorter."""
_LAYERS: Final = 4


def check_packed(data: bytes) -> None:
    """All that looks packed, wherever it lies and whatever is said of it."""
    room = _MOST_BYTES
    for found in _STREAM.finditer(data):
        packed: bytes | memoryview = memoryview(data)[found.end() :]
        for _ in range(_LAYERS):
            packed = _opened(packed, room)
            room -= len(packed)
            if not packed:
                break
        else:
            raise ValueError("packed more often than a paper is")


def check_whole(data: bytes) -> None:
    """Every packed stream as it lies in the file: its check sum tells when a bit is not right.

    Raises zlib.error. The library reads on over it, and shows what is left.
    """
    room = _MOST_BYTES
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - _DICTIONARY) : found.start()]
        before = before[before.rfind(b" obj") + 1 :]
        length = _LENGTH.search(before)
        if length is None or b"/FlateDecode" not in before or b"/ASCII85Decode" in before:
            continue
        packed = data[found.end() : found.end() + int(length[1])]
        opened, is_whole = _unpacked(packed, room)
        room -= len(opened)
        if packed and not is_whole:  # a page with nothing on it may have nothing packed
            raise zlib.error("a stream is not whole")


def check_unpacked(pdf: Pdf) -> None:
    """Every stream of an open file, and every page with all that is drawn on it."""
    room = _MOST_BYTES
    for each in pdf.objects:
        if isinstance(each, Stream):
            room -= _size(each, room)
            if room < 0:
                raise ValueError("unpacks to more than a paper has")
    costs: dict[tuple[int, int], int] = {}
    drawn = sum(_drawn(page.obj, costs, 0) for page in pdf.pages)
    if drawn > _MOST_DRAWN:
        raise ValueError("draws more than a paper does")


def _opened(packed: bytes | memoryview, room: int) -> bytes:
    """One layer of what may be packed; empty when it is not."""
    if bytes(packed[:1]) != b"\x78":
        return b""
    try:
        return _unpacked(packed, room)[0]
    except zlib.error:
        return b""


def _unpacked(packed: bytes | memoryview, room: int) -> tuple[bytes, bool]:
    """What it unpacks to, and whether its end is there. Raises zlib.error, ValueError for more."""
    reader = zlib.decompressobj()
    opened = reader.decompress(packed, room + 1)
    if len(opened) > room:
        raise ValueError("unpacks to more than a paper has")
    return opened, reader.eof


def _size(stream: Stream, room: int) -> int:
    """How many bytes it becomes, at the most; of a picture its dots."""
    data = stream.read_raw_bytes()
    if stream.get("/Subtype") == "/Image":
        dots = int(stream.get("/Width", 1)) * int(stream.get("/Height", 1)) * 4
        if dots > room:
            return dots
    asked = stream.get("/Filter")
    for name in map(str, asked if isinstance(asked, Array) else [] if asked is None else [asked]):
        if name == "/FlateDecode":
            data, is_whole = _unpacked(data, room)
            if not is_whole and data:
                raise zlib.error("a stream is not whole")
        elif name == "/ASCII85Decode":
            data = a85decode(data.strip().removesuffix(b"~>"))
        else:
            return len(data) * _MOST_TIMES.get(name, 1)
    return len(data)


def _drawn(owner: Any, costs: dict[tuple[int, int], int], depth: int) -> int:
    """Bytes of what a page or a drawing draws, with every drawing in it as often as it may be."""
    if owner.is_indirect and owner.objgen in costs:
        return costs[owner.objgen]
    if depth > _LAYERS * 5:
        raise ValueError("drawings in drawings without an end")
    content = _content(owner)
    resources = owner.get("/Resources")
    inner = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    each = [
        _drawn(drawing, costs, depth + 1)
        for drawing in (inner.values() if isinstance(inner, Dictionary) else ())
        if isinstance(drawing, Stream) and drawing.get("/Subtype") == "/Form"
    ]
    cost = len(content) + content.count(b"Do") * max(each, default=0)
    if owner.is_indirect:
        costs[owner.objgen] = cost
    return cost


def _content(owner: Any) -> bytes:
    if isinstance(owner, Stream):
        return owner.read_bytes()
    content = owner.get("/Contents")
    parts = list(content) if isinstance(content, Array) else [content]
    return b"\n".join(part.read_bytes() for part in parts if isinstance(part, Stream))
