"""Text and tables as they are set: the bundled fonts everywhere, and nothing read as markup."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paragraph import cleanBlockQuotedText

from app.render.fonts import BOLD, REGULAR
from app.render.tagging.flowables import LayoutTable, Role, TaggedParagraph, TaggedTable

_ONE_NUMBER: Final = re.compile(r"(?<=\b\d\d) (?=\d{2,4}\b)|(?<=\b\d{3}) (?=\d{2,4}\b)")
_ACCOUNT: Final = re.compile(r"\b[A-Z]{2}\d{2}(?: [A-Z0-9]{4})+(?: [A-Z0-9]{1,3})?\b")
"""An account number or a payment reference, in groups of four."""
_KEPT: Final = "\N{NO-BREAK SPACE}"
_READ: Final = re.compile(r"[<>&\n]")
"""What has to be read as markup, once it is escaped; a line break is a piece of its own."""
_FONT: Final = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
"""A table names its font even where it sets no text, or the PDF would name another."""


def put(
    text: str,
    style: ParagraphStyle,
    bullet: str | None = None,
    *,
    tag: str = "P",
    language: str = "",
    lead: str = "",
) -> TaggedParagraph:
    """Set a text as it is: nothing in it is markup. A number that belongs together, of a telephone
    or an account, stays on one line.

    `tag`: what it is, H1 to H3 or P. `language`: where it is another than that of the document.
    `lead`: what stands before it, in bold. A line break in the text is one on paper.
    """
    whole, marked = unbroken(text), ""
    if not lead and not _READ.search(whole) and (words := cleanBlockQuotedText(whole)):
        made = TaggedParagraph(words, style, bulletText=bullet, frags=[_piece(words, style)])
        made.role = Role(tag, whole.lstrip(" "), language)
        return made
    if lead:
        marked = f'<font name="{BOLD}">{escape(unbroken(lead))}</font> '
    set_text = escape(whole).replace("\n", "<br/>")
    made = TaggedParagraph(f"{marked}{set_text}", style, bulletText=bullet)
    said = f"{unbroken(lead)} {whole}".lstrip(" ").replace("\n", " ")
    made.role = Role(tag, said, language)
    made.frags = _joined(made.frags)
    return made


def _piece(words: str, style: ParagraphStyle) -> Any:
    """What reading would make of words without any markup; most texts are, and reading is slow."""
    return _plain_piece(style).clone(text=words, link=[], us_lines=[])


@lru_cache(maxsize=128)
def _plain_piece(style: ParagraphStyle) -> Any:
    """One piece in a style, as ReportLab reads it; of no document."""
    [piece] = TaggedParagraph("x", style).frags
    return piece


def _joined(pieces: Sequence[Any]) -> list[Any]:
    """Signs such as & are read one by one: pieces of the same letters are one again."""
    found: list[Any] = []
    for each in pieces:
        if found and _is_alike(found[-1], each):
            found[-1].text += each.text
        else:
            found.append(each)
    return found


def _is_alike(one: Any, other: Any) -> bool:
    """The same letters, without a line break between them."""
    breaks = any(getattr(each, "lineBreak", False) for each in (one, other))
    return not breaks and (one.fontName, one.fontSize) == (other.fontName, other.fontSize)


def unbroken(text: str) -> str:
    """The same with spaces that do not break inside its numbers."""
    kept = _ACCOUNT.sub(lambda hit: hit[0].replace(" ", _KEPT), text)
    return _ONE_NUMBER.sub(_KEPT, kept)


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
