"""What stands on every page: the mark of a concept, and the foot."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.letter import Letter
from app.documents.sheet import Sheet
from app.render.fonts import BOLD, REGULAR
from app.render.look import HAIR, INK, PAGE_HEIGHT, PAGE_WIDTH, QUIET, SIDE, TEXT_WIDTH, Look
from app.render.setting import put
from app.render.tagging.structure import structure_of

_BAND = 9 * mm
_FOOT = 11 * mm
_PAGE_WIDTH_OF_FOOT = 0.3


class PageFurniture:
    """Draws the mark and the foot. `pages` is how many pages there are."""

    def __init__(self, letter: Letter | Sheet, look: Look, pages: int) -> None:
        self._letter, self._look, self._pages = letter, look, pages
        self._reference = put(letter.footer.reference, look.small)
        self._left = TEXT_WIDTH * (1 - _PAGE_WIDTH_OF_FOOT)
        self._height: float = self._reference.wrap(self._left, PAGE_HEIGHT)[1]

    @property
    def bottom(self) -> float:
        """Where the text of a page has to stop, in points from below."""
        return _FOOT + max(self._height, self._look.small.leading) + 4 * mm

    def draw(self, canvas: Canvas, page: int) -> None:
        """Draw what belongs on this page."""
        canvas.saveState()
        structure = structure_of(canvas)
        if self._letter.mark:
            with structure.artifact(canvas, "Header"):
                _draw_band(canvas, self._letter.mark)
                _draw_side(canvas, self._letter.mark)
        with structure.artifact(canvas, "Footer"):
            self._draw_foot(canvas, page)
        canvas.restoreState()

    def _draw_foot(self, canvas: Canvas, page: int) -> None:
        top = _FOOT + max(self._height, self._look.small.leading)
        canvas.setStrokeColor(HAIR)
        canvas.setLineWidth(0.5)
        canvas.line(SIDE, top + 1.5 * mm, SIDE + TEXT_WIDTH, top + 1.5 * mm)
        self._reference.wrap(self._left, PAGE_HEIGHT)
        self._reference.drawOn(canvas, SIDE, top - self._height)
        number = put(
            self._letter.footer.page.format(page=page, pages=self._pages), self._look.small_right
        )
        _, height = number.wrap(TEXT_WIDTH * _PAGE_WIDTH_OF_FOOT, PAGE_HEIGHT)
        number.drawOn(canvas, SIDE + self._left, top - height)


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
    canvas.setFont(BOLD, 11)
    canvas.drawCentredString(PAGE_WIDTH / 2, below + _BAND / 2 - 4, mark)


def _draw_side(canvas: Canvas, mark: str) -> None:
    """The same words up the right margin, where no text is."""
    canvas.saveState()
    canvas.translate(PAGE_WIDTH - 9 * mm, PAGE_HEIGHT / 2)
    canvas.rotate(90)
    canvas.setFillColor(QUIET)
    canvas.setFont(REGULAR, 9)
    canvas.drawCentredString(0, 0, mark)
    canvas.restoreState()
