"""The edges of a running plan: what is not known, what is over, what was entered too much."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc import (
    Assessment,
    Draft,
    Problem,
    ReadAssessment,
    Review,
    Tariffs,
    TariffsOn,
    assess,
    read_assessment,  # fmt: skip
    reviewed,
)
from calc.base.money import engine_context
from calc.base.params import texts_of
from calc.engine import assess_above
from calc.review.renewed import renewed
from calc.review.settle import Settle
from calc.running.counted_back import counted_back
from calc.running.floors import HighestFloor, tariffs_since
from calc.running.kept import saved_before
from calc.running.life import Choices, life_of
from calc.running.result import Basis, Promise
from tests.building import (
    ListedFloor,
    Raw,
    adult,
    arrangement,
    draft,
    example_policy,
    found,
    income,
    raw_draft,
    shown,
)  # fmt: skip
from tests.lives import accepted, agreement, joker, paid_through, pause, received
from tests.tariff_files import shipped

LATER = date(2027, 11, 20)
BACK = "gestorneerd"
OWED: Raw = {"debt": {"balance": "50000.00"}}


def on(made: Draft, day: date) -> Assessment:
    return assess_above(None, made, example_policy(), day)


def changed(made: Draft, agreement_changes: Raw | None = None, **more: Any) -> Draft:
    values = json.loads(made.model_dump_json())
    values["agreement"] |= agreement_changes or {}
    return draft(values | more)


def payments(made: Assessment, first: int = 0) -> list[int]:
    return [int(row.payment.amount) for row in made.schedule[first:]]


def test_a_reversal_after_an_accepted_review_makes_its_month_missed() -> None:
    made = paid_through(accepted(OWED), 12)
    review = reviewed(made, example_policy(), shipped(), LATER)
    assert isinstance(review, Review)
    with engine_context():
        taken = renewed(made, review, LATER, Settle.SET_OFF)
    entries = json.loads(made.model_dump_json())["agreement"]["entries"]
    for day, standing in (("2027-12-01", "missed"), ("2027-11-20", "reversed")):
        back = received(day, "900.00", "2027-03", "gestorneerd")
        schedule = json.loads(taken.schedule.model_dump_json())
        again = changed(made, {"schedule": schedule, "entries": [*entries, back]})
        running = on(again, date(2027, 12, 5)).running
        assert running is not None
        assert running.months[3].standing == standing


def test_on_the_last_day_of_a_month_its_payment_is_taken_off_the_cash() -> None:
    plan = accepted(OWED)
    poor = {"savings": "10.00", "reference_date": "2027-11-30", "income": [income("1150.00")]}
    before = on(paid_through(plan, 11, **poor), date(2027, 11, 29))
    last = on(paid_through(plan, 11, **poor), date(2027, 11, 30))
    assert sum(payments(last, 12)) < sum(payments(before, 12))


@pytest.mark.parametrize(
    ("later", "entries", "promise"),
    [
        ((), [], Promise.NONE),
        ((pause("2026-12", "2029-11"),), [], Promise.OFFICER),
        ((), [received("2027-01-01", "1.00")], Promise.STANDS),
    ],
)
def test_at_the_end(later: tuple[Raw, ...], entries: list[Raw], promise: Promise) -> None:
    plan = changed(accepted(OWED, None, *later), {"paid_sum": "0.00", "entries": entries})
    made = on(plan, date(2029, 12, 1))
    assert made.running is not None
    assert made.running.promise is promise
    assert made.running.still_to_pay.amount == 0
    assert bool(made.plan and made.plan.discharge) is (promise is Promise.STANDS)
    codes = {Promise.NONE: "nothing_received_at_end", Promise.OFFICER: "rest_by_officer"}
    if promise in codes:
        assert found(made, codes[promise]) == [("warns", "agreement.entries")]


def test_what_stays_is_never_more_than_what_is_owed_and_pauses() -> None:
    plan = accepted({"debt": {"balance": "12000.00"}}, None, pause("2027-12", "2027-12"))
    unknown = [{"code": "U01"}]
    entries = [received(f"2027-0{month}-01", "1000.00") for month in range(1, 10)]
    made = on(changed(plan, {"entries": entries}, expenses=unknown), date(2027, 11, 5))
    assert sum(payments(made, 12)) <= 12000 - 9000
    assert made.schedule[12].decided == "paused"
    done = on(changed(plan, {"entries": [received("2027-03-01", "11500.00")]}, expenses=unknown),
              date(2027, 3, 5))  # fmt: skip
    assert payments(done, 4)[:2] == [500, 0]
    assert [row.decided for row in done.schedule[4:6]] == ["debt", "debt"]


def test_too_many_jokers_and_a_pause_past_the_term_are_said() -> None:
    entries = [joker(f"2027-0{month}", "2027-01-05") for month in (2, 3, 4)]
    plan = changed(accepted(OWED, None, pause("2029-10", "2030-03")), {"entries": entries})
    made = on(plan, date(2027, 1, 20))
    assert found(made, "too_many_jokers") == [("warns", "agreement.entries")]
    assert found(made, "pause_is_cut") == [("informs", "agreement.events")]
    assert payments(made)[-2:] == [0, 0]
    assert payments(made)[2:5] == [0, 0, 0]
    two = on(changed(plan, {"entries": entries[:2]}), date(2027, 1, 20))
    assert not found(two, "too_many_jokers")


def test_a_balance_of_an_unknown_day_or_beside_a_sum_is_not_compared() -> None:
    plan = accepted(OWED)
    for update, more in (
        ({"paid_sum": "900.00"}, {"reference_date": "2027-01-05", "debt": {"balance": "1.00"}}),
        ({"entries": [received("2027-01-01", "900.00")]}, {"reference_date": "UNKNOWN"}),
        ({"balance_at_start": "UNKNOWN", "paid_sum": "1.00"}, {}),
    ):
        made = on(changed(plan, update, **more), LATER)
        assert not found(made, "balance_is_lower")
        assert not found(made, "balance_is_higher")


def test_the_other_part_leaves_room_for_what_nobody_knows_of_this_month() -> None:
    other = {"ref": "X", "has_own_plan": True, "monthly": "100.00"}
    plan = accepted({"debt": {"balance": "50000.00", "co_debtors": [other]}})
    paid = sum(payments(on(plan, date(2026, 11, 20)))[:12])
    for balance, codes in ((0, 0), (-100, 0), (-101, 1), (1, 1)):
        now = f"{50000 - paid - 1100 + balance}.00"
        debt = {"balance": now, "co_debtors": [other]}
        made = on(paid_through(plan, 12, debt=debt, reference_date="2027-11-20"), LATER)
        said = [*found(made, "balance_is_lower"), *found(made, "balance_is_higher")]
        assert len(said) == codes


def test_what_all_debtors_pay_is_compared_with_the_debt_of_the_start() -> None:
    other = {"ref": "X", "has_own_plan": True, "monthly": "100.00"}
    plan = accepted({"debt": {"balance": "36000.00", "co_debtors": [other]}})
    debt = {"balance": "20000.00", "co_debtors": [other]}
    made = on(paid_through(plan, 12, debt=debt, reference_date="2027-11-20"), LATER)
    assert not found(made, "co_debtors_exceed_debt")


def test_an_income_that_ended_and_an_arrangement_nobody_knew_are_asked_about() -> None:
    ended = income("50.00", "I09", until="2027-03-31", followed_by="nothing")
    plan = accepted(OWED | {"income": [income(), ended]})
    new = [arrangement("10.00", balance="100.00"), arrangement("1.00")]
    made = on(paid_through(plan, 12, arrangements=new, savings="9000.00"), LATER)
    assert found(made, "income_has_ended") == [("warns", "income[1].until")]
    # The new one runs from the month after this one: ten months, until September 2028.
    assert [int(row.arrangements.amount) for row in made.schedule[12:23]] == [11] * 10 + [1]
    nothing = [arrangement("0.00", balance="100.00")]
    free = on(paid_through(plan, 12, arrangements=nothing), LATER)
    assert found(free, "arrangement_by_balance_runs")


def test_a_dip_that_changes_no_amount_is_not_offered() -> None:
    plan = paid_through(accepted({"debt": {"balance": "12000.00"}}), 13, savings="9000.00")
    dip = arrangement("500.00", from_date="2028-03-01", until="2028-04-30")
    made = on(changed(plan, arrangements=[dip]), date(2027, 12, 20))
    assert made.running is not None
    assert made.running.pause_offered is None


def test_what_happens_to_people_is_told_by_the_highest_floor() -> None:
    first = accepted(OWED).agreement.first_month
    one, other = ListedFloor(["100.00"] * 36, first), ListedFloor([None] * 36, first)  # type: ignore[arg-type]
    assert HighestFloor([one, other]).at(first) == one.at(first) or one.at(first)  # type: ignore[arg-type]
    assert HighestFloor([one, other]).of_people(first) == ()  # type: ignore[arg-type]
    assert HighestFloor([other, one]).amount(first) is None  # type: ignore[arg-type]


def test_savings_that_nobody_kept_are_those_of_now() -> None:
    schedule = accepted(OWED).agreement.schedule
    assert schedule is not None
    bare = [month.model_copy(update={"saved": None}) for month in schedule.months]
    kept = schedule.model_copy(update={"months": tuple(bare)})
    assert saved_before(kept, 0) is None
    assert saved_before(schedule, 0) == Decimal(0)


def test_a_review_needs_a_plan() -> None:
    nothing = reviewed(draft(raw_draft()), example_policy(), shipped(), LATER)
    assert nothing == Problem("review_no_plan", "")
    none_yet = assess(draft(raw_draft()), example_policy(), shipped(), LATER)
    assert none_yet.running is None


def test_kept_months_and_what_is_shown() -> None:
    made = on(paid_through(accepted(OWED), 12), LATER)
    assert made.running is not None
    assert made.running.kept_months == 12
    assert made.shown is made.schedule[12]
    assert made.ahead[0].first == made.schedule[12].month
    fresh = on(draft(raw_draft()), date(2026, 11, 20))
    assert fresh.ahead == fresh.rungs
    unknown = on(draft(raw_draft(expenses=[{"code": "U01"}])), LATER)
    assert unknown.shown is None


def test_a_taxable_income_that_is_not_known_at_a_review_gives_no_other_plan() -> None:
    known = {"taxable_income": {"amount": "30000.00", "year": 2026}}
    who = adult("A", birth_month="1985-06", hours_per_week=36)
    raw = OWED | {"adults": [{**who, **known}], "income": [income("2600.00")]}
    made = paid_through(accepted(raw, law=True), 12, adults=[who], savings="9000.00")
    review = reviewed(made, example_policy(), shipped(), LATER)
    assert isinstance(review, Review)
    assert review.again.plan is not None


def test_an_agreement_of_before_without_a_start_counts_as_none() -> None:
    offered = {"events": agreement()["events"][:1]}
    assert on(draft(raw_draft(agreement=offered)), LATER).running is None


def test_a_plan_that_stopped_early_leaves_no_pause_to_the_next_one() -> None:
    stopped = {"status": "eerder gestopt", "on": "2027-06-01"}
    agreed = agreement(pause("2027-02", "2027-03"), stopped)
    made = on(draft(raw_draft(agreement=agreed, first_plan_month="2027-02")), date(2027, 1, 5))
    assert made.running is None
    assert payments(made)[0] == 900


def test_before_the_start_a_review_is_of_month_0_and_computes_low_anew() -> None:
    plan = accepted(OWED)
    more = changed(plan, income=[income("1800.00")])
    before = date(2026, 11, 27)
    assert payments(on(more, before))[0] < payments(on(plan, before))[0]
    review = reviewed(more, example_policy(), shipped(), before)
    assert isinstance(review, Review)
    with engine_context():
        taken = renewed(more, review, before, Settle.SET_OFF)
    assert str(taken.schedule.from_month) == "2026-12"


def test_savings_that_are_not_known_at_a_review_are_those_of_the_plan() -> None:
    plan = accepted(OWED | {"children": [{"ref": "K1", "of": "A"}]})
    schedule = plan.agreement.schedule
    assert schedule is not None
    assert "children[0].birth_month" in [item.path for item in schedule.assumed]
    made = on(paid_through(plan, 12, savings="UNKNOWN"), LATER)
    assert payments(made) == [int(month.payment) for month in schedule.months]


def test_a_stored_assessment_without_steps_and_with_open_months() -> None:
    ends = income(until="2028-05-31", followed_by="unknown")
    before = on(draft(raw_draft(**OWED, income=[ends])), date(2026, 11, 23))
    values = {**json.loads(json.dumps(shown(before))), "steps": []}
    old = read_assessment(values)
    assert isinstance(old, ReadAssessment)
    runs = agreement(balance_at_start="50000.00", paid_sum="0.00")
    made = draft(raw_draft(**OWED, agreement=runs))
    review = reviewed(made, example_policy(), shipped(), LATER, old)
    assert isinstance(review, Review)
    stored = review.accepted.schedule
    assert stored is not None
    assert stored.target == before.savings_target.amount  # type: ignore[union-attr]
    assert [int(month.ladder or 0) for month in stored.months[17:20]] == [900, 0, 0]
    # A dossier that keeps its schedule comes from there, whatever file stands beside it.
    kept = reviewed(paid_through(accepted(OWED), 12), example_policy(), shipped(), LATER, old)
    assert isinstance(kept, Review)
    assert kept.accepted.basis == "kept"


def test_a_child_that_is_still_young_asks_nothing() -> None:
    raw = OWED | {
        "children": [{"ref": "K1", "of": "A", "birth_month": "2018-04"}],
        "income": [income(), income("50.00", "I23", who="K1")],
    }
    assert not found(on(paid_through(accepted(raw), 12), LATER), "child_has_turned_18")


def test_without_tariffs_or_a_floor_nothing_counts_back() -> None:
    plan = paid_through(accepted(OWED), 12)
    schedule = plan.agreement.schedule
    assert schedule is not None
    first = schedule.months[0].month
    assert list(tariffs_since(Tariffs(), first, first)) == []
    life = life_of(plan, LATER, schedule, Basis.KEPT, Choices())
    tariffs = shipped().on(first.first_day)
    assert isinstance(tariffs, TariffsOn)
    view = ListedFloor([None] * 36, first)
    walls = [None] * 12
    policy_ = example_policy().policy
    assert counted_back(life, [(tariffs, view)], walls, policy_) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entries", "amount"),
    [
        ([received("2026-12-05", "100.00"), received("2026-12-20", "100.00", kind=BACK)], None),
        ([received("2026-12-05", "100.00"), received("2026-12-20", "100.01", kind=BACK)], "0.01"),
        ([received("2026-12-20", "100.00", kind="terugbetaald")], "100.00"),
        # The receipt came after it: it is another one.
        (
            [
                received("2026-12-05", "100.00"),
                received("2026-12-20", "150.00", kind=BACK),
                received("2026-12-22", "100.00"),
            ],
            "50.00",
        ),
    ],
)
def test_a19_nothing_goes_back_that_never_came_in(entries: list[Raw], amount: str | None) -> None:
    """A19: a reversal or a refund above what was received is no history to count on."""
    made = on(accepted(OWED, entries=entries), date(2026, 12, 28))
    said = [f for f in made.findings if f.code == "more_went_back_than_came"]
    assert [f.severity.value for f in said] == ([] if amount is None else ["blocks"])
    assert [texts_of(f.params)["amount"] for f in said] == ([] if amount is None else [amount])


def test_a19_a_sum_alone_can_go_back_in_part() -> None:
    back = [received("2026-12-20", "40.00", kind=BACK)]
    made = on(accepted(OWED, entries=back, paid_sum="100.00"), date(2026, 12, 28))
    assert not found(made, "more_went_back_than_came")
    less = on(accepted(OWED, entries=back, paid_sum="30.00"), date(2026, 12, 28))
    assert found(less, "more_went_back_than_came") == [("blocks", "agreement.entries")]


@pytest.mark.parametrize(("amount", "above"), [("50000.00", False), ("50000.01", True)])
def test_a19_a_correction_is_never_more_than_the_debt(amount: str, above: bool) -> None:
    """A19: what comes back to the customer is what came in, whatever a correction says."""
    came = [received("2026-12-05", "100.00"), received("2026-12-06", amount, kind="correctie")]
    made = on(accepted(OWED, entries=came), date(2026, 12, 28))
    blocks = [("blocks", "agreement.entries")]
    assert found(made, "corrections_above_debt") == (blocks if above else [])
    too_much = [f for f in made.findings if f.code == "paid_more_than_owed"]
    assert [texts_of(f.params)["amount"] for f in too_much] == ["100.00"]
