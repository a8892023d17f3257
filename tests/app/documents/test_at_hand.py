"""Which papers a household has at hand before a conversation: only those that apply to it."""

from typing import Any

import pytest

from app.documents.case import Case
from app.documents.preparing import ITEMS, NOTHING_YET, at_hand
from app.i18n import Texts
from calc.dossier.codes import HOLIDAY_PAY
from tests.building import adult, arrangement, child, cost, draft, example_policy, income, outcome

KNOWN = [adult("A", taxable_income={"amount": "30000.00", "year": 2026})]
LISTS = {"income": [income()], "expenses": [cost()], "arrangements": [arrangement()]}


def papers(**changes: Any) -> set[str]:
    """The names of the papers that are asked."""
    raw: dict[str, Any] = {"adults": KNOWN, "savings": "0.00", **LISTS, **changes}
    case = Case(draft(raw), outcome(raw), example_policy().policy, Texts("nl"))
    names = {case.tell(f"at_hand.{name}"): name for name in ITEMS}
    found = at_hand(case)
    assert len(set(found)) == len(found)
    return {names[said] for said in found}


def test_the_papers_of_the_lines_and_no_others() -> None:
    assert papers() == {"wages", "rent", "debts"}
    assert papers(income=[income(code="I20"), income(code="I08")]) == {
        "toeslagen", "benefit", "rent", "debts",
    }  # fmt: skip
    # Of an arrangement nobody said what it is: then the usual papers of debts.
    assert papers(arrangements=[arrangement(code="UNKNOWN")]) == {"wages", "rent", "debts"}
    assert papers(arrangements=[arrangement(code="R02")]) == {"wages", "rent", "energy"}


@pytest.mark.parametrize("name", NOTHING_YET)
def test_of_a_list_that_is_empty_the_usual_papers(name: str) -> None:
    own = {"income": "wages", "expenses": "rent", "arrangements": "debts"}
    others = {paper for each, paper in own.items() if each != name}
    assert papers(**{name: []}) == others | set(NOTHING_YET[name])


@pytest.mark.parametrize(
    ("codes", "asked"),
    [
        (["I05"], {"pension"}),
        (["I08"], {"benefit"}),
        (["I01"], {"wages"}),
        ([], {"wages"}),
    ],
    ids=["pension", "benefit", "wages", "alone"],
)
def test_holiday_pay_is_on_the_statement_of_a_pension_or_a_benefit(
    codes: list[str], asked: set[str]
) -> None:
    lines = [income(code=code) for code in (*codes, HOLIDAY_PAY)]
    assert papers(income=lines) == asked | {"rent", "debts"}


@pytest.mark.parametrize(
    ("changes", "paper"),
    [
        ({"housing": {"tenure": "koop"}}, "mortgage"),
        ({"children": [child("K1")]}, "child_benefit"),
        ({"children": [child("K1")]}, "children"),
        ({"debt": {"balance": "12000.00", "seizure": True}}, "withheld"),
        ({"adults": [adult("A")]}, "income_tax"),
        ({"savings": "UNKNOWN"}, "savings"),
    ],
)
def test_a_paper_for_what_applies_and_none_where_it_does_not(
    changes: dict[str, Any], paper: str
) -> None:
    assert paper in papers(**changes)
    assert paper not in papers()


def test_the_rent_is_asked_of_a_tenant_without_a_line_of_rent() -> None:
    expenses = [cost(code="U30")]
    assert "rent" not in papers(expenses=expenses)
    assert "rent" in papers(expenses=expenses, housing={"tenure": "huur"})
    assert "rent" not in papers(expenses=expenses, housing={"tenure": "koop"})
    assert "withheld" not in papers(debt={"balance": "12000.00", "seizure": False})
