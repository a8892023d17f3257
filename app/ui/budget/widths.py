"""How wide the columns are: what each needs, and what is left for those that stretch."""

from collections.abc import Sequence

from app.services.intake.line_columns import LineColumn


def spread(columns: Sequence[LineColumn], letter: float, room: int) -> list[int]:
    """The width of each column in pixels. `letter`: an average letter; `room`: the table's width.

    What the columns need is never taken from them; then the table scrolls.
    """
    widths = [round(column.least * letter) for column in columns]
    left = room - sum(widths)
    parts = sum(column.stretch for column in columns)
    if left <= 0 or not parts:
        return widths
    stretched = [
        width + left * column.stretch // parts
        for width, column in zip(widths, columns, strict=True)
    ]
    stretched[-1] += room - sum(stretched)
    return stretched
