"""The mandate for a direct debit: what it holds, and without what there is none."""

from typing import Any

import pytest

from app.documents.case import Case
from app.documents.guard import HitSeverity, guard
from app.documents.letter import Form, Letter, Paragraph
from app.documents.mandate import mandate
from app.i18n import LANGUAGES, Texts
from app.services.assessing import Assessed
from app.services.documents import DocumentKind, NoDocument
from app.services.outgoing_documents import offers, prepared
from tests.app.documents.letters import lines_with, raw
from tests.app.documents.making import COLLECTS, CONSENT, DEBIT, assessed, document

K = DocumentKind.MANDATE
NL = Texts("nl")
NOTHING = '""'


def debited(name: str = "HH1", policy: dict[str, str] | None = None, **contact: Any) -> Assessed:
    values = raw(name)
    values["contact"] |= DEBIT | contact
    keys = {key: value for key, value in (COLLECTS | (policy or {})).items() if value != NOTHING}
    values["contact"]["mandate"] = values["contact"]["mandate"] | {}
    if keys != COLLECTS:
        # Another policy than the one that belongs to the mandate of the samples.
        values["contact"]["mandate"]["reference"] = "MANDAAT-78"
    return assessed(values, None, **keys)


def made(about: Assessed, language: str = "nl") -> Letter:
    case = Case(about.draft, about.assessment, about.policy_file.policy, Texts(language))
    return mandate(case, "")


def lines(letter: Letter) -> dict[str, str]:
    forms = [block for block in letter.blocks if isinstance(block, Form)]
    return {line.label: line.value for form in forms for line in form.lines}


def label(key: str) -> str:
    return NL.text(f"document.mandate.line.{key}")


def why_not(about: Assessed, language: str = "nl", **more: Any) -> str:
    with pytest.raises(NoDocument) as none:
        document(K, about, language, **more)
    assert len(none.value.sentence(Texts("en"))) > 20
    return none.value.key.rpartition(".")[2]


def test_it_holds_what_the_scheme_asks() -> None:
    about = debited()
    letter, contact = made(about), about.policy_file.policy.contact
    assert "SEPA" in letter.subject
    said = lines(letter)
    assert said[label("creditor")] == about.policy_file.policy.name
    assert contact.street in said[label("address")]
    assert contact.postcode_and_town in said[label("address")]
    assert said[NL.text("paying.line.creditor_id")] == "NL00ZZZ123456780000"
    assert said[label("reference")] == "MANDAAT-77"
    assert said[label("name")] == "J. Voorbeeld"
    for key in ("iban", "place", "day", "signature"):
        assert said[label(key)] == ""  # somebody writes it there


def test_the_text_of_consent_is_the_organisations_whole_and_nothing_else_stands_on_it() -> None:
    letter = made(debited())
    assert [block.text for block in letter.blocks if isinstance(block, Paragraph)] == [CONSENT]
    assert len(letter.blocks) == 3
    assert (letter.salutation, letter.closing) == ("", ())
    assert [detail.label for detail in letter.details] == [NL.text("letter.detail.date")]


def test_in_english_it_has_the_english_text_of_the_policy() -> None:
    assert lines_with(document(K, debited(), "en").text, "You allow us to collect.")
    assert lines_with(document(K, debited(), "en").text, CONSENT[:30]) == []


def test_of_two_who_owe_whoever_has_the_account_writes_down_the_name() -> None:
    assert lines(made(debited("HH2")))[label("name")] == ""


@pytest.mark.parametrize(
    ("policy", "contact", "language", "reason"),
    [
        ({}, {"payment_method": "overschrijving"}, "nl", "not_by_debit"),
        ({}, {"payment_method": "UNKNOWN"}, "nl", "not_by_debit"),
        ({"creditor_id": NOTHING}, {}, "nl", "mandate_without_creditor_id"),
        ({"mandate_text": NOTHING}, {}, "nl", "mandate_without_text"),
        ({"mandate_text": NOTHING}, {}, "en", None),
        ({"mandate_text_en": NOTHING}, {}, "en", "mandate_without_text_en"),
        ({"mandate_text_en": NOTHING}, {}, "nl", None),
        ({}, {"mandate": {"reference": "UNKNOWN"}}, "nl", "mandate_without_reference"),
    ],
)
def test_without_a_part_there_is_no_mandate_and_the_reason_names_it(
    policy: dict[str, str], contact: dict[str, Any], language: str, reason: str | None
) -> None:
    values = debited(policy=policy, **contact)
    if "mandate" in contact:
        given = raw("HH1")
        given["contact"] |= DEBIT | contact
        values = assessed(given, None, **COLLECTS)
    if reason is None:
        document(K, values, language)
    else:
        assert why_not(values, language) == reason


def test_a_paragraph_of_ones_own_is_refused_and_not_lost() -> None:
    assert why_not(debited(), free_text="Sentinel woorden.") == "mandate_alone"
    assert document(K, debited(), free_text=" \n").text


@pytest.mark.parametrize("scheme", ["wsnp", "msnp", "bewind"])
def test_behind_a_gate_nobody_signs(scheme: str) -> None:
    values = raw("HH1")
    values["contact"] |= DEBIT
    values["debt"][scheme] = True
    with pytest.raises(NoDocument):
        document(K, assessed(values))


def test_who_is_asked_nothing_signs_nothing() -> None:
    values = raw("HH1") | {"life_states": [{"kind": "overleden", "who": "A",
                                            "from_date": "2026-11-02"}]}  # fmt: skip
    values["contact"] |= DEBIT
    assert why_not(assessed(values)) == "deceased"


def test_it_is_not_mailed() -> None:
    found = document(K, debited())
    assert (found.email, found.email_guard) == ("", None)
    assert prepared(K, debited(), NL).stops == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", ["sepa", "creditor_id", "mandate_reference", "iban", "signature"])
def test_the_guard_stops_a_mandate_that_lacks_a_part(language: str, fact: str) -> None:
    text = document(K, debited(), language).text
    held = {
        "sepa": "SEPA",
        "creditor_id": "NL00ZZZ123456780000",
        "mandate_reference": "MANDAAT-77",
        "iban": "IBAN",
        "signature": "handtekening" if language == "nl" else "signature",
    }
    rules = {hit.rule for hit in guard(text.replace(held[fact], ""), K).hits
             if hit.severity is HitSeverity.BLOCK}  # fmt: skip
    assert rules == {f"incomplete.{fact}"}
    assert guard(text, K).hits == ()


def test_it_goes_with_the_plan_of_who_chose_a_debit_and_did_not_sign() -> None:
    unsigned = debited(mandate={"reference": "MANDAAT-77"})
    ticked = {offer.kind for offer in offers(unsigned, NL) if offer.ticked and offer.fits}
    assert {K, DocumentKind.PLAN} <= ticked
    signed = {offer.kind for offer in offers(debited(), NL) if offer.ticked}
    assert K not in signed
    by_transfer = debited(mandate={"reference": "UNKNOWN"}, payment_method="overschrijving")
    assert K not in {offer.kind for offer in offers(by_transfer, NL) if offer.ticked}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_ours_names_thirteen_months(language: str) -> None:
    from tests.app.documents.test_lint import catalogue

    for key, text in catalogue(language):
        assert "13 m" not in text, key
        assert "dertien" not in text.casefold(), key
        assert "thirteen" not in text.casefold(), key
