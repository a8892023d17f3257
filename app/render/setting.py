"""Text and tables as they are set: the bundled fonts everywhere, and nothing read as markup."""

import re
from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table

from app.render.fonts import REGULAR

_ONE_NUMBER: Final = re.compile(r"(?<=\b\d\d) (?=\d{2,4}\b)|(?<=\b\d{3}) (?=\d{2,4}\b)")


def put(text: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
    """Set a text as it is: nothing in it is markup. A telephone number stays on one line."""
    whole = _ONE_NUMBER.sub("\N{NO-BREAK SPACE}", text)
    return Paragraph(escape(whole), style, bulletText=bullet)


def grid(
    rows: Sequence[Sequence[Any]], widths: Sequence[float], style: Sequence[Any], **more: Any
) -> Table:
    """A table. It names its font even where it sets no text, or the PDF would name another."""
    font = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
    made = [list(row) for row in rows]
    return Table(made, colWidths=list(widths), style=[font, *style], **more)
