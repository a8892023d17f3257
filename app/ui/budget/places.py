"""Where Tab and Enter go in a table: the next cell, or the same cell of the next line."""

from collections.abc import Sequence

from app.ui.budget.kinds_model import KindsModel

Place = tuple[int, int]
"""a row and a column of the model"""


def next_cell(
    model: KindsModel, columns: Sequence[int], at: Place, *, forward: bool
) -> Place | None:
    """The cell after this one, or before it: along the line, then on to the next."""
    row, column = at
    here = columns.index(column) if column in columns else 0
    if model.kind_at(row) is None and 0 <= here + (1 if forward else -1) < len(columns):
        return row, columns[here + (1 if forward else -1)]
    found = _line(model, row, forward=forward)
    return None if found is None else (found, columns[0 if forward else -1])


def next_line(model: KindsModel, at: Place, *, forward: bool) -> Place | None:
    """The same cell of the next line, or of the one before; a new line begins with its kind."""
    found = _line(model, at[0], forward=forward)
    if found is None:
        return None
    return found, 0 if found == model.new_row else at[1]


def _line(model: KindsModel, row: int, *, forward: bool) -> int | None:
    """The next row that is a line, or the one of a new line; folded lines are passed over."""
    order, hidden = model.order(), model.hidden()
    place = order.index(row)
    rest = order[place + 1 :] if forward else order[:place][::-1]
    return next((each for each in rest if each not in hidden and model.kind_at(each) is None), None)
