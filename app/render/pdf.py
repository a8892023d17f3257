"""A letter as a PDF: bytes that depend on the letter alone; its properties name no customer."""

from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.documents.letter import Letter
from app.render.flow import blocks_of
from app.render.fonts import REGULAR
from app.render.glyphs import check_glyphs
from app.render.head import head_of
from app.render.look import PAGE_HEIGHT, PAGE_WIDTH, SIDE, TEXT_WIDTH, Look
from app.render.page import PageFurniture

_TOP = 17 * mm
_PROGRAM = "Uitzicht"


def render(letter: Letter) -> bytes:
    """The letter as a PDF file. Raises MissingGlyph when the fonts lack one of its characters."""
    check_glyphs(letter)
    _, pages = _build(letter, pages=1)
    made, _ = _build(letter, pages=pages)
    return made


def _build(letter: Letter, pages: int) -> tuple[bytes, int]:
    """The file, given how many pages its feet must speak of; and how many there are."""
    look = Look(letter.large_print)
    furniture = PageFurniture(letter, look, pages)
    frame = Frame(
        SIDE, furniture.bottom, TEXT_WIDTH, PAGE_HEIGHT - _TOP - furniture.bottom,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip

    def on_page(canvas: Canvas, document: Any) -> None:
        furniture.draw(canvas, document.page)

    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageTemplates=[PageTemplate("letter", [frame], onPage=on_page)],
        title=letter.title,
        author=letter.sender.organisation,
        creator=_PROGRAM,
        lang=letter.language,
        displayDocTitle=1,
        initialFontName=REGULAR,
        invariant=1,
    )
    document.build([*head_of(letter, look), *blocks_of(letter, look)])
    return file.getvalue(), document.page
