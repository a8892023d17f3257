"""Households of which the toeslagen can be checked."""

from datetime import date
from typing import Any

from calc import Draft
from calc.entitlement import ToeslagenCheck, ToeslagResult, toeslagen_check
from calc.plan.counted_lines import counted_lines
from tests.building import ON, Raw, adult, draft, example_policy, raw_draft
from tests.legal.computing import tariffs_on


def known_adult(ref: str = "A", income: str = "20000.00", **more: Any) -> Raw:
    """An adult of whom everything that a toeslag asks is known."""
    known: Raw = {
        "birth_month": "1985-04",
        "toetsingsinkomen": {"amount": income, "year": 2026},
        "health_insured": True,
        "assets_1_january": "0.00",
        "registered_at_address": True,
    }
    return adult(ref, **(known | more))


def household(**changes: Any) -> Raw:
    """One adult with an own home and no income lines."""
    raw: Raw = {"adults": [known_adult()], "housing": {"tenure": "koop"}, "income": []}
    return raw_draft(**(raw | changes))


def tenant(of_adult: Raw | None = None, **changes: Any) -> Raw:
    """One adult who rents for 700 a month."""
    raw: Raw = {
        "adults": [known_adult(**(of_adult or {}))],
        "housing": {"tenure": "huur", "basic_rent": "700.00", "service_costs": "10.00"},
    }
    return household(**(raw | changes))


def household_check(made: Draft, on: date = ON) -> ToeslagenCheck:
    """The check of a household on a day."""
    lines = counted_lines(made, example_policy().policy, on)
    return toeslagen_check(made, tariffs_on(on), on, lines.income)


def result(raw: Raw, toeslag: str, on: date = ON) -> ToeslagResult:
    """The result for one toeslag."""
    found = household_check(draft(raw), on).results
    return next(each for each in found if each.toeslag == toeslag)
