"""Every step and finding of the life of a plan: what is chosen, paused, running and reviewed."""

from collections.abc import Iterator
from datetime import date

from calc import Assessment, Finding, Review, Step, read_assessment, reviewed
from calc.canonical import roots
from calc.engine import assess_above
from tests.building import (
    ON,
    adult,
    arrangement,
    child,
    cost,
    draft,
    example_policy,
    outcome,
    policy,
    shown,
)
from tests.lives import agreement, pause, solution
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


def steps() -> Iterator[Step]:
    for assessment in _assessments():
        yield from roots(assessment)


def findings() -> Iterator[Finding]:
    for assessment in _assessments():
        yield from assessment.findings
    yield from assess_above(None, draft(solution=solution()), policy(solutions=[]), ON).findings
    old = read_assessment(shown(outcome()))
    assert not isinstance(old, tuple)
    for changes in ({}, {"agreement": agreement(balance_at_start="12000.00")}):
        found = reviewed(draft(**changes), example_policy(), shipped(), ON, old)
        assert isinstance(found, Review)
        yield from found.findings
