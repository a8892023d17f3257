"""E11, E13: an English letter and its e-mail pass our own guard, as the Dutch ones do."""

import pytest

from app.documents.kinds import Kind
from app.i18n import LANGUAGES
from tests.app.documents.making import SAMPLE_OF, document, sample

SAMPLES = sorted({(kind, name) for kind, name in SAMPLE_OF.items()} | {
    (Kind.PLAN, "HH2-afgerond"), (Kind.PLAN, "HH3-afgerond"), (Kind.INTERIM, "HH5"),
    (Kind.INVITATION, "HH1-afgerond"),
})  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "name"), SAMPLES)
def test_e11_no_text_of_ours_is_stopped(kind: Kind, name: str, language: str) -> None:
    made = document(kind, sample(name), language)
    assert [hit.rule for hit in made.guard.hits if hit.severity.value == "block"] == []
    by_email = made.email_guard.hits if made.email_guard else ()
    assert [hit.rule for hit in by_email if hit.severity.value == "block"] == []
