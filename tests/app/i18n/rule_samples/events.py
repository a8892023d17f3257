"""Children that grow up during a plan: the steps of what is left, and everything that is said."""

from collections.abc import Iterator
from typing import Any

from calc import Finding, Step
from tests.app.i18n.samples import Sample, household, line, sample, under_the_law

YEAR = {"amount": "30000.00", "year": 2026}
CHILDREN = [
    {"ref": "K1", "birth_month": "2015-05", "days_per_14": 14},
    {"ref": "K2", "birth_month": "2009-04", "days_per_14": 14},
]


def steps() -> Iterator[Step]:
    for made in samples():
        yield from made.steps()


def findings() -> Iterator[Finding]:
    for made in samples():
        yield from made.assessment.findings


def family(**changes: Any) -> dict[str, Any]:
    """A parent with two children of whom one turns 18 in April 2027."""
    four_weekly = line("I22", "369.00", frequency="4weeks", pay_date="2026-12-04")
    adults = [{"ref": "A", "liable": True, "toetsingsinkomen": YEAR, "taxable_income": YEAR}]
    lines = [line("I01", "1800.00"), four_weekly, line("I23", "100.00", who="K1")]
    return household(adults=adults, children=CHILDREN, income=lines) | changes


def samples() -> Iterator[Sample]:
    yield under_the_law(family())
    yield sample(family())
    yield under_the_law(family(adults=[{"ref": "A", "liable": True}]))
    yield under_the_law(family(children=[{"ref": "K1"}]))
