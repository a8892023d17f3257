"""The specification of an agency: every part is there, and an unknown part is never zero."""

from typing import Any

import pytest

from app.documents.case import Case
from app.documents.paying import Specification
from app.documents.specification import parties, specification
from app.i18n import Texts
from tests.building import draft, example_policy, outcome, raw_draft

KNOWN: dict[str, Any] = {
    "balance": "11000.00", "principal": "10000.00", "costs": "925.00", "vat": "194.25",
    "paid": "519.25", "creditor": "SENTINEL-bank",
    "interest": {
        "amount": "400.00", "rate": "4.00", "from_date": "2025-01-01", "until": "2025-12-31",
        "ground": "wettelijke rente (artikel 6:119 BW)",
    },
}  # fmt: skip


def case_of(debt: dict[str, Any], language: str = "nl", **more: Any) -> Case:
    raw = raw_draft(debt=debt, **more)
    policy_file = example_policy()
    return Case(draft(raw), outcome(raw, policy_file), policy_file.policy, Texts(language))


def amounts(made: Specification) -> list[str]:
    return [row.amount.replace("\N{NO-BREAK SPACE}", " ") for row in made.rows]


def test_every_part_is_there_in_the_order_of_the_law() -> None:
    made = specification(case_of(KNOWN))
    assert made.complete
    assert amounts(made) == [
        "€ 10.000,00", "€ 400,00", "€ 925,00", "€ 194,25", "€ -519,25", "€ 11.000,00",
    ]  # fmt: skip
    assert made.rows[1].ground == (
        "Percentage per jaar: 4%. Periode: van 1 januari 2025 tot en met 31 december 2025. "
        "Grond: wettelijke rente (artikel 6:119 BW)"
    )
    assert [row.total for row in made.rows] == [False] * 5 + [True]


@pytest.mark.parametrize("part", ["principal", "costs", "vat", "paid"])
def test_an_unknown_part_says_so_and_stops_the_final_print(part: str) -> None:
    made = specification(case_of(KNOWN | {part: "UNKNOWN"}))
    assert not made.complete
    assert amounts(made).count("nog niet bekend") == 1


@pytest.mark.parametrize("part", ["amount", "rate", "from_date", "until", "ground"])
def test_unknown_interest_says_so_and_stops_the_final_print(part: str) -> None:
    made = specification(case_of(KNOWN | {"interest": KNOWN["interest"] | {part: "UNKNOWN"}}))
    assert not made.complete
    row = made.rows[1]
    assert "nog niet bekend" in f"{row.amount} {row.ground}"


def test_no_interest_needs_no_rate() -> None:
    made = specification(case_of(KNOWN | {"interest": {"amount": "0.00"}, "balance": "10600.00"}))
    assert made.complete
    assert made.rows[1].ground == "er is geen rente"


def test_parts_that_do_not_make_the_total_stop_the_final_print() -> None:
    made = specification(case_of(KNOWN | {"balance": "11000.01"}))
    assert not made.complete
    assert "kloppen nog niet" in made.rows[-1].label


def test_the_parties_are_named_with_their_addresses() -> None:
    case = case_of(KNOWN, contact={"street": "SENTINEL-straat 1", "postcode": "1234 AB",
                                   "town": "SENTINEL-stad"})  # fmt: skip
    who, creditor, agency = parties(case)
    assert who[1] == "SENTINEL-A, SENTINEL-straat 1, 1234 AB SENTINEL-stad"
    assert creditor[1] == "SENTINEL-bank"
    assert agency[1].endswith("Postbus 1, 1000 AA Voorbeeldstad")


def test_it_is_said_in_english_too() -> None:
    assert (
        amounts(specification(case_of(KNOWN | {"vat": "UNKNOWN"}, "en"))).count("not known yet")
        == 1
    )
