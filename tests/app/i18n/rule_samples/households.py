"""Households under the law with what the examples do not have: a partner, payslips, corrections."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from calc import Finding, Step, Tariffs, assess
from tests.app.i18n.samples import Sample, couple, household, line, policy, under_the_law
from tests.building import draft
from tests.tariff_files import shipped

PAYSLIP = {
    "payslip": {
        "taxable_month": "2400.00",
        "holiday_pay_year": "2304.00",
        "extra_pay_year": "0.00",
    }
}
KNOWN = {"taxable_income": {"amount": "30000.00"}}


def steps() -> Iterator[Step]:
    for made in _samples():
        yield from made.steps()


def findings() -> Iterator[Finding]:
    for made in _samples():
        yield from made.assessment.findings
    yield from assess(draft(), policy(), shipped(), date(2199, 1, 1)).findings


def _adults(of_a: dict[str, Any], of_b: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    first = {"ref": "A", "liable": True, **of_a}
    return [first] if of_b is None else [first, {"ref": "B", "liable": False, **of_b}]


def _samples() -> Iterator[Sample]:
    yield under_the_law(household(adults=_adults(PAYSLIP), income=[line("I01", "3500.00")]))
    yield under_the_law(household(adults=_adults(KNOWN)), policy(floor='"bvv"'))
    shared = {"income": [line("I01"), line("I07", who="AB"), line("I01", who="B")]}
    taxes = {"expenses": [line("U60", "50.00", who="AB"), line("U61", "5.00", who="A")]}
    yield under_the_law(
        couple("by_net_income", **shared, **taxes) | {"adults": _adults(KNOWN, KNOWN)}
    )
    entered = {
        "official": {"amount": "1700.00", "version": "5.1", "on": "2026-10-01"},
        "individual_costs": "40.00",
        "individual_costs_reason": "SENTINEL-reden",
        "corrections": [
            {"kind": "vervoer", "amount": "100.00", "reason": "SENTINEL-werk"},
            {"kind": "woonkosten_lid5", "amount": "25.00", "reason": "SENTINEL-huur"},
            {"kind": "overige"},
            {"kind": "overige", "amount": "10.00"},
        ],
    }
    yield under_the_law(household(adults=_adults(KNOWN), statutory=entered))
    half = {"official": {"version": "5.1"}, "individual_costs": "40.00"}
    yield under_the_law(
        household(adults=_adults(KNOWN), statutory=half), policy(individual_costs='"entered"')
    )
    for month in ("2022-01", "2027-03"):
        yield under_the_law(household(first_plan_month=month))
    yield _without_a_figure()


def _without_a_figure() -> Sample:
    """A law of which a figure that the floor needs is missing."""
    made = draft(household(adults=_adults(KNOWN)))
    law = without_a_figure("pw.norm.alleenstaand")
    return Sample(made, assess(made, policy(), law, date(2026, 11, 23)))


def without_a_figure(key: str) -> Tariffs:
    """The tariffs of today, with one of their figures missing."""
    from tests.tariff_files import tariff_file, tariff_text

    year = shipped().files[-1].year
    blocks = tariff_text(year).split("\n\n")
    changed = [
        "\n".join(
            'status = "missing"\nreason = "niet gezien"' if row.startswith("status") else row
            for row in block.splitlines()
            if not row.startswith(("amount", "source"))
        )
        if block.startswith(f"[[{key}]]")
        else block
        for block in blocks
    ]
    return Tariffs.of([tariff_file("\n\n".join(changed))])
