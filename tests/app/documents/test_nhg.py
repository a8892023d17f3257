"""What a letter says of NHG: only to whom had it; of whom nobody knows it, that we find out."""

from typing import Any

import pytest

from app.documents.kinds import DocumentKind
from tests.app.documents.letters import raw
from tests.app.documents.making import assessed, said

SHEET = "Uw hypotheek had NHG."
ROAD = "Wij vragen met u aan NHG of zij u kunnen helpen."
FIND_OUT = "Wij zoeken met u uit of uw hypotheek NHG had. Dan kan NHG u misschien helpen."
ENGLISH = {
    SHEET: "Your mortgage had the NHG guarantee.",
    ROAD: "Together with you we ask NHG, the mortgage guarantee, whether they can help.",
    FIND_OUT: "Together with you we find out whether your mortgage had NHG",
}


def text_of(kind: DocumentKind, nhg: Any, language: str) -> str:
    values = raw("HH6")
    about = assessed(values | {"debt": values["debt"] | {"nhg": nhg}})
    return said(kind, about, language)


@pytest.mark.parametrize(
    ("kind", "nhg", "named"),
    [
        (DocumentKind.NO_PAYMENT, True, {ROAD, SHEET}),
        (DocumentKind.NO_PAYMENT, "UNKNOWN", {FIND_OUT}),
        (DocumentKind.NO_PAYMENT, False, set()),
        (DocumentKind.REFERRAL, True, {SHEET}),
        (DocumentKind.REFERRAL, "UNKNOWN", set()),
        (DocumentKind.REFERRAL, False, set()),
    ],
)
def test_nhg_is_named_to_whom_it_concerns_and_to_nobody_else(
    kind: DocumentKind, nhg: Any, named: set[str]
) -> None:
    dutch, english = (text_of(kind, nhg, language) for language in ("nl", "en"))
    assert {each for each in (SHEET, ROAD, FIND_OUT) if each in dutch} == named
    assert {each for each, words in ENGLISH.items() if words in english} == named
    assert ("NHG" in dutch, "NHG" in english) == (bool(named), bool(named))
