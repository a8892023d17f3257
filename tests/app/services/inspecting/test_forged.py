"""Who knows how everything is made can make it fit together: what comes out again does not."""

import random
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pypdf
import pytest

from app.render.finishing import saved
from app.services.documents import DocumentKind
from app.services.inspecting.finding import InspectedPaper, PaperCode, Verdict
from app.store.dossier_file import dossier_bytes
from tests.app.documents.making import SAMPLE_OF
from tests.app.services.inspecting import altering
from tests.app.services.inspecting.papers import about, codes, given, look, made, sample

LETTER, SHEET = DocumentKind.PLAN, DocumentKind.CALCULATION_SHEET
OTHER = b"SENTINEL"


def changed(name: str, data: bytes) -> bytes:
    """The sheet with another file inside, and nothing else."""
    edit = altering.with_file(name, lambda *_: data)
    return altering.edited(sample(SHEET), random.Random(1), edit)


def test_the_dossier_of_another_household_is_named() -> None:
    paper = look(changed("dossier.uitzicht.json", dossier_bytes(about("HH6").draft)))
    assert codes(paper)[0] == PaperCode.OTHER_DOSSIER
    assert paper.verdict is Verdict.DIFFERENT


@pytest.mark.parametrize("name", ["policy.toml", "outcome.json", "typed.json"])
def test_another_file_inside_is_named(name: str) -> None:
    paper = look(changed(name, OTHER))
    assert (codes(paper)[0], paper.findings[0].name) == (PaperCode.FILE_CHANGED, name)


@pytest.mark.parametrize("name", ["dossier.uitzicht.json", "policy.toml", "outcome.json"])
def test_a_file_that_is_gone_is_named(name: str) -> None:
    edit = altering.file_removed(name)
    paper = look(altering.edited(sample(SHEET), random.Random(1), edit))
    assert (codes(paper)[0], paper.findings[0].name) == (PaperCode.FILE_REMOVED, name)


def test_the_receipt_of_another_paper_is_named() -> None:
    with pikepdf.open(BytesIO(sample(DocumentKind.NO_PAYMENT))) as pdf:
        receipt = pdf.attachments["receipt.json"].get_file().read_bytes()
    edit = altering.with_file("receipt.json", lambda *_: receipt)
    paper = look(altering.edited(sample(LETTER), random.Random(1), edit))
    assert codes(paper)[0] == PaperCode.RECEIPT_CHANGED


def forged(pdf: bytes, change: Any) -> bytes:
    """With a receipt that is whole again after the change."""

    def edit(values: dict[str, Any], rng: random.Random) -> None:
        change(values)
        altering.whole(values)

    return altering.edited(pdf, random.Random(1), altering.of_receipt(edit))


def _typed(values: dict[str, Any]) -> None:
    values["typed"] = ["free_text"]


def test_a_receipt_that_is_made_whole_again_is_not_believed() -> None:
    paper = look(forged(sample(LETTER), _typed), given(about(SAMPLE_OF[LETTER])))
    assert paper.verdict is not Verdict.GENUINE
    assert codes(paper) == [PaperCode.TYPED]


def test_an_older_program_in_the_receipt_explains_nothing_that_is_wrong() -> None:
    """Or who alters an amount would only have to write another version."""

    def older(values: dict[str, Any]) -> None:
        values["program"] = "0.5.0"

    beside = given(about(SAMPLE_OF[LETTER]))
    assert codes(look(forged(sample(LETTER), older), beside)) == [PaperCode.OTHER_PROGRAM]
    amount = altering.edited(sample(LETTER), random.Random(2), altering.amount)
    paper = look(forged(amount, older), beside)
    assert paper.verdict is Verdict.DIFFERENT
    assert PaperCode.AMOUNT_CHANGED in codes(paper)


def test_a_newer_program_is_said_and_not_believed() -> None:
    def newer(values: dict[str, Any]) -> None:
        values["program"] = "99.0.0"

    paper = look(forged(sample(LETTER), newer), given(about(SAMPLE_OF[LETTER])))
    assert (codes(paper), paper.verdict) == ([PaperCode.NEWER], Verdict.UNPROVEN)


