"""The calculation sheet on paper: three pages and an annex, with titles that can be gone to."""

from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from pypdfium2 import raw as pdfium

from app.documents.calculation_sheet import calculation_sheet
from app.documents.sheet import Sheet, SheetHeading, SheetTable
from app.render import render_sheet
from tests.app.documents.letters import NAMES, raw
from tests.app.documents.sheets import case_of, sheet_of
from tests.app.render.checkers import wrong
from tests.app.render.pdfs import squeezed, texts
from tests.app.render.structures import elements

_TITLE = {"nl": "Bijlage: alle stappen", "en": "Annex: all steps"}
_SMALLEST = 9.5


@cache
def drawn(name: str, language: str = "nl") -> bytes:
    """The sheet of an example on paper, drawn once for the tests that look at it."""
    return render_sheet(sheet_of(name, language)[1])


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_three_pages_then_the_annex(name: str, language: str) -> None:
    shown = [squeezed(page) for page in texts(drawn(name, language))]
    begins = [at for at, page in enumerate(shown) if squeezed(_TITLE[language]) in page]
    assert begins == [3]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_is_valid_in_both_checkers(language: str, tmp_path: Path) -> None:
    assert wrong(drawn("HH2-afgerond", language), tmp_path) == []


def test_the_parts_and_the_groups_of_the_annex_are_bookmarks() -> None:
    _, sheet = sheet_of("HH1")
    with pikepdf.open(BytesIO(drawn("HH1"))) as pdf, pdf.open_outline() as outline:
        parts = [str(part.title) for part in outline.root]
        groups = [str(group.title) for part in outline.root for group in part.children]
    titles = [block for block in sheet.blocks if isinstance(block, SheetHeading)]
    assert parts == [title.text for title in titles if title.level == 2]
    assert groups == [title.text for title in titles if title.level == 3]
    assert parts[-1] == _TITLE["nl"]


def test_titles_are_headings_and_columns_have_titles() -> None:
    _, sheet = sheet_of("HH1")
    found = elements(drawn("HH1"))
    tags = [each.tag for each in found]
    titles = [block for block in sheet.blocks if isinstance(block, SheetHeading)]
    assert tags.count("H1") == 1
    assert tags.count("H2") == sum(title.level == 2 for title in titles)
    assert tags.count("H3") == sum(title.level == 3 for title in titles)
    tables = [block for block in sheet.blocks if isinstance(block, SheetTable)]
    assert tags.count("THead") >= sum(bool(table.titles) for table in tables) > 20


def test_titles_of_columns_stand_on_every_page_of_a_table() -> None:
    values = raw("HH1")
    values["expenses"] *= 3
    made = texts(render_sheet(calculation_sheet(case_of(values))))
    assert sum("dec 2026" in page and "Regel" in page for page in made) > 1


def test_nothing_is_printed_smaller_than_nine_and_a_half_points() -> None:
    assert min(_sizes(drawn("HH2-afgerond"))) >= _SMALLEST - 0.01


def _sizes(pdf: bytes) -> list[float]:
    """Of every text on the paper but the foot and the mark, which every paper has."""
    found = []
    file = pypdfium2.PdfDocument(pdf)
    for page in file:
        for part in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            if pdfium.FPDFPageObj_GetMarkedContentID(part.raw) >= 0:
                size = pdfium.c_float()
                pdfium.FPDFTextObj_GetFontSize(part.raw, size)
                found.append(float(size.value))
    return found


def _extreme() -> dict[str, Any]:
    """60 lines with long names and large amounts, and six steps."""
    values = raw("HH1")
    long = "Een heel lange naam van een regel die niet op een regel past " * 2
    values["expenses"] += [
        {**values["expenses"][at % 20], "label": f"{long[:110]}{at}", "amount": "1.25"}
        for at in range(38)
    ]
    values["income"].append(
        {**values["income"][0], "label": "W" * 115, "amount": "99999.99", "frequency": "month"}
    )
    for at, month in enumerate(("2027-03", "2027-06", "2027-08", "2028-01", "2028-06")):
        values["arrangements"].append(
            {**values["arrangements"][0], "creditor": f"Schuldeiser {at}", "amount": "50.00",
             "until": f"{month}-28"}
        )  # fmt: skip
    return values


@pytest.mark.parametrize("language", ["nl", "en"])
def test_extremes_stay_within_their_columns(language: str, tmp_path: Path) -> None:
    case = case_of(_extreme(), language)
    made = render_sheet(calculation_sheet(case))
    assert wrong(made, tmp_path) == []
    whole = squeezed("".join(texts(made)))
    for line in (*case.draft.income, *case.draft.expenses):
        assert squeezed(str(line.label)) in whole
    assert overlapping(made) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_text_stands_over_another(name: str) -> None:
    assert overlapping(drawn(name)) == []


def overlapping(pdf: bytes) -> list[tuple[int, str]]:
    """Pieces of text on one line of which one begins before the other ends, or beyond the paper."""
    found = []
    file = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(file):
        width = page.get_width()
        lines: dict[float, list[tuple[float, float]]] = {}
        for part in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            if pdfium.FPDFPageObj_GetMarkedContentID(part.raw) < 0:
                continue
            left, _, right, _ = part.get_bounds()
            if right - left > 0.5:
                lines.setdefault(_baseline(part), []).append((left, right))
            if left < 0 or right > width - 30:
                found.append((number, f"outside {left} {right}"))
        for pieces in lines.values():
            ordered = sorted(pieces)
            for (_, right), (left, _) in pairwise(ordered):
                if left < right - 0.5:
                    found.append((number, f"{right} {left}"))
    return found


def _baseline(part: Any) -> float:
    return round(float(part.get_matrix().f))


def test_a_short_sheet_is_the_same_bytes_each_time() -> None:
    sheet: Sheet = sheet_of("HH3")[1]
    assert render_sheet(sheet) == drawn("HH3")


def test_every_page_says_whose_it_is() -> None:
    """A letter says so at its top; a sheet has only its foot."""
    made = texts(drawn("HH1"))
    assert all("RS-VOORBEELD-001" in page for page in made)
