"""The British headings: only names that are theirs, no figure of theirs, and nothing lost."""

from decimal import Decimal
from typing import Any, Final

import pytest

from app.services.statement.british import british
from app.services.statement.categories import (
    ARRANGEMENTS,
    BY_NAME,
    EXPENSES,
    INCOME,
    OTHER_EARNINGS,
    PARTNER_WAGES,
)
from tests.app.services.statement.making import example, exported
from tests.building import Raw, arrangement, cost, couple, draft, income, raw_draft
from tests.examples.contract import NAMES

# The keys of the data definition 1.1 of the SFS (sfs-data-entry-schema.json), without its sums.
THEIRS: Final = {
    "earnings": "client-salary-or-wages partner-salary-or-wages other-earnings",
    "benefits": "tax-credits-universal-credit jobseekers-allowance-income-based"
    " jobseekers-allowance-contribution-based income-support working-tax-credit child-tax-credit"
    " child-benefit employment-support-allowance disability-benefits carers-allowance"
    " local-housing-allowance council-tax-support other-benefits",
    "pensions": "state-pensions private-work-pensions pension-credit other-pensions",
    "other-income": "maintenance-child-support boarders-lodgers non-dependants-contributions"
    " student-loans-grants other-other-income",
    "home-contents": "rent ground-rent-service-charges mortgage mortgage-endowment secured-loans"
    " council-tax-rates appliance-furniture-rental tv-licence other-home-contents",
    "utilities": "gas electricity other-utilities other-utilities-expenditure",
    "water": "water-supply water-waste",
    "care-health": "childcare-costs adult-care-costs child-maintenance-child-support"
    " prescriptions-medicines dentistry-opticians other-care-health",
    "transport-travel": "public-transport hire-purchase-conditional-sale-vehicle car-insurance"
    " road-tax mot-ongoing-maintenance breakdown-cover fuel-parking-toll-road-charges"
    " other-transport-travel",
    "school": "school-uniform after-school-clubs-school-trips other-school",
    "pensions-insurance": "pension-payments life-insurance mortgage-payment-protection-insurance"
    " buildings-contents-insurance health-insurance other-pensions-insurances",
    "professional": "professional-courses union-fees professional-fees other-professional",
    "other-essential": "other-essential-costs",
    "communications-leisure": "home-phone-internet-tv mobile-phone hobbies-leisure-sport gifts"
    " pocket-money newspapers-magazines-stationery-postage other-communications-leisure",
    "food-housekeeping": "groceries nappies-baby-items school-work-meals laundry-dry-cleaning"
    " alcohol smoking-products vet-bills-pet-insurance house-repairs-maintenance"
    " other-food-housekeeping",
    "personal": "clothing-footwear hairdressing toiletries other-personal",
}
OF_INCOME: Final = ("earnings", "benefits", "pensions", "other-income")


def summary(raw: Raw) -> dict[str, Any]:
    return british(exported(draft(raw)).statement)


def under(rows: list[dict[str, Any]]) -> dict[str, tuple[str, bool]]:
    return {
        f"{row['section']}/{row['category']}": (row["monthly-amount"], row["complete"])
        for row in rows
    }


def test_every_british_name_is_one_of_theirs_and_on_its_side() -> None:
    names = {f"{section}/{name}" for section, said in THEIRS.items() for name in said.split()}
    used = {each.british for each in BY_NAME.values()} | {PARTNER_WAGES, OTHER_EARNINGS}
    assert used - names == {""}
    assert {each.british.partition("/")[0] for each in INCOME} == {"", *OF_INCOME}
    assert not {each.british.partition("/")[0] for each in EXPENSES} & set(OF_INCOME)
    assert {each.british for each in ARRANGEMENTS} == {""}


def test_wages_stand_under_whose_they_are() -> None:
    raw = raw_draft(**couple(other_liable=True), children=[{"ref": "K1"}], income=[
        income("1000.00"), income("700.00", who="B"), income("30.00", who="K1"),
        income("5.00", who="AB"), income("80.00", code="I02"),
    ])  # fmt: skip
    assert under(summary(raw)["monthly-income"]) == {
        "earnings/client-salary-or-wages": ("1080.00", True),
        "earnings/partner-salary-or-wages": ("700.00", True),
        "earnings/other-earnings": ("35.00", True),
    }


def test_what_has_no_counterpart_or_no_month_stands_apart_with_why() -> None:
    raw = raw_draft(
        income=[income(), income("50.00", "I14"), income("900.00", "I20", frequency="once",
                                                         date="2027-03-01")],
        expenses=[cost(), cost("10.00", "U60"), cost("5.00", "U30", until="2026-01-31")],
    )  # fmt: skip
    assert summary(raw)["apart"] == [
        {"category": "care_budget", "amount": "50.00", "why": "no_counterpart"},
        {"category": "care_allowance", "amount": "once", "why": "comes_once"},
        {"category": "income_tax_on_profit", "amount": "10.00", "why": "no_counterpart"},
        {"category": "groceries", "amount": "5.00", "why": "does_not_count_this_month"},
    ]


def test_unknown_is_a_word_there_too() -> None:
    raw = raw_draft(expenses=[cost(), cost(amount="UNKNOWN", code="U02"),
                              cost("5.00", "U10"), cost(amount="UNKNOWN", code="U11")],
                    savings="UNKNOWN", arrangements=[arrangement(amount="UNKNOWN")])  # fmt: skip
    found = summary(raw)
    assert under(found["monthly-outgoings"]) == {
        "home-contents/rent": ("1000.00", True),
        "home-contents/ground-rent-service-charges": ("UNKNOWN", False),
        "pensions-insurance/health-insurance": ("5.00", False),
    }
    assert found["savings"] == "UNKNOWN"
    assert found["debts"]["arrangements"] == [
        {"category": "loan_or_credit", "amount-owed": "UNKNOWN", "monthly-payment": "UNKNOWN"}
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_somewhere_and_counts_once(name: str) -> None:
    statement = exported(example(name)).statement
    found = british(statement)
    for key, lines in (
        ("monthly-income", statement.income),
        ("monthly-outgoings", statement.expenses),
    ):
        there = sum(Decimal(row["monthly-amount"]) for row in found[key])
        apart = {each["category"] for each in found["apart"]}
        named = {category for row in found[key] for category in row["from"]}
        assert {line.category for line in lines} <= named | apart
        counted = [line for line in lines if line.counts and line.category not in apart]
        assert there == sum(line.per_month for line in counted if line.per_month)  # type: ignore[misc]


def test_it_says_what_is_not_in_it() -> None:
    found = summary(raw_draft())
    assert found["spending_guidelines"].startswith("none")
    assert found["debts"]["priority"].startswith("not decided")
    assert found["currency"] == "EUR"
