"""Every kind of document, for every sample: it fits or says why, and the guard lets it through."""

from dataclasses import fields

import pytest

from app.documents import impossible
from app.documents.extras import Extras
from app.documents.guard.kinds import kinds as guard_kinds
from app.i18n import Texts
from app.services.documents import DocumentKind, NoDocument
from calc.context.gate import GateState
from tests.app.documents.letters import NAMES, lines_with, raw
from tests.app.documents.making import (
    LETTERS,
    SAMPLE_OF,
    assessed,
    document,
    documents_of,
    fitting,
    sample,
)

ALWAYS = {
    DocumentKind.INVITATION,
    DocumentKind.REFERRAL,
    DocumentKind.DRAAGKRACHTVERKLARING,
    DocumentKind.CALCULATION_SHEET,
    DocumentKind.BUDGET_OVERVIEW,
    DocumentKind.HELPER_CONSENT,
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_guard_stops_none_of_ours(name: str, language: str) -> None:
    for kind, made in documents_of(name, language).items():
        assert [hit for hit in made.guard.hits if made.guard.blocked] == [], kind
        assert made.email_guard is None or not made.email_guard.blocked, kind
        assert made.guard.kind == kind.value
        assert not made.stopped


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_of_ours_is_even_long_or_hard(name: str) -> None:
    for kind, made in documents_of(name).items():
        assert [hit.sentence for hit in made.guard.hits] == [], kind


@pytest.mark.parametrize("name", NAMES)
def test_which_documents_fit_follows_from_the_assessment(name: str) -> None:
    assessment = sample(name).assessment
    fits = set(documents_of(name)) - {DocumentKind.STILL_NEEDED}
    expected = set(ALWAYS)
    if assessment.plan is not None:
        # Nothing was accepted: there is nothing to look back on, to fail or to cancel (E1, E4).
        expected |= {DocumentKind.PLAN}
    else:
        expected |= {DocumentKind.NO_PAYMENT}
    if assessment.beside.gate.state is GateState.OPEN:
        expected |= {DocumentKind.INTERIM}
    assert fits == expected


@pytest.mark.parametrize("kind", DocumentKind)
def test_what_does_not_fit_says_why(kind: DocumentKind) -> None:
    values = raw("HH1") | {"income": [], "expenses": [], "arrangements": []}
    values["savings"] = "UNKNOWN"
    values["debt"] |= {"balance": "UNKNOWN"}
    about = assessed(values)
    if kind in {
        DocumentKind.INVITATION,
        DocumentKind.REFERRAL,
        DocumentKind.CALCULATION_SHEET,
        DocumentKind.HELPER_CONSENT,
        DocumentKind.STILL_NEEDED,
    }:
        document(kind, about)
        return
    for language in ("nl", "en"):
        with pytest.raises(NoDocument) as caught:
            document(kind, about, language)
        assert len(caught.value.sentence(Texts(language))) > 20


@pytest.mark.parametrize("scheme", ["wsnp", "msnp", "bewind"])
def test_behind_a_gate_nothing_asks_money(scheme: str) -> None:
    values = raw("HH1")
    values["debt"][scheme] = True
    found = fitting(assessed(values))
    asking = {
        DocumentKind.INTERIM,
        DocumentKind.PLAN,
        DocumentKind.NO_PAYMENT,
        DocumentKind.REVIEW,
        DocumentKind.PAYMENT_FAILED,
    }
    assert asking.isdisjoint(found)
    assert {DocumentKind.REFERRAL, DocumentKind.CALCULATION_SHEET} <= set(found)


def test_names_sort_by_day_and_kind_and_name_nobody() -> None:
    names = [made.name for made in documents_of("HH1").values()]
    assert names == sorted(names)
    assert all(name.startswith("2026-11-23-") and name.endswith(".pdf") for name in names)
    values = raw("HH1")
    values["debt"]["reference"] = "../RS 1/É"
    values["adults"][0]["name"] = "SENTINEL-naam"
    for made in fitting(assessed(values)).values():
        assert made.name.removesuffix(".pdf").replace("-", "").isalnum()
        assert "SENTINEL" not in made.name
        assert "SENTINEL" not in made.subject


@pytest.mark.parametrize("name", NAMES)
def test_nothing_unknown_is_printed(name: str) -> None:
    for made in documents_of(name).values():
        assert lines_with(made.text.upper(), "UNKNOWN") == []
        assert lines_with(made.text, "None") == []


@pytest.mark.parametrize("kind", LETTERS)
def test_an_email_leaves_out_where_somebody_lives(kind: DocumentKind) -> None:
    made = document(kind, assessed(SAMPLE_OF[kind]))
    assert "Voorbeeldstraat" in made.text
    for hidden in ("Voorbeeldstraat", "RS-VOORBEELD", "##", " | "):
        assert lines_with(made.email, hidden) == []


def test_what_is_shown_on_paper_has_no_email() -> None:
    for kind in set(DocumentKind) - set(LETTERS):
        made = document(kind, assessed(SAMPLE_OF[kind]))
        assert (made.email, made.email_guard) == ("", None)


def test_every_kind_has_a_kind_of_the_guard() -> None:
    table = guard_kinds()
    assert set(DocumentKind) <= {*table.letters, *table.complete}


def test_what_was_typed_is_said_by_a_document_and_is_a_field_of_the_extras() -> None:
    said = {field for kind in DocumentKind for field in kind.traits.typed}
    assert said == set(impossible._TYPED)
    assert said <= {field.name for field in fields(Extras)}


def test_the_marks() -> None:
    assert document(DocumentKind.PLAN, assessed("HH1")).concept
    assert not document(DocumentKind.PLAN, assessed("HH1-afgerond")).concept
    interim = document(DocumentKind.INTERIM, assessed("HH1"))
    assert interim.text.startswith("Tussenafspraak: nog geen vast plan")
    assert not interim.concept
    # HH6: its income may end, which is more than an interim agreement waits for.
    more = document(DocumentKind.INTERIM, assessed("HH6"))
    assert more.text.startswith("Tussenafspraak. Concept: nog niet versturen")
    assert more.concept
    later = document(
        DocumentKind.CALCULATION_SHEET,
        assessed(raw("HH1-afgerond") | {"first_plan_month": "2027-02"}),
    )
    assert later.text.startswith("Voorlopig: nog niet versturen")


def test_a_co_debtor_elsewhere_is_told_about_in_no_letter() -> None:
    values = raw("HH5")
    values["debt"]["co_debtors"][0] |= {"monthly": "77.77", "note": "SENTINEL-ander"}
    values["arrangements"].append(
        {"code": "R10", "creditor": "SENTINEL-partner", "amount": "1.23", "frequency": "month",
         "who": "B", "balance": "99999.00"}
    )  # fmt: skip
    for kind, made in fitting(assessed(values)).items():
        if kind is DocumentKind.CALCULATION_SHEET:
            continue
        for hidden in ("77,77", "SENTINEL", "E. Anders"):
            assert lines_with(made.text, hidden) == [], kind


def test_the_calculation_sheet_names_the_floor_indicative_and_the_receipt() -> None:
    about = assessed("HH1")
    text = document(DocumentKind.CALCULATION_SHEET, about).text
    receipt = about.assessment.receipt
    assert "Vtlb (indicatief)" in text
    for part in (receipt.input_sha256, receipt.output_sha256, receipt.files[0].sha256):
        assert part in text
    for line in (*about.draft.income, *about.draft.expenses):
        assert str(line.label) in text


def test_the_invitation_lists_only_what_applies() -> None:
    text = document(DocumentKind.INVITATION, assessed("HH3")).text
    assert "Het overzicht van uw AOW of uw pensioen." in text
    for other in ("loonstroken", "kinderopvang", "kinderbijslag", "Wat uw bedrijf"):
        assert lines_with(text, other) == []
    assert (
        "Wat uw bedrijf elke maand overhield"
        in document(DocumentKind.INVITATION, assessed("HH4")).text
    )


def test_the_sheet_with_help_goes_along_when_a_signal_asks_it_or_somebody_does() -> None:
    quiet = raw("HH5")
    quiet["debt"] |= {"nhg": False}
    about = assessed(quiet)
    assert lines_with(document(DocumentKind.PLAN, about).text, "Gratis hulp voor u") == []
    assert (
        lines_with(document(DocumentKind.PLAN, about, referral=True).text, "Gratis hulp voor u")
        != []
    )
    loud = assessed("HH2-afgerond")
    assert "\n\nNHG" in document(DocumentKind.PLAN, loud).text
    assert "\n\nNHG" not in document(DocumentKind.PLAN, loud, referral=False).text
