"""Every kind of document with names, lines and plans that are as large or as small as can be."""

import json
import unicodedata
from datetime import date
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from pypdfium2 import raw as pdfium

from app.documents.case import Case
from app.documents.extras import Extras
from app.documents.letter import Heading, Letter
from app.documents.writing import write
from app.i18n import Texts
from app.services.documents import DocumentKind, NoDocument
from tests.app.documents.letters import raw
from tests.app.documents.making import (
    LETTERS,
    SAMPLE_OF,
    assessed,
    document,
    document_of,
    fitting,
    sample,
    values_of,
)
from tests.app.render.pdfs import pages, squeezed, texts

EXTENDED = "".join(
    letter
    for code in range(0x100, 0x250)
    if unicodedata.category(letter := chr(code)).startswith("L")
    and unicodedata.normalize("NFC", letter) == letter
)
"""Latin Extended A and B."""
LONG = "W" * 200


def named(kind: DocumentKind, name: str) -> tuple[dict[str, Any], date]:
    values, on = values_of(SAMPLE_OF[kind])
    values["adults"][0]["name"] = name
    values["debt"]["creditor"] = name
    return values, on


@pytest.mark.parametrize("at", range(0, len(EXTENDED), 120))
@pytest.mark.parametrize("kind", DocumentKind)
def test_names_with_every_letter_of_latin_extended(kind: DocumentKind, at: int) -> None:
    name = EXTENDED[at : at + 120]
    values, on = named(kind, name)
    made = document(kind, assessed(values, on, clients=json.dumps([name])))
    assert name in squeezed("".join(texts(made.pdf, 2)))


@pytest.mark.parametrize("kind", DocumentKind)
def test_very_long_names(kind: DocumentKind) -> None:
    values, on = named(kind, LONG)
    made = document(kind, assessed(values, on, clients=json.dumps([LONG])))
    assert LONG in squeezed("".join(texts(made.pdf)))
    assert outside(made.pdf) == []


def outside(pdf: bytes) -> list[tuple[float, ...]]:
    """Where text stands that is not within its page: left, below, right, above."""
    file = pypdfium2.PdfDocument(pdf)
    found = list[tuple[float, ...]]()
    for page in file:
        width, height = page.get_size()
        for part in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            left, below, right, above = part.get_bounds()
            if not (0 <= left <= right <= width and 0 <= below <= above <= height):
                found.append((left, below, right, above))
        page.close()
    file.close()
    return found


def test_sixty_lines() -> None:
    values = raw("HH1-afgerond")
    values["income"] += [
        {"code": "I12", "label": f"Inkomen {number}", "amount": "1.00", "frequency": "month",
         "who": "A"} for number in range(20)
    ]  # fmt: skip
    values["expenses"] += [
        {"code": "U70", "label": f"Uitgave {number}", "amount": "1.00", "frequency": "month",
         "who": "A", "evidence": "ontbreekt"} for number in range(20)
    ]  # fmt: skip
    values["arrangements"] += [
        {"code": "R10", "creditor": f"Bedrijf {number}", "amount": "1.00", "frequency": "month",
         "who": "A", "until": "2031-01-31"} for number in range(20)
    ]  # fmt: skip
    found = fitting(assessed(values))
    assert {DocumentKind.PLAN, DocumentKind.INVITATION, DocumentKind.STILL_NEEDED} <= set(found)
    sheet = "".join(texts(found[DocumentKind.CALCULATION_SHEET].pdf))
    assert all(f"{name} {number}" in sheet for number in range(20)
               for name in ("Inkomen", "Uitgave", "Bedrijf"))  # fmt: skip
    for made in found.values():
        assert outside(made.pdf) == []


def test_every_code_there_is_still_fits_the_list_on_one_page() -> None:
    from calc.dossier.codes import ARRANGEMENT_CODES, EXPENSE_CODES, INCOME_CODES

    values = raw("HH1")
    line = {"amount": "1.00", "frequency": "month", "who": "A"}
    values["income"] = [{"code": code, **line} for code in sorted(INCOME_CODES)]
    values["expenses"] = [{"code": code, **line} for code in sorted(EXPENSE_CODES)]
    values["arrangements"] = [{"code": code, **line} for code in sorted(ARRANGEMENT_CODES)]
    found = pages(document(DocumentKind.INVITATION, assessed(values)).pdf)
    # The letter itself is one page, with letters of 11 points; the list has its own, the last.
    assert ["Dit is handig" in page for page in found] == [False, True]


def test_zero_lines() -> None:
    values = raw("HH1-afgerond") | {"income": [], "expenses": [], "arrangements": []}
    found = fitting(assessed(values))
    assert {DocumentKind.INVITATION, DocumentKind.REFERRAL, DocumentKind.CALCULATION_SHEET} <= set(
        found
    )
    assert all(made.pdf.startswith(b"%PDF") for made in found.values())


def five_years() -> dict[str, Any]:
    """A plan of sixty months that goes up eleven times."""
    values = raw("HH1-afgerond")
    values["income"][0]["amount"] = "2600.00"
    values["debt"]["balance"] = "90000.00"
    ends = [(2027 + (4 * number + 2) // 12, (4 * number + 2) % 12 + 1) for number in range(11)]
    values["arrangements"] = [
        {"code": "R10", "creditor": f"Bank {year}-{month}", "amount": "45.00",
         "frequency": "month", "who": "A", "until": f"{year}-{month:02}-28"}
        for year, month in ends
    ]  # fmt: skip
    return values


@pytest.mark.parametrize("needs", ["UNKNOWN", "grote letters"])
def test_a_plan_of_five_years_and_twelve_rungs(needs: str) -> None:
    values = five_years()
    values["adults"][0]["reading_needs"] = needs
    about = assessed(values, term_months="60")
    assert len(about.assessment.rungs) == 12
    found = fitting(about)
    assert DocumentKind.PLAN in found
    whole = squeezed("".join(texts(found[DocumentKind.PLAN].pdf)))
    for rung in about.assessment.rungs:
        assert f"{rung.payment.amount:.2f}".replace(".", ",") in whole
    for made in found.values():
        assert outside(made.pdf) == []


@pytest.mark.parametrize("kind", LETTERS)
def test_a_character_without_a_glyph_is_refused_with_its_name(kind: DocumentKind) -> None:
    with pytest.raises(NoDocument) as caught:
        document(kind, sample(SAMPLE_OF[kind]), free_text="Tot gauw \U0001f600")
    assert caught.value.values["name"] == "GRINNING FACE"


@pytest.mark.parametrize("kind", LETTERS)
def test_a_greeting_never_stands_alone_and_a_heading_is_never_last(kind: DocumentKind) -> None:
    made, about = document_of(SAMPLE_OF[kind], kind), sample(SAMPLE_OF[kind])
    case = Case(about.draft, about.assessment, about.policy_file.policy, Texts("nl"))
    letter = write(kind, case, Extras()).document
    assert isinstance(letter, Letter)
    headings = {block.text for block in letter.blocks if isinstance(block, Heading)}
    assert headings
    for page in pages(made.pdf):
        body = [line.strip() for line in page.splitlines() if line.strip()]
        assert body[-1] not in headings
        after_foot = [line for line in body if not line.startswith(("Kenmerk", "Pagina"))]
        assert not after_foot[0].startswith("Met vriendelijke groet")
