"""Children of two homes, other people in the home, living elsewhere, corrections with days."""

from collections.abc import Iterator
from typing import Any

from calc import Finding, Step
from tests.app.i18n.samples import Sample, household, line, policy, under_the_law

KNOWN: dict[str, Any] = {
    "ref": "A",
    "liable": True,
    "birth_month": "1985-04",
    "registered_at_address": True,
    "health_insured": True,
    "taxable_income": {"amount": "30000.00"},
    "toetsingsinkomen": {"amount": "30000.00"},
}
HOME = {"housing": {"tenure": "huur", "basic_rent": "700.00"}}


def steps() -> Iterator[Step]:
    for made in _samples():
        yield from made.steps()


def findings() -> Iterator[Finding]:
    for made in _samples():
        yield from made.assessment.findings


def _home(**changed: Any) -> dict[str, Any]:
    return household(**({"adults": [KNOWN]} | HOME | changed))


def _samples() -> Iterator[Sample]:
    yield from _children()
    yield from _living_elsewhere()
    corrections = [
        {"kind": "overige", "amount": "10.00", "reason": "SENTINEL", "from_date": "UNKNOWN"},
        {"kind": "woonkosten_lid5", "amount": "10.00", "reason": "SENTINEL"},
    ]
    yield under_the_law(_home(statutory={"corrections": corrections}))
    states = [
        {"kind": kind, "who": "A", "from_date": "2026-05-01"} for kind in ("overleden", "bewind")
    ]
    yield under_the_law(_home(life_states=states))


def _children() -> Iterator[Sample]:
    child = {"ref": "K1", "birth_month": "2017-05", "days_per_14": 6}
    yield under_the_law(_home(children=[child]))
    yield under_the_law(_home(children=[child]), policy(floor='"bvv"'))
    received = [line("I01", "1800.00"), line("I23", "120.78")]
    yield under_the_law(_home(children=[child], income=received))
    yield under_the_law(_home(children=[child | {"kinderbijslag_to": "verdeeld"}]))
    yield under_the_law(_home(children=[child | {"days_per_year": 100}]))
    grown = {"ref": "M1", "kind": "volwassen kind", "birth_month": "2006-01", "income": "9000.00"}
    yield under_the_law(_home(housemates=[grown | {"registered_at_address": True}]))


def _living_elsewhere() -> Iterator[Sample]:
    for residence in (
        {"abroad": True},
        {"abroad": True, "country_factor": "0.5"},
        {"abroad": True, "country_factor": "0.5", "country_factor_source": "SENTINEL"},
        {"country": "SENTINEL"},
        {"institution": True},
        {"institution": True, "institution_price": "900.00", "no_fixed_address": True},
        {"institution_price": "900.00"},
    ):
        yield under_the_law(_home(residence=residence))
