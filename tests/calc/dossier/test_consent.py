"""What a customer agreed to, and a complaint: optional, unknown by default, of no figure."""

from typing import Any

import pytest

from calc import UNKNOWN, Draft
from calc.dossier.input_hash import input_sha256
from calc.dossier.people import Helper

SAID = {"given": True, "by": "A", "on": "2026-11-20", "how": "telefoon"}
FILLED: dict[str, Any] = {
    "consents": {"creditors": SAID, "municipality": {**SAID, "name": "Voorbeeldstad"}},
    "complaint": {"received_on": "2026-11-18", "about": "de toon van de brief"},
    "contact": {"helper": {"name": "P. Helper", "may": "meepraten", "until": "2027-11-30"}},
}


def draft(**values: Any) -> Draft:
    return Draft.model_validate(values, strict=False)


def test_an_older_dossier_has_none_of_it_and_nothing_was_agreed() -> None:
    empty = draft()
    assert empty.consents.creditors.given is UNKNOWN
    assert empty.consents.municipality.name is UNKNOWN
    assert empty.complaint.received_on is UNKNOWN
    helper = draft(contact={"helper": {"name": "P. Helper"}}).contact.helper
    assert isinstance(helper, Helper)
    assert helper.until is UNKNOWN


@pytest.mark.parametrize("part", FILLED)
def test_it_is_in_no_hash(part: str) -> None:
    assert input_sha256(draft(**{part: FILLED[part]})) == input_sha256(draft())


@pytest.mark.parametrize(
    "values",
    [
        {"consents": {"creditors": {"by": "C"}}},
        {"consents": {"creditors": {"how": "postduif"}}},
        {"consents": {"creditors": {"on": "1899-12-31"}}},
        {"consents": {"creditors": {"name": "Voorbeeldstad"}}},
        {"consents": {"bank": SAID}},
        {"complaint": {"about": "over 123456782"}},
        {"complaint": {"about": "x" * 201}},
        {"contact": {"helper": {"may": "beslissen"}}},
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        draft(**values)
