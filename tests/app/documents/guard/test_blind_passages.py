"""E2: passages that the maker of the rules had not seen when they were measured for the first time.

They were blind once and are no longer: after each measure the kind of each failure was mended, so
that all pass now. What is let through of the next set is not zero: of the eleventh, written by
another, 22 of 200 threats went through at first sight and 2 of 120 kind passages were stopped. Of
the sets after it, each written before it was measured and in words not used before, 22, 23 and 28
of 70 threats went through, and 1, 0 and 1 of 30 kind passages were stopped; of the last two, in
the plainest words, 6 of 40 and 4 of 30, and 2 of 40 and 1 of 20. All the rates stand in
blind_passages.toml. The first three and the eleventh were written by others, the rest by the
maker of the rules. "Siblings" are of a family that went through, written before its rule.
"""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from app.documents.guard import Context, guard

SETS: Final = tomllib.loads(
    (Path(__file__).parent / "blind_passages.toml").read_text(encoding="utf-8")
)


def stopped(texts: list[str]) -> list[str]:
    return [text for text in texts if guard(text, None, Context(None)).blocked]


@pytest.mark.parametrize("name", SETS)
def test_e2_no_threat_of_a_set_that_was_blind_passes(name: str) -> None:
    threats = SETS[name]["threats"]
    held = stopped(threats)
    assert [text for text in threats if text not in held] == []


@pytest.mark.parametrize("name", SETS)
def test_e2_no_kind_passage_of_a_set_that_was_blind_is_stopped(name: str) -> None:
    assert stopped(SETS[name]["kind"]) == []
