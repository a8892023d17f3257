"""A table of text: columns as wide as their widest cell, amounts to the right."""

from collections.abc import Sequence

from calc.base.characters import on_one_line
from calc.base.value_type import value_type


@value_type
class TextColumn:
    """One column: its heading, and whether its cells stand to the left."""

    heading: str = ""
    left: bool = False


def table(
    columns: Sequence[TextColumn], rows: Sequence[Sequence[str]], *, rule: bool = False
) -> str:
    """The table, each line indented by two. `rule` draws a line above the last row."""
    headed = any(column.heading for column in columns)
    # A cell is one line: a name with a new line in it would look like a row of ours.
    plain = [[on_one_line(cell) for cell in row] for row in rows]
    lines = [[column.heading for column in columns], *plain] if headed else plain
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    written = [_line(columns, widths, line) for line in lines]
    across = "  " + "-" * (sum(widths) + 2 * (len(columns) - 1))
    if headed:
        written.insert(1, across)
    if rule:
        written.insert(-1, across)
    return "\n".join(written)


def _line(columns: Sequence[TextColumn], widths: Sequence[int], cells: Sequence[str]) -> str:
    padded = [
        cell.ljust(width) if column.left else cell.rjust(width)
        for column, width, cell in zip(columns, widths, cells, strict=True)
    ]
    return ("  " + "  ".join(padded)).rstrip()
