"""Large print: on every way of making a document, and remembered of the customer."""

import json

import pytest

from app.documents.reading_needs import (
    can_remember_large_print,
    wants_large_print,
    with_large_print,
)
from app.i18n import Texts
from app.services.batch.asked import Asked
from app.services.documents import DocumentKind
from app.services.explaining import SheetRow, explanation_bytes
from app.services.outgoing_documents import decided, prepared
from calc import UNKNOWN, Draft
from tests.app.documents.letters import DAY, raw
from tests.app.documents.making import SAMPLE_OF, assessed, document, values_of
from tests.app.render.placed import words

pytestmark = pytest.mark.drawn
USUAL, LARGE = 12.0, 14.0


def body_size(pdf: bytes) -> float:
    """The size in which most letters stand."""
    sizes: dict[float, int] = {}
    for word in words(pdf):
        sizes[round(word.size, 1)] = sizes.get(round(word.size, 1), 0) + len(word.text)
    return max(sizes, key=lambda size: sizes[size])


def people(*needs: str, liable: tuple[bool, ...] = (True, True)) -> Draft:
    adults = [
        {"ref": ref, "liable": owes, "reading_needs": need}
        for ref, need, owes in zip("AB", needs, liable, strict=False)
    ]
    return Draft.model_validate_json(json.dumps({"adults": adults}))


def needs_of(draft: Draft) -> list[object]:
    return [adult.reading_needs for adult in draft.adults]


@pytest.mark.parametrize("kind", DocumentKind)
def test_who_makes_it_can_choose_either_whatever_the_customer_asked(kind: DocumentKind) -> None:
    values, on = values_of(SAMPLE_OF[kind])
    about = assessed(values, on)
    assert body_size(document(kind, about, large_print=True).pdf) >= LARGE
    values["adults"][0]["reading_needs"] = "grote letters"
    asked = assessed(values, on)
    assert body_size(document(kind, asked, large_print=False).pdf) < USUAL


def test_the_email_and_what_is_attached_are_large_too() -> None:
    about = assessed("HH1-afgerond")
    usual = document(DocumentKind.PLAN, about)
    large = document(DocumentKind.PLAN, about, large_print=True)
    assert large.email == usual.email
    assert large.email_html != usual.email_html
    assert body_size(large.pdf) >= LARGE


def test_a_way_that_asks_nothing_follows_the_customer() -> None:
    values = raw("HH1-afgerond")
    values["adults"][0]["reading_needs"] = "grote letters"
    assert body_size(decided(assessed(values), Texts("nl")).made.pdf) >= LARGE
    assert body_size(decided(assessed("HH1-afgerond"), Texts("nl")).made.pdf) < USUAL


def test_an_explanation_is_too() -> None:
    # Titles are larger: there is more text than titles, as in an explanation.
    lead = ("Zo rekenen wij. Alle bedragen zijn per maand.",)
    rows = [SheetRow(0, "Wat er binnenkomt", "elke maand", "€ 100,00", True)]
    sizes = [
        body_size(explanation_bytes(Texts("nl"), "Uitleg", lead, rows, "", DAY,
                                    large_print=large))
        for large in (False, True)
    ]  # fmt: skip
    assert sizes[0] < USUAL
    assert sizes[1] >= LARGE


def test_a_batch_that_does_not_ask_it_follows_each_customer() -> None:
    assert Asked.__dataclass_fields__["large_print"].default is False
    made = prepared(DocumentKind.PLAN, assessed("HH3-afgerond"), Texts("nl")).made
    assert body_size(made.pdf) >= LARGE  # this customer asked for it


def test_it_is_remembered_of_the_first_who_gets_the_letters() -> None:
    draft = with_large_print(people("UNKNOWN", "UNKNOWN"), wanted=True)
    assert needs_of(draft) == ["grote letters", UNKNOWN]
    draft = with_large_print(people("UNKNOWN", "UNKNOWN", liable=(False, True)), wanted=True)
    assert needs_of(draft) == [UNKNOWN, "grote letters"]
    assert wants_large_print(draft)


def test_other_needs_stay_as_they_are() -> None:
    draft = with_large_print(people("voorlezen, een tolk"), wanted=True)
    assert needs_of(draft) == ["voorlezen, een tolk, grote letters"]
    assert needs_of(with_large_print(draft, wanted=False)) == ["voorlezen, een tolk"]
    both = with_large_print(people("grote letters", "Large print, voorlezen"), wanted=False)
    assert needs_of(both) == [UNKNOWN, "voorlezen"]
    assert not wants_large_print(both)


def test_asked_again_nothing_changes() -> None:
    draft = people("Grote letter, graag")
    assert with_large_print(draft, wanted=True) is draft
    assert with_large_print(people("voorlezen"), wanted=False) == people("voorlezen")


def test_of_nobody_who_gets_a_letter_nothing_is_remembered() -> None:
    draft = people("grote letters", liable=(False,))
    assert not can_remember_large_print(draft)
    assert not wants_large_print(draft)
    assert with_large_print(draft, wanted=True) == draft
