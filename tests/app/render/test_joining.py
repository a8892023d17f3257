"""Documents in one file for the printer: valid, in order, each on a sheet of its own."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from app.render import Attachment, render
from app.render.finishing import Properties
from app.render.joining import Part, joined
from tests.app.documents.letters import example
from tests.app.render.structures import elements, spoken
from tests.app.render.test_tagged import wrong

PROPERTIES = Properties("Brieven", "Voorbeeldbank", "Uitzicht", "nl", date(2026, 11, 23))
INSIDE = (Attachment("dossier.json", b"{}", "application/json", "Het dossier"),)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[Part]:
    """Letters in two languages, of other lengths, with something inside."""
    folder, made = tmp_path_factory.mktemp("letters"), []
    for name, language in (("HH1", "nl"), ("HH2-afgerond", "en"), ("HH6", "nl"), ("HH4", "nl")):
        path = folder / f"{name}.pdf"
        path.write_bytes(render(example(name, language).letter, INSIDE))
        made.append(Part(f"{name} é: brief", language, path))
    return made


def counts(parts: list[Part]) -> list[int]:
    found = []
    for part in parts:
        with pikepdf.open(part.path) as pdf:
            found.append(len(pdf.pages))
    return found


@pytest.mark.parametrize("both_sides", [True, False])
def test_the_whole_is_valid_in_both_checkers(
    parts: list[Part], both_sides: bool, tmp_path: Path
) -> None:
    assert wrong(joined(parts, PROPERTIES, both_sides=both_sides), tmp_path) == []


def test_it_is_read_letter_after_letter(parts: list[Part]) -> None:
    whole = joined(parts, PROPERTIES, both_sides=True)
    assert spoken(whole) == [said for part in parts for said in spoken(part.path.read_bytes())]
    tags = [element.tag for element in elements(whole)]
    assert tags.count("Document") == 1
    assert tags.count("Part") == len(parts)
    languages = [element.language for element in elements(whole) if element.tag == "Part"]
    assert languages == [part.language for part in parts]


def test_each_letter_begins_on_a_sheet_of_its_own(parts: list[Part]) -> None:
    assert 1 in {count % 2 for count in counts(parts)}, "no letter of an odd length to try it with"
    with pikepdf.open(BytesIO(joined(parts, PROPERTIES, both_sides=True))) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        with pdf.open_outline() as outline:
            marks = [(str(each.title), pages.index(each.destination[0].objgen))
                     for each in outline.root]  # fmt: skip
    assert [title for title, _ in marks] == [part.title for part in parts]
    assert all(at % 2 == 0 for _, at in marks)
    assert marks[0][1] == 0
    assert len(pages) == sum(count + count % 2 for count in counts(parts)[:-1]) + counts(parts)[-1]


def test_on_one_side_there_are_no_blank_pages(parts: list[Part]) -> None:
    with pikepdf.open(BytesIO(joined(parts, PROPERTIES, both_sides=False))) as pdf:
        assert len(pdf.pages) == sum(counts(parts))


def test_what_was_inside_the_letters_stays_behind(parts: list[Part]) -> None:
    whole = joined(parts, PROPERTIES, both_sides=True)
    with pikepdf.open(BytesIO(whole)) as pdf:
        assert not pdf.attachments
        assert "/AF" not in pdf.Root


def test_the_same_letters_give_the_same_bytes(parts: list[Part]) -> None:
    first = joined(parts, PROPERTIES, both_sides=True)
    assert joined(parts, PROPERTIES, both_sides=True) == first
