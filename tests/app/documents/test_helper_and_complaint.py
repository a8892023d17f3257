"""The form for somebody who helps, and the receipt of a complaint."""

from typing import Any

import pytest

from app.documents.case import NoLetter
from app.i18n import LANGUAGES
from app.services.documents import DocumentKind
from tests.app.documents.letters import lines_with, raw
from tests.app.documents.making import assessed, document, said, with_policy

NAME = "HH1-afgerond-toestemming"
HELPER, RECEIPT = DocumentKind.HELPER_CONSENT, DocumentKind.COMPLAINT_RECEIPT


def with_helper(**changes: Any) -> dict[str, Any]:
    about = raw(NAME)
    about["contact"]["helper"] |= changes
    return about


def with_complaint(**changes: Any) -> dict[str, Any]:
    about = raw(NAME)
    about["complaint"] |= changes
    return about


def refused(kind: DocumentKind, about: dict[str, Any], **policy_keys: Any) -> NoLetter:
    with pytest.raises(NoLetter) as caught:
        said(kind, assessed(about, **policy_keys))
    return caught.value


def test_the_form_says_who_for_what_until_when_and_how_to_withdraw() -> None:
    text = said(HELPER, assessed(NAME))
    for phrase in ("Wie u helpt: P. Helper", "Wie u helpt, is uw: zus", "meepraten",
                   "Tot en met welke dag: 30 november 2027", "Zo trekt u de toestemming in",
                   "\nHandtekening\n"):  # fmt: skip
        assert phrase in text, phrase


def test_what_nobody_knows_is_a_line_to_write_on() -> None:
    about = raw(NAME)
    about["contact"]["helper"] = "UNKNOWN"
    text = said(HELPER, assessed(about))
    for label in ("Wie u helpt", "Wie u helpt, is uw", "Telefoon", "Tot en met welke dag"):
        assert f"\n{label}\n" in text, label
    assert lines_with(text, "kies en streep de rest door") != []


def test_no_end_is_until_it_is_withdrawn_and_not_known_is_not_that() -> None:
    text = said(HELPER, assessed(with_helper(until=None)))
    assert lines_with(text, "tot u de toestemming intrekt") != []
    text = said(HELPER, assessed(with_helper(until="UNKNOWN")))
    assert lines_with(text, "tot u de toestemming intrekt") == []


def test_a_helper_who_was_refused_or_whose_time_is_over_signs_nothing() -> None:
    assert refused(HELPER, with_helper(consent=False)).reason == "helper_refused"
    assert refused(HELPER, with_helper(until="2026-11-22")).reason == "helper_over"
    assert said(HELPER, assessed(with_helper(until="2026-11-23")))


def test_everybody_who_owes_it_signs_for_the_own_part() -> None:
    text = said(HELPER, assessed("HH2-afgerond"))
    signed = [line for line in text.splitlines() if line.startswith("Naam: ")]
    assert len(signed) == 2
    text = said(HELPER, assessed("HH5"))  # the other adult owes nothing, and is not named
    assert len(lines_with(text, "Naam: ")) == 1


def test_a_complaint_gets_its_day_its_subject_and_the_day_of_our_answer() -> None:
    text = said(RECEIPT, assessed(NAME))
    # The policy says eight weeks.
    assert lines_with(text, "U krijgt uiterlijk op 13 januari 2027 antwoord op uw klacht") != []
    assert lines_with(text, "Op 18 november 2026 kregen wij uw klacht.") != []
    assert lines_with(text, "Uw klacht gaat over: de toon van de brief.") != []
    assert lines_with(text, "Kifid") != []


@pytest.mark.parametrize("part", ["received_on", "about"])
def test_a_complaint_that_nobody_wrote_down_has_no_receipt(part: str) -> None:
    found = refused(RECEIPT, with_complaint(**{part: "UNKNOWN"}))
    assert found.reason == "complaint_missing"
    assert found.params["place"]


def test_without_a_term_in_the_policy_no_day_is_promised() -> None:
    about = assessed(NAME)
    contact = about.policy_file.policy.contact.model_copy(update={"complaint_answer_weeks": None})
    with pytest.raises(NoLetter) as caught:
        said(RECEIPT, with_policy(about, contact=contact))
    assert caught.value.reason == "complaint_no_term"


def test_a_complaint_of_later_or_long_ago_has_no_receipt() -> None:
    assert refused(RECEIPT, with_complaint(received_on="2026-11-24")).reason == "complaint_later"
    assert refused(RECEIPT, with_complaint(received_on="2026-09-27")).reason == "complaint_late"
    assert said(RECEIPT, assessed(with_complaint(received_on="2026-09-28")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_customer_are_not_ours_to_judge(language: str) -> None:
    about = with_complaint(about="jullie dreigen met de deurwaarder en met beslag")
    made = document(RECEIPT, assessed(about), language)
    assert not made.guard.blocked
    assert made.email_guard is not None
    assert not made.email_guard.blocked


@pytest.mark.parametrize("relation", ["zus", "broer", "moeder"])
def test_nor_is_who_a_helper_is(relation: str) -> None:
    assert not document(HELPER, assessed(with_helper(relation=relation))).guard.blocked


@pytest.mark.parametrize(
    ("kind", "about", "own"),
    [
        (HELPER, with_helper(relation="zus"), "Wij vertellen het aan uw zus."),
        (RECEIPT, with_complaint(about="beslag"), "Dan komt er beslag."),
    ],
    ids=["helper", "complaint"],
)
def test_a_quoted_word_is_judged_elsewhere(
    kind: DocumentKind, about: dict[str, Any], own: str
) -> None:
    assert not document(kind, assessed(about)).guard.blocked
    assert document(kind, assessed(about), free_text=own).guard.blocked
