"""What a paper tells besides its words: links, parts, bookmarks, bullets, what only repeats."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from app.documents.letter import (
    Align,
    Block,
    Bullets,
    Column,
    Detail,
    Heading,
    Paragraph,
    ReachBlock,
    Table,
    TableRow,
)
from app.render import render
from app.render.leading import leads_to
from app.render.tagging.structure import structure_of
from tests.app.documents.letters import example
from tests.app.render.checkers import wrong
from tests.app.render.structures import Tagged, as_text, elements, spoken

LONG = "Dit is een lange zin die over de rand van een regel gaat. " * 40


@pytest.mark.parametrize(
    ("text", "address"),
    [("samen@voorbeeldbank.example", "mailto:samen@voorbeeldbank.example"),
     ("voorbeeldbank.example/samen", "https://voorbeeldbank.example/samen"),
     ("https://voorbeeldbank.example", "https://voorbeeldbank.example"),
     ("088 000 00 00 (ma-vr 9-17 uur)", "tel:0880000000"),
     ("+31 6 12345678", "tel:+31612345678"),
     ("Postbus 1, 1000 AA Voorbeeldstad", ""),
     ("javascript:alert.example", ""),
     ("bel 088 000 00 00", ""),
     ("€ 165,00", ""),
     ("", "")],
)  # fmt: skip
def test_what_opens_an_address(text: str, address: str) -> None:
    assert leads_to(text) == address


def links(pdf: bytes) -> list[tuple[str, str, bool]]:
    """The address of each, what it is called, and whether its structure knows it."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as file:
        numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
        owners = {int(key): owner for key, owner in zip(numbers[::2], numbers[1::2], strict=True)}
        for page in file.pages:
            for link in page.get("/Annots", []):
                owner = owners[int(link.StructParent)]
                inside = [kid.Obj for kid in owner.K if kid.get("/Type") == "/OBJR"]
                known = owner.S == "/Link" and inside == [link]
                found.append((str(link.A.URI), str(link.Contents), known))
    return found


def test_a_number_and_an_address_open_from_the_page(tmp_path: Path) -> None:
    ways = (Detail("Telefoon", "088 000 00 00 (ma-vr)"), Detail("E-mail", "a@b.example"),
            Detail("Brief", "Postbus 1"))  # fmt: skip
    letter = replace(example("HH1").letter, blocks=(ReachBlock("Noor Voorbeeld", ways),))
    pdf = render(letter)
    assert links(pdf) == [
        ("tel:0880000000", "088 000 00 00 (ma-vr)", True),
        ("mailto:a@b.example", "a@b.example", True),
    ]
    assert wrong(pdf, tmp_path) == []
    said = spoken(pdf)
    assert said.count("088 000 00 00 (ma-vr)") == said.count("a@b.example") == 1


def top_parts(pdf: bytes) -> list[list[str]]:
    """What each part of the document begins with, by the words of its elements."""
    found: list[list[str]] = [[]]
    for each in elements(pdf):
        if each.tag == "Sect":
            found.append([])
        elif said := each.alt or each.spoken or each.text:
            found[-1].append(said)
    return found


def test_a_title_and_what_stands_under_it_are_a_part_and_so_is_the_greeting() -> None:
    blocks = (Heading("Een"), Paragraph("Over een."), Heading("Twee"), Paragraph("Over twee."))
    letter = replace(example("HH1").letter, blocks=blocks)
    head, *parts = top_parts(render(letter))
    assert parts == [["Een", "Over een."], ["Twee", "Over twee."], list(letter.closing)]
    assert head[-1] == letter.salutation


def bookmarks(pdf: bytes) -> list[tuple[str, list[str]]]:
    with pikepdf.open(BytesIO(pdf)) as file, file.open_outline() as outline:
        return [(item.title, [below.title for below in item.children]) for item in outline.root]


