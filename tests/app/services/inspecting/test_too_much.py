"""A small file that asks for all memory or all time is refused before it gets any."""

import zlib
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from app.render.unpacking import check_packed
from app.services.documents import DocumentKind
from app.services.inspecting.finding import PaperCode
from tests.app.services.inspecting.papers import codes, look, sample

_PIECE = bytes(1 << 20)


def packed(megabytes: int) -> bytes:
    packing = zlib.compressobj(1)
    return b"".join(packing.compress(_PIECE) for _ in range(megabytes)) + packing.flush()


def with_content(content: bytes, filters: Any) -> bytes:
    file = BytesIO()
    with pikepdf.open(BytesIO(sample(DocumentKind.PLAN))) as pdf:
        pdf.pages[0].obj["/Contents"] = pdf.make_stream(b"")
        pdf.pages[0].obj.Contents.write(content, filter=filters)
        pdf.save(file, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return file.getvalue()


@pytest.mark.parametrize("layers", [1, 2])
def test_a_list_of_objects_is_measured_before_the_library_unpacks_it(layers: int) -> None:
    data = packed(201)
    for _ in range(layers - 1):
        data = zlib.compress(data)
    with pytest.raises(ValueError, match="more than a paper"):
        check_packed(b"%PDF-1.5\n1 0 obj<</Type/ObjStm>>\nstream\n" + data + b"\nendstream")


@pytest.mark.parametrize(
    ("content", "filters"),
    [
        (b"\x81 " * (2 << 20), Name.RunLengthDecode),
        (bytes(200_000), Array([Name.LZWDecode])),
    ],
)
def test_other_ways_of_packing_are_measured_too(content: bytes, filters: Any) -> None:
    assert codes(look(with_content(content, filters))) == [PaperCode.DAMAGED]


def test_a_drawing_that_draws_drawings_has_an_end() -> None:
    file = BytesIO()
    with pikepdf.open(BytesIO(sample(DocumentKind.PLAN))) as pdf:
        own = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 9, 9])}
        last = pdf.make_stream(b"0 0 1 1 re f", **own)
        for _ in range(12):
            inner = Dictionary(XObject=Dictionary(X=last))
            last = pdf.make_stream(b"/X Do " * 10, Resources=inner, **own)
        page = pdf.pages[0].obj
        page.Resources.XObject["/X"] = last
        page.Contents.write(page.Contents.read_bytes() + b" /X Do")
        pdf.save(file)
    assert codes(look(file.getvalue())) == [PaperCode.DAMAGED]
