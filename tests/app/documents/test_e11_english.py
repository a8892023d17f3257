"""E11, E13: an English letter and its e-mail pass our own guard, as the Dutch ones do."""

import pytest

from app.documents.kinds import DocumentKind
from app.i18n import LANGUAGES, Texts
from app.services.outgoing_documents import prepared
from tests.app.documents.making import SAMPLE_OF, assessed, document, sample, values_of
from tests.app.documents.test_who import AGENCY

SAMPLES = sorted(
    {(kind, name) for kind, name in SAMPLE_OF.items()}
    | {
        (DocumentKind.PLAN, "HH2-afgerond"),
        (DocumentKind.PLAN, "HH3-afgerond"),
        (DocumentKind.INTERIM, "HH5"),
        (DocumentKind.INVITATION, "HH1-afgerond"),
    }
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "name"), SAMPLES)
def test_e11_no_text_of_ours_is_stopped(kind: DocumentKind, name: str, language: str) -> None:
    made = document(kind, sample(name), language)
    assert [hit.rule for hit in made.guard.hits if hit.severity.value == "block"] == []
    by_email = made.email_guard.hits if made.email_guard else ()
    assert [hit.rule for hit in by_email if hit.severity.value == "block"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_e11_an_agency_can_write_in_both_languages(language: str) -> None:
    """E6, E11: its number in the register is no threat."""
    about = assessed("HH1", agency=AGENCY, clients='["Voorbeeldbank N.V."]')
    made = document(DocumentKind.INVITATION, about, language)
    assert not made.guard.blocked
    assert made.email_guard
    assert not made.email_guard.blocked


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("has_link", [True, False])
def test_e7_the_officer_hears_that_there_is_no_payment_link(language: str, has_link: bool) -> None:
    values, _ = values_of("HH1-afgerond")
    values["contact"]["payment_method"] = "betaallink"
    keys = {"payment_link": '"https://voorbeeldbank.example/betaal"'} if has_link else {}
    notes = prepared(DocumentKind.PLAN, assessed(values, None, **keys), Texts(language)).notes
    assert (Texts(language).text("paying.no_link") in notes) is not has_link
