"""A paper that is broken, says another amount, lost its structure or is not ours is found."""

from io import BytesIO

import pikepdf
import pytest

from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.render.standards import lacking
from app.services.outgoing_documents import prepared
from app.services.self_check.check import Place
from app.services.self_check.figures import EXAMPLE, assessed
from app.services.self_check.papers import find_in_paper, find_papers
from app.services.tariffs import open_shelf

AMOUNT = "€ 395,00"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("papers")
    return Place(folder, folder)


@pytest.fixture(scope="module")
def letter(place: Place) -> bytes:
    found = assessed(EXAMPLE, open_shelf(place.folder).tariffs)
    return prepared(DocumentKind.PLAN, found, Texts("nl")).made.pdf


def _codes(place: Place, pdf: bytes, amount: str = AMOUNT) -> list[str]:
    return [each.code for each in find_in_paper(place, Texts("nl"), pdf, amount)]


def _without(letter: bytes, name: str) -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(letter)) as pdf:
        del pdf.Root[name]
        pdf.save(made)
    return made.getvalue()


def test_the_papers_of_the_program_pass(place: Place) -> None:
    assert list(find_papers(place)) == []


def test_a_letter_with_another_amount_is_found(place: Place, letter: bytes) -> None:
    assert _codes(place, letter) == []
    assert _codes(place, letter, "€ 395,01") == ["paper_amount"]


def test_a_letter_that_lost_its_end_is_found(place: Place, letter: bytes) -> None:
    assert _codes(place, letter[:-500]) == ["paper_broken"]


@pytest.mark.parametrize("name", ["/StructTreeRoot", "/Lang", "/OutputIntents", "/AF"])
def test_a_letter_without_a_part_of_the_standards_is_found(
    name: str, place: Place, letter: bytes
) -> None:
    assert lacking(letter) == ()
    assert lacking(_without(letter, name)) == (name,)
    assert "paper_lacks" in _codes(place, _without(letter, name))
    assert "paper_doubted" in _codes(place, _without(letter, name))


def test_letters_that_are_not_in_the_file_are_found(letter: bytes) -> None:
    made = BytesIO()
    with pikepdf.open(BytesIO(letter)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each:
                del each["/FontFile2"]
        pdf.save(made)
    assert any("NotoSans" in name for name in lacking(made.getvalue()))
