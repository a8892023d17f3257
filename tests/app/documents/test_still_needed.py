"""What we still need: whole sentences, only of who is written to."""

from typing import Any

import pytest

from app.services.documents import DocumentKind, NoDocument
from tests.app.documents.letters import lines_with, raw
from tests.app.documents.making import assessed, document


def unknown_line(who: str, **more: Any) -> dict[str, Any]:
    values = raw("HH5")
    values["expenses"].append(
        {"code": "U70", "label": f"SENTINEL-{who}", "frequency": "month", "who": who} | more
    )
    return values


def test_an_unknown_amount_is_asked() -> None:
    text = document(DocumentKind.STILL_NEEDED, assessed(unknown_line("A"))).text
    assert "- Hoeveel kost dit u: SENTINEL-A?" in text
    assert "Wilt u ons dit laten weten voor 7 december 2026?" in text


def test_a_line_of_a_partner_who_owes_nothing_is_not() -> None:
    values = unknown_line("B")
    values["savings"] = "UNKNOWN"
    text = document(DocumentKind.STILL_NEEDED, assessed(values)).text
    assert "Hoeveel geld er op uw rekeningen staat, op één dag." in text
    assert lines_with(text, "SENTINEL") == []


def test_papers_of_that_partner_are_not_asked_either() -> None:
    mine = unknown_line("A", amount="1.00", evidence="ontbreekt")
    theirs = unknown_line("B", amount="1.00", evidence="ontbreekt")
    paper = "Een schatting van boodschappen"
    assert lines_with(document(DocumentKind.STILL_NEEDED, assessed(mine)).text, paper) != []
    with pytest.raises(NoDocument):
        document(DocumentKind.STILL_NEEDED, assessed(theirs))


def test_the_taxable_income_is_asked_with_the_paper_that_shows_it() -> None:
    values = raw("HH1")
    values["adults"][0]["taxable_income"]["amount"] = "UNKNOWN"
    values["adults"][0]["payslip"] = {}
    text = document(DocumentKind.STILL_NEEDED, assessed(values)).text
    assert "- Uw jaaropgaaf, of uw laatste loonstrook." in text


def test_everything_is_asked_once() -> None:
    values = unknown_line("A", amount="1.00", evidence="ontbreekt")
    values["expenses"].append(dict(values["expenses"][-1]))
    text = document(DocumentKind.STILL_NEEDED, assessed(values)).text
    assert len(lines_with(text, "Een schatting van boodschappen")) == 1
