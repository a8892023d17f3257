"""Text and tables as they are set: the bundled fonts everywhere, and nothing read as markup."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table

from app.render.fonts import REGULAR


def put(text: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
    """Set a text as it is: nothing in it is markup."""
    return Paragraph(escape(text), style, bulletText=bullet)


def grid(
    rows: Sequence[Sequence[Any]], widths: Sequence[float], style: Sequence[Any], **more: Any
) -> Table:
    """A table. It names its font even where it sets no text, or the PDF would name another."""
    font = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
    made = [list(row) for row in rows]
    return Table(made, colWidths=list(widths), style=[font, *style], **more)
