"""A letter or an explanation as a PDF: bytes that depend on it alone, and that name no customer."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.documents.letter import Letter
from app.documents.sheet import Sheet
from app.render.attachment import Attachment
from app.render.finishing import Properties, finished
from app.render.flow import blocks_of
from app.render.fonts import REGULAR
from app.render.glyphs import check_glyphs
from app.render.head import head_of
from app.render.look import PAGE_HEIGHT, PAGE_WIDTH, SIDE, Look
from app.render.page import PageFurniture
from app.render.pages import likely_pages
from app.render.sheet import flow_of
from app.render.sheet_look import SHEET_SIDE, SHEET_TOP
from app.render.tagging.structure import Structure

Flow = Callable[[], list[Flowable]]
"""Makes everything below the head of the page; what was laid out once cannot be used again."""
Inside = Sequence[Attachment] | Callable[[bytes], Sequence[Attachment]]
"""The files that go inside; or what says them, given the pages as they were drawn."""
_TOP = 15 * mm
_PROGRAM = "Uitzicht"


def render(letter: Letter, attachments: Inside = ()) -> bytes:
    """The letter as a PDF file, with these files inside.

    Raises MissingGlyph when the fonts lack one of its characters.
    """
    look = Look(letter.large_print)

    def flow() -> list[Flowable]:
        return [*head_of(letter, look), *blocks_of(letter, look)]

    return _laid_out(letter, look, letter.sender.organisation, flow, attachments)


def render_sheet(sheet: Sheet, attachments: Inside = ()) -> bytes:
    """The explanation as a PDF file, with these files inside. Raises MissingGlyph as above."""
    look = Look(sheet.large_print)
    return _laid_out(sheet, look, _PROGRAM, lambda: flow_of(sheet), attachments)


def _laid_out(
    letter: Letter | Sheet,
    look: Look,
    author: str,
    flow: Flow,
    attachments: Inside,
) -> bytes:
    """The file; when it has not as many pages as was likely, it is drawn again."""
    check_glyphs(letter)
    drawn = _draw(letter, look, flow, pages=likely_pages(letter))
    if not drawn.file:
        # What fits on a page does not depend on the feet: as many pages as the first time.
        drawn = _draw(letter, look, flow, pages=drawn.pages)
    properties = Properties(letter.title, author, _PROGRAM, letter.language, letter.on)
    inside = attachments(drawn.file) if callable(attachments) else attachments
    return finished(drawn.file, drawn.structure, properties, inside)


class _Drawn(NamedTuple):
    """Pages as a file without a structure of its own; no bytes when their feet are wrong."""

    file: bytes
    pages: int
    structure: Structure


class _Canvas(Canvas):
    """Pages that become a file when `is_right` says so: else fonts need not be cut, nor packed."""

    is_right: Callable[[], bool]
    structure: Structure

    def save(self) -> None:
        if self.is_right():
            super().save()


def _draw(letter: Letter | Sheet, look: Look, flow: Flow, pages: int) -> _Drawn:
    """The pages, given how many their feet must speak of."""
    structure = Structure()
    furniture = PageFurniture(letter, look, pages)
    side, top = (SHEET_SIDE, SHEET_TOP) if isinstance(letter, Sheet) else (SIDE, _TOP)
    frame = Frame(
        side, furniture.bottom, PAGE_WIDTH - 2 * side, PAGE_HEIGHT - top - furniture.bottom,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip

    def on_page(canvas: Canvas, document: Any) -> None:
        furniture.draw(canvas, document.page)

    def canvas(*given: Any, **named: Any) -> Canvas:
        made = _Canvas(*given, **named)
        made.is_right = lambda: document.page == pages
        made.structure = structure
        return made

    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageTemplates=[PageTemplate("letter", [frame], onPage=on_page)],
        initialFontName=REGULAR,
        invariant=1,
        pageCompression=0,  # the last step packs what is on the pages
    )
    document.build(flow(), canvasmaker=canvas)
    return _Drawn(file.getvalue(), document.page, structure)
