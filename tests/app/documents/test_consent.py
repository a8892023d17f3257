"""What goes to others: only with the customer's recorded consent, and no more than they need."""

from decimal import Decimal
from typing import Any

import pytest

from app.documents.case import NoLetter
from app.i18n import LANGUAGES, Texts
from app.services.carrying.inside import carries_case
from app.services.documents import DocumentKind, NoDocument
from app.services.outgoing_documents import offers
from calc.policy.policy import LettersCarry
from tests.app.documents.letters import SAID, lines_with, raw
from tests.app.documents.making import assessed, document, said

NAME = "HH1-afgerond-toestemming"
TO_OTHERS = {
    DocumentKind.CREDITOR_PROPOSAL: "creditors",
    DocumentKind.HANDOVER: "municipality",
}


def values(**changes: Any) -> dict[str, Any]:
    return raw(NAME) | changes


def consents(to: str, **changes: Any) -> dict[str, Any]:
    known = raw(NAME)["consents"]
    return {**known, to: {**known[to], **changes}}


def refused(kind: DocumentKind, about: dict[str, Any], **extras: Any) -> NoLetter:
    with pytest.raises(NoLetter) as caught:
        said(kind, assessed(about), **extras)
    return caught.value


@pytest.mark.parametrize("kind", TO_OTHERS)
@pytest.mark.parametrize("part", ["given", "by", "on", "how"])
def test_without_a_recorded_consent_there_is_none_and_the_field_is_named(
    kind: DocumentKind, part: str
) -> None:
    about = values(consents=consents(TO_OTHERS[kind], **{part: "UNKNOWN"}))
    for language in LANGUAGES:
        with pytest.raises(NoDocument) as caught:
            document(kind, assessed(about), language)
        field = Texts(language).text(f"field.{TO_OTHERS[kind]}.{part}")
        assert caught.value.key == "document.none.consent_missing"
        assert field in caught.value.sentence(Texts(language))


@pytest.mark.parametrize("kind", TO_OTHERS)
def test_a_consent_that_was_refused_or_is_of_later_is_none(kind: DocumentKind) -> None:
    about = values(consents=consents(TO_OTHERS[kind], given=False))
    assert refused(kind, about).reason == "consent_refused"
    about = values(consents=consents(TO_OTHERS[kind], on="2026-11-24"))
    assert refused(kind, about).reason == "consent_later"


@pytest.mark.parametrize("kind", TO_OTHERS)
def test_who_gave_it_has_a_name_and_is_there(kind: DocumentKind) -> None:
    about = values(consents=consents(TO_OTHERS[kind], by="AB"))
    assert refused(kind, about).reason == "consent_no_name"
    about = values()
    about["adults"][0]["name"] = "UNKNOWN"
    assert refused(kind, about).reason == "consent_no_name"


@pytest.mark.parametrize("kind", [*TO_OTHERS, DocumentKind.HELPER_CONSENT])
@pytest.mark.parametrize("state", ["bewind", "curatele"])
def test_the_customer_alone_agrees_to_nothing_where_others_decide(
    kind: DocumentKind, state: str
) -> None:
    deciding = {"kind": state, "who": "A", "from_date": "2026-01-01", "name": "B. Winder"}
    assert refused(kind, values(life_states=[deciding])).reason == "consent_of_who_decides"


@pytest.mark.parametrize("kind", TO_OTHERS)
def test_who_gave_it_when_and_how_stand_in_it(kind: DocumentKind) -> None:
    text = said(kind, assessed(NAME))
    sentence = "Mevrouw J. Voorbeeld gaf hiervoor toestemming op 20 november 2026, per telefoon."
    assert lines_with(text, sentence) != []


@pytest.mark.parametrize("kind", TO_OTHERS)
def test_others_read_no_income_no_costs_and_no_other_creditor(kind: DocumentKind) -> None:
    about = raw("HH5-toestemming") | {"arrangements": raw("HH5")["arrangements"]}
    about |= {"notes": "SENTINEL", "about": {"title": "SENTINEL", "story": "SENTINEL"}}
    extra = {"creditor": "LBIO"} if kind is DocumentKind.CREDITOR_PROPOSAL else {}
    found = assessed(about)
    text = said(kind, found, **extra)
    row, balance = found.assessment.shown, found.draft.debt.balance
    assert row is not None
    assert isinstance(balance, Decimal)
    euros = Texts("nl").formats.euros
    hidden = ["SENTINEL", "E. Anders", "Persoonlijke lening", "152,00", "alimentatie", "P. Helper"]
    hidden += [euros(step.amount) for step in (row.income, row.costs, row.room, row.payment)]
    if kind is DocumentKind.CREDITOR_PROPOSAL:
        hidden += [euros(balance), "Voorbeeldstraat", "0612345679"]
    else:
        hidden += ["LBIO", "75,00"]
    assert [phrase for phrase in hidden if lines_with(text, phrase)] == []


# -- the proposal ----------------------------------------------------------------------------------

PROPOSAL = DocumentKind.CREDITOR_PROPOSAL


def arrangement(**changes: Any) -> dict[str, Any]:
    return values(arrangements=[{**raw(NAME)["arrangements"][0], **changes}])


def test_the_proposal_says_what_is_offered_for_how_long_and_on_what_ground() -> None:
    text = said(PROPOSAL, assessed(NAME))
    for phrase in ("Energieleverancier", "Voorstel: € 35,34 per maand", "30 april 2027", "€ 212,04",
                   "Op 23 november 2026 rekenden wij uit"):  # fmt: skip
        assert lines_with(text.replace("\N{NO-BREAK SPACE}", " "), phrase) != [], phrase


