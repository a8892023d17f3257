"""The texts of a table that are not in the draft: to the session, and back into a new table."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from app.services.intake.line_columns import Cell, LineColumn, LineGroup
from app.ui.budget.cells import Kept, RowNotes
from app.ui.intake.pending import Pending


def publish(pending: Pending, group: LineGroup, notes: list[RowNotes]) -> None:
    """Tell the session what is kept in the rows; the last one is that of a new line."""
    texts = {
        f"{group.name}[{row}].{field}": kept.text
        for row, note in enumerate(notes)
        for field, kept in note.kept.items()
    }
    texts |= {f"{group.name}.new.{field}": str(value) for field, value in notes[-1].fields.items()}
    mine = re.compile(_mine(group))
    pending.replace(lambda place: mine.fullmatch(place) is not None, texts)


def restored(pending: Pending, group: LineGroup, row: int, *, is_new: bool) -> RowNotes:
    """What the session kept of a row. The sentences are made again, in the language of now."""
    notes = RowNotes()
    for column in group.columns:
        if text := pending.text(f"{group.name}[{row}].{column.field}"):
            notes.kept[column.field] = Kept(text, "", None)
        value = _value(column, pending.text(f"{group.name}.new.{column.field}")) if is_new else None
        if value is not None:
            notes.fields[column.field] = value
    return notes


def _mine(group: LineGroup) -> str:
    fields = "|".join(column.field for column in group.columns)
    return rf"{group.name}(\[\d+\]|\.new)\.({fields})"


def _value(column: LineColumn, text: str) -> Any:
    """A value from its own text; None when there is none, or it is of another time."""
    if not text:
        return None
    try:
        match column.cell:
            case Cell.AMOUNT:
                return Decimal(text)
            case Cell.DAY:
                return date.fromisoformat(text)
            case Cell.YES_NO:
                return {"True": True, "False": False}.get(text)
            case Cell.CHOICE:
                assert column.choices is not None  # a column of choices names its list
                return column.choices(text)
            case _:
                return text
    except (ValueError, InvalidOperation):
        return None
