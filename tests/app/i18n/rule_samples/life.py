"""Every step and finding of the life of a plan: what is chosen, paused, running and reviewed."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from calc import Assessment, Draft, Finding, Month, Review, Step, assess, read_assessment, reviewed
from calc.engine import assess_above
from calc.running.elsewhere import AgreedStep, schedule_elsewhere
from calc.running.kept import promises_of
from calc.stored.assessment_json import roots
from tests.building import (
    ON,
    Raw,
    adult,
    arrangement,
    child,
    cost,
    draft,
    example_policy,
    income,
    outcome,
    policy,
    raw_draft,
    shown,
)
from tests.lives import accepted, agreement, joker, paid_through, pause, received, solution
from tests.tariff_files import shipped


def _assessments() -> Iterator[Assessment]:
    yield outcome(solution=solution(amount="300.00"))
    yield outcome(solution=solution(amount="90000.00", term_months=61))
    yield outcome(solution={"amount": "10.00"})
    yield outcome(solution={"kind": "plan"})
    yield outcome(solution=solution("geen betaling"))
    yield outcome(agreement=agreement(pause("2027-02", "2027-03")))
    yield outcome(debt={"balance": "0.00"})
    yield outcome(expenses=[cost("2100.00")])
    yield outcome(arrangements=[arrangement(until="2026-10-31")])
    older = [adult("A", birth_month="2010-01")]
    yield outcome(adults=older, children=[child("K1", of="A", birth_month="2009-12")])
    yield outcome(adults=[adult("A", birth_month="2199-01")], first_plan_month="2028-01")
    yield outcome(adults=[adult("A", birth_month="1900-01")], debt={"sale_date": "2199-01-01"})
    taxable = {"amount": "2026.00", "year": 2027}
    yield outcome(adults=[adult("A", birth_month="2020-01", taxable_income=taxable)])
    paused = draft(agreement=agreement(pause("2027-02", "2027-03")))
    yield assess_above(None, paused, example_policy(), date(2027, 4, 1))
    yield assess_above(None, draft(agreement=agreement()), example_policy(), date(2029, 12, 1))


COMPOSED = {"f'running.{name}'"}


def _running() -> Iterator[Assessment]:
    """A plan that runs, under all that can happen to it."""
    base = {"income": [income("1800.00")], "debt": {"balance": "40000.00"}}
    dip = arrangement("300.00", from_date="2028-01-01", until="2028-02-29")
    by_balance = arrangement("50.00", balance="5000.00", code="R05")
    ended = income("10.00", "I09", until="2027-03-31", followed_by="nothing")
    k1 = child("K1", of="A", birth_month="2009-04")
    raw: Raw = {
        **base,
        "arrangements": [by_balance],
        "children": [k1],
        "income": [income("1800.00"), ended, income("30.00", "I23", who="K1")],
        "solution": solution(amount="300.00"),
    }
    made = accepted(raw, None, pause("2027-09", "2029-12"))
    history = [
        received("2027-01-05", "300.00"),
        received("2027-02-05", "200.00", "2027-08"),
        received("2027-02-06", "20.00", "2027-01", "gestorneerd"),
        received("2027-02-07", "10.00", kind="terugbetaald"),
        received("2027-02-08", "10.00", kind="correctie"),
        received("2028-02-08", "10.00"),
        *(joker(month, "2027-03-01") for month in ("2027-03", "2027-04", "2027-05")),
    ]
    more: dict[str, Any] = {"agreement": {**_values(made), "entries": history}, "savings": "100.00"}
    more["solution"] = solution(amount="250.00", deviation_reason="UNKNOWN")
    more["debt"] = {"balance": "39000.00", "co_debtors": []}
    more["reference_date"] = "2027-07-01"
    more["arrangements"] = [by_balance, dip]
    lower = draft(raw_draft(**{**raw, **more}))
    yield assess_above(None, lower, example_policy(), date(2027, 7, 5))
    more["debt"] = {"balance": "41000.00"}
    higher = draft(raw_draft(**{**raw, **more}))
    yield assess_above(None, higher, example_policy(), date(2027, 7, 5))
    plain = accepted(base)
    dipped = paid_through(plain, 6, arrangements=[dip], savings="90000.00")
    yield assess_above(None, dipped, example_policy(), date(2027, 6, 5))
    unknown = paid_through(plain, 6, expenses=[{"code": "U01"}])
    yield assess_above(None, unknown, example_policy(), date(2027, 6, 5))
    yield assess_above(None, plain, example_policy(), date(2027, 6, 30))
    yield assess_above(None, _with(plain, paid_sum="0.00"), example_policy(), date(2027, 6, 5))
    yield assess_above(None, _with(plain, paid_sum="0.00"), example_policy(), date(2029, 12, 5))
    rested = accepted(base, None, pause("2026-12", "2029-11"), paid_sum="0.00")
    yield assess_above(None, rested, example_policy(), date(2029, 12, 5))
    yield assess_above(None, _with(plain, paid_sum="50000.00"), example_policy(), ON)
    impossible = [
        received("2026-12-05", "10.00", kind="gestorneerd"),
        received("2026-12-06", "50000.00", kind="correctie"),
    ]
    wrong = {**_values(plain), "entries": impossible}
    yield assess_above(
        None, draft(raw_draft(**{**base, "agreement": wrong})), example_policy(), date(2026, 12, 9)
    )
    # A blow in the first year caps its payments; it proves not to come.
    blow = cost("6000.00", frequency="once", date="2027-11-15")
    capped = accepted({**base, "expenses": [cost(), blow]}, None)
    saved = paid_through(capped, 1, expenses=[cost()], savings="9000.00")
    yield assess_above(None, saved, example_policy(), date(2026, 12, 31))
    # Agreed elsewhere, with a step in its last months that the ladder does not follow.
    steps = (
        AgreedStep(Month(2026, 12), Decimal("100.00")),
        AgreedStep(Month(2029, 10), Decimal("200.00")),
    )
    promises = promises_of(example_policy().policy, None)
    taken = schedule_elsewhere(
        Month(2026, 12), 36, steps, promises, date(2026, 11, 26), Decimal("0.00")
    )
    agreed = {**_values(plain), "schedule": json.loads(taken.model_dump_json())}
    elsewhere = draft(raw_draft(**{**base, "agreement": agreed}))
    yield assess_above(None, elsewhere, example_policy(), date(2029, 9, 5))
    # The same plan under the law, before the figures of July 2026: they count back.
    early: Raw = {**base, "first_plan_month": "2026-02", "adults": [_earns()]}
    early["debt"] = {"balance": "90000.00"}
    early["income"] = [income("2600.00")]
    lawful = accepted(early, law=True)
    yield assess(paid_through(lawful, 8), example_policy(), shipped(), date(2026, 9, 5))


def _earns() -> Raw:
    income_tax = {"amount": "30000.00", "year": 2026}
    return adult("A", birth_month="1985-06", hours_per_week=36, taxable_income=income_tax)


def _values(made: Draft) -> Raw:
    found: Raw = json.loads(made.model_dump_json())["agreement"]
    return found


def _with(made: Draft, **changes: str) -> Draft:
    values = json.loads(made.model_dump_json())
    values["agreement"] |= changes
    return draft(values)


def steps() -> Iterator[Step]:
    for assessment in _all():
        yield from roots(assessment)


def _all() -> list[Assessment]:
    return [*_assessments(), *_running()]


def findings() -> Iterator[Finding]:
    for assessment in _all():
        yield from assessment.findings
    yield from assess_above(None, draft(solution=solution()), policy(solutions=[]), ON).findings
    old = read_assessment(shown(outcome()))
    assert not isinstance(old, tuple)
    for changes in ({}, {"agreement": agreement(balance_at_start="12000.00")}):
        found = reviewed(draft(**changes), example_policy(), shipped(), ON, old)
        assert isinstance(found, Review)
        yield from found.findings
