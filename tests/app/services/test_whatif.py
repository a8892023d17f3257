"""What if: beside the dossier, never in it."""

from datetime import date
from decimal import Decimal

import pytest

from app.services.whatif import changed_by, compare, figures_of
from calc import Draft
from calc.base.money import ZERO
from tests.building import cost, draft, example_policy, outcome, settled
from tests.tariff_files import shipped

ON = date(2026, 11, 23)
RULES = example_policy()


def made() -> Draft:
    return draft(debt={"balance": "90000.00"}, checks=settled(), income=[
        {"code": "I01", "amount": "4000.00", "frequency": "month", "who": "A"},
    ])  # fmt: skip


def problems(*changes: str) -> list[tuple[str, str]]:
    found = changed_by(made(), RULES, changes).problems
    return [(problem.code, problem.path) for problem in found]


def test_a_field_a_line_and_a_policy_value() -> None:
    changed = changed_by(
        made(),
        RULES,
        ["term_months=48", " income[0].amount = 1800 ", "first_plan_month=2027-02",
         "ladder_share=0.4", "plan_min=30", "term_max=50", "hide_room_until_costs=false",
         "debt.nhg=true", "income[0].until=none", "shocks[0].amount=700"],
    )  # fmt: skip
    assert changed.problems == ()
    assert changed.draft.solution.term_months == 48
    assert changed.draft.income[0].amount == 1800
    assert str(changed.draft.first_plan_month) == "2027-02"
    assert changed.draft.debt.nhg is True
    assert changed.draft.income[0].until is None
    rules = changed.policy_file.policy
    assert (rules.ladder_share, rules.plan_min) == (Decimal("0.4"), Decimal(30))
    assert (rules.term_max, rules.hide_room_until_costs) == (50, False)
    assert rules.shocks[0].amount == 700


def test_the_dossier_and_the_policy_stay_as_they_were() -> None:
    before = made()
    changed_by(before, RULES, ["income[0].amount=1800", "plan_min=30"])
    assert before == made()
    assert RULES.policy.plan_min == 25


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ("income[0].amount=veel", "amount_not_readable", "income[0].amount"),
        ("income[0].amount=-1", "amount_negative", "income[0].amount"),
        ("income[9].amount=1", "whatif_no_such_field", ""),
        ("income.amount=1", "whatif_no_such_field", ""),
        ("income[0].colour=red", "whatif_no_such_field", ""),
        ("savings.amount=1", "whatif_no_such_field", ""),
        ("debt[0]=1", "whatif_no_such_field", ""),
        ("colour=red", "whatif_no_such_field", ""),
        ("channels[0]=brief", "whatif_no_such_field", ""),
        ("channels[9]=brief", "whatif_no_such_field", ""),
        ("term_months", "whatif_not_a_change", ""),
        ("=3", "whatif_not_a_change", ""),
        ("plan_min=veel", "amount_not_readable", "plan_min"),
        ("ladder_share=2", "number_too_high", "ladder_share"),
        ("term_max=12", "term_above_max", "term_months"),
        ("term_months=61", "whatif_term_above_max", "solution.term_months"),
        ("term_months=0", "number_too_low", "solution.term_months"),
        ("reserve_after=99", "reserve_after_above_min", "reserve_after"),
    ],
)
def test_what_cannot_be_is_said(change: str, code: str, path: str) -> None:
    assert problems(change) == [(code, path)]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert len(problems("x=1", "term_months=61", "plan_min=veel")) == 3
    assert problems("term_months=60") == []


def test_both_stand_beside_each_other() -> None:
    law = shipped()
    before = made()
    changed = changed_by(before, RULES, ["term_months=48", "expenses[0].amount=3000"])
    found = compare(before, RULES, changed, law, ON)
    is_, would = figures_of(found.before), figures_of(found.after)
    assert (str(is_.end_date), str(would.end_date)) == ("2029-11-30", "2030-11-30")
    assert is_.amount is not None
    assert would.amount is not None
    assert would.amount < is_.amount
    assert found.draft == changed.draft
    own_day = changed_by(before, RULES, ["reference_date=2026-12-24"])
    later = compare(before, RULES, own_day, law, ON)
    assert (str(later.before.first_month), str(later.after.first_month)) == ("2026-12", "2026-12")
    assert later.after.reference_date == date(2026, 12, 24)


def test_the_figures_of_an_outcome_without_a_plan() -> None:
    none = figures_of(outcome(expenses=[cost("2100.00")], checks=settled()))
    assert (none.amount, none.total, none.end_date, none.discharge) == (ZERO, ZERO, None, None)
    # 2,000 less 2,100, and less the 100 that should be put aside (property 16).
    assert none.left_over == -200
    partial = figures_of(outcome(expenses=[{"code": "U01"}]))
    assert (partial.amount, partial.total, partial.left_over, partial.steps) == (
        None, None, None, (),
    )  # fmt: skip
    unknown = figures_of(outcome(savings="UNKNOWN"))
    assert unknown.total is None
    # What is owed is not known: nobody says what is left of an amount that nobody knows.
    owed = outcome(debt={})
    assert owed.account is not None
    assert owed.account.left_after_all is not None
    assert (figures_of(owed).amount, figures_of(owed).left_over) == (None, None)
