"""How a sheet looks: small and even, for who looks something up. Nothing is under 9.5 points."""

from typing import Any, Final

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from app.render.fonts import BOLD, REGULAR
from app.render.look import ACCENT, INK, PAGE_WIDTH, QUIET

SIZE: Final = 9.5
_LEADING: Final = 11.2
SHEET_TOP: Final = 12 * mm
SHEET_SIDE: Final = 15 * mm
SHEET_WIDTH: Final = PAGE_WIDTH - 2 * SHEET_SIDE


def _style(name: str, *, bold: bool = False, size: float = SIZE, **more: object) -> ParagraphStyle:
    settings: dict[str, Any] = {
        "fontName": BOLD if bold else REGULAR,
        "bulletFontName": REGULAR,
        "bulletFontSize": size,
        "fontSize": size,
        "leading": size * _LEADING / SIZE,
        "textColor": INK,
        "splitLongWords": 1,
        **more,
    }
    return ParagraphStyle(name, **settings)


TITLE: Final = _style("sheet_title", bold=True, size=17, textColor=ACCENT, spaceAfter=3)
PART: Final = _style(
    "sheet_part",
    bold=True,
    size=12.5,
    textColor=ACCENT,
    spaceBefore=6,
    spaceAfter=2,
)
GROUP: Final = _style(
    "sheet_group",
    bold=True,
    size=10.5,
    textColor=ACCENT,
    spaceBefore=4,
    spaceAfter=1,
)
BODY: Final = _style("sheet_body", spaceAfter=2)
ITEM: Final = _style("sheet_item", leftIndent=11, bulletIndent=2, spaceAfter=0.5)
CELL: Final = _style("sheet_cell")
CELL_STRONG: Final = _style("sheet_cell_strong", bold=True)
RIGHT: Final = _style("sheet_right", alignment=TA_RIGHT)
RIGHT_STRONG: Final = _style("sheet_right_strong", bold=True, alignment=TA_RIGHT)
NOTE: Final = _style("sheet_note", textColor=QUIET)
NUMBER: Final = _style("sheet_number", textColor=QUIET, alignment=TA_RIGHT)
