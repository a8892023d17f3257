"""The checkers see what they see by themselves: nothing of a paper is kept from them."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pdfua
import pikepdf
import pytest
from pdfua.document import PdfDocument

from app.render import render, render_sheet
from app.render.finishing import Properties, finished
from app.render.tagging.structure import Element, Structure
from tests.app.documents.letters import example
from tests.app.render.checkers import each_built_once, wrong
from tests.app.render.test_sheet import sheet_of_rows

NAMES = ("letter", "sheet", "empty", "wrong", "deep", "strange")


@cache
def papers() -> dict[str, bytes]:
    """A letter and a sheet that are right, and files that are wrong, each in another way."""
    letter = render(example("HH1").letter)
    nothing = Properties("", "", "", "nl", None)
    return {
        "letter": letter,
        "sheet": render_sheet(sheet_of_rows()),
        "empty": finished(letter, Structure(), nothing),
        "wrong": finished(letter, _wrong_everywhere(), nothing),
        "deep": finished(letter, _deep(), nothing),
        "strange": _strange(letter),
    }


def _wrong_everywhere() -> Structure:
    """A picture without words, titles that skip a level, a row with a cell outside any table."""
    structure = Structure()
    structure.root.add("H1").add("H3").add("Figure")
    table = structure.root.add("Table")
    table.add("TBody").add("TR").add("TH")
    table.add("TR").add("TD").add("Table").add("TR").add("P").add("TD")
    structure.root.add("LI").add("L").add("LBody").add("Figure", alt="Een foto")
    return structure


def _deep() -> Structure:
    """Deeper than the checker goes; the other one refuses that."""
    structure = Structure()
    at: Element = structure.root
    for _ in range(300):
        at = at.add("Div")
    at.add("Figure")
    return structure


def _strange(letter: bytes) -> bytes:
    """Elements that are no elements, and one with a page of its own."""
    made = BytesIO()
    with pikepdf.open(BytesIO(letter)) as pdf:
        kids = pdf.Root.StructTreeRoot.K.K
        kids[0]["/Pg"] = pdf.pages[0].obj
        kids[1]["/K"] = pikepdf.Array([7, pikepdf.Name.Figure, pikepdf.Dictionary(S=1)])
        kids[2]["/K"] = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure)
        pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_the_checker_sees_the_elements_that_it_sees_by_itself(name: str, tmp_path: Path) -> None:
    """The same elements, in the same order, on the same pages, with the same parts."""
    path = tmp_path / "one.pdf"
    path.write_bytes(papers()[name])
    with PdfDocument.open(str(path)) as document:
        root = document.struct_root
        assert root is not None
        kids = list(document._kids(root))
        by_itself = [_told(each) for kid in kids for each in document._walk(kid, 0, None)]
        once = [_told(each) for kid in kids for each in each_built_once(document, kid, 0, None)]
    assert once == by_itself
    assert once or name == "empty"


def _told(element: pdfua.document.StructElement) -> tuple[object, ...]:
    return (
        element.role, element.obj.unparse(), element.page, element.alt, element.actual_text,
        element.has_scope, element.has_headers, [_told(each) for each in element.children],
    )  # fmt: skip


@pytest.mark.parametrize("name", [name for name in NAMES if name != "deep"])
def test_and_finds_what_it_finds_by_itself(name: str, tmp_path: Path) -> None:
    made = papers()[name]
    path = tmp_path / "one.pdf"
    path.write_bytes(made)
    by_itself = [f"{each.rule_id}: {each.message}" for each in pdfua.validate(str(path)).findings]
    found = wrong(made, tmp_path)
    assert found[len(found) - len(by_itself) :] == by_itself
    assert bool(found) is (name not in {"letter", "sheet"})
