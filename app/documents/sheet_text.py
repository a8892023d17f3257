"""An explanation as plain text: every row on a line, its note under it."""

from app.documents.sheet import Sheet, SheetRow

_INDENT = "  "


def sheet_text(sheet: Sheet) -> str:
    """Everything the sheet says, in the order of reading."""
    lines = [sheet.mark] if sheet.mark else []
    lines += [sheet.title, "", *sheet.lead]
    for row in sheet.rows:
        lines += _lines(row)
    return "\n".join([*lines, "", sheet.footer.reference]).rstrip() + "\n"


def _lines(row: SheetRow) -> list[str]:
    if row.heading:
        title = f"## {row.what}" + (f" | {row.amount}" if row.amount else "")
        return ["", title, *([row.note] if row.note else [])]
    indent = _INDENT * row.depth
    said = f"{indent}{row.what}" + (f" | {row.amount}" if row.amount else "")
    return [said, *([f"{indent}{_INDENT}({row.note})"] if row.note else [])]
