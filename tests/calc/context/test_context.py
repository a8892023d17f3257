"""Gate, interim agreement, road out, good months, schuldhulp and co-debtors (ENGINE 3, 10-14)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc import Assessment
from calc.base.money import engine_context
from calc.base.period import months_later
from calc.base.step import Status, Step, Unit, given
from calc.context.gate import GateState
from calc.context.good_months import GoodMonths, paid_from
from calc.context.schuldhulp import Comparison, StatutoryAmounts, compared
from calc.engine import assess_above
from calc.plan.co_debtors import LinkedPlan, co_debtors_exceed_debt, linked, room_under_debt
from calc.plan.sharing import household_of
from calc.policy.gates import GateKind
from calc.stored.assessment_json import roots
from calc.stored.context_json import beside_roots
from tests import lives
from tests.building import (
    ON,
    Raw,
    adult,
    arrangement,
    cost,
    couple,
    draft,
    example_outcome,
    example_policy,
    found,
    income,
    months,
    outcome,
    policy,
    raw_draft,
    settled,
    shown,
)

OVERRIDE: Raw = {"about": "stabilisation_override", "text": "SENTINEL-reden"}


def interim(rules: Any = None, **changes: Any) -> tuple[int, str] | None:
    agreed = outcome(rules=rules, **changes).beside.gate.interim
    return (int(agreed.amount.amount), agreed.until.isoformat()) if agreed else None


# The gate


def test_the_gate_is_open_while_a_check_that_applies_is_not_settled() -> None:
    gate = outcome(checks=settled("S19")).beside.gate
    assert gate.state is GateState.OPEN
    assert [(check.code, check.path) for check in gate.checks if not check.settled] == [
        ("S19", "checks")
    ]
    assert outcome(checks=settled()).beside.gate.state is GateState.PASSED
    assert outcome(checks=settled()).beside.gate.interim is None


def test_a_reason_opens_the_way_and_stays_in_sight() -> None:
    checks = [*settled("S19"), {"code": "S19", "state": "actie open"}]
    assessment = outcome(checks=checks, reasons=[{"about": "other", "text": "x"}, OVERRIDE])
    gate = assessment.beside.gate
    assert (gate.state, gate.reason, gate.interim) == (GateState.OVERRIDDEN, "reasons[1]", None)
    assert assessment.final
    assert found(assessment, "check_open") == [("warns", "checks[23]")]
    assert found(assessment, "gate_overridden") == [("warns", "reasons[1]")]


def test_an_empty_reason_is_none_and_a_reason_that_is_not_needed_says_nothing() -> None:
    assert not outcome(reasons=[{**OVERRIDE, "text": ""}]).final
    assessment = outcome(checks=settled(), reasons=[OVERRIDE])
    assert assessment.beside.gate.reason is None
    assert not found(assessment, "gate_overridden")


# The interim agreement


def test_the_interim_agreement_is_the_policys_most_until_four_months_later() -> None:
    assert interim() == (25, "2027-03-23")


@pytest.mark.parametrize(
    ("room", "amount"), [("29.99", 25), ("25.00", 25), ("24.99", 0), ("5.00", 0), ("0.00", 0)]
)
def test_a17_it_asks_nothing_where_the_room_is_too_little_for_a_plan(
    room: str, amount: int
) -> None:
    spent = Decimal("2000.00") - 100 - Decimal(room)  # a twentieth is kept for the buffer
    assert interim(expenses=[cost(str(spent))]) == (amount, "2027-03-23")


def test_it_never_asks_more_than_the_debt_or_than_the_cash_of_its_months() -> None:
    assert interim(debt={"balance": "12.00"}) == (10, "2027-03-23")
    yearly = cost("1000.00", code="U07", frequency="year", due_months=[1])
    tight: Raw = {"income": [income("1200.00")], "expenses": [cost("1000.00"), yearly]}
    # December leaves 200, and in January 1,000 goes out at once.
    assert interim(**tight, savings="600.00") == (0, "2027-03-23")
    # Fifteen a month would do, but the plan calls that too little: it asks nothing either (A17).
    assert interim(**tight, savings="649.99") == (0, "2027-03-23")
    assert interim(**tight, savings="650.00") == (25, "2027-03-23")


def test_a17_no_month_of_it_asks_what_the_plan_calls_too_little() -> None:
    later = {"from_date": "2027-02-01", "until": "2027-03-31"}
    for extra, amount in (("870.00", 25), ("875.00", 25), ("880.00", 0), ("890.00", 0)):
        costs = [cost(), cost(extra, "U70", **later)]
        assert interim(expenses=costs, savings="900.00") == (amount, "2027-03-23"), extra
    # A poor month after the agreement is over does not count.
    after = {"from_date": "2027-04-01"}
    costs = [cost(), cost("890.00", "U70", **after)]
    assert interim(expenses=costs, savings="900.00") == (25, "2027-03-23")


def test_a17_where_the_plan_asks_nothing_at_first_the_agreement_asks_nothing() -> None:
    """A17: HH3 was asked 20 a month, which its assessment called too little."""
    paused = lives.agreement(lives.pause("2026-12", "2027-01"))
    # A plan that runs is asked no interim amount (ENGINE 14a).
    assert interim(agreement=paused) is None
    assert interim(debt={"balance": "0.00"}) == (0, "2027-03-23")
    made = example_outcome("HH3")
    assert made.payment is not None
    assert made.beside.gate.interim is not None
    assert made.payment.amount == made.beside.gate.interim.amount.amount == 0


@pytest.mark.parametrize(
    ("on", "until"), [("2026-10-30", "2026-10-31"), ("2026-10-31", None), ("2026-11-23", None)]
)
def test_an_agreement_that_would_be_over_already_is_not_offered(on: str, until: str | None) -> None:
    ends = income(until="2026-11-29", followed_by="unknown")
    made = draft(checks=[], income=[ends], first_plan_month="2026-09")
    agreed = assess_above(None, made, example_policy(), date.fromisoformat(on)).beside.gate.interim
    assert (agreed and agreed.until.isoformat()) == until


def test_it_ends_with_the_last_month_whose_income_is_known() -> None:
    ends = {"income": [income(until="2027-02-27", followed_by="unknown")]}
    assert interim(**ends) == (25, "2027-01-31")
    assert interim(income=[income(until="2026-12-30", followed_by="unknown")]) == (0, "2027-03-23")


def test_without_costs_or_a_debtor_there_is_none() -> None:
    assert interim(expenses=[cost("UNKNOWN")]) is None
    assert interim(adults=[adult("A", liable="UNKNOWN")]) is None
    assert interim(debt={}) is None


def test_the_policy_says_how_much_and_how_long() -> None:
    rules = policy(interim_max=60, stabilisation_max_months=1, payment_step=7)
    assert interim(rules) == (56, "2026-12-23")


@pytest.mark.parametrize(
    ("day", "later"), [("2026-10-31", "2027-02-28"), ("2027-10-31", "2028-02-29")]
)
def test_a_day_that_a_month_does_not_have_is_its_last(day: str, later: str) -> None:
    assert months_later(date.fromisoformat(day), 4).isoformat() == later


# The gates of the policy


def closed(debt: Raw, rules: Any = None, on: date = ON) -> Assessment:
    raw = raw_draft(checks=settled(), debt={"balance": "12000.00", **debt})
    return assess_above(None, draft(raw), rules or example_policy(), on)


@pytest.mark.parametrize("scheme", ["wsnp", "msnp", "bewind"])
def test_behind_a_gate_there_is_no_plan_and_nothing_is_asked(scheme: str) -> None:
    assessment = closed({scheme: True})
    assert assessment.beside.gate.closed_by == (GateKind(scheme),)
    assert assessment.plan is None
    assert not assessment.final
    assert {row.decided.value for row in assessment.schedule} == {"gate"}
    assert not any(row.payment.amount for row in assessment.schedule)
    assert {row.debt_left and row.debt_left.amount for row in assessment.schedule} == {12000}
    assert closed({scheme: True, "balance": "UNKNOWN"}).schedule[0].debt_left is None
    beside = assessment.beside
    assert (beside.shocks, beside.comparison, beside.good_months, beside.road_out) == (
        (),
        None,
        None,
        None,
    )
    assert closed({scheme: False}).plan is not None
    assert closed({scheme: "UNKNOWN"}).plan is not None


def test_behind_a_gate_there_is_no_interim_agreement_and_no_override() -> None:
    assert outcome(debt={"balance": "1.00", "wsnp": True}).beside.gate.interim is None
    overridden = outcome(debt={"balance": "9000.00", "wsnp": True}, reasons=[OVERRIDE])
    assert overridden.plan is None
    assert not overridden.final


def test_a_policy_without_the_gate_only_warns() -> None:
    assessment = closed({"wsnp": True}, policy(gates=["msnp"]))
    assert assessment.plan is not None
    assert assessment.final
    assert found(assessment, "scheme_running") == [("warns", "debt.wsnp")]


STANDS: Raw = {"prescription": "niet verjaard", "prescription_reviewer": "SENTINEL-senior"}


@pytest.mark.parametrize(
    ("debt", "on", "code", "is_closed"),
    [
        ({"sale_date": "2022-03-01"}, "2026-08-31", None, False),
        ({"sale_date": "2022-03-01"}, "2026-09-01", "prescription_near", False),
        ({"sale_date": "2022-03-01"}, "2027-02-28", "prescription_near", False),
        ({"sale_date": "2022-03-01"}, "2027-03-01", "maybe_prescribed", True),
        ({"sale_date": "2024-02-29"}, "2029-02-28", "maybe_prescribed", True),
        ({"sale_date": "2020-01-01", "last_interruption": "2022-03-01"}, "2026-08-31", None, False),
        ({"sale_date": "2022-03-01", "last_interruption": "2020-01-01"}, "2026-08-31", None, False),
        ({"last_interruption": "2022-03-01"}, "2027-03-01", "maybe_prescribed", True),
        ({}, "2026-11-23", "prescription_unknown", False),
        ({"sale_date": "2020-01-01", **STANDS}, "2026-11-23", "prescription_reviewed", False),
        (
            {"sale_date": "2020-01-01", **STANDS, "prescription_reviewer": ""},
            "2026-11-23",
            "maybe_prescribed",
            True,
        ),
        (
            {"sale_date": "2020-01-01", "prescription": "niet verjaard"},
            "2026-11-23",
            "maybe_prescribed",
            True,
        ),
        (
            {"sale_date": "2020-01-01", **STANDS, "prescription": "verjaard"},
            "2026-11-23",
            "prescribed",
            True,
        ),
    ],
)
def test_a_claim_of_five_years_waits_for_a_named_reviewer(
    debt: Raw, on: str, code: str | None, is_closed: bool
) -> None:
    raw = raw_draft(debt={"balance": "12000.00", **debt}, first_plan_month="2029-03")
    assessment = assess_above(None, draft(raw), example_policy(), date.fromisoformat(on))
    names = ("unknown", "near", "reviewed")
    codes = {"maybe_prescribed", "prescribed", *(f"prescription_{name}" for name in names)}
    assert [f.code for f in assessment.findings if f.code in codes] == [code] * bool(code)
    assert (assessment.plan is None) == is_closed
    assert (GateKind.PRESCRIPTION in assessment.beside.gate.closed_by) == is_closed
    if is_closed:
        assert {f.severity.value for f in assessment.findings if f.code in codes} == {"blocks"}


def test_without_the_gate_a_prescribed_claim_only_warns() -> None:
    rules = policy(gates=[])
    assert closed({"sale_date": "2020-01-01"}, rules).plan is not None
    for decision in ("UNKNOWN", "verjaard"):
        debt = {"sale_date": "2020-01-01", "prescription": decision}
        severities = [
            f.severity.value for f in closed(debt, rules).findings if "prescribed" in f.code
        ]
        assert severities == ["warns"]


# The road out


def road(**changes: Any) -> list[tuple[str, str]]:
    way = outcome(**{"income": [income("900.00")], **changes}).beside.road_out
    assert way is not None
    return [(step.code, step.because) for step in way.steps]


def test_no_room_has_a_list_and_a_date() -> None:
    assert road() == [
        ("nhg", "nhg_unknown"),
        ("seizure", "seizure_unknown"),
        ("income", "always"),
        ("energy", "always"),
        ("municipality", "always"),
        ("schuldhulp", "always"),
        ("date", "always"),
    ]


@pytest.mark.parametrize(
    ("debt", "first"),
    [
        ({"nhg": False, "seizure": False}, [("income", "always")]),
        ({"nhg": True, "seizure": True}, [("nhg", "nhg_not_asked"), ("seizure", "seizure")]),
        ({"nhg": True, "nhg_decision": "", "seizure": False}, [("nhg", "nhg_not_asked")]),
        ({"nhg": True, "nhg_decision": "nee", "seizure": False}, [("nhg", "nhg_decided")]),
    ],
)
def test_what_does_not_apply_is_left_out(debt: Raw, first: list[tuple[str, str]]) -> None:
    assert road(debt={"balance": "9.00", **debt})[: len(first)] == first


def test_a_threat_to_cut_off_is_named() -> None:
    assert ("energy", "cut_off_threat") in road(housing={"cut_off_threat": True})


@pytest.mark.parametrize(
    ("agreed", "date_", "is_agreed"),
    [
        ("UNKNOWN", "2027-03-23", False),
        ("2026-11-22", "2027-03-23", False),
        ("2026-11-23", "2027-03-23", False),
        ("2026-11-24", "2026-11-24", True),
        ("2027-03-23", "2027-03-23", True),
        ("2027-03-24", "2027-03-23", False),
    ],
)
def test_the_next_date_is_the_agreed_one_when_it_is_near_enough(
    agreed: str, date_: str, is_agreed: bool
) -> None:
    assessment = outcome(income=[], contact={"next_conversation": agreed})
    way = assessment.beside.road_out
    assert way is not None
    assert (way.next_date.isoformat(), way.agreed) == (date_, is_agreed)


def test_there_is_no_road_out_when_something_is_paid_or_nothing_is_owed_or_known() -> None:
    assert outcome().beside.road_out is None
    assert outcome(debt={"balance": "0.00"}, income=[]).beside.road_out is None
    assert outcome(debt={}, income=[]).beside.road_out is None
    assert outcome(expenses=[cost("UNKNOWN")], income=[]).beside.road_out is None


# Good months

PROFIT = income(code="I07", months=months("900.00", "1000.00", "1500.00", "2000.00"))


def agreement(rules: Any = None, **changes: Any) -> GoodMonths | None:
    return outcome(rules=rules, **{"income": [income(), PROFIT], **changes}).beside.good_months


def test_the_agreement_has_a_share_a_maximum_and_the_base_of_each_varying_income() -> None:
    made = agreement()
    assert made is not None
    assert (made.share.amount, made.max_year.amount) == (Decimal("0.25"), Decimal(500))
    assert [(path, base.amount) for path, base in made.bases] == [("income[1]", Decimal(900))]


def test_there_is_none_without_known_months_or_share_or_maximum_or_for_anothers_income() -> None:
    assert agreement(income=[income(code="I07")]) is None
    assert agreement(policy(good_month_share=0)) is None
    assert agreement(policy(good_month_max_year=0)) is None
    assert agreement(income=[{**PROFIT, "who": "B"}], **couple("by_heads")) is None


@pytest.mark.parametrize(
    ("received", "paid", "extra"),
    [
        ("900.00", "0.00", "0.00"),
        ("800.00", "0.00", "0.00"),
        ("1000.02", "0.00", "25.01"),
        ("1000.00", "490.00", "10.00"),
        ("1000.00", "500.00", "0.00"),
        ("1000.00", "600.00", "0.00"),
    ],
)
def test_what_a_good_month_pays(received: str, paid: str, extra: str) -> None:
    made = agreement()
    assert made is not None
    pays = paid_from(made, Decimal("900.00"), Decimal(received), Decimal(paid))
    assert pays == Decimal(extra)


# Beside schuldhulp


def euro(amount: str, code: str) -> Step:
    return given(code, Decimal(amount), Unit.EUR_PER_MONTH, source="test", status=Status.ENTERED)


def comparison(
    counted: str | None = "2000.00", vtlb: str | None = "1500.00", **changes: Any
) -> Comparison:
    made = draft(**{"checks": settled(), **changes})
    rules = example_policy()
    assessment = assess_above(None, made, rules, ON)
    statutory = StatutoryAmounts(
        euro(counted, "counted_income") if counted else None,
        euro(vtlb, "vtlb") if vtlb else None,
    )
    with engine_context():
        return compared(
            made, rules.policy, household_of(made), assessment.first_month, statutory,
            assessment.plan,
        )  # fmt: skip


def test_what_schuldhulp_would_give_this_creditor_by_hand() -> None:
    other = arrangement(balance="4000.00", until="2027-12-31")
    made = comparison(debt={"balance": "12000.00"}, arrangements=[other])
    # 500 x 18 x 0.91 - 18 x 6 = 8,082; three quarters of it
    assert made.amount is not None
    assert made.amount.amount == Decimal("6061.50")
    assert (made.months, made.free_on.isoformat()) == (18, "2028-05-31")
    assert made.plan_free_on is not None
    assert made.plan_free_on.isoformat() == "2029-11-30"


@pytest.mark.parametrize(
    ("vtlb", "amount"),
    [("2000.00", "0"), ("2500.00", "0"), ("1994.00", "0"), ("1990.00", "55.8")],
)
def test_it_is_never_below_zero(vtlb: str, amount: str) -> None:
    made = comparison(vtlb=vtlb)
    assert made.amount is not None
    assert made.amount.amount == Decimal(amount)


def test_what_is_not_known_is_named_and_never_guessed() -> None:
    made = comparison(None, None, arrangements=[arrangement(until="2027-12-31")])
    assert made.amount is None
    assert made.missing == ("counted_income", "vtlb", "arrangements[0].balance")
    assert not made.is_better
    assert comparison(debt={}).missing == ("debt.balance",)
    assert outcome().beside.comparison is not None
    assert shown(outcome())["comparison"]["amount"] is None


def test_what_the_plan_replaces_and_anothers_debts_do_not_count() -> None:
    others = [
        arrangement(balance="12000.00", replaced_by_plan=True),
        arrangement(balance="12000.00", who="B", until="2040-01-01"),
    ]
    made = comparison(arrangements=others, **couple("by_heads"))
    assert made.amount is not None
    assert made.amount.amount == Decimal("8082.00")
    nobody = comparison(arrangements=[{**arrangement(balance="12000.00"), "who": "UNKNOWN"}])
    assert nobody.amount is not None
    assert nobody.amount.amount == Decimal("4041.00")


def test_without_any_debt_nothing_is_divided() -> None:
    made = comparison(debt={"balance": "0.00"})
    assert made.amount is not None
    assert made.amount.amount == 0
    assert made.plan_amount == 0


@pytest.mark.parametrize(
    ("changes", "free_on"),
    [
        ({}, "2029-11-30"),
        ({"arrangements": [arrangement(until="2031-05-10")]}, "2031-05-31"),
        ({"arrangements": [arrangement()]}, None),
        ({"income": []}, None),
        ({"income": [income(), income("1.00", until="2027-08-31", followed_by="unknown")]}, None),
    ],
)
def test_when_our_way_ends_all_debts(changes: Raw, free_on: str | None) -> None:
    day = comparison(**changes).plan_free_on
    assert (day and day.isoformat()) == free_on


def test_another_end_than_discharge_frees_nobody() -> None:
    kept = outcome(rules=policy(rest_at_end="stop_collecting")).beside.comparison
    assert kept is not None
    assert kept.plan_free_on is None


@pytest.mark.parametrize(
    ("amount", "ours", "free_on", "better"),
    [
        ("100.00", "100.01", "2029-11-30", True),
        ("100.00", "100.00", "2029-11-30", False),
        ("100.00", "100.01", None, True),
        ("100.00", "100.01", "2028-05-31", False),
        ("100.00", "100.01", "2028-06-01", True),
    ],
)
def test_better_is_less_to_pay_and_earlier_free(
    amount: str, ours: str, free_on: str | None, better: bool
) -> None:
    made = Comparison(
        months=18,
        amount=euro(amount, "schuldhulp.amount"),
        plan_amount=Decimal(ours),
        free_on=date(2028, 5, 31),
        plan_free_on=date.fromisoformat(free_on) if free_on else None,
        missing=(),
    )
    assert made.is_better == better


# Two people, one debt


def test_plans_together_never_ask_more_than_the_debt() -> None:
    plan = outcome().plan
    assert plan is not None
    plans = [linked("A", plan), LinkedPlan("X", Decimal(12000) - plan.total)]
    assert co_debtors_exceed_debt(Decimal(12000), plans) == []
    [finding] = co_debtors_exceed_debt(Decimal("11999.99"), plans)
    assert (finding.code, finding.params) == (
        "co_debtors_exceed_debt",
        (("amount", Decimal("0.01")),),
    )
    assert room_under_debt(Decimal(12000), plans[1:]) == plan.total
    assert room_under_debt(Decimal(10), plans) == 0
    assert linked("X", None) == LinkedPlan("X", Decimal(0))


def test_a_linked_plan_holds_a_name_and_a_total_only() -> None:
    assert vars(LinkedPlan)["__slots__"] == ("ref", "total")


# In the file


def test_the_file_has_everything_and_every_amount_explains_itself() -> None:
    poor = shown(outcome(income=[PROFIT], expenses=[cost("1000.00")]))
    assert poor["gate"]["interim"] == {"amount": "0.00", "until": "2027-03-23"}
    assert poor["good_months"] == {
        "share": "0.25",
        "max_year": "500.00",
        "bases": [{"path": "income[0]", "base": "900.00"}],
    }
    assert poor["road_out"]["steps"][0] == {"code": "nhg", "because": "nhg_unknown"}
    assert {f["severity"] for f in poor["signals"]} == {"warns", "informs"}
    assert poor["comparison"]["plan_free_on"] is None
    assert {"schuldhulp.amount"} <= {
        step.code for step in beside_roots(replace(outcome().beside, comparison=comparison()))
    }
    codes = {step.code for step in roots(outcome(income=[income(), PROFIT]))}
    assert {"interim", "shock.lowest", "shock.savings", "policy.good_month_share"} <= codes
