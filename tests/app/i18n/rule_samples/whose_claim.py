"""Creditors that are no client, or not said: what the check of the clients says."""

from collections.abc import Iterator

from calc import Finding, Step
from tests.app.i18n.samples import household, policy, sample

AGENCY = (
    '{ wki_number = "WKI-1", complaint_route = "bel ons", quiet_from = "20:00",'
    ' quiet_until = "07:00" }'
)


def steps() -> Iterator[Step]:
    return iter(())


def findings() -> Iterator[Finding]:
    owed = {"balance": "5000.00"}
    two = policy(clients='["Bank Een", "Bank Twee"]')
    agency = policy(clients="[]", agency=AGENCY)
    for raw, rules in (
        (household(debt=owed | {"creditor": "SENTINEL"}), two),
        (household(debt=owed | {"creditor": "Bank Een"}, handling={"client": "Bank Twee"}), two),
        (household(), two),
        (household(), agency),
    ):
        yield from sample(raw, rules).assessment.findings
