"""The structure of a PDF read back: its elements in the order of reading, and their words."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from calc.base.value_type import value_type


@value_type
class Tagged:
    """One element: its tag, the texts of its own marks, and what it says instead of them."""

    tag: str
    text: str
    alt: str
    spoken: str
    language: str
    within: tuple[str, ...]
    """The tags of the elements that it is a part of, the outermost first."""


def elements(pdf: bytes) -> list[Tagged]:
    """All of them, in the order of reading."""
    texts = _marked(pdf)
    with pikepdf.open(BytesIO(pdf)) as file:
        pages = {page.obj.objgen: at for at, page in enumerate(file.pages)}
        return list(_walk(file.Root.StructTreeRoot.K, pages, texts))


def spoken(pdf: bytes) -> list[str]:
    """What a reader says, element by element; what repeats on every page is not in it."""
    return [said for each in elements(pdf) if (said := each.alt or each.spoken or each.text)]


def as_text(pdf: bytes) -> str:
    """What a reader says, with a line for each element; the cells of a row are on one."""
    lines: list[list[str]] = []
    for each in elements(pdf):
        if each.tag == "TR":
            lines.append([])
        if not (said := each.alt or each.spoken or each.text):
            continue
        if "TR" in each.within:
            lines[-1].append(said)
        else:
            lines.append([said])
    return "\n".join(" | ".join(line) for line in lines)


def _walk(
    element: Any,
    pages: dict[Any, int],
    texts: dict[tuple[int, int], str],
    within: tuple[str, ...] = (),
) -> Iterator[Tagged]:
    own, below = [], []
    for kid in element.K:
        if kid.get("/Type") == "/StructElem":
            below.append(kid)
        elif "/MCID" in kid:
            own.append(texts.get((pages[kid.Pg.objgen], int(kid.MCID)), ""))
    tag = str(element.S)[1:]
    yield Tagged(
        tag, " ".join("".join(own).split()), str(element.get("/Alt", "")),
        " ".join(str(element.get("/ActualText", "")).split()), str(element.get("/Lang", "")),
        within,
    )  # fmt: skip
    for kid in below:
        yield from _walk(kid, pages, texts, (*within, tag))


def _marked(pdf: bytes) -> dict[tuple[int, int], str]:
    """The text of every mark, by page and number."""
    found: dict[tuple[int, int], str] = {}
    file = pypdfium2.PdfDocument(pdf)
    for at, page in enumerate(file):
        lines = page.get_textpage()
        for part in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            number = raw.FPDFPageObj_GetMarkedContentID(part.raw)
            if number < 0:
                continue
            size = raw.FPDFTextObj_GetText(part.raw, lines.raw, None, 0)
            buffer = bytearray(size)
            raw.FPDFTextObj_GetText(
                part.raw, lines.raw, (raw.FPDF_WCHAR * (size // 2)).from_buffer(buffer), size
            )
            said = bytes(buffer).decode("utf-16-le").rstrip("\0")
            found[at, number] = found.get((at, number), "") + said
        lines.close()
        page.close()
    file.close()
    return found
