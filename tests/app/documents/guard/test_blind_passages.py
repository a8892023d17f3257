"""E2: passages that the maker of the rules had not seen when they were measured for the first time.

They were blind once and are no longer: after each measure the kind of each failure was mended, so
that all pass now. What is let through of the next set is not zero: of sets seven to nine,
written as an outsider might, 8 of 60, 16 of 50 and 8 of 43 threats went through at first sight,
and 12 of 60, 3 of 50 and 3 of 30 kind passages were stopped. All the rates stand in
blind_passages.toml. The
second set went from 26 of 180 threats to 21 when only the first had been looked at, and the third
from 12 of 60 to 10, and to 6 after the second. The first three were written by others, the rest by
the maker of the rules, each set before it was measured.
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
