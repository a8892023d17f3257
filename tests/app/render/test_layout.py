"""Long names, long tables, lonely headings, colours that can be read."""

import json
from dataclasses import replace

import pytest
from reportlab.lib.colors import Color, white
from reportlab.lib.enums import TA_RIGHT

from app.documents.letter import Align, Column, Heading, Letter, Paragraph, Sender, Table, TableRow
from app.render import render
from app.render.flow import blocks_of
from app.render.look import ACCENT, CALM, INK, PAGE_WIDTH, QUIET, Look
from tests.app.documents.letters import example, made, raw
from tests.app.render.pdfs import pages, reader, squeezed

LONG = {"one word": "W" * 200, "many words": ("Wilhelmina " * 19)[:200].strip()}


@pytest.mark.parametrize("long", LONG.values(), ids=list(LONG))
@pytest.mark.parametrize("needs", ["UNKNOWN", "grote letters"])
def test_nothing_of_a_long_name_is_lost(long: str, needs: str) -> None:
    values = raw("HH5")
    values["adults"][0] |= {"name": long, "reading_needs": needs}
    values["debt"] |= {"creditor": long, "reference": long}
    values["contact"] |= {"street": long, "town": long}
    values["arrangements"][1]["creditor"] = long
    letter = made(values, clients=json.dumps([long])).letter
    letter = replace(letter, sender=Sender(long, (long, long)))
    found = pages(render(letter))
    feet = [f"{at}van{len(found)}Kenmerk:{squeezed(long)}" for at in range(2, len(found) + 1)]
    first, *more = map(squeezed, found)
    rests = [page.split(foot) for page, foot in zip(more, feet, strict=True)]
    assert [len(rest) for rest in rests] == [2] * len(more)
    # Sender 3, address 3, details, salutation, open balance, who cancels, checked by, who may take
    # it out of the register, still running. The mark stands before the foot of every page: without
    # it a name that goes on over the page is one name.
    whole = "".join([first, *(body for _, body in rests)])
    assert whole.count(squeezed(long)) == 14


@pytest.mark.parametrize("name", ["HH1", "HH3-afgerond", "HH5"])
def test_no_text_begins_outside_the_page(name: str) -> None:
    outside: list[str] = []

    def look_at(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
        if text.strip() and not (0 < x < PAGE_WIDTH and 0 < y < 842):
            outside.append(text)

    for page in reader(render(example(name).letter)).pages:
        page.extract_text(visitor_text=look_at)
    assert outside == []


def test_a_table_of_sixty_rows_goes_on_over_pages_with_its_titles() -> None:
    letter = example("HH1-afgerond").letter
    columns = (Column("Periode", Align.LEFT), Column("Per maand", Align.RIGHT))
    rows = tuple(TableRow((f"maand {number}", f"{number},00")) for number in range(1, 61))
    found = pages(render(replace(letter, blocks=(Heading("Wat"), Table(columns, rows)))))
    whole = "".join(found)
    assert all(f"maand {number}\n" in whole for number in range(1, 61))
    assert sum("Periode" in page for page in found) > 1


def test_a_dossier_of_sixty_lines_gives_a_letter() -> None:
    values = raw("HH1-afgerond")
    values["arrangements"] = [
        {"code": "R15", "creditor": f"Bedrijf {number}", "amount": "1.00", "frequency": "month",
         "who": "A", "until": "2031-01-31"}
        for number in range(60)
    ]  # fmt: skip
    whole = "".join(pages(render(made(values).letter)))
    assert all(f"Bedrijf {number}, tot en met" in whole for number in range(60))


def _filled(letter: Letter, lines: int) -> Letter:
    filler = tuple(Paragraph(f"regel {number}") for number in range(lines))
    # More than a short section, which would be kept together as a whole.
    after = (Paragraph("de eerste zin"), *[Paragraph("nog een zin")] * 5)
    return replace(letter, blocks=(*filler, Heading("KOPJE"), *after))


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    letter = example("HH1-afgerond").letter
    moved = 0
    for lines in range(20, 34):
        found = pages(render(_filled(letter, lines)))
        [page] = [page for page in found if "KOPJE" in page.splitlines()]
        assert "de eerste zin" in page, f"after {lines} lines"
        moved += found.index(page)
    assert moved > 0, "the heading never came near the end of a page"


def test_amounts_stand_at_the_right() -> None:
    letter = example("HH1").letter
    [table, _] = [block for block in letter.blocks if isinstance(block, Table)]
    flow = blocks_of(replace(letter, blocks=(table,)), Look(large=False))
    [whole] = flow[0]._content  # type: ignore[attr-defined] # a short table is kept together
    rows = whole._cellvalues
    assert len(rows) == 5  # a title, three steps and their total
    for row in rows:
        assert [cell.style.alignment == TA_RIGHT for cell in row] == [False, True, True, True]


def _luminance(colour: Color) -> float:
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.rgb()
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ink", [ACCENT, INK, QUIET])
@pytest.mark.parametrize("paper", [white, CALM, Color(0.9, 0.9, 0.9)])
def test_every_text_can_be_read(ink: Color, paper: Color) -> None:
    assert (_luminance(paper) + 0.05) / (_luminance(ink) + 0.05) >= 4.5


@pytest.mark.parametrize("large", [False, True])
def test_an_amount_is_never_divided_over_two_lines(large: bool) -> None:
    amount = "€\N{NO-BREAK SPACE}1.153.600,00"
    columns = (Column("Periode", Align.LEFT), *[Column("Per maand", Align.RIGHT)] * 3)
    words = "december 2026 tot en met september 2027"
    table = Table(columns, (TableRow((words, amount, amount, amount), total=True),))
    letter = replace(example("HH1").letter, blocks=(table,), large_print=large)
    text = "".join(pages(render(letter)))
    assert [line.count("1.153.600,00") for line in text.splitlines() if "600" in line] == [1] * 3
