"""The whole text of three letters and of every kind of document, word for word."""

import pytest

from app.services.documents import DocumentKind
from tests.app.documents.letters import SNAPSHOT_NAMES, SNAPSHOTS, example
from tests.app.documents.making import approved_text


@pytest.mark.parametrize("name", SNAPSHOT_NAMES)
def test_the_letter_says_what_was_read_and_approved(name: str) -> None:
    approved = (SNAPSHOTS / f"{name}.txt").read_text(encoding="utf-8")
    assert example(name).text == approved, "python -m tests.app.documents.renew_snapshots"


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_says_what_was_read_and_approved(kind: DocumentKind) -> None:
    approved = (SNAPSHOTS / "kinds" / f"{kind.value}.txt").read_text(encoding="utf-8")
    assert approved_text(kind) == approved, "python -m tests.app.documents.renew_snapshots"


def test_english_says_the_same_figures() -> None:
    english = example("HH1-afgerond", "en").text
    for figure in ("€395.00", "€415.00", "€23,090.00", "€2,589.92", "€129.50", "30 November 2029"):
        assert figure in english
    assert "Dear Ms Voorbeeld," in english
