"""Text and tables as they are set: the bundled fonts everywhere, and nothing read as markup."""

import re
from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle

from app.render.fonts import REGULAR
from app.render.tagging.flowables import LayoutTable, Role, TaggedParagraph, TaggedTable

_ONE_NUMBER: Final = re.compile(r"(?<=\b\d\d) (?=\d{2,4}\b)|(?<=\b\d{3}) (?=\d{2,4}\b)")
_FONT: Final = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
"""A table names its font even where it sets no text, or the PDF would name another."""


def put(
    text: str,
    style: ParagraphStyle,
    bullet: str | None = None,
    *,
    tag: str = "P",
    language: str = "",
) -> TaggedParagraph:
    """Set a text as it is: nothing in it is markup. A telephone number stays on one line.

    `tag`: what it is, H1 to H3 or P. `language`: where it is another than that of the document.
    """
    whole = _ONE_NUMBER.sub("\N{NO-BREAK SPACE}", text)
    made = TaggedParagraph(escape(whole), style, bulletText=bullet)
    made.role = Role(tag, whole, language)
    made.frags = _joined(made.frags)
    return made


def _joined(pieces: Sequence[Any]) -> list[Any]:
    """Signs such as & are read one by one: pieces of the same letters are one again."""
    found: list[Any] = []
    for each in pieces:
        if found and (found[-1].fontName, found[-1].fontSize) == (each.fontName, each.fontSize):
            found[-1].text += each.text
        else:
            found.append(each)
    return found


def grid(
    rows: Sequence[Sequence[Any]], widths: Sequence[float], style: Sequence[Any], **more: Any
) -> LayoutTable:
    """Parts beside each other, which is no table for who hears it."""
    made = [list(row) for row in rows]
    return LayoutTable(made, colWidths=list(widths), style=[_FONT, *style], **more)


def data_table(
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float],
    style: Sequence[Any],
    *,
    titles: int = 0,
    row_titles: bool = True,
    row_title_at: int = 0,
    **more: Any,
) -> TaggedTable:
    """A table of data. `titles`: how many rows are titles of its columns, again on every page;
    `row_titles`: whether a cell says what its row is, and which: `row_title_at`.
    """
    cells = [list(row) for row in rows]
    made = TaggedTable(
        cells, colWidths=list(widths), style=[_FONT, *style], repeatRows=titles, **more
    )
    made.titles, made.row_titles, made.row_title_at = titles, row_titles, row_title_at
    return made
