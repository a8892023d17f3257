"""How a letter looks: one accent colour, sizes in points, and a larger set for large print.

Nothing is smaller than 9.5 points, in large print than 14: who cannot read a line rings about it.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from app.render.fonts import BOLD, REGULAR

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE: Final = 20 * mm
TOP: Final = 15 * mm
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * SIDE

# Contrast on white: accent 8.9, ink 15, quiet 7.6; accent on calm 7.7.
ACCENT: Final = HexColor("#0A4F5C")
INK: Final = HexColor("#1C2730")
QUIET: Final = HexColor("#4A5560")
HAIR: Final = HexColor("#C9D3D6")
CALM: Final = HexColor("#EAF2F3")

_NORMAL: Final = 11.0
_LARGE: Final = 16.0
LEAST: Final = 9.5
LEAST_LARGE: Final = 14.0
_CLOSER: Final = 0.68
"""Of the white between the parts: what is left of it in a letter that is set closer."""


@dataclass(frozen=True)
class Look:
    """The styles of one letter. `large`: body text of 16 points, everything else in proportion.
    `close`: less white, the same letters: for a letter that runs over by a few lines.
    """

    large: bool
    close: bool = False

    @property
    def size(self) -> float:
        """The body text in points."""
        return _LARGE if self.large else _NORMAL

    @property
    def least(self) -> float:
        """The smallest that anything may be."""
        return LEAST_LARGE if self.large else LEAST

    def room(self, lines: float) -> float:
        """White to write in, counted in half body sizes so that it grows less than the letters."""
        return lines * (10 if self.large else 7.8)

    def gap(self, lines: float) -> float:
        """White between what is printed, counted in the same."""
        return self.room(lines) * (_CLOSER if self.close else 1)

    @property
    def _line(self) -> float:
        """From one line to the next, in sizes."""
        usual, close = (1.42, 1.34) if self.large else (1.34, 1.26)
        return close if self.close else usual

    def _style(
        self, name: str, *, factor: float = 1.0, bold: bool = False, **more: object
    ) -> ParagraphStyle:
        size = max(self.size * factor, self.least)
        settings: dict[str, Any] = {
            "fontName": BOLD if bold else REGULAR,
            "bulletFontName": REGULAR,
            "bulletFontSize": size,
            "fontSize": size,
            "leading": size * self._line,
            "textColor": INK,
            "splitLongWords": 1,
            **more,
        }
        return ParagraphStyle(name, **settings)

    @cached_property
    def body(self) -> ParagraphStyle:
        """Running text."""
        return self._style("body", spaceAfter=self.gap(0.5), allowWidows=0, allowOrphans=0)

    @cached_property
    def leading_in(self) -> ParagraphStyle:
        """A paragraph that introduces a list or a table, and stays with it."""
        return self._style("leading_in", spaceAfter=self.gap(0.3), keepWithNext=1)

    @cached_property
    def strong(self) -> ParagraphStyle:
        """The sentence of the letter."""
        return self._style("strong", factor=1.12, bold=True, spaceAfter=self.gap(0.5))

    @cached_property
    def heading(self) -> ParagraphStyle:
        """The title of a part; never the last line of a page."""
        return self._style(
            "heading",
            factor=1.16,
            bold=True,
            textColor=ACCENT,
            spaceBefore=self.gap(1.0),
            spaceAfter=self.gap(0.3),
            keepWithNext=1,
        )

    @cached_property
    def subject(self) -> ParagraphStyle:
        """The answer, above everything else."""
        return self._style(
            "subject",
            factor=1.35 if self.large else 1.5,
            bold=True,
            spaceAfter=self.gap(1.2),
            keepWithNext=1,
        )

    @cached_property
    def bullet(self) -> ParagraphStyle:
        """One item of a list."""
        indent = self.size * 1.2
        return self._style(
            "bullet", leftIndent=indent, bulletIndent=indent * 0.25, spaceAfter=self.gap(0.15)
        )

    @cached_property
    def organisation(self) -> ParagraphStyle:
        """The name of the sender."""
        return self._style("organisation", factor=1.1, bold=True)

    @cached_property
    def small(self) -> ParagraphStyle:
        """Labels and the foot of the page."""
        return self._style("small", factor=0.88, textColor=QUIET)

    @cached_property
    def small_ink(self) -> ParagraphStyle:
        """What a label says, where there is little room."""
        return self._style("small_ink", factor=0.88)

    @cached_property
    def small_right(self) -> ParagraphStyle:
        """The same, at the right."""
        return self._style("small_right", factor=0.88, textColor=QUIET, alignment=TA_RIGHT)

    @cached_property
    def cell(self) -> ParagraphStyle:
        """A cell of a table."""
        return self._style("cell")

    @cached_property
    def cell_right(self) -> ParagraphStyle:
        """An amount in a table."""
        return self._style("cell_right", alignment=TA_RIGHT)

    @cached_property
    def cell_bold(self) -> ParagraphStyle:
        """A cell of the outcome of a table."""
        return self._style("cell_bold", bold=True)

    @cached_property
    def cell_bold_right(self) -> ParagraphStyle:
        """The amount of the outcome."""
        return self._style("cell_bold_right", bold=True, alignment=TA_RIGHT)