def test_without_an_end_it_lasts_until_all_is_paid() -> None:
    text = said(PROPOSAL, assessed(arrangement(until=None)))
    assert lines_with(text, "tot alles is betaald") != []


@pytest.mark.parametrize("part", ["amount", "frequency", "who", "from_date", "until"])
def test_what_is_not_known_is_never_offered(part: str) -> None:
    found = refused(PROPOSAL, arrangement(**{part: "UNKNOWN"}))
    assert found.reason in ("proposal_field", "incomplete")
    if found.reason == "proposal_field":
        assert Texts("nl").text(f"field.{part}") in found.params["place"]


def test_a_term_that_is_not_known_is_named() -> None:
    assert refused(PROPOSAL, arrangement(until="UNKNOWN")).reason == "proposal_field"


@pytest.mark.parametrize(
    "changes",
    [
        {"withheld": True},
        {"replaced_by_plan": True},
        {"until": "2026-11-22"},
        {"creditor": "UNKNOWN"},
    ],
)
def test_what_is_no_offer_to_anybody_is_not_chosen(changes: dict[str, Any]) -> None:
    assert refused(PROPOSAL, arrangement(**changes)).reason == "proposal_none"


def test_nothing_is_offered_by_who_falls_short() -> None:
    about = values()
    about["expenses"] = [
        {**line, "amount": "3000.00"} if line["code"] == "U01" else line
        for line in about["expenses"]
    ]
    assert refused(PROPOSAL, about).reason == "proposal_short"


def test_an_amount_of_nothing_is_no_offer() -> None:
    assert refused(PROPOSAL, arrangement(amount="0.00")).reason == "proposal_nothing"


def test_the_arrangement_of_somebody_else_needs_their_own_consent() -> None:
    two = raw("HH2-afgerond")
    given = {"creditors": SAID, "municipality": {}}
    about = two | {"consents": given}
    about["arrangements"][2]["who"] = "B"
    assert refused(PROPOSAL, about, creditor="Telecombedrijf").reason == "consent_of_other"
    about["consents"] = {**given, "creditors": {**SAID, "by": "AB"}}
    text = said(PROPOSAL, assessed(about), creditor="Telecombedrijf")
    row = next(line for line in text.splitlines() if line.startswith("Van wie de regeling is"))
    assert "S. Proef" in row
    assert "M. Proef" not in row


def test_of_several_creditors_somebody_says_which() -> None:
    about = values(arrangements=raw("HH1-afgerond")["arrangements"])
    assert refused(PROPOSAL, about).reason == "proposal_which"
    offered = {offer.kind: offer for offer in offers(assessed(about), Texts("nl"))}
    # It is offered all the same: the field to say it in stands beside it.
    assert offered[PROPOSAL].fits
    assert "Belastingdienst" in offered[PROPOSAL].why
    assert lines_with(said(PROPOSAL, assessed(about), creditor="belastingdienst "), "46,67") != []
    assert refused(PROPOSAL, about, creditor="Gemeente").reason == "proposal_stranger"
    twice = values(arrangements=[raw(NAME)["arrangements"][0]] * 2)
    assert refused(PROPOSAL, twice, creditor="Energieleverancier").reason == "proposal_two"


@pytest.mark.parametrize("kind", TO_OTHERS)
@pytest.mark.parametrize("letters_carry", [LettersCarry.RECEIPT, LettersCarry.CASE])
def test_the_case_never_goes_along_to_others(
    kind: DocumentKind, letters_carry: LettersCarry
) -> None:
    """The dossier is inside other papers for professionals: that is within our own house."""
    about = assessed(NAME)
    policy = about.policy_file.policy.model_copy(update={"letters_carry": letters_carry})
    assert not carries_case(kind, policy)


def test_without_consent_it_is_not_offered_at_all() -> None:
    offered = {offer.kind: offer for offer in offers(assessed("HH1-afgerond"), Texts("nl"))}
    for kind in TO_OTHERS:
        assert not offered[kind].fits
        assert "toestemming" in offered[kind].why


# -- the hand-over ---------------------------------------------------------------------------------

HANDOVER = DocumentKind.HANDOVER


def test_the_municipality_reads_who_it_is_how_to_reach_them_and_the_debt() -> None:
    text = said(HANDOVER, assessed(NAME)).replace("\N{NO-BREAK SPACE}", " ")
    for phrase in ("Gemeente Voorbeeldstad", "Telefoon: 0612345679", "Voorbeeldstraat",
                   "€ 38.450,00", "Voorbeeldbank"):  # fmt: skip
        assert lines_with(text, phrase) != [], phrase


def test_a_debt_that_is_not_known_is_said_to_be_so() -> None:
    about = values()
    about["debt"]["balance"] = "UNKNOWN"
    assert lines_with(said(HANDOVER, assessed(about)), "weten wij niet zeker") != []


def test_a_municipality_needs_its_name_and_a_way_to_reach_the_customer() -> None:
    about = values(consents=consents("municipality", name="UNKNOWN"))
    assert refused(HANDOVER, about).reason == "consent_missing"
    about = values(contact={"preferred_channel": "telefoon"})
    assert refused(HANDOVER, about).reason == "handover_no_way"


def test_a_name_that_begins_with_its_kind_is_not_said_twice() -> None:
    about = values(consents=consents("municipality", name="Gemeente Verweg"))
    text = said(HANDOVER, assessed(about))
    assert lines_with(text, "Gemeente Verweg") != []
    assert lines_with(text, "Gemeente Gemeente") == []
