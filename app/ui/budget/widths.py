"""How wide the columns are, and which there is room for: what each needs, and what is left."""

from typing import Final

from app.services.intake.line_columns import MONTH_LEAST, LineGroup

_FIRST_TO_GO: Final = ("evidence", "creditor", "frequency")
"""What the drawer has too is not shown where letters are large: a table never scrolls sideways."""


class Widths:
    """The columns of one table that can be seen."""

    def __init__(self, group: LineGroup) -> None:
        self._group = group
        self._month = len(group.columns)
        self.in_drawer = {place for place, column in enumerate(group.columns) if column.drawer}
        """the columns that are never in the table"""
        self.columns = [place for place in range(self._month) if place not in self.in_drawer]
        """the columns that one types in and that are seen, from left to right"""

    def spread(self, letter: float, room: int) -> dict[int, int]:
        """The width in pixels of each column that is seen. `letter`: an average letter."""
        shown = [place for place in range(self._month + 1) if place not in self.in_drawer]
        for field in _FIRST_TO_GO:
            if sum(self._least(place) for place in shown) * letter <= room:
                break
            shown = [place for place in shown if self._field(place) != field]
        self.columns = [place for place in shown if place != self._month]
        widths = {place: round(self._least(place) * letter) for place in shown}
        left = room - sum(widths.values())
        parts = {place: self._stretch(place) for place in shown}
        if left < 0:
            widths[0] = max(widths[0] + left, round(letter))
        for place in shown if left > 0 else ():
            widths[place] += left * parts[place] // sum(parts.values())
        widths[0] += max(room - sum(widths.values()), 0)
        return widths

    def _field(self, place: int) -> str:
        return "" if place == self._month else self._group.columns[place].field

    def _least(self, place: int) -> float:
        return MONTH_LEAST if place == self._month else self._group.columns[place].least

    def _stretch(self, place: int) -> int:
        return 0 if place == self._month else self._group.columns[place].stretch
