"""A letter or an explanation as a PDF: bytes that depend on it alone, and that name no customer."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.documents.letter import Letter
from app.documents.sheet import Sheet
from app.render.attachment import Attachment
from app.render.finishing import Properties, finished
from app.render.fitting import letter_flow
from app.render.fonts import REGULAR
from app.render.glyphs import check_glyphs
from app.render.look import PAGE_HEIGHT, PAGE_WIDTH, SIDE, TOP, Look
from app.render.page import PageFurniture
from app.render.sheet import flow_of
from app.render.sheet_look import SHEET_SIDE, SHEET_TOP
from app.render.tagging.structure import Structure

Inside = Sequence[Attachment] | Callable[[bytes], Sequence[Attachment]]
"""The files that go inside; or what says them, given the pages as they were drawn."""
_PROGRAM = "Uitzicht"


def render(letter: Letter, attachments: Inside = ()) -> bytes:
    """The letter as a PDF file, with these files inside.

    Raises MissingGlyph when the fonts lack one of its characters.
    """
    check_glyphs(letter)
    look = Look(letter.large_print)
    furniture = PageFurniture(letter, look)
    flow = letter_flow(letter, look, PAGE_HEIGHT - TOP - furniture.bottom)
    return _laid_out(letter, furniture, letter.sender.organisation, flow, attachments)


def render_sheet(sheet: Sheet, attachments: Inside = ()) -> bytes:
    """The explanation as a PDF file, with these files inside. Raises MissingGlyph as above."""
    check_glyphs(sheet)
    furniture = PageFurniture(sheet, Look(sheet.large_print))
    return _laid_out(sheet, furniture, _PROGRAM, flow_of(sheet), attachments)


def _laid_out(
    document: Letter | Sheet,
    furniture: PageFurniture,
    author: str,
    flow: list[Flowable],
    attachments: Inside,
) -> bytes:
    file, structure = _draw(document, furniture, flow)
    properties = Properties(document.title, author, _PROGRAM, document.language, document.on)
    inside = attachments(file) if callable(attachments) else attachments
    return finished(file, structure, properties, inside)


class _Canvas(Canvas):
    """Pages whose feet are drawn last, when all is known that they tell."""

    structure: Structure
    furniture: PageFurniture

    def save(self) -> None:
        """Draw the feet before the file is written."""
        self.furniture.end(self, self.getPageNumber() - 1)
        super().save()


def _draw(
    document: Letter | Sheet, furniture: PageFurniture, flow: list[Flowable]
) -> tuple[bytes, Structure]:
    """The pages, without a structure of their own, and the structure that grew meanwhile."""
    structure = Structure()
    side, top = (SHEET_SIDE, SHEET_TOP) if isinstance(document, Sheet) else (SIDE, TOP)
    frame = Frame(
        side, furniture.bottom, PAGE_WIDTH - 2 * side, PAGE_HEIGHT - top - furniture.bottom,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip

    def on_page(canvas: Canvas, template: Any) -> None:
        furniture.begin(canvas, template.page)

    def canvas(*given: Any, **named: Any) -> Canvas:
        made = _Canvas(*given, **named)
        made.structure, made.furniture = structure, furniture
        return made

    file = BytesIO()
    BaseDocTemplate(
        file,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageTemplates=[PageTemplate("letter", [frame], onPage=on_page)],
        initialFontName=REGULAR,
        invariant=1,
        pageCompression=0,  # the last step packs what is on the pages
    ).build(flow, canvasmaker=canvas)
    return file.getvalue(), structure
