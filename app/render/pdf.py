"""A letter or an explanation as a PDF: bytes that depend on it alone, and that name no customer."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.documents.letter import Letter
from app.documents.sheet import Sheet
from app.render.flow import blocks_of
from app.render.fonts import REGULAR
from app.render.glyphs import check_glyphs
from app.render.head import head_of
from app.render.look import PAGE_HEIGHT, PAGE_WIDTH, SIDE, TEXT_WIDTH, Look
from app.render.page import PageFurniture
from app.render.pages import likely_pages
from app.render.sheet import flow_of

Flow = Callable[[], list[Flowable]]
"""Makes everything below the head of the page; what was laid out once cannot be used again."""
_TOP = 15 * mm
_PROGRAM = "Uitzicht"


def render(letter: Letter) -> bytes:
    """The letter as a PDF file. Raises MissingGlyph when the fonts lack one of its characters."""
    look = Look(letter.large_print)

    def flow() -> list[Flowable]:
        return [*head_of(letter, look), *blocks_of(letter, look)]

    return _laid_out(letter, look, letter.sender.organisation, flow)


def render_sheet(sheet: Sheet) -> bytes:
    """The explanation as a PDF file. Raises MissingGlyph as above."""
    look = Look(large=False)
    return _laid_out(sheet, look, _PROGRAM, lambda: flow_of(sheet, look))


def _laid_out(letter: Letter | Sheet, look: Look, author: str, flow: Flow) -> bytes:
    """The file; when it has not as many pages as was likely, it is built again."""
    check_glyphs(letter)
    made, pages = _build(letter, look, author, flow, pages=likely_pages(letter))
    if not made:
        # What fits on a page does not depend on the feet: as many pages as the first time.
        made, _ = _build(letter, look, author, flow, pages=pages)
    return made


class _Canvas(Canvas):
    """Pages that become a file when `is_right` says so: else fonts need not be cut, nor packed."""

    is_right: Callable[[], bool]

    def save(self) -> None:
        if self.is_right():
            super().save()


def _build(
    letter: Letter | Sheet, look: Look, author: str, flow: Flow, pages: int
) -> tuple[bytes, int]:
    """The file, given how many pages its feet must speak of, and how many there are.

    No bytes when these are not the same.
    """
    furniture = PageFurniture(letter, look, pages)
    frame = Frame(
        SIDE, furniture.bottom, TEXT_WIDTH, PAGE_HEIGHT - _TOP - furniture.bottom,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip

    def on_page(canvas: Canvas, document: Any) -> None:
        furniture.draw(canvas, document.page)

    def canvas(*given: Any, **named: Any) -> Canvas:
        made = _Canvas(*given, **named)
        made.is_right = lambda: document.page == pages
        return made

    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageTemplates=[PageTemplate("letter", [frame], onPage=on_page)],
        title=letter.title,
        author=author,
        creator=_PROGRAM,
        lang=letter.language,
        displayDocTitle=1,
        initialFontName=REGULAR,
        invariant=1,
    )
    document.build(flow(), canvasmaker=canvas)
    return file.getvalue(), document.page
