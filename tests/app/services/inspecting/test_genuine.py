"""Papers that nobody altered are green, of every kind; and green is nothing without proof."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from app.i18n import LANGUAGES
from app.services.documents import DocumentKind, Extras
from app.services.inspecting.finding import PaperCode, Verdict
from app.services.inspecting.inspecting import STEPS, Inspection, Stopped, inspected
from calc import Draft
from tests.app.documents.making import SAMPLE_OF, assessed
from tests.app.services.inspecting.papers import NOWHERE, about, codes, given, look, made, sample

KINDS = [pytest.param(kind, id=kind.value) for kind in DocumentKind if kind in SAMPLE_OF]
SHEET, LETTER = DocumentKind.CALCULATION_SHEET, DocumentKind.PLAN


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_green_beside_its_dossier(kind: DocumentKind) -> None:
    language = LANGUAGES[kind.number % 2]
    paper = look(sample(kind, language), given(about(SAMPLE_OF[kind])))
    assert (codes(paper), paper.verdict) == ([], Verdict.GENUINE)
    assert paper.recomputed
    assert paper.remade
    assert (paper.about.kind, paper.about.language) == (kind.value, language)


@pytest.mark.parametrize("kind", KINDS)
def test_alone_only_what_carries_its_case_is_green(kind: DocumentKind) -> None:
    paper = look(sample(kind))
    proved = kind is SHEET  # what other creditors and the municipality get has no case inside
    assert paper.verdict is (Verdict.GENUINE if proved else Verdict.UNPROVEN)
    assert codes(paper) == ([] if proved else [PaperCode.NO_CASE])


@pytest.mark.parametrize("name", ["HH2", "HH6"])
def test_a_sheet_of_what_is_not_known_is_green(name: str) -> None:
    assert look(made(SHEET, about(name)).pdf).verdict is Verdict.GENUINE


def test_what_was_typed_is_in_the_sheet_and_must_be_given_for_a_letter() -> None:
    extra = Extras(appointment=date(2026, 12, 8))
    invitation = made(
        DocumentKind.INVITATION, about("HH1"), text="Neem gerust iemand mee.", extra=extra
    )
    without = look(invitation.pdf, given(about("HH1")))
    assert without.verdict is Verdict.UNPROVEN
    assert [(each.code, each.name) for each in without.findings] == [
        (PaperCode.TYPED, "free_text"), (PaperCode.TYPED, "appointment"),
    ]  # fmt: skip
    whole = given(about("HH1"), "Neem gerust iemand mee.", extra)
    assert look(invitation.pdf, whole).verdict is Verdict.GENUINE
    sheet = made(SHEET, about("HH1"), text="Besproken met de teamleider.")
    assert look(sheet.pdf).verdict is Verdict.GENUINE


def test_large_print_is_known_from_the_receipt() -> None:
    letter = made(LETTER, about("HH1-afgerond"), extra=Extras(large_print=True))
    assert look(letter.pdf, given(about("HH1-afgerond"))).verdict is Verdict.GENUINE


def test_a_paper_of_ours_without_a_receipt_is_told_from_one_that_lost_it() -> None:
    from app.documents.letter import Footer
    from app.documents.sheet import Sheet
    from app.render import render_sheet
    from tests.app.services.inspecting.papers import codes

    def explained(*codes_said: str) -> list[str]:
        foot = Footer(" ".join(codes_said), "{page} {pages}")
        sheet = Sheet("Uitleg", (), (), foot, "nl", None)
        return codes(look(render_sheet(sheet)))

    assert explained() == [PaperCode.WITHOUT_RECEIPT]
    assert explained("0WKP-BPET", "99CR-7Q1W") == [PaperCode.WITHOUT_RECEIPT]
    assert explained("0WKP-BPET") == [PaperCode.FILE_REMOVED]


def test_what_was_typed_otherwise_is_no_proof() -> None:
    letter = made(LETTER, about("HH1-afgerond"), text="Belt u gerust.")
    paper = look(letter.pdf, given(about("HH1-afgerond"), "Belt u morgen."))
    assert paper.verdict is Verdict.DIFFERENT
    assert codes(paper)[0] == PaperCode.TEXT_CHANGED


def test_another_dossier_is_named_and_one_that_is_only_open_is_left_out() -> None:
    letter, other = sample(LETTER), given(about("HH6"))
    assert codes(look(letter, other)) == [PaperCode.OTHER_DOSSIER]
    assert codes(look(letter, replace(other, only_if_it_fits=True))) == [PaperCode.NO_CASE]


def test_a_dossier_with_another_name_in_it_is_no_proof() -> None:
    """A name is in no hash of the input: only the paper that is made again shows it."""
    found = about("HH1-afgerond")
    values = found.draft.model_dump(mode="json")
    values["adults"][0]["name"] = "SENTINEL-Ander"
    renamed = replace(found, draft=Draft.model_validate(values, strict=False))
    paper = look(sample(LETTER), given(renamed))
    assert paper.recomputed
    assert paper.verdict is Verdict.DIFFERENT


def test_another_policy_is_not_here() -> None:
    other = assessed("HH1-afgerond", tone='"je"')
    paper = look(sample(LETTER), given(other))
    assert codes(paper) == [PaperCode.NO_POLICY]
    assert paper.verdict is Verdict.UNPROVEN


def test_each_step_is_said_and_may_stop_it() -> None:
    said: list[str] = []

    def hear(name: str) -> bool:
        said.append(name)
        return True

    inspected(Inspection(sample(SHEET), NOWHERE), hear)
    assert tuple(said) == STEPS
    for last in STEPS:
        with pytest.raises(Stopped):
            inspected(Inspection(sample(SHEET), NOWHERE), last.__ne__)


@pytest.mark.parametrize("kind", [SHEET, LETTER])
def test_a_paper_made_with_a_store_has_the_end_of_its_log_and_stays_green(
    kind: DocumentKind,
) -> None:
    found = about(SAMPLE_OF[kind])
    paper = made(kind, found, extra=Extras(log_head="128-1f2e3d4c5b6a"))
    foot = PdfReader(BytesIO(paper.pdf)).pages[0].extract_text()
    assert "128-1f2e3d4c5b6a" in foot.replace("\n", " ")
    inspected_paper = look(paper.pdf, given(found))
    assert (codes(inspected_paper), inspected_paper.verdict) == ([], Verdict.GENUINE)
    plain, with_log = (inside(each)["receipt.json"] for each in (sample(kind), paper.pdf))
    assert b"log_head" not in plain
    assert b"receipt/1" in plain
    assert b"128-1f2e3d4c5b6a" in with_log
    assert b"receipt/2" in with_log


def inside(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(BytesIO(pdf)) as file:
        return {name: each.get_file().read_bytes() for name, each in file.attachments.items()}
