"""Documents in one file for the printer: valid, in order, each on a sheet of its own."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from app.render import Attachment, render
from app.render.finishing import AMBIGUOUS, Properties
from app.render.joining import Part, joined
from app.render.streamed import StreamedPdf
from tests.app.documents.letters import example
from tests.app.render.checkers import wrong
from tests.app.render.structures import elements, spoken

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


def whole_of(parts: list[Part], *, both_sides: bool) -> bytes:
    return b"".join(joined(parts, PROPERTIES, both_sides=both_sides))


def counts(parts: list[Part]) -> list[int]:
    found = []
    for part in parts:
        with pikepdf.open(part.path) as pdf:
            found.append(len(pdf.pages))
    return found


def _page(destination: object, pages: list[tuple[int, int]]) -> int:
    assert isinstance(destination, pikepdf.Array)
    return pages.index(destination[0].objgen)


@pytest.mark.parametrize("both_sides", [True, False])
def test_the_whole_is_valid_in_both_checkers(
    parts: list[Part], both_sides: bool, tmp_path: Path
) -> None:
    assert wrong(whole_of(parts, both_sides=both_sides), tmp_path) == []


def test_it_is_read_letter_after_letter(parts: list[Part]) -> None:
    whole = whole_of(parts, both_sides=True)
    assert spoken(whole) == [said for part in parts for said in spoken(part.path.read_bytes())]
    tags = [element.tag for element in elements(whole)]
    assert tags.count("Document") == 1
    assert tags.count("Part") == len(parts)
    languages = [element.language for element in elements(whole) if element.tag == "Part"]
    assert languages == [part.language for part in parts]


def test_each_letter_begins_on_a_sheet_of_its_own(parts: list[Part]) -> None:
    assert 1 in {count % 2 for count in counts(parts)}, "no letter of an odd length to try it with"
    with pikepdf.open(BytesIO(whole_of(parts, both_sides=True))) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        with pdf.open_outline() as outline:
            marks = [(str(each.title), _page(each.destination, pages)) for each in outline.root]
    assert [title for title, _ in marks] == [part.title for part in parts]
    assert all(at % 2 == 0 for _, at in marks)
    assert marks[0][1] == 0
    assert len(pages) == sum(count + count % 2 for count in counts(parts)[:-1]) + counts(parts)[-1]


def test_on_one_side_there_are_no_blank_pages(parts: list[Part]) -> None:
    with pikepdf.open(BytesIO(whole_of(parts, both_sides=False))) as pdf:
        assert len(pdf.pages) == sum(counts(parts))


def test_what_was_inside_the_letters_stays_behind(parts: list[Part]) -> None:
    whole = whole_of(parts, both_sides=True)
    with pikepdf.open(BytesIO(whole)) as pdf:
        assert not pdf.attachments
        assert "/AF" not in pdf.Root


def test_the_same_letters_give_the_same_bytes(parts: list[Part]) -> None:
    first = whole_of(parts, both_sides=True)
    assert whole_of(parts, both_sides=True) == first


def test_every_mark_of_a_page_leads_to_the_element_that_holds_it(parts: list[Part]) -> None:
    """Neither checker looks: a reader that begins at a page finds by it what was clicked upon."""
    with pikepdf.open(BytesIO(whole_of(parts, both_sides=True))) as pdf:
        tree = pdf.Root.StructTreeRoot
        numbers = list(tree.ParentTree.Nums)
        assert [int(each) for each in numbers[::2]] == list(range(len(numbers) // 2))
        assert int(tree.ParentTreeNextKey) == len(numbers) // 2
        whole = tree.K
        assert all(part.P.objgen == whole.objgen for part in whole.K)
        seen = 0
        for page in pdf.pages:
            if "/StructParents" not in page.obj:
                continue  # the back of a sheet
            owners = numbers[2 * int(page.obj.StructParents) + 1]
            for number, owner in enumerate(owners):
                held = [kid for kid in owner.K if kid.get("/Type") == "/MCR"]
                assert (page.obj.objgen, number) in [(kid.Pg.objgen, int(kid.MCID)) for kid in held]
                seen += 1
        assert seen > 100


def test_a_reader_finds_nothing_to_mend(parts: list[Part]) -> None:
    with pikepdf.open(BytesIO(whole_of(parts, both_sides=True))) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert not pdf.get_warnings()


def test_one_document_at_a_time_is_open(parts: list[Part], monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[pikepdf.Pdf] = []
    real = pikepdf.open

    def noted(given: object) -> pikepdf.Pdf:
        opened.append(real(given))  # type: ignore[arg-type]
        return opened[-1]

    monkeypatch.setattr(pikepdf, "open", noted)

    def one_by_one() -> Iterator[Part]:
        for at, part in enumerate(parts):
            assert len(opened) == at
            assert all(_is_closed(pdf) for pdf in opened)
            yield part

    assert b"".join(joined(one_by_one(), PROPERTIES, both_sides=True))
    assert len(opened) == len(parts)


def _is_closed(pdf: pikepdf.Pdf) -> bool:
    return str(pdf.filename) == "closed input source"


@pytest.mark.parametrize("data", [b"x", b"x\r"])
def test_a_stream_that_ends_in_a_carriage_return_keeps_its_length(data: bytes) -> None:
    file = StreamedPdf()
    whole = b"".join([*file.begin(), *file.put_stream(file.reserve(), b"", data), *_rest(file)])
    assert AMBIGUOUS not in whole
    with pikepdf.open(BytesIO(whole)) as pdf:
        assert pdf.Root.Kept.read_bytes() == data
        assert not pdf.get_warnings()


def _rest(file: StreamedPdf) -> Iterator[bytes]:
    pages, root = file.reserve(), file.reserve()
    yield from file.put(pages, b"<</Type/Pages/Count 0/Kids[]>>")
    yield from file.put(root, b"<</Type/Catalog/Pages %d 0 R/Kept 1 0 R>>" % pages)
    yield from file.end(root, root)