def test_an_outcome_that_does_not_come_out_is_named() -> None:
    pdf = altering.edited(sample(SHEET), random.Random(1), altering.of_receipt(altering.forged))
    # The code in the foot is that of the real receipt.
    assert codes(look(pdf))[0] == PaperCode.RECEIPT_CHANGED


def with_receipt(**changes: Any) -> InspectedPaper:
    """A letter whose whole receipt says something else, as another computer would have made it."""
    found = about(SAMPLE_OF[LETTER])
    receipt = replace(found.assessment.receipt, **changes)
    other = replace(found, assessment=replace(found.assessment, receipt=receipt))
    return look(made(LETTER, other).pdf, given(found))


def test_another_engine_with_another_outcome_accuses_nobody() -> None:
    paper = with_receipt(engine="0.1.0", output=lambda: "0" * 64)
    assert [(each.code, each.name) for each in paper.findings] == [
        (PaperCode.OTHER_ENGINE, "0.1.0")
    ]
    assert paper.verdict is Verdict.UNPROVEN


def test_another_outcome_of_this_engine_is_named() -> None:
    paper = with_receipt(output=lambda: "0" * 64)
    assert (codes(paper), paper.verdict) == ([PaperCode.OUTCOME_CHANGED], Verdict.DIFFERENT)


def test_figures_that_are_not_on_this_computer_are_named() -> None:
    policy, figures, *rest = about(SAMPLE_OF[LETTER]).assessment.receipt.files
    elsewhere = replace(figures, sha256="0" * 64, revision=9)
    paper = with_receipt(files=(policy, elsewhere, *rest))
    assert [(each.code, each.name) for each in paper.findings] == [
        (PaperCode.NO_TARIFFS, f"{figures.name} r9")
    ]


def resaved(data: bytes, edit: Any) -> InspectedPaper:
    """A letter as our own way of saving leaves it after an edit, beside its dossier."""
    with pikepdf.open(BytesIO(data)) as pdf:
        edit(pdf)
        return look(saved(pdf), given(about(SAMPLE_OF[LETTER])))


def _black_under_the_words(pdf: pikepdf.Pdf) -> None:
    """Not in the page itself: the foot is drawn up to the top, black under black words."""
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form":
            each["/BBox"] = pikepdf.Array([0, 0, 600, 900])
            each.write(each.read_bytes() + b"\nq 0 g 0 60 600 800 re f Q")


def _title_of_the_xmp(pdf: pikepdf.Pdf) -> None:
    told = pdf.Root.Metadata
    told.write(told.read_bytes().replace(b"Uw betaalafspraak", b"Uw kwijtschelding"))


def _name_of_a_file(pdf: pikepdf.Pdf) -> None:
    for each in pdf.attachments.values():
        each.obj["/Desc"] = pikepdf.String("Kwijtschelding")


@pytest.mark.parametrize(
    ("edit", "code", "name"),
    [
        (_black_under_the_words, PaperCode.LOOK_CHANGED, ""),
        (_title_of_the_xmp, PaperCode.PROPERTIES_CHANGED,
         "{http://purl.org/dc/elements/1.1/}title"),
        (_name_of_a_file, PaperCode.UNSEEN_CHANGED, "file_names"),
    ],
)  # fmt: skip
def test_with_the_same_words_it_is_not_said_that_all_is_equal(
    edit: Any, code: PaperCode, name: str
) -> None:
    found = resaved(sample(LETTER), edit).findings[0]
    assert (found.code, found.name) == (code, name)


def test_what_another_program_puts_behind_a_file_is_named_for_what_it_is() -> None:
    """An older state stays in the file; the last one is what a reader sees."""
    writer, file = pypdf.PdfWriter(BytesIO(sample(LETTER)), incremental=True), BytesIO()
    writer.add_metadata({"/Title": "Kwijtschelding"})
    writer.write(file)
    assert file.getvalue().startswith(sample(LETTER))
    paper = look(file.getvalue(), given(about(SAMPLE_OF[LETTER])))
    assert codes(paper) == [PaperCode.PROPERTIES_CHANGED]
