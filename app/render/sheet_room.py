"""Where a sheet begins another page: a part that wants one, a title without room under it."""

from typing import Any, Final

from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak

UNDER_A_TITLE: Final = 62.0
"""Points: a title with the titles of a table and two rows of it."""
_MUCH: Final = 0.18
"""The share of a page that must be left for the next part to begin on it."""
_ALL: Final = 1.0


class Room(Flowable):
    """Takes no room, and ends the page where there is less than `needed` points of it, or less
    than this share of the page."""

    canv: Any
    _frame: Any
    """the frame that is being filled, as ReportLab keeps it"""

    def __init__(self, needed: float, share: float = 0.0) -> None:
        super().__init__()
        self._needed, self._share = needed, share

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Ends the page where it has to; the top of a page is one already."""
        frame = self._frame
        if not frame._atTop and height < max(self._needed, self._share * frame._height):
            frame.add_generated_content(FrameBreak)
        return 0, 0

    def draw(self) -> None:
        """Nothing."""


def room_for_a_part(*, is_apart: bool) -> Room:
    """`is_apart`: nothing else may stand on its first page."""
    return Room(UNDER_A_TITLE, _ALL if is_apart else _MUCH)
