"""What is one page: the budget overview and the mandate, drawn, and valid in both checkers."""

from pathlib import Path
from typing import Any

import pytest

from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.documents import DocumentKind
from tests.app.documents.letters import NAMES, raw
from tests.app.documents.making import CONSENT, DEBIT, assessed, document, sample
from tests.app.render.checkers import wrong
from tests.app.render.pdfs import count, pages
from tests.app.render.structures import elements, spoken

pytestmark = pytest.mark.drawn


def household(name: str, needs: str, **contact: Any) -> Assessed:
    values = raw(name)
    values["contact"] |= contact
    for adult in values["adults"]:
        adult["reading_needs"] = needs
    return assessed(values)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_budget_is_one_page_and_two_in_large_print(
    name: str, language: str, tmp_path: Path
) -> None:
    small, large = (
        document(DocumentKind.BUDGET_OVERVIEW, household(name, needs), language).pdf
        for needs in ("UNKNOWN", "grote letters")
    )
    assert [count(small), count(large)] == [1, 2]
    assert wrong(small, tmp_path) == wrong(large, tmp_path) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("shop", "named"),
    [("Winkel voor nieuwe spullen ", True), ("Winkel voor tweedehands en nieuwe spullen ", False)],
)
def test_a_budget_is_one_page_with_the_most_that_can_be_said(
    shop: str, named: bool, language: str
) -> None:
    values = raw("HH5")
    values["handling"] = {"officer": "Olga Ruitenkamp", "replacement": "Rik Tweelingen"}
    values["arrangements"] = [
        {"code": "R10", "creditor": f"{shop}{at}", "amount": "5.01", "frequency": "month",
         "who": "A", "evidence": "gezien", "balance": "50.00"}
        for at in range(4)
    ]  # fmt: skip
    values["adults"][0]["reading_needs"] = "UNKNOWN"
    made = document(DocumentKind.BUDGET_OVERVIEW, assessed(values), language)
    assert (shop in made.text) is named
    assert "Rik Tweelingen" in made.text
    assert count(made.pdf) == 1


def test_the_picture_of_a_budget_is_said_with_its_amounts() -> None:
    account = sample("HH1-afgerond").assessment.account
    assert account is not None
    made = document(DocumentKind.BUDGET_OVERVIEW, sample("HH1-afgerond"))
    [alt] = [each.alt for each in elements(made.pdf) if each.tag == "Figure"]
    euros = Texts("nl").formats.euros
    for step in (account.income, account.costs, account.arrangements, account.reserve):
        assert euros(step.amount) in alt


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["HH1", "HH2"])
def test_a_mandate_is_one_page_apart_and_valid(name: str, language: str, tmp_path: Path) -> None:
    small, large = (
        document(DocumentKind.MANDATE, household(name, needs, **DEBIT), language).pdf
        for needs in ("UNKNOWN", "grote letters")
    )
    assert count(small) == 1
    assert count(large) <= 2
    assert wrong(small, tmp_path) == wrong(large, tmp_path) == []


def test_a_mandate_is_one_page_with_the_longest_text() -> None:
    values = raw("HH2")
    values["contact"] |= DEBIT
    longest = ("Tekst van de organisatie. " * 60)[:1499]
    made = document(DocumentKind.MANDATE, assessed(values, mandate_text=f'"{longest}"'))
    assert longest[:26] in made.text
    assert count(made.pdf) == 1


def test_a_mandate_in_large_print_keeps_what_is_signed_together() -> None:
    made = document(DocumentKind.MANDATE, household("HH2", "grote letters", **DEBIT))
    found = [" ".join(page.split()) for page in pages(made.pdf)]
    say = Texts("nl").text
    keys = ("name", "iban", "place", "day", "signature")
    together = [all(say(f"document.mandate.line.{key}") in page for key in keys) for page in found]
    assert together.count(True) == 1


def test_a_mandate_is_read_in_its_order() -> None:
    told = spoken(document(DocumentKind.MANDATE, household("HH1", "UNKNOWN", **DEBIT)).pdf)
    say = Texts("nl").text
    order = [say("document.mandate.subject"), "MANDAAT-77", CONSENT,
             say("document.mandate.line.name"), say("document.mandate.line.signature")]  # fmt: skip
    assert [told.index(each) for each in order] == sorted(told.index(each) for each in order)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("needs", ["UNKNOWN", "grote letters"])
def test_a_pre_notification_is_valid(language: str, needs: str, tmp_path: Path) -> None:
    made = document(DocumentKind.PRE_NOTIFICATION, sample("HH1-afgerond, met incasso"), language)
    assert wrong(made.pdf, tmp_path) == []
