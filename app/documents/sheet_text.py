"""A sheet as plain text: every row on a line, its note under it."""

from collections.abc import Iterator

from app.documents.sheet import (
    Sheet,
    SheetBlock,
    SheetColumn,
    SheetHeading,
    SheetLine,
    SheetTable,
    SheetText,
)
from app.documents.spoken import before_value

_INDENT = "  "


def sheet_text(sheet: Sheet) -> str:
    """Everything the sheet says, in the order of reading; a heading stands between empty lines."""
    lines = [sheet.mark] if sheet.mark else []
    lines += [sheet.title, "", *sheet.lead]
    for block in sheet.blocks:
        lines += _lines(block)
    return "\n".join([*lines, "", sheet.footer.reference]).rstrip() + "\n"


def _lines(block: SheetBlock) -> Iterator[str]:
    match block:
        case SheetHeading():
            yield from ("", block.text, "")
        case SheetText():
            yield f"- {block.text}" if block.is_item else block.text
        case SheetTable():
            for line in block.lines:
                yield from _row(block, line)


def _row(table: SheetTable, line: SheetLine) -> Iterator[str]:
    """Each amount with the title of its column, where there are several."""
    numbers, amounts = [], []
    several = table.columns.count(SheetColumn.AMOUNT) > 1
    for at, (column, cell) in enumerate(zip(table.columns, line.cells, strict=True)):
        if column is SheetColumn.NUMBER and cell:
            numbers.append(f"{cell}. ")
        if column is SheetColumn.AMOUNT and cell:
            amounts.append(f"{table.titles[at]} {cell}" if several and table.titles else cell)
    words = line.cells[table.words_at]
    said = f"{before_value(words)} {'; '.join(amounts)}" if amounts else words
    indent = _INDENT * line.depth
    yield f"{indent}{''.join(numbers)}{said}"
    if line.note:
        yield f"{indent}{_INDENT}({line.note})"
