"""The matrix sees what is wrong: letters with one fault put in, each kind of fault."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

import pytest

from app.services.documents import DocumentKind
from tests.app.documents.matrix.comparing import Spoken, faults
from tests.app.documents.matrix.making import made_of
from tests.app.documents.matrix.reading import MONTHS
from tests.app.documents.matrix.situations import ONE

_AMOUNT: Final = re.compile(r"€\s?\d[\d.,]*\d")
_NEXT: Final = {language: (*months, months[0]) for language, months in MONTHS.items()}


def _letter(kind: DocumentKind, language: str, name: str = f"{ONE}@1") -> Spoken:
    [each] = [each for each in made_of(name, kind, language) if not each.typed]
    [spoken] = each.spoken()
    return spoken


def _amounts_swapped(text: str, _: str) -> Iterator[str]:
    """Two amounts that follow each other."""
    for one, other in pairwise(_AMOUNT.finditer(text)):
        if one[0] != other[0]:
            yield (text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0]
                   + text[other.end() :])  # fmt: skip


def _a_cent_more(text: str, _: str) -> Iterator[str]:
    for hit in _AMOUNT.finditer(text):
        last = str((int(hit[0][-1]) + 1) % 10)
        yield text[: hit.end() - 1] + last + text[hit.end() :]


def _a_month_later(text: str, language: str) -> Iterator[str]:
    after = dict(pairwise(_NEXT[language]))
    for hit in re.finditer(rf"\b({'|'.join(after)}) \d{{4}}\b", text):
        yield text[: hit.start(1)] + after[hit[1]] + text[hit.end(1) :]


def _a_day_later(text: str, language: str) -> Iterator[str]:
    for hit in re.finditer(rf"\b(\d{{1,2}}) (?:{'|'.join(_NEXT[language])}) \d{{4}}\b", text):
        yield text[: hit.start(1)] + str(int(hit[1]) % 27 + 1) + text[hit.end(1) :]


def _seen(spoken: Spoken, change: Callable[[str, str], Iterator[str]]) -> tuple[int, list[str]]:
    """How many changes there are, and those that nobody saw."""
    known, total, unseen = len(faults(spoken)), 0, []
    for text in change(spoken.text, spoken.language):
        total += 1
        if len(faults(replace(spoken, text=text))) <= known:
            changed = next(
                (now for was, now in zip(spoken.text.splitlines(), text.splitlines(), strict=True)
                 if was != now), "")  # fmt: skip
            unseen.append(changed)
    return total, unseen


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("change", [_a_cent_more, _a_day_later, _a_month_later, _amounts_swapped])
def test_a_changed_figure_is_seen(
    change: Callable[[str, str], Iterator[str]], language: str
) -> None:
    total, unseen = _seen(_letter(DocumentKind.PLAN, language), change)
    assert total
    assert unseen == []


def _without(spoken: Spoken, phrase: str) -> list[str]:
    assert phrase in spoken.text
    return faults(replace(spoken, text=spoken.text.replace(phrase, "")))


def test_a_creditor_left_out_is_seen() -> None:
    spoken = _letter(DocumentKind.PLAN, "nl")
    assert any("the creditor" in fault for fault in _without(spoken, "Voorbeeldbank N.V."))


def test_a_person_of_another_dossier_is_seen() -> None:
    spoken = _letter(DocumentKind.REVIEW, "nl")
    for stranger in ("Wij spraken ook met E. Anders.", "Wij belden met Piet Hazelnoot.",
                     "Uw kind SENTINEL-kind wordt 18.", "Kenmerk RS-VOORBEELD-002",
                     "Schrijf naar piet@elders.example."):  # fmt: skip
        assert len(faults(replace(spoken, text=f"{spoken.text}\n{stranger}\n"))) > len(
            faults(spoken)
        ), stranger


def test_the_other_language_and_dates_of_machines_are_seen() -> None:
    spoken = _letter(DocumentKind.REVIEW, "nl")
    for strange in ("Dat is op 3 March 2028.", "Dat is € 1,234.50.", "Tot 2029-11-30.",
                    "Op 31 februari 2028."):  # fmt: skip
        assert len(faults(replace(spoken, text=f"{spoken.text}\n{strange}\n"))) > len(
            faults(spoken)
        ), strange
