"""A part that begins a page, unless most of the page is still empty."""

from typing import Any, Final

from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak

_MUCH: Final = 0.82
"""The share of a page that may be full for the next part to follow on it."""


class NewPart(Flowable):
    """Takes no room; `is_apart`: nothing else may stand on its first page."""

    canv: Any
    _frame: Any
    """the frame that is being filled, as ReportLab keeps it"""

    def __init__(self, *, is_apart: bool) -> None:
        super().__init__()
        self._most = 0.0 if is_apart else _MUCH

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Ends the page where it has to; the top of a page is one already."""
        frame = self._frame
        if not frame._atTop and 1 - height / frame._height > self._most:
            frame.add_generated_content(FrameBreak)
        return 0, 0

    def draw(self) -> None:
        """Nothing."""
