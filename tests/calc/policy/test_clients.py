"""Whose claim it is: the creditor beside the clients of the policy (issue 8, number 5)."""

from typing import Any

import pytest

from calc import Finding, PolicyFile, Severity
from calc.base.params import texts_of
from calc.policy.clients import ClaimState, claim_of, folded
from tests.building import Raw, draft, outcome, policy

SEVERAL = ["Bank Een N.V.", "Bank Twee B.V."]
AGENCY: Raw = {"wki_number": "WKI-1", "complaint_route": "bel ons", "quiet_from": "20:00",
               "quiet_until": "07:00"}  # fmt: skip


def claimed(rules: PolicyFile, creditor: str = "UNKNOWN", client: str = "UNKNOWN") -> ClaimState:
    values = draft(debt={"balance": "12000.00", "creditor": creditor}, handling={"client": client})
    return claim_of(values, rules.policy).state


def findings(rules: PolicyFile, **changes: Any) -> list[Finding]:
    codes = ("creditor_", "agency_")
    return [each for each in outcome(rules=rules, **changes).findings
            if each.code.startswith(codes)]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["Voorbeeldbank N.V.", "VOORBEELDBANK NV", "voorbeeld bank", "Voorbeeld-bank N. V.",
     "Voorbeeldbank, N.V.", "Voorbeeldbank N.V., team Samen eruit", "Vöorbeeldbank  b.v.",
     "Voorbeeldbank, afdeling Bijzonder beheer"],
)  # fmt: skip
def test_one_name_is_written_in_many_ways(name: str) -> None:
    assert folded(name) == "voorbeeldbank"


@pytest.mark.parametrize(
    "name",
    ["Voorbeeldbank Hypotheken B.V.", "Voorbeeldbank, Hypotheken B.V.", "Voorbeeldbank, Jansen",
     "Voorbeeldban", "Andere Bank N.V."],
)  # fmt: skip
def test_another_company_is_not_the_client(name: str) -> None:
    assert claimed(policy(), name) is ClaimState.NOT_A_CLIENT
    assert claimed(policy(), client=name) is ClaimState.NOT_A_CLIENT
    assert claimed(policy(clients=[]), name) is ClaimState.NOT_A_CLIENT


def test_a_policy_without_clients_is_for_its_own_organisation_by_both_its_names() -> None:
    own = policy(clients=[])
    for name in ("Voorbeeldbank", "Voorbeeldbank N.V., team Samen eruit"):
        assert claimed(own, name) is ClaimState.OURS
    assert claim_of(draft(), own.policy).creditor == "Voorbeeldbank N.V."
    other = {**policy().policy.contact.model_dump(exclude_none=True), "organisation": "Samen eruit"}
    by_trade_name = policy(contact=other)
    assert claimed(by_trade_name, "Samen Eruit B.V.") is ClaimState.OURS
    agency = policy(contact=other, agency=AGENCY)
    assert claimed(agency, "Samen Eruit B.V.") is ClaimState.NOT_A_CLIENT


@pytest.mark.parametrize("name", ["UNKNOWN", " ", "-", ""])
def test_nobody_named_is_the_only_client_and_is_asked_among_several(name: str) -> None:
    rules = policy(clients=["Bank Een N.V."])
    assert claimed(rules, name) is ClaimState.OURS
    assert claim_of(draft(), rules.policy).creditor == "Bank Een N.V."
    several = policy(clients=SEVERAL)
    assert claimed(several, name) is ClaimState.NOT_SAID
    assert findings(several) == [
        Finding(Severity.BLOCKS, "creditor_not_said", "debt.creditor",
                (("clients", "Bank Een N.V., Bank Twee B.V."),))
    ]  # fmt: skip


def test_the_client_of_the_dossier_is_enough_and_must_be_the_same_as_the_creditor() -> None:
    several = policy(clients=SEVERAL)
    assert claimed(several, client="bank twee") is ClaimState.OURS
    assert claimed(several, "Bank Twee", "bank twee b.v.") is ClaimState.OURS
    assert claimed(several, "Bank Een", "Bank Twee") is ClaimState.TWO_CLIENTS
    [found] = findings(several, debt={"creditor": "Bank Een"}, handling={"client": "Bank Twee"})
    assert (found.severity, found.code, found.path) == (
        Severity.BLOCKS, "creditor_two_clients", "handling.client",
    )  # fmt: skip
    assert texts_of(found.params)["client"] == "Bank Twee"


def test_a_creditor_that_is_no_client_is_never_final() -> None:
    made = outcome(debt={"balance": "12000.00", "creditor": "SENTINEL-bank"})
    wanted = Finding(
        Severity.BLOCKS, "creditor_not_client", "debt.creditor",
        (("creditor", "SENTINEL-bank"), ("clients", "Voorbeeldbank N.V.")),
    )  # fmt: skip
    assert wanted in made.findings
    assert not made.final
    [of_client] = findings(policy(), handling={"client": "SENTINEL-bank"})
    assert of_client.path == "handling.client"


def test_an_agency_without_clients_works_as_before_and_is_told_so() -> None:
    agency = policy(clients=[], agency=AGENCY)
    debt: Raw = {"balance": "12000.00", "creditor": "SENTINEL-bank"}
    assert findings(agency, debt=debt) == [
        Finding(Severity.WARNS, "agency_names_no_client", "debt.creditor")
    ]
    assert [each.code for each in findings(agency)] == [
        "creditor_unknown", "agency_names_no_client",
    ]  # fmt: skip
    assert findings(policy(agency=AGENCY), debt={"creditor": "Voorbeeldbank"}) == []
