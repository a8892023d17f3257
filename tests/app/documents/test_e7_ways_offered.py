"""E7: no letter offers a way to pay that the organisation does not have."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Final

import pytest

from app.documents.kinds import DocumentKind
from app.i18n import LANGUAGES, Texts
from app.services.assessing import Assessed
from app.services.outgoing_documents import Prepared, prepared
from calc import Draft
from tests.app.documents.lives_of_letters import PLAN, assessed, life
from tests.building import draft, policy, raw_draft, raw_example

TODAY: Final = date(2026, 11, 23)
LATER: Final = date(2027, 11, 20)
METHODS: Final = (
    "UNKNOWN", "overschrijving", "periodieke overschrijving", "betaallink", "incasso",
)  # fmt: skip
HAS: Final[dict[str, dict[str, Any]]] = {
    "transfer": {},
    "link": {"payment_link": "pay.sentinel.example"},
    "debit": {"creditor_id": "NL00ZZZ123456780000"},
    "nothing": {"iban": None},
}
OFFERS: Final = {
    "debit": {"nl": ("incasso",), "en": ("direct debit",)},
    "link": {"nl": ("betaallink",), "en": ("payment link",)},
}
NOT_OFFERED: Final = {
    "nl": "U wilt betalen met een incasso. Dat kan nu niet.",
    "en": "You want to pay by direct debit. That is not possible now.",
}


def plan_from(month: str, method: str) -> Draft:
    return draft(raw_draft(**PLAN, first_plan_month=month, contact={"payment_method": method}))


def interim(method: str) -> Draft:
    raw = raw_example("HH1")
    raw["contact"]["payment_method"] = method
    return draft(raw)


@cache
def about(has: str, method: str) -> tuple[tuple[DocumentKind, Assessed], ...]:
    """A plan that is due, a plan that is not, an interim amount and a payment that failed."""
    rules = policy(**HAS[has])
    return (
        (DocumentKind.PLAN, assessed(plan_from("2026-12", method), TODAY, rules)),
        (DocumentKind.PLAN, assessed(plan_from("2027-11", method), TODAY, rules)),
        (DocumentKind.INTERIM, assessed(interim(method), TODAY, rules)),
        (DocumentKind.PAYMENT_FAILED, assessed(failed(method), LATER, rules)),
    )


@cache
def failed(method: str) -> Draft:
    return life(11, contact={"payment_method": method})


def said(found: Prepared, language: str) -> Iterator[str]:
    """The letter, and the e-mail it goes with; without the sentence that there is no debit."""
    for text in (found.made.text, found.made.email):
        yield " ".join(text.split()).replace(NOT_OFFERED[language], "").casefold()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("has", HAS)
def test_e7_only_ways_that_the_organisation_has(has: str, method: str, language: str) -> None:
    """E7: "Met een incasso kan ook", of an organisation that cannot collect."""
    for kind, each in about(has, method):
        found = prepared(kind, each, Texts(language))
        assert found.made.guard.hits == ()
        assert found.made.email_guard is None or not found.made.email_guard.blocked
        for way, words in OFFERS.items():
            for text in said(found, language):
                assert way == has or not any(word in text for word in words[language]), text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("has", OFFERS)
def test_e7_ways_that_it_has_are_offered(has: str, language: str) -> None:
    [word] = OFFERS[has][language]
    _, later, _, not_paid = about(has, "UNKNOWN")
    for kind, each in (later, not_paid):
        letter, *_ = said(prepared(kind, each, Texts(language)), language)
        assert word in letter


@pytest.mark.parametrize("language", LANGUAGES)
def test_e7_who_asked_for_a_debit_that_there_is_not_is_told(language: str) -> None:
    found = prepared(
        DocumentKind.PLAN,
        assessed(plan_from("2026-12", "incasso"), TODAY, policy()),
        Texts(language),
    )
    text = " ".join(found.made.text.split())
    assert NOT_OFFERED[language] in text
    assert Texts(language).text("paying.until_the_debit") not in text
