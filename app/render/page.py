"""What stands on every page: the mark of a concept, and the foot."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.letter import Footer, Letter
from app.documents.sheet import Sheet
from app.render.fonts import BOLD, REGULAR, width_of
from app.render.look import HAIR, INK, PAGE_HEIGHT, PAGE_WIDTH, QUIET, SIDE, TEXT_WIDTH, Look
from app.render.setting import put
from app.render.tagging.structure import Structure, structure_of

_BAND: Final = 9 * mm
_FOOT: Final = 9 * mm
_NUMBER: Final = 0.13
"""The share of the width for the number of the page."""


class PageFurniture:
    """Draws the mark and the feet of one document."""

    def __init__(self, document: Letter | Sheet, look: Look) -> None:
        self._document, self._look = document, look
        self._left = TEXT_WIDTH * (1 - _NUMBER)
        footer, self._left = document.footer, TEXT_WIDTH * (1 - _NUMBER)
        line = look.small.leading
        first = self._wrapped(footer.first) + line if footer.next_page else 0.0
        self._height = max(self._wrapped(footer.reference), first, line)

    def _wrapped(self, text: str) -> float:
        wrapped = put(text, self._look.small).wrap(self._left, PAGE_HEIGHT)
        return float(wrapped[1]) if text else 0.0

    @property
    def bottom(self) -> float:
        """Where the text of a page has to stop, in points from below."""
        return _FOOT + self._height + 3.5 * mm

    def begin(self, canvas: Canvas, page: int) -> None:
        """Draw the mark of this page, and keep the place of its foot."""
        canvas.saveState()
        if mark := self._document.mark:
            with structure_of(canvas).artifact(canvas, "Header"):
                _draw_band(canvas, mark)
                _draw_side(canvas, mark, self._look)
        with structure_of(canvas).artifact(canvas, "Footer"):
            canvas.doForm(_foot(page))
        canvas.restoreState()

    def end(self, canvas: Canvas, pages: int) -> None:
        """Draw all feet: how many pages there are, and what is on them, is known by now."""
        structure = structure_of(canvas)
        for page in range(1, pages + 1):
            canvas.beginForm(_foot(page), 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
            with structure.silence():
                self._draw_foot(canvas, page, pages, _titles(structure, page + 1))
            canvas.endForm()

    def _draw_foot(self, canvas: Canvas, page: int, pages: int, titles: Sequence[str]) -> None:
        top = _FOOT + self._height
        canvas.setStrokeColor(HAIR)
        canvas.setLineWidth(0.5)
        canvas.line(SIDE, top + 1.5 * mm, SIDE + TEXT_WIDTH, top + 1.5 * mm)
        footer, small = self._document.footer, self._look.small
        number = put(footer.page.format(page=page, pages=pages), self._look.small_right)
        _, height = number.wrap(TEXT_WIDTH * _NUMBER, PAGE_HEIGHT)
        number.drawOn(canvas, SIDE + self._left, top - height)
        told = [footer.reference]
        if page == 1 and footer.next_page:
            told = [next_page(footer, titles, self._look, self._left), footer.first]
        for text in filter(None, told):
            said = put(text, small)
            top -= said.wrap(self._left, PAGE_HEIGHT)[1]
            said.drawOn(canvas, SIDE, top)


def next_page(footer: Footer, titles: Sequence[str], look: Look, width: float) -> str:
    """What the foot says of the page behind it: as many of its titles as there is room for."""
    small = look.small
    for count in range(len(titles), 0, -1):
        *most, last = titles[:count]
        parts = f"{', '.join(most)} {footer.both} {last}" if most else last
        said = footer.next_page.format(parts=parts)
        if width_of(said, REGULAR, small.fontSize) <= width:
            return said
    return ""


def _titles(structure: Structure, page: int) -> list[str]:
    return [title for at, title in structure.announced if at == page]


def _foot(page: int) -> str:
    return f"foot{page}"


def _draw_band(canvas: Canvas, mark: str) -> None:
    """A band across the top with a line under it: seen without colour too."""
    below = PAGE_HEIGHT - _BAND
    canvas.setFillGray(0.9)
    canvas.rect(0, below, PAGE_WIDTH, _BAND, stroke=0, fill=1)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.2)
    canvas.setDash(5, 3)
    canvas.line(0, below, PAGE_WIDTH, below)
    canvas.setDash()
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 14)
    canvas.drawCentredString(PAGE_WIDTH / 2, below + _BAND / 2 - 5, mark)


def _draw_side(canvas: Canvas, mark: str, look: Look) -> None:
    """The same words up the right margin, where no text is."""
    canvas.saveState()
    canvas.translate(PAGE_WIDTH - 8 * mm, PAGE_HEIGHT / 2)
    canvas.rotate(90)
    canvas.setFillColor(QUIET)
    canvas.setFont(REGULAR, look.least)
    canvas.drawCentredString(0, 0, mark)
    canvas.restoreState()
