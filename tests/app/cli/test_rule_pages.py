"""The pages of the rules as they were read aloud and found good."""

import pytest

from tests.app.cli.rule_pages import FOLDER, PAGES, page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_it_was_approved(name: str) -> None:
    approved = (FOLDER / f"{name}.txt").read_text("utf-8")
    assert page(name) == approved, "python -m tests.app.cli.rule_pages"
