"""The review of a running plan: another amount perhaps, never another end date."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc import Problem, ReadAssessment, Review, ReviewChange, read_assessment, reviewed
from calc.base.params import texts_of
from calc.review.review_json import review_as_json
from tests.building import (
    Raw,
    arrangement,
    cost,
    draft,
    example_policy,
    found,
    income,
    outcome,
    policy,
    settled,
    shown,
)  # fmt: skip
from tests.lives import agreement, pause, solution
from tests.tariff_files import shipped

LATER = date(2027, 11, 20)
START = "2026-12"


def old(**changes: Any) -> ReadAssessment:
    """The assessment on which the plan was agreed: 4,000 in, 1,000 out."""
    found = read_assessment(json.loads(json.dumps(shown(outcome(**BASE | changes)))))
    assert isinstance(found, ReadAssessment)
    return found


BASE: Raw = {
    "debt": {"balance": "90000.00"},
    "checks": settled(),
    "income": [income("4000.00")],
}
"""So much that the highest floor, of a taxable income that nobody knows, leaves room."""


def again(on: date = LATER, of: ReadAssessment | None = None, **changes: Any) -> Review:
    made = reviewed(draft(**BASE | changes), example_policy(), shipped(), on, of or old())
    assert isinstance(made, Review), made
    return made


def refused(on: date = LATER, of: ReadAssessment | None = None, **changes: Any) -> Problem:
    found = reviewed(draft(**BASE | changes), example_policy(), shipped(), on, of or old())
    assert isinstance(found, Problem), found
    return found


def runs(**more: Any) -> Raw:
    return {"agreement": agreement(balance_at_start="90000.00", paid_sum="10000.00", **more)}


def test_the_months_that_are_left_end_on_the_same_day() -> None:
    review = again(**runs())
    assert (str(review.first_month), review.months_left) == ("2027-12", 24)
    assert review.end_date == date(2029, 11, 30)
    out = shown(review.again)
    assert out["end_date"] == "2029-11-30"
    # The whole running plan: the months that are over as agreed, and those that are left.
    assert len(out["schedule"]) == 36
    assert out["running"]["month"] == 12


@pytest.mark.parametrize(
    ("on", "first", "left"),
    [
        (date(2026, 11, 1), "2026-12", 36),
        (date(2026, 12, 1), "2027-01", 35),
        (date(2029, 10, 31), "2029-11", 1),
    ],
)
def test_it_begins_with_the_next_month_and_never_before_the_plan(
    on: date, first: str, left: int
) -> None:
    review = again(on, **runs())
    assert (str(review.first_month), review.months_left) == (first, left)
    assert shown(review.again)["schedule"][-1]["month"] == "2029-11"


def test_what_was_paid_counts() -> None:
    review = again(**runs())
    assert (review.paid, review.owed) == (Decimal(10000), Decimal(80000))
    plan, running = review.again.plan, review.again.running
    assert plan is not None
    assert running is not None
    assert plan.discharge is not None
    assert review.total == plan.total == 10000 + running.still_to_pay.amount
    assert plan.discharge.amount == 80000 - running.still_to_pay.amount
    done = again(agreement=agreement(balance_at_start="90000.00", paid_sum="95000.00"))
    assert done.owed == 0
    assert found(done.again, "paid_more_than_owed") == [("warns", "agreement.entries")]
    assert done.again.plan is not None
    assert done.again.plan.discharge is not None
    assert done.again.plan.discharge.amount == 0
    assert done.end_date == date(2029, 11, 30)


def test_what_the_others_agreed_to_pay_is_off_the_debt_as_well() -> None:
    other = {"ref": "X", "has_own_plan": True, "monthly": "100.00"}
    debt: Raw = {"balance": "90000.00", "co_debtors": [other]}
    review = again(debt=debt, **runs())
    # The other part is fixed for the whole term, whatever of it was paid by now (ENGINE 14a).
    assert review.owed == 90000 - 10000 - 36 * 100


def test_not_written_down_is_another_thing_than_nothing_paid() -> None:
    review = again(agreement=agreement(balance_at_start="90000.00"))
    assert found(review.again, "paid_not_known") == [("blocks", "agreement.paid_sum")]
    assert (review.paid, review.owed, review.total) == (None, Decimal(90000), None)
    assert not review.final
    nothing = again(agreement=agreement(balance_at_start="90000.00", paid_sum="0.00"))
    assert (nothing.paid, nothing.owed, nothing.findings) == (Decimal(0), Decimal(90000), ())
    assert found(nothing.again, "paid_not_known") == []


def test_without_the_debt_at_the_start_the_balance_counts_as_entered() -> None:
    review = again(agreement=agreement(paid_sum="10000.00"))
    assert found(review.again, "balance_as_entered") == [("informs", "debt.balance")]
    assert review.owed == 90000
    # Then what was agreed tells the debt: the payments of the old plan and the rest it promised.
    unknown = again(agreement=agreement(), debt={"balance": "UNKNOWN"})
    assert unknown.owed == 90000
    assert unknown.again.partial
    assert unknown.total is None


def test_a_dossier_without_an_agreement_is_told_so_and_reviewed() -> None:
    review = again()
    assert [f.code for f in review.findings] == ["plan_is_not_running"]
    assert found(review.again, "balance_as_entered") == [("informs", "debt.balance")]
    assert review.end_date == date(2029, 11, 30)


def test_a_pause_lies_within_the_term() -> None:
    review = again(agreement=agreement(
        pause("2027-12", "2028-01"), balance_at_start="90000.00", paid_sum="10000.00",
    ))  # fmt: skip
    assert [row["payment"] for row in shown(review.again)["schedule"][12:14]] == ["0.00", "0.00"]
    assert shown(review.again)["end_date"] == "2029-11-30"
    plain = again(**runs())
    assert review.total is not None
    assert plain.total is not None
    assert review.total < plain.total


def test_another_policy_or_a_chosen_term_moves_no_end() -> None:
    for keys in ({"term_months": 12, "term_max": 12}, {"term_months": 60}):
        made = reviewed(draft(**BASE | runs()), policy(**keys), shipped(), LATER, old())
        assert isinstance(made, Review)
        assert shown(made.again)["end_date"] == "2029-11-30"
        assert len(made.again.schedule) == 36
    chosen = again(**runs(), solution=solution(term_months=48, amount="100.00"))
    assert shown(chosen.again)["end_date"] == "2029-11-30"
    # The month of today stays as agreed; the ones after it are held down.
    assert {row["payment"] for row in shown(chosen.again)["schedule"][12:]} == {"100.00"}


def test_old_and_new_stand_side_by_side() -> None:
    before = old(
        income=[income("2000.00", label="Loon"), income("50.00", "I20")],
        expenses=[cost("1000.00", label="Huur"), cost("30.00", label="Krant")],
        arrangements=[arrangement("100.00", until="2027-03-31")],
    )
    review = again(
        of=before,
        # The lines stand in another order; the wage is higher, the newspaper gone, a cost is new.
        income=[income("50.00", "I20"), income("2100.00", label="Loon")],
        expenses=[cost("40.00", "U30", label="Eten"), cost("1000.00", label="Huur")],
        arrangements=[arrangement("100.00", until="2027-03-31")],
        **runs(),
    )
    lines = {
        change.label or change.what: tuple(
            None if each is None else int(each) for each in amounts(change)
        )
        for change in review.lines
    }
    assert lines["Loon"] == (2000, 2100, 100)
    assert lines["Eten"] == (None, 40, 40)
    assert lines["Krant"] == (30, None, -30)
    assert lines["SENTINEL-schuldeiser"] == (100, None, -100)
    assert "Huur" not in lines
    walls = {change.what: change for change in review.walls}
    assert walls["income"].difference == 100
    assert walls["costs"].difference == 10
    assert walls["payment"].before is not None
    assert walls["floor_wall"].before is None
    assert walls["floor_wall"].after is not None


def amounts(change: ReviewChange) -> tuple[Decimal | None, ...]:
    return change.before, change.after, change.difference


def test_a_wall_that_is_not_known_has_no_difference() -> None:
    review = again(**runs(), expenses=[{"code": "U01"}])
    walls = {change.what: change for change in review.walls}
    assert (walls["own_wall"].after, review.total) == (None, None)
    assert walls["own_wall"].difference is not None
    # A floor is in neither: the old one was made without the law, and now nothing is known.
    assert walls["floor_wall"].difference is None


@pytest.mark.parametrize(
    ("agreed", "expected"),
    [
        ("UNKNOWN", "2028-11-20"),
        ("2028-02-01", "2028-02-01"),
        ("2028-11-20", "2028-11-20"),
        ("2028-11-21", "2028-11-20"),
        ("2027-11-20", "2028-11-20"),
    ],
)
def test_the_next_review_is_agreed_or_at_the_latest_what_the_policy_asks(
    agreed: str, expected: str
) -> None:
    review = again(**runs(), contact={"next_conversation": agreed})
    assert review.next_review.isoformat() == expected


def test_after_the_end_date_there_is_nothing_to_review_and_the_last_review_is_on_it() -> None:
    assert again(date(2029, 3, 1), **runs()).next_review == date(2029, 11, 30)
    # Its last month is the check at the end (ENGINE 14a).
    last = again(date(2029, 11, 1), **runs())
    assert (str(last.first_month), last.months_left) == ("2029-11", 0)
    problem = refused(date(2029, 12, 1), **runs())
    assert (problem.code, texts_of(problem.params)) == ("review_plan_over", {"day": "2029-11-30"})
    stopped: Raw = {"status": "eerder gestopt", "on": "2027-06-01"}
    assert texts_of(refused(agreement=agreement(stopped)).params) == {"day": "2027-06-01"}


def test_another_plan_is_refused() -> None:
    other = {**agreement(), "term_months": 35}
    problem = refused(agreement=other)
    assert (problem.code, problem.path) == ("review_other_plan", "agreement.first_month")
    assert texts_of(problem.params) == {"day": "2029-10-31", "on": "2029-11-30"}
    assert refused(of=old(expenses=[cost("4100.00")])).code == "review_no_plan"


def test_a_review_can_be_reviewed() -> None:
    first = again(**runs())
    stored = read_assessment(json.loads(json.dumps(shown(first.again))))
    assert isinstance(stored, ReadAssessment)
    second = again(date(2028, 11, 20), stored, **runs())
    assert (second.months_left, second.end_date) == (12, date(2029, 11, 30))
    assert second.owed == 80000


def test_the_json_has_both_plans_and_the_whole_assessment() -> None:
    out = review_as_json(again(**runs()))
    assert out["schema"] == "uitzicht-review/1"
    assert (out["end_date"], out["months_left"], out["paid"]) == ("2029-11-30", 24, "10000.00")
    assert out["old"]["plan"]["first_month"] == START
    assert out["assessment"]["end_date"] == "2029-11-30"
    assert {change["what"] for change in out["walls"]} >= {"own_wall", "floor_wall", "payment"}
    assert json.dumps(out)


def _broken(change: Callable[[Raw], Any]) -> object:
    values = shown(outcome(**BASE))
    made = change(values)
    return values if made is None else made


@pytest.mark.parametrize(
    "change",
    [
        lambda values: [],
        lambda values: {"schema": "uitzicht-assessment/2"},
        lambda values: {"schema": "uitzicht-assessment/1"},
        lambda values: values["schedule"][0].update(payment="veel"),
        lambda values: values["schedule"][0].update(payment="Infinity"),
        lambda values: values["plan"].update(end_date="morgen"),
        lambda values: values["steps"].append({"code": "line.year", "id": "x", "amount": "x"}),
        lambda values: values["steps"].append({"code": "x", "parts": 3}),
    ],
)
def test_what_is_no_assessment_is_refused(change: Callable[[Raw], Any]) -> None:
    assert read_assessment(_broken(change)) == (Problem("review_no_assessment", ""),)


def test_steps_that_are_no_list_have_no_lines() -> None:
    values = shown(outcome(**BASE)) | {"steps": {}}
    found = read_assessment(values)
    assert isinstance(found, ReadAssessment)
    assert found.lines == ()
    strange = read_assessment(values | {"steps": ["x"]})
    assert isinstance(strange, ReadAssessment)
