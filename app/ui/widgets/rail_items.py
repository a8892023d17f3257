"""What a row of the rail says, and the sign before it."""

from enum import StrEnum
from typing import NamedTuple


class Sign(StrEnum):
    """How far a step is, by its shape."""

    NONE = "none"
    """nobody asked anything yet"""
    DONE = "done"
    """a tick"""
    NOTE = "note"
    """a triangle: something to look at"""
    OPEN = "open"
    """an open circle"""
    SKIPPED = "skipped"
    """a dot: does not apply"""


class RailItem(NamedTuple):
    """One row. `spoken`: what the sign says, in words."""

    name: str
    counts: str = ""
    sign: Sign = Sign.NONE
    number: str = ""
    spoken: str = ""

    @property
    def said(self) -> str:
        """The row as a screen reader says it: "3. Inkomsten: 4 regels, compleet"."""
        begin = f"{self.number}. {self.name}" if self.number else self.name
        words = [self.counts] if self.counts else []
        if self.spoken and self.spoken != self.counts:
            words.append(self.spoken)
        return f"{begin}: {', '.join(words)}" if words else begin
