"""When the sheet with free help goes along, and which helpers it names."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from app.documents.case import Case
from app.documents.letter import Heading
from app.documents.referral import help_blocks, is_asked
from app.i18n import Texts
from calc import Finding, Severity

ASKS = (
    "cash_short", "energy_crisis", "many_arrears", "minimum_too_long", "nhg_first",
    "running_scheme", "schrijnend_flagged", "schuldhulp_better", "seizure_to_verify",
    "spending_too_low", "terugkerend", "toeslag_missing", "toeslag_too_low",
)  # fmt: skip


def case(*codes: str, road_out: object = None, nhg: Any = False) -> Case:
    """A case of which only the findings, a way out and the guarantee are known."""
    texts = Texts("nl")
    findings = [Finding(Severity.WARNS, code, "") for code in codes]
    made = SimpleNamespace(
        assessment=SimpleNamespace(
            findings=findings, beside=SimpleNamespace(road_out=road_out),
        ),
        draft=SimpleNamespace(debt=SimpleNamespace(nhg=nhg)),
        tell=lambda key: texts.text(f"document.{key}"),
    )  # fmt: skip
    return cast(Case, made)


def helpers(about: Case) -> list[str]:
    texts = Texts("nl")
    names = {
        texts.text(f"document.referral.{name}.heading"): name
        for name in ("gemeente", "energy", "nhg", "geldfit", "loket", "budget")
    }
    return [names[block.text] for block in help_blocks(about) if isinstance(block, Heading)]


@pytest.mark.parametrize("code", ASKS)
def test_each_of_these_findings_asks_for_help_of_others(code: str) -> None:
    assert is_asked(case(code))
    assert is_asked(case("check_open", code))


@pytest.mark.parametrize("code", ["check_open", "tariff_provisional", "missing", "not_asked"])
def test_what_we_settle_ourselves_does_not(code: str) -> None:
    assert not is_asked(case(code))
    assert not is_asked(case())


def test_where_nothing_can_be_paid_help_is_always_named() -> None:
    assert is_asked(case(road_out=object()))


def test_only_who_may_help_this_household_is_named() -> None:
    always = ["gemeente", "geldfit", "loket", "budget"]
    assert helpers(case()) == always
    assert helpers(case("energy_crisis")) == ["gemeente", "energy", *always[1:]]
    assert helpers(case(nhg=True)) == ["gemeente", "nhg", *always[1:]]
    assert helpers(case("energy_crisis", nhg=True)) == ["gemeente", "energy", "nhg", *always[1:]]
    assert helpers(case(nhg="UNKNOWN")) == always
