"""A part that begins a page, unless the part before it ran over onto the top of that page."""

from typing import Any, Final

from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak

_TOP: Final = 0.5
"""The share of a page that a part may have run over for the next one to follow on it."""


class BeginsOn:
    """On which page the part that is set now began."""

    page = 1


class NewPart(Flowable):
    """Takes no room; `is_apart`: nothing else may stand on its first page."""

    canv: Any
    _frame: Any
    """the frame that is being filled, as ReportLab keeps it"""

    def __init__(self, begins: BeginsOn, *, is_apart: bool) -> None:
        super().__init__()
        self._begins, self._is_apart = begins, is_apart

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Ends the page where it has to; the top of a page is one already."""
        page, frame = self.canv.getPageNumber(), self._frame
        used = 1 - height / frame._height
        ran_over = page > self._begins.page and used <= _TOP and not self._is_apart
        is_top = bool(frame._atTop)
        if not is_top and not ran_over:
            frame.add_generated_content(FrameBreak)
            page += 1
        self._begins.page = page
        return 0, 0

    def draw(self) -> None:
        """Nothing."""
