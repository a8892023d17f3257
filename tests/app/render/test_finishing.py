"""The last step of a PDF: no stream that a strict reader takes for one that is too short."""

from io import BytesIO
from itertools import product
from pathlib import Path
from zlib import compress

import pikepdf
import pytest

from app.render import Attachment, finishing, render
from app.render.finishing import AMBIGUOUS, pack_streams
from tests.app.documents.letters import example
from tests.app.render.test_tagged import wrong


def ending_in_a_return(start: bytes) -> bytes:
    """The same with two signs more, so that it ends in a carriage return once it is packed."""
    for pair in product(range(33, 127), repeat=2):
        if compress(data := start + bytes(pair)).endswith(b"\r"):
            return data
    raise AssertionError


def test_a_file_inside_that_packs_to_a_return_keeps_its_bytes(tmp_path: Path) -> None:
    data = ending_in_a_return(b"{} ")
    pdf = render(example("HH1").letter, [Attachment("a.json", data, "application/json", "Dossier")])
    assert AMBIGUOUS not in pdf
    assert wrong(pdf, tmp_path) == []
    with pikepdf.open(BytesIO(pdf)) as file:
        assert file.attachments["a.json"].get_file().read_bytes() == data


@pytest.mark.parametrize("start", [b"0 0 m ", b"0 0 m 1 1 l S "])
def test_what_is_on_a_page_keeps_its_operators(start: bytes) -> None:
    data = ending_in_a_return(start)
    with pikepdf.new() as pdf:
        pdf.Root["/Drawn"] = pdf.make_stream(data)
        pack_streams(pdf)
        assert not pdf.Root.Drawn.read_raw_bytes().endswith(b"\r")
        assert pdf.Root.Drawn.read_bytes() == data


def with_a_pack_that_ends_in_a_return() -> pikepdf.Pdf:
    """Some hundreds of objects, of which the last hundred are packed to such an end."""
    for salt in range(20_000):
        pdf = pikepdf.new()
        pdf.docinfo["/Title"] = pikepdf.String("Brief")
        many = [pdf.make_indirect(pikepdf.Dictionary(N=at)) for at in range(400)]
        many[-1]["/N"] = salt
        pdf.Root["/Many"] = pikepdf.Array(many)
        if AMBIGUOUS in finishing.resaved(pdf):
            return pdf
        pdf.close()
    raise AssertionError


def test_a_pack_of_objects_that_ends_in_a_return_is_packed_otherwise() -> None:
    """A long sheet has twenty of them: one in sixteen was never finished."""
    pdf = with_a_pack_that_ends_in_a_return()
    first, again = finishing._saved(pdf), finishing.resaved(pdf)
    assert AMBIGUOUS not in first
    assert first == again


def test_without_another_way_to_pack_them_the_objects_stand_apart() -> None:
    pdf = with_a_pack_that_ends_in_a_return()
    del pdf.docinfo["/Title"]
    for salt in range(20_000):
        pdf.Root.Many[-1]["/N"] = salt
        if AMBIGUOUS in finishing.resaved(pdf):
            break
    file = finishing._saved(pdf)
    assert AMBIGUOUS not in file
    assert b"/ObjStm" not in file
