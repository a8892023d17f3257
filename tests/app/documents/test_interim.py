"""An interim agreement: each month until its last day, and never more than is owed."""

from types import SimpleNamespace
from typing import cast

import pytest

from app.documents.case import Case
from app.documents.interim import is_unfinished
from app.documents.kinds import DocumentKind
from app.i18n import Texts
from calc import Finding, Severity
from tests.app.documents.letters import raw
from tests.app.documents.making import assessed, said

TEXTS = Texts("nl")


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("balance", "paid"),
    [
        (None, "vier keer € 25,00: in december, januari, februari en maart."),
        ("100.00", "vier keer € 25,00: in december, januari, februari en maart."),
        ("99.99", "drie keer € 25,00: in december, januari en februari."),
        ("75.00", "drie keer € 25,00: in december, januari en februari."),
        ("74.99", "twee keer € 25,00: in december en januari."),
        ("49.99", "één keer € 25,00: in december."),
        ("24.99", "één keer € 20,00: in december."),
    ],
)
def test_each_month_until_the_last_day_is_paid_as_far_as_something_is_owed(
    balance: str | None, paid: str
) -> None:
    values = raw("HH1")
    if balance is not None:
        values["debt"]["balance"] = balance
    assert f"U betaalt {paid}" in plain(said(DocumentKind.INTERIM, assessed(values)))


@pytest.mark.parametrize(("seizure", "runs"), [(True, True), (False, False), ("UNKNOWN", False)])
def test_that_a_seizure_runs_is_said_only_where_one_does(seizure: bool | str, runs: bool) -> None:
    values = raw("HH1")
    values["debt"]["seizure"] = seizure
    values["checks"] = [check for check in values["checks"] if check["code"] != "S18"]
    text = said(DocumentKind.INTERIM, assessed(values))
    case = Case(
        assessed(values).draft, assessed(values).assessment, assessed(values).policy_file.policy,
        TEXTS,
    )  # fmt: skip
    assert (case.tell("check.S18_runs") in text) is runs


@pytest.mark.parametrize(
    ("provisional", "codes", "unfinished"),
    [
        ((), (), False),
        ((), ("check_open", "toeslag_missing", "same_again"), False),
        ((), ("toeslag_too_low",), False),
        ((), ("check_open", "rest_needs_reason"), True),
        (("tariff",), (), True),
    ],
)
def test_it_is_a_concept_while_more_is_open_than_what_it_waits_for(
    provisional: tuple[str, ...], codes: tuple[str, ...], unfinished: bool
) -> None:
    findings = [Finding(Severity.BLOCKS, code, "") for code in codes]
    findings.append(Finding(Severity.WARNS, "rest_needs_reason", ""))
    found = SimpleNamespace(provisional=provisional, findings=findings)
    assert is_unfinished(cast(Case, SimpleNamespace(assessment=found))) is unfinished
