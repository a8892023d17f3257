"""The whole text of three letters, word for word."""

import pytest

from tests.app.documents.letters import SNAPSHOT_NAMES, SNAPSHOTS, example


@pytest.mark.parametrize("name", SNAPSHOT_NAMES)
def test_the_letter_says_what_was_read_and_approved(name: str) -> None:
    approved = (SNAPSHOTS / f"{name}.txt").read_text(encoding="utf-8")
    assert example(name).text == approved, "python -m tests.app.documents.renew_snapshots"


def test_english_says_the_same_figures() -> None:
    english = example("HH1-afgerond", "en").text
    for figure in ("€395.00", "€415.00", "€23,090.00", "€2,589.92", "€129.50", "30 November 2029"):
        assert figure in english
    assert "Dear Ms Voorbeeld," in english
