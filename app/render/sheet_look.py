"""How a sheet looks: small and even, for who looks something up. Nothing is under 9.5 points."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from app.render.fonts import BOLD, REGULAR
from app.render.look import ACCENT, INK, PAGE_WIDTH, QUIET

SIZE: Final = 9.5
LARGE: Final = 14.2
"""As the tables of a letter in large print."""
SMALLER: Final = (LARGE, 12.5, 11.0, SIZE)
"""For a table in large print with so many amounts that they would be broken over two lines."""
_LEADING: Final = 11.2
SHEET_TOP: Final = 12 * mm
SHEET_SIDE: Final = 15 * mm
SHEET_WIDTH: Final = PAGE_WIDTH - 2 * SHEET_SIDE


@dataclass(frozen=True)
class SheetLook:
    """The styles of one sheet. `size`: of the text, in points; all else in proportion."""

    size: float

    def _style(
        self, name: str, *, bold: bool = False, size: float = SIZE, **more: object
    ) -> ParagraphStyle:
        points = size * self.size / SIZE
        settings: dict[str, Any] = {
            "fontName": BOLD if bold else REGULAR,
            "bulletFontName": REGULAR,
            "bulletFontSize": points,
            "fontSize": points,
            "leading": points * _LEADING / SIZE,
            "textColor": INK,
            "splitLongWords": 1,
            **more,
        }
        return ParagraphStyle(name, **settings)

    @cached_property
    def title(self) -> ParagraphStyle:
        """The title of the sheet."""
        return self._style("sheet_title", bold=True, size=17, textColor=ACCENT, spaceAfter=3)

    @cached_property
    def part(self) -> ParagraphStyle:
        """The title of a part."""
        more: dict[str, Any] = {"textColor": ACCENT, "spaceBefore": 6, "spaceAfter": 2}
        return self._style("sheet_part", bold=True, size=12.5, **more)

    @cached_property
    def group(self) -> ParagraphStyle:
        """The title of a group within a part."""
        more: dict[str, Any] = {"textColor": ACCENT, "spaceBefore": 4, "spaceAfter": 1}
        return self._style("sheet_group", bold=True, size=10.5, **more)

    @cached_property
    def body(self) -> ParagraphStyle:
        """A sentence."""
        return self._style("sheet_body", spaceAfter=2)

    @cached_property
    def item(self) -> ParagraphStyle:
        """A sentence of a list."""
        return self._style("sheet_item", leftIndent=11, bulletIndent=2, spaceAfter=0.5)

    @cached_property
    def cell(self) -> ParagraphStyle:
        """Words in a table."""
        return self._style("sheet_cell")

    @cached_property
    def cell_strong(self) -> ParagraphStyle:
        """An outcome, or the name of a group."""
        return self._style("sheet_cell_strong", bold=True)

    @cached_property
    def right(self) -> ParagraphStyle:
        """An amount."""
        return self._style("sheet_right", alignment=TA_RIGHT)

    @cached_property
    def right_strong(self) -> ParagraphStyle:
        """The amount of an outcome."""
        return self._style("sheet_right_strong", bold=True, alignment=TA_RIGHT)

    @cached_property
    def note(self) -> ParagraphStyle:
        """How it came about."""
        return self._style("sheet_note", textColor=QUIET)

    @cached_property
    def number(self) -> ParagraphStyle:
        """The number of a step."""
        return self._style("sheet_number", textColor=QUIET, alignment=TA_RIGHT)


@lru_cache(maxsize=len(SMALLER))
def sheet_look(size: float) -> SheetLook:
    """The styles of a size, made once."""
    return SheetLook(size)
