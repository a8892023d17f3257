"""B2, B3: one amount leads, and what is left is one sum (property 16)."""

from decimal import Decimal

import pytest

from calc import Assessment
from calc.assessment.headline import HeadlineKind
from calc.base.money import engine_context
from calc.base.rounding import snap
from tests.building import (
    ROOT,
    Raw,
    arrangement,
    cost,
    example_outcome,
    example_policy,
    income,
    outcome,
    settled,
    shown,
)
from tests.tariff_files import shipped

EXAMPLES = sorted(path.name.split(".")[0] for path in (ROOT / "app/resources/examples").glob("*"))


def lead(assessment: Assessment) -> tuple[str, Decimal | None]:
    amount = assessment.headline.amount
    return assessment.headline.kind.value, None if amount is None else amount.amount


@pytest.mark.parametrize(
    ("name", "kind", "amount", "later"),
    [
        ("HH1", "concept", 165, None),
        ("HH1-afgerond", "final", 395, None),
        ("HH2", "concept", 0, ("2029-04", 100)),
        ("HH2-afgerond", "final", 80, None),
        ("HH3", "concept", 0, ("2027-12", 35)),
        ("HH3-afgerond", "final", 0, ("2027-12", 35)),
        ("HH4", "nothing", 0, None),
        ("HH5", "concept", 310, None),
        ("HH6", "nothing", 0, None),
    ],
)
def test_b3_each_example_has_one_headline(
    name: str, kind: str, amount: int, later: tuple[str, int] | None
) -> None:
    found = example_outcome(name)
    assert lead(found) == (kind, Decimal(amount))
    said = found.headline
    got = (str(said.first), int(said.later.amount)) if said.later else None
    assert got == later
    # The payment of the first month, and never the interim amount.
    assert said.amount is found.payment


def test_b3_an_interim_amount_is_not_the_headline_of_a_plan() -> None:
    found = example_outcome("HH5")
    interim = found.beside.gate.interim
    assert interim is not None
    assert interim.amount.amount == 25
    assert lead(found) == ("concept", Decimal(310))


@pytest.mark.parametrize(
    ("changes", "kind", "amount"),
    [
        ({}, "concept", 600),
        ({"checks": settled()}, "final", 600),
        ({"expenses": [cost(), cost("UNKNOWN", "U30")]}, "unknown", None),
        ({"savings": "UNKNOWN"}, "indication", 600),
        ({"income": [income("1000.00")], "savings": "UNKNOWN"}, "unknown", None),
        ({"income": [income("1000.00")]}, "nothing", 0),
        ({"debt": {"balance": "0.00"}}, "nothing", 0),
        ({"debt": {"balance": "12000.00", "wsnp": True}}, "closed", 0),
        ({"debt": {"balance": "12000.00", "wsnp": True}, "expenses": [cost("UNKNOWN")],
          "asked": [{"question": "U01"}]}, "unknown", None),
    ],
)  # fmt: skip
def test_b3_what_the_headline_is(changes: Raw, kind: str, amount: int | None) -> None:
    found = outcome(**changes)
    got, said = lead(found)
    assert got == kind
    assert (said is None) is (amount is None)
    if amount == 0:
        assert said == 0


def test_b3_without_figures_or_with_an_open_room_there_is_no_amount() -> None:
    old = outcome(None, example_policy(), shipped(), first_plan_month="2019-01")
    assert lead(old) == ("no_figures", None)
    poor = outcome(None, example_policy(), shipped())
    assert poor.room_is_open
    assert lead(poor) == ("room_open", None)
    assert poor.account is not None
    assert (poor.account.payment, poor.account.left_after_all) == (None, None)
    assert poor.account.left_after_costs.amount == 1000


@pytest.mark.parametrize(
    ("name", "after_costs", "after_all"),
    [
        # By hand: 2359.92 - 1879.11 - 82.01 = 398.80; less 118.00 and 165.00 = 115.80.
        ("HH1", "398.80", "115.80"),
        ("HH2", "357.61", "143.81"),
        # By hand: 3078.56 - 2425.40 - 612.00 = 41.16; less 153.93 and 0 = -112.77 shown parts.
        ("HH6", "41.16", "-112.76"),
        ("HH5", "456.62", "1.54"),
    ],
)
def test_b2_what_is_left_takes_the_costs_off(name: str, after_costs: str, after_all: str) -> None:
    account = shown(example_outcome(name))["account"]
    assert (account["left_after_costs"], account["left_after_all"]) == (after_costs, after_all)


@pytest.mark.parametrize("name", EXAMPLES)
def test_b2_property_16_holds_in_every_example(name: str) -> None:
    found = example_outcome(name)
    account, row = found.account, found.schedule[0]
    assert account is not None
    assert account.left_after_all is not None
    with engine_context():
        spent = row.costs.amount + row.arrangements.amount + row.reserve.amount + row.payment.amount
        assert snap(account.left_after_all.amount) == snap(row.income.amount - spent)
        free = row.own_wall.amount - row.payment.amount
    assert snap(account.left_after_all.amount) == snap(free)
    ids = {step.get("id", step.get("see")) for step in shown(found)["steps"]}
    assert {account.left_after_costs.id, account.left_after_all.id} <= ids


def test_b2_an_arrangement_is_taken_off_too() -> None:
    found = shown(outcome(arrangements=[arrangement("100.00")]))["account"]
    assert found["left_after_costs"] == "900.00"
    kinds = {kind.value for kind in HeadlineKind}
    assert len(kinds) == 9
