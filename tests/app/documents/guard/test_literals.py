"""Letters that a text must hold before a pattern is tried: what a pattern finds always has them."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.guard.literals import MayFind, needed
from app.documents.guard.rules import english_variants, patterns, variants

SAID = [said for one in (*variants(), *english_variants()) for said in one.says]
LANGUAGES = ("nl", "en")
WAYS = [way for language in LANGUAGES for _, ways in patterns(language) for way in ways]
MAY_FIND = MayFind(WAYS)


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\b(loon|bank)[ -]?beslag\w*", {"beslag"}),
        (r"\beisen\b|\bvorder(t|en)\b", {"eisen", "vorder"}),
        (r"\bonverwijlde?\b", {"onverwijld", "onverwijlde"}),
        (r"opge+ist", {"opg"}),
        (r"opges*ist", {"opge"}),
        (r"opges{0,2}ist", {"opge"}),
        (r"opges+?ist", {"opge"}),
        (r"opeis(?!baar)", {"opeis"}),
        (r"(?<!niet )opeis", {"opeis"}),
        (r"(maximale)? inzet", {" inzet"}),
        (r"(maximale)+ in", {"maximale"}),
        (r"m\.?b\.?t\.", {"mbt.", "m.bt.", "mb.t.", "m.b.t."}),
        (r"[a|(b]SEIZURE", {"seizure"}),
        (r"\bzo\b|\bspoedig\b", set()),
        (r"!{1,}", set()),
        (r"(eisen|\w+)", set()),
        (r"ge[ëe]ist", {"ist"}),
    ],
)
def test_what_every_find_holds(pattern: str, letters: set[str]) -> None:
    assert needed(pattern) == letters


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pattern_that_finds_something_is_among_those_that_may(language: str) -> None:
    ways = [way for _, ways in patterns(language) for way in ways]
    may_find = MayFind(ways)
    found = set()
    for said in SAID:
        for text in (said, said.upper(), said.lower()):
            finds = {way for way in ways if way.search(text)}
            assert finds <= may_find.among(text), text
            found |= finds
    assert len(found) > len(ways) / 2


@pytest.mark.parametrize(
    "meant", [chr(at) for at in range(128, 0x11000) if re.match("[a-z]", chr(at), re.I)]
)
def test_a_text_with_letters_that_are_taken_for_ours_is_looked_at_by_every_pattern(
    meant: str,
) -> None:
    ways = [way for _, ways in patterns() for way in ways]
    assert MayFind(ways).among(f"{meant}poed") == set(ways)


def test_most_patterns_have_nothing_to_look_for_in_an_ordinary_sentence() -> None:
    ways = [way for _, ways in patterns() for way in ways]
    assert len(MayFind(ways).among("Wij bellen u graag over uw plan.")) < len(ways) / 4


@pytest.mark.properties
@given(st.sampled_from(WAYS).flatmap(st.from_regex), st.sampled_from([str, str.upper, str.title]))
def test_what_a_pattern_finds_anywhere_is_not_passed_by(
    text: str, written: Callable[[str], str]
) -> None:
    """Texts made out of the pattern itself, with whatever stands around what it finds."""
    finds = {way for way in WAYS if way.search(written(text))}
    assert finds <= MAY_FIND.among(written(text))