@pytest.mark.parametrize(("paragraphs", "has_some"), [(1, False), (10, True)])
def test_only_a_long_letter_has_bookmarks(paragraphs: int, has_some: bool) -> None:
    long: tuple[Block, ...] = (Paragraph(LONG),) * paragraphs
    blocks = (Heading("Een"), *long, Heading("Twee"), Paragraph("Kort."))
    letter = replace(example("HH1").letter, blocks=blocks)
    subject = letter.subject.replace("\N{NO-BREAK SPACE}", " ")
    meant = [(subject, ["Een", "Twee"])]
    assert bookmarks(render(letter)) == (meant if has_some else [])


def of(tag: str, pdf: bytes) -> list[Tagged]:
    return [each for each in elements(pdf) if each.tag == tag]


def test_a_paragraph_over_pages_is_one_element() -> None:
    pdf = render(replace(example("HH1").letter, blocks=(Paragraph(LONG * 4), Paragraph("Kort."))))
    with pikepdf.open(BytesIO(pdf)) as file:
        assert len(file.pages) > 2
    assert [each.text for each in elements(pdf)].count((LONG * 4).strip()) == 1


def test_a_bullet_is_a_label_beside_its_item_also_over_two_pages() -> None:
    items = tuple(f"{number}. {LONG}" for number in range(4))
    pdf = render(replace(example("HH1").letter, blocks=(Bullets(items),)))
    assert [each.text for each in of("Lbl", pdf)] == ["•"] * 4
    assert [each.text for each in of("LBody", pdf)] == [item.strip() for item in items]
    assert len(of("L", pdf)) == 1


def test_the_words_of_two_lines_stay_apart() -> None:
    pdf = render(replace(example("HH1").letter, blocks=(Paragraph(LONG),)))
    assert LONG.strip() in as_text(pdf).splitlines()


def test_a_table_over_two_pages_is_one_whose_titles_are_heard_once() -> None:
    columns = (Column("Maand", Align.LEFT), Column("Bedrag", Align.RIGHT))
    rows = tuple(TableRow((f"maand {at}", f"€ {at},00")) for at in range(100))
    pdf = render(replace(example("HH1").letter, blocks=(Table(columns, rows),)))
    tags = [each.tag for each in elements(pdf)]
    parts = ("Table", "THead", "TBody", "TR")
    assert [tags.count(tag) for tag in parts] == [1, 1, 1, 101]
    assert spoken(pdf).count("Bedrag") == 1
    heard = [line for line in as_text(pdf).splitlines() if line.startswith("maand")]
    assert heard == [f"maand {at} | € {at},00" for at in range(100)]


def test_foot_and_mark_are_not_read() -> None:
    letter = example("HH1").letter
    assert letter.mark
    told = as_text(render(letter))
    assert letter.mark not in told
    assert letter.footer.reference not in told


@pytest.mark.parametrize(("language", "spoken_in"), [("en", "nl"), ("nl", "")])
def test_sender_and_address_are_dutch_in_an_english_letter(language: str, spoken_in: str) -> None:
    letter = example("HH1", language).letter
    # The first time that it is said: the organisation stands under the letter too.
    heard = reversed(elements(render(letter)))
    known = {each.spoken or each.text: each.language for each in heard}
    names = (letter.sender.organisation, ", ".join(letter.sender.lines), *letter.address)
    assert {known[" ".join(name.split())] for name in names} == {spoken_in}
    assert known[letter.salutation] == ""


def test_an_empty_place_is_no_element() -> None:
    letter = replace(example("HH1").letter, address=(), blocks=())
    assert [each for each in of("P", render(letter)) if not (each.text or each.spoken)] == []


def test_a_canvas_without_a_structure_keeps_no_words_of_another() -> None:
    """They would stay in memory for as long as the program runs."""
    one, other = Canvas(BytesIO()), Canvas(BytesIO())
    structure_of(one).current.add("P", spoken="SENTINEL-naam")
    assert structure_of(other).root.kids == []
    assert structure_of(one).root.kids != []
