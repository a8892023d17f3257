"""What the model tells about a cell besides its value: kept texts, and questions to ask."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from calc.base.value_type import value_type


class Role(IntEnum):
    """What a delegate asks a cell for, besides what every Qt table has."""

    MARK = Qt.ItemDataRole.UserRole + 1
    """a Mark, or None"""
    QUIET = Qt.ItemDataRole.UserRole + 2
    """whether the text is a placeholder rather than a value"""
    KIND = Qt.ItemDataRole.UserRole + 3
    """a KindRow, for the row of a kind; None for a line"""
    INSET = Qt.ItemDataRole.UserRole + 4
    """how many pixels further to the right the words begin than elsewhere in the table"""


class CellMark(IntEnum):
    """What a cell is marked with."""

    REFUSED = 1
    """the text in it could not be read or was refused"""
    ODD = 2
    """it may be right; a question is due"""


@value_type
class Kept:
    """A text that is not in the draft: what is wrong with it, and the draft's value meanwhile."""

    text: str
    sentence: str
    instead_of: Any


@value_type
class KindRow:
    """What the row of a kind says besides its name: how many lines, or that there are none."""

    name: str
    said: str
    is_folded: bool
    has_lines: bool


@dataclass(slots=True)
class RowNotes:
    """The kept texts of a row, by field; for the row of a new line also what is already known."""

    kept: dict[str, Kept] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed here that is not in the draft."""
        return not self.kept and not self.fields
