"""The key of a store on paper: its groups, and what to do with the sheet."""

from collections.abc import Sequence
from datetime import date

from app.documents.letter import (
    Align,
    Column,
    Detail,
    Footer,
    Letter,
    Paragraph,
    Sender,
    Table,
    TableRow,
)
from app.i18n import Texts
from calc.policy.policy import AddressWindow


def recovery_letter(groups: Sequence[str], texts: Texts, on: date) -> Letter:
    """One page, that names no customer and no dossier."""

    def said(name: str) -> str:
        return texts.text(f"store.keys.paper.{name}")

    columns = (Column(said("number"), Align.RIGHT), Column(said("group"), Align.LEFT))
    rows = tuple(TableRow((str(number), group)) for number, group in enumerate(groups, start=1))
    return Letter(
        language=texts.language,
        on=on,
        title=said("title"),
        mark=None,
        large_print=False,
        sender=Sender(said("sender"), ()),
        address=(),
        details=(Detail(said("made"), texts.formats.day(on)),),
        subject=said("subject"),
        salutation="",
        blocks=(Paragraph(said("what")), Table(columns, rows), Paragraph(said("care"))),
        closing=(),
        footer=Footer(
            said("title"), texts.text("letter.footer.page", page="{page}", pages="{pages}")
        ),
        window=AddressWindow(),
    )
