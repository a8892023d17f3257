"""Every kind of document on its pages: the same bytes, large print, and what is one page."""

import pytest

from app.services.documents import DocumentKind
from tests.app.documents.letters import NAMES, raw
from tests.app.documents.making import (
    LETTERS,
    SAMPLE_OF,
    assessed,
    document,
    document_of,
    values_of,
)
from tests.app.render.pdfs import count, pages
from tests.app.render.placed import words

pytestmark = pytest.mark.drawn


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_same_document_has_the_same_bytes(kind: DocumentKind) -> None:
    first = document(kind, assessed(SAMPLE_OF[kind]))
    second = document_of(SAMPLE_OF[kind], kind)
    assert first is not second
    assert (first.pdf, first.text, first.email) == (second.pdf, second.text, second.email)


def smallest(pdf: bytes) -> float:
    """The size of the smallest letters that are read."""
    return min(word.size for word in words(pdf))


@pytest.mark.parametrize("kind", DocumentKind)
def test_large_print_for_who_needs_it_and_a_statement_of_one_page(kind: DocumentKind) -> None:
    values, on = values_of(SAMPLE_OF[kind])
    values["adults"][0]["reading_needs"] = "grote letters"
    large = document(kind, assessed(values, on))
    usual = document_of(SAMPLE_OF[kind], kind)
    if kind in LETTERS:
        # Both may end on the second page: what makes it large is its letters.
        assert count(large.pdf) >= count(usual.pdf)
        assert smallest(large.pdf) > 1.4 * smallest(usual.pdf)
    elif kind is DocumentKind.MANDATE:
        assert 1 == count(usual.pdf) <= count(large.pdf)
    elif kind is DocumentKind.CALCULATION_SHEET:
        # The wish is a fact of the dossier too: its own line may begin a page.
        assert count(large.pdf) - count(usual.pdf) in (0, 1)
    else:
        assert count(large.pdf) == count(usual.pdf)


@pytest.mark.parametrize("name", NAMES)
def test_the_statement_and_the_list_are_one_page(name: str) -> None:
    assert count(document_of(name, DocumentKind.DRAAGKRACHTVERKLARING).pdf) == 1
    found = pages(document_of(name, DocumentKind.INVITATION).pdf)
    assert ["Dit is handig" in page for page in found] == [False] * (len(found) - 1) + [True]


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_is_drawn(kind: DocumentKind) -> None:
    assert document_of(SAMPLE_OF[kind], kind).pdf.startswith(b"%PDF")


@pytest.mark.parametrize(
    "kind",
    [
        DocumentKind.INVITATION,
        DocumentKind.REFERRAL,
        DocumentKind.CALCULATION_SHEET,
        DocumentKind.STILL_NEEDED,
    ],
)
def test_what_fits_a_dossier_without_figures_is_drawn(kind: DocumentKind) -> None:
    values = raw("HH1") | {"income": [], "expenses": [], "arrangements": []}
    values["savings"] = "UNKNOWN"
    values["debt"] |= {"balance": "UNKNOWN"}
    assert document(kind, assessed(values)).pdf.startswith(b"%PDF")
