"""Households for measuring: the same ones for the same seed, without anybody's data."""

import json
from random import Random
from typing import Any

from calc import Draft

_INCOME = ("I01", "I02", "I03", "I20", "I21", "I22", "I23")
_COSTS = ("U01", "U02", "U05", "U06", "U10", "U12", "U13", "U30", "U32", "U33", "U50")
_FREQUENCIES = ("month", "month", "month", "4weeks", "quarter", "year")


def generated(number: int) -> Draft:
    """Household `number`: one or two adults, up to three children, 9 to 35 lines."""
    random = Random(number)
    return _draft(random, incomes=random.randint(1, 5), costs=random.randint(7, 25),
                  arrangements=random.randint(0, 5))  # fmt: skip


def full() -> Draft:
    """60 lines, a partner who owes nothing, children who turn 18 within the term, 60 months."""
    random = Random(0)
    draft = _draft(random, incomes=12, costs=38, arrangements=10, everything=True)
    assert len(draft.income) + len(draft.expenses) + len(draft.arrangements) == 60
    return draft


def _draft(
    random: Random, *, incomes: int, costs: int, arrangements: int, everything: bool = False
) -> Draft:
    couple = everything or random.random() < 0.4
    children = 3 if everything else random.choice((0, 0, 1, 2))
    kind = {
        (False, False): "alleenstaand",
        (False, True): "alleenstaande ouder",
        (True, False): "paar zonder kinderen",
        (True, True): "paar met kinderen",
    }[(couple, bool(children))]
    people = ["A", "B", "AB"] if couple else ["A"]
    raw: dict[str, Any] = {
        "first_plan_month": "2026-12",
        "household_type": kind,
        "adults": [_adult(random, "A", liable=True)]
        + ([_adult(random, "B", liable=False)] if couple else []),
        "children": [
            {"ref": f"K{n}", "of": "A", "days_per_14": 14,
             "birth_month": f"{random.randint(2009, 2022)}-{random.randint(1, 12):02}"}
            for n in range(1, children + 1)
        ],
        "cost_sharing": "by_net_income",
        "housing": {"tenure": "huur", "basic_rent": "700.00", "service_costs": "20.00"},
        "debt": {"balance": f"{random.randint(3000, 60000)}.00", "nhg": False},
        "savings": f"{random.randint(0, 3000)}.00",
        "income": [_line(random, "I01", people[:1], 1800, 3200)]
        + [_line(random, random.choice(_INCOME), people, 20, 400) for _ in range(incomes - 1)],
        "expenses": [_line(random, random.choice(_COSTS), people, 5, 160) for _ in range(costs)],
        "arrangements": [_arrangement(random, people) for _ in range(arrangements)],
        "checks": [{"code": f"S{n:02}", "state": "akkoord"} for n in range(1, 25)],
    }  # fmt: skip
    if everything:
        raw["solution"] = {"term_months": 60, "deviation_reason": "meting"}
    return Draft.model_validate_json(json.dumps(raw))


def _adult(random: Random, ref: str, *, liable: bool) -> dict[str, Any]:
    income = {"amount": f"{random.randint(18000, 45000)}.00", "year": 2026, "evidence": "gezien"}
    return {
        "ref": ref, "liable": liable, "birth_month": f"{random.randint(1960, 1995)}-05",
        "hours_per_week": 32, "health_insured": True, "taxable_income": income,
        "toetsingsinkomen": income,
    }  # fmt: skip


def _line(random: Random, code: str, people: list[str], low: int, high: int) -> dict[str, Any]:
    line: dict[str, Any] = {
        "code": code,
        "amount": f"{random.randint(low, high)}.{random.randint(0, 99):02}",
        "frequency": "month" if code == "I01" else random.choice(_FREQUENCIES),
        "who": random.choice(people),
    }
    if code != "I01" and random.random() < 0.2:
        line["until"] = f"{random.randint(2027, 2031)}-{random.randint(1, 12):02}-28"
        if code.startswith("I"):
            line["followed_by"] = "nothing"
    return line


def _arrangement(random: Random, people: list[str]) -> dict[str, Any]:
    line = _line(random, "R10", people, 10, 60)
    return {**line, "frequency": "month", "creditor": "meting", "balance": "900.00"}
