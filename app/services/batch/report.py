"""What became of every dossier, as a table that a spreadsheet opens."""

from collections.abc import Iterable
from typing import Final

from app.i18n import Texts
from app.services.batch.row import Row
from app.services.cells import csv_line, never_a_formula

NAME: Final = "uitzicht-batch.csv"
COLUMNS: Final = ("dossier", "reference", "document", "status", "file", "explanation")
_MARK: Final = b"\xef\xbb\xbf"


def report_of(rows: Iterable[Row], texts: Texts) -> bytes:
    """The whole table, a line for each document and for each dossier without one."""
    lines = [csv_line(COLUMNS)]
    for row in rows:
        kind = texts.text(f"document.kind.{row.kind}") if row.kind else ""
        cells = (row.dossier, row.reference, kind, row.status.value, row.document, row.why)
        lines.append(csv_line([never_a_formula(cell) for cell in cells]))
    return _MARK + b"".join(lines)
