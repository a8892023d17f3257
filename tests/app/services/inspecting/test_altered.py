"""200 papers that somebody altered: each is named for what it is, and none is green."""

import pytest

from app.services.documents import DocumentKind
from app.services.inspecting.finding import InspectedPaper, PaperCode, Verdict
from tests.app.documents.making import SAMPLE_OF
from tests.app.services.inspecting.altering import EVERY, altered
from tests.app.services.inspecting.papers import about, codes, given, look, sample

LETTER, SHEET = DocumentKind.PLAN, DocumentKind.CALCULATION_SHEET
WITH_DOSSIER, ALONE, OF_SHEET = 4, 6, 1
"""How often each way of altering is tried."""
# Alone a receipt knows that a page has other words, and not which; what is only heard, or is said
# of the file, is in no receipt at all.
BY_RECEIPT_ALONE = {
    PaperCode.AMOUNT_CHANGED: {PaperCode.TEXT_CHANGED},
    PaperCode.DAY_CHANGED: {PaperCode.TEXT_CHANGED},
    PaperCode.SPOKEN_CHANGED: {PaperCode.RESAVED, PaperCode.NO_CASE},
    PaperCode.PROPERTIES_CHANGED: {PaperCode.RESAVED, PaperCode.NO_CASE},
    # Of an order, or a form, it does know that no paper of ours has any.
    PaperCode.UNSEEN_CHANGED: {PaperCode.UNSEEN_CHANGED, PaperCode.RESAVED, PaperCode.NO_CASE},
}


def test_there_are_two_hundred() -> None:
    assert (WITH_DOSSIER + ALONE + OF_SHEET) * len(EVERY) >= 190
    assert set(EVERY) == set(PaperCode) & set(EVERY)


def named(paper: InspectedPaper) -> str:
    assert paper.verdict is not Verdict.GENUINE
    return codes(paper)[0]


@pytest.mark.parametrize("code", EVERY)
def test_of_a_letter_beside_its_dossier(code: PaperCode) -> None:
    beside = given(about(SAMPLE_OF[LETTER]))
    found = [
        named(look(altered(sample(LETTER), code, seed), beside)) for seed in range(WITH_DOSSIER)
    ]
    assert found == [code] * WITH_DOSSIER


@pytest.mark.parametrize("code", EVERY)
def test_of_a_letter_alone(code: PaperCode) -> None:
    for seed in range(ALONE):
        found = named(look(altered(sample(LETTER), code, seed)))
        assert found in BY_RECEIPT_ALONE.get(code, {code}), seed


@pytest.mark.parametrize("code", EVERY)
def test_of_a_sheet_with_its_case(code: PaperCode) -> None:
    found = [named(look(altered(sample(SHEET), code, seed))) for seed in range(OF_SHEET)]
    assert found == [code] * OF_SHEET
