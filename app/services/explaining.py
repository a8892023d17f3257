"""An explanation on paper."""

from collections.abc import Sequence
from datetime import date

from app.documents.letter import Footer
from app.documents.sheet import Sheet, SheetRow, explained
from app.i18n import Texts
from app.services.documents import NoDocument

__all__ = ["NoDocument", "SheetRow", "explanation_bytes"]


def explanation_bytes(
    texts: Texts,
    title: str,
    lead: Sequence[str],
    rows: Sequence[SheetRow],
    foot: str,
    on: date | None,
    *,
    large_print: bool = False,
) -> bytes:
    """The PDF. `foot` stands on every page; `on`: its day, if it has one; `large_print`: for a
    customer who reads that way.

    Raises NoDocument for a character without a form.
    """
    from app.render import MissingGlyph, render_sheet  # slow to load, and only needed here

    footer = Footer(foot, texts.text("letter.footer.page", page="{page}", pages="{pages}"))
    sheet = Sheet(
        title, tuple(lead), explained(rows), footer, texts.language, on, large_print=large_print
    )
    try:
        return render_sheet(sheet)
    except MissingGlyph as missing:
        raise NoDocument(
            "answer.letter.glyph", character=missing.character, name=missing.name
        ) from missing
