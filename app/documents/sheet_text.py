"""An explanation as plain text: every row on a line, its note under it."""

from app.documents.sheet import Sheet, SheetRow
from app.documents.spoken import before_value

_INDENT = "  "


def sheet_text(sheet: Sheet) -> str:
    """Everything the sheet says, in the order of reading; a heading stands between empty lines."""
    lines = [sheet.mark] if sheet.mark else []
    lines += [sheet.title, "", *sheet.lead]
    for row in sheet.rows:
        lines += _lines(row)
    return "\n".join([*lines, "", sheet.footer.reference]).rstrip() + "\n"


def _lines(row: SheetRow) -> list[str]:
    said = f"{before_value(row.what)} {row.amount}" if row.amount else row.what
    if row.heading:
        return ["", said, "", *([row.note] if row.note else [])]
    indent = _INDENT * row.depth
    return [f"{indent}{said}", *([f"{indent}{_INDENT}({row.note})"] if row.note else [])]
