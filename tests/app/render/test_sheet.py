"""An explanation on paper: everything it says, on as many pages as that takes, the same bytes."""

from datetime import date

import pytest

from app.documents.letter import Footer
from app.documents.sheet import (
    Sheet,
    SheetHeading,
    SheetLine,
    SheetRow,
    SheetTable,
    SheetText,
    explained,
)
from app.i18n import Texts
from app.render import MissingGlyph, render_sheet
from app.services.explaining import NoDocument, explanation_bytes
from tests.app.render.pdfs import language_of, pages, reader, squeezed

DAY = date(2026, 11, 23)


def sheet_of_rows(rows: int = 130) -> Sheet:
    found = [SheetRow(0, "Kop", "", "", heading=True)]
    found += [
        SheetRow(at % 20, f"Stap {at} met <b> & woorden", f"uitleg {at}", f"€ {at},00")
        for at in range(rows)
    ]
    footer = Footer("voet", "Pagina {page} van {pages}")
    return Sheet("Uitleg", ("Wat men weten moet.",), explained(found), footer, "nl", DAY)


def test_the_pages_hold_every_row_and_their_number() -> None:
    made = render_sheet(sheet_of_rows())
    shown = pages(made)
    whole = squeezed("".join(shown))
    for at in range(130):
        for words in (f"Stap {at} met <b> & woorden", f"uitleg {at}", f"€ {at},00"):
            assert squeezed(words) in whole
    assert len(shown) > 2
    for at, page in enumerate(shown, start=1):
        assert squeezed(f"Pagina {at} van {len(shown)}") in squeezed(page)
        assert "voet" in page


def test_the_same_explanation_gives_the_same_bytes_and_names_its_language() -> None:
    made = render_sheet(sheet_of_rows(3))
    assert made == render_sheet(sheet_of_rows(3))
    assert language_of(reader(made)) == "nl"
    metadata = reader(made).metadata
    assert metadata is not None
    assert metadata.title == "Uitleg"


def test_a_character_that_cannot_be_printed_is_said() -> None:
    footer = Footer("", "")
    with pytest.raises(MissingGlyph):
        render_sheet(Sheet("\N{CJK UNIFIED IDEOGRAPH-4E00}", (), (), footer, "nl", DAY))
    texts = Texts("nl")
    rows = [SheetRow(0, "\N{CJK UNIFIED IDEOGRAPH-4E00}", "", "")]
    with pytest.raises(NoDocument) as refused:
        explanation_bytes(texts, "Uitleg", (), rows, "", DAY)
    assert "U+4E00" in refused.value.sentence(texts) or "4E00" in refused.value.sentence(texts)


def test_a_heading_of_an_explanation_is_a_title_and_no_level_is_left_out() -> None:
    rows = [
        SheetRow(1, "Maanden", "", "", heading=True),
        SheetRow(2, "mei", "zo gerekend", "€ 5,00", heading=True),
        SheetRow(3, "ruimte", "", "€ 6,00"),
    ]
    first, second, note, table = explained(rows)
    assert first == SheetHeading("Maanden", 2)
    assert second == SheetHeading("mei: € 5,00", 3)
    assert note == SheetText("zo gerekend")
    assert isinstance(table, SheetTable)
    assert table.lines == (SheetLine(("ruimte", "€ 6,00"), "", 3),)
