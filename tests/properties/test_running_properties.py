"""Properties 12, 13, 14 and 17: the life of a generated plan, with a generated history."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calc import UNKNOWN, Assessment, Draft, PolicyFile
from calc.assessment.agreed import agreed_in
from calc.base.money import engine_context
from calc.base.params import texts_of
from calc.base.period import Month
from calc.dossier.agreed_schedule import RestAtEnd, Schedule
from calc.dossier.agreement import Agreement
from calc.engine import assess_above
from calc.running.kept import schedule_of
from tests.building import ON, Raw, draft, policy
from tests.lives import ACCEPTED, OFFERED, RUNS
from tests.properties.strategies import amounts, policies, raw_dossiers

pytestmark = pytest.mark.properties
MUCH = Decimal(1_000_000)
BETTER = (RestAtEnd.DECIDE_BY_DATE, RestAtEnd.STOP_COLLECTING, RestAtEnd.DISCHARGE)


def begun(raw: Raw, rules: PolicyFile) -> Raw | None:
    """What was agreed of the plan of a dossier, as its file has it; None without a plan."""
    made = draft(raw)
    found = assess_above(None, made, rules, ON)
    if found.plan is None:
        return None
    with engine_context():
        schedule = schedule_of(agreed_in(found), made, rules.policy, date(2026, 11, 26))
    return {
        "first_month": str(found.plan.first_month),
        "term_months": found.plan.term_months,
        "balance_at_start": raw["debt"]["balance"],
        "schedule": schedule.model_dump(mode="json"),
    }


def accepted(raw: Raw, agreed: Raw, *later: Raw, **more: Any) -> Draft:
    """A dossier whose plan was accepted, with what happened later."""
    events = [OFFERED, ACCEPTED, RUNS, *later]
    return draft({**raw, "agreement": agreed | {"events": events, **more}})


def kept(made: Draft) -> Schedule:
    schedule = made.agreement.schedule
    assert schedule is not None
    return schedule


def paid_through(made: Draft, k: int, savings: Decimal, on: date) -> Draft:
    """The dossier in month k: all was paid as agreed, and there is so much more than S_k."""
    schedule = kept(made)
    receipts: list[Raw] = [
        {"kind": "ontvangen", "on": str(month.month.first_day), "amount": str(month.payment)}
        for month in schedule.months[:k]
    ]
    values = made.agreement.model_dump(mode="json") | {"entries": receipts, "paid_sum": "0.00"}
    begun = None if made.savings is UNKNOWN else made.savings
    saved = schedule.months[k - 1].saved if k else begun
    now = (saved or Decimal(0)) + savings
    return made.model_copy(
        update={
            "agreement": Agreement.model_validate_json(json.dumps(values)),
            "savings": now.quantize(Decimal("0.01")) + Decimal("0.01"),
            "reference_date": on,
        }
    )


def ahead(assessment: Assessment, k: int) -> list[Decimal]:
    return [row.payment.amount for row in assessment.schedule[k:]]


@given(st.data(), raw_dossiers(), policies())
def test_12_a_review_where_nothing_changed_gives_the_rest_of_the_schedule(
    data: st.DataObject, raw: Raw, keys: dict[str, Any]
) -> None:
    rules = policy(**keys)
    agreed = begun(raw, rules)
    assume(agreed is not None)
    assert agreed is not None
    made = accepted(raw, agreed)
    schedule = kept(made)
    k = data.draw(st.integers(0, len(schedule.months)))
    on = schedule.months[0].month.plus(k - 1).first_day.replace(day=data.draw(st.integers(1, 28)))
    rest = [month.payment for month in schedule.months[k:]]
    rich = assess_above(None, paid_through(made, k, MUCH, on), rules, on)
    assert ahead(rich, k) == rest
    assert [row.payment.amount for row in rich.schedule[:k]] == [
        month.payment for month in schedule.months[:k]
    ]
    # With no more than the plan saved only the cash check from now can ask less.
    poor = assess_above(None, paid_through(made, k, Decimal(0), on), rules, on)
    for row, payment in zip(poor.schedule[k:], rest, strict=True):
        if row.payment.amount < payment:
            assert row.decided in ("cash", "debt"), row
        if row.decided == "cash":
            break


@st.composite
def entries(draw: st.DrawFn, first: Month, term: int) -> Raw:
    kind = draw(
        st.sampled_from(("ontvangen",) * 4 + ("gestorneerd", "terugbetaald", "joker", "correctie"))
    )
    day = first.plus(draw(st.integers(-1, term))).first_day
    entry: Raw = {"kind": kind, "on": str(day.replace(day=draw(st.integers(1, 28))))}
    if kind != "joker":
        entry["amount"] = draw(amounts(900 if kind == "ontvangen" else 200))
    if kind == "joker" or draw(st.booleans()):
        entry["month"] = str(first.plus(draw(st.integers(0, term - 1))))
    return entry


@st.composite
def pauses(draw: st.DrawFn, first: Month, term: int) -> list[Raw]:
    if draw(st.integers(0, 2)):
        return []
    begin = draw(st.integers(0, term - 1))
    end = draw(st.integers(begin, min(term, begin + 5)))
    return [
        {
            "status": "gepauzeerd",
            "on": "2026-12-01",
            "first_month": str(first.plus(begin)),
            "last_month": str(first.plus(end)),
        }
    ]


@given(st.data(), raw_dossiers(), policies())
def test_13_14_17_the_end_date_the_accounts_and_the_promises(
    data: st.DataObject, raw: Raw, keys: dict[str, Any]
) -> None:
    rules = policy(**keys)
    agreed = begun(raw, rules)
    assume(agreed is not None)
    assert agreed is not None
    made = accepted(raw, agreed)
    schedule = kept(made)
    first, term = schedule.months[0].month, len(schedule.months)
    history = data.draw(st.lists(entries(first, term), max_size=12))
    more: Raw = {"entries": history}
    if not history:
        more["paid_sum"] = data.draw(amounts(3000))
    again = accepted(raw, agreed, *data.draw(pauses(first, term)), **more)
    changes = {
        "first_plan_month": first.plus(data.draw(st.integers(-3, 9))),
        "solution": again.solution.model_copy(update={"term_months": 48}),
    }
    other = policy(**data.draw(policies()))
    day = first.plus(data.draw(st.integers(-1, term))).first_day
    found = assess_above(None, again.model_copy(update=changes), other, day)
    plan, running = found.plan, found.running
    assert plan is not None
    assert running is not None
    # 13: start, term and end are those of the acceptance.
    assert (plan.first_month, plan.term_months) == (first, term)
    assert plan.end_date == schedule.months[-1].month.last_day
    assert [row.month for row in found.schedule] == [month.month for month in schedule.months]
    # 14: to the cent.
    parts = (
        running.received, running.still_to_pay, running.jokers, running.corrections,
        running.rest, running.others_part,
    )  # fmt: skip
    assert sum(part.amount for part in parts) == running.debt_at_start.amount
    assert running.debt_at_start.amount == Decimal(raw["debt"]["balance"])
    # Nothing is asked above the wall of a month, and never more than what is left.
    left = running.to_pay_now.amount
    for row in found.schedule[running.month :]:
        left += row.payment.amount
        assert row.payment.amount <= max(Decimal(0), row.room.amount)
    owed = (
        running.debt_at_start.amount - running.others_part.amount - running.received.amount
        - running.corrections.amount
    )  # fmt: skip
    assert left <= max(Decimal(0), owed)
    # 17: a later policy may only favour the customer.
    promised = schedule.promises
    said = {condition.code: texts_of(condition.params) for condition in plan.conditions}
    assert int(said["joker_months"]["a_year"]) >= promised.joker_months_per_year
    assert said["conversation_held"]["every_months"] == str(promised.review_every_months)
    assert BETTER.index(plan.rest_at_end) >= BETTER.index(promised.rest_at_end)
    if plan.rest_at_end is RestAtEnd.DISCHARGE and running.received.amount > 0:
        assert plan.discharge is not None
