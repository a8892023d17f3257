"""Generated households and policies, as raw dossiers: JSON values, the same door as a file.

A strategy is made once and drawn from often: one that is made while drawing is looked through
again each time, which took more than the households themselves.
"""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.building import Raw, adult, child

FREQUENCIES = (
    "day", "week", "2weeks", "4weeks", "month", "2months", "quarter", "halfyear", "year",
)  # fmt: skip
DAYS = ("2026-06-15", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-31", "2027-01-31")
LATER_DAYS = ("2027-02-28", "2027-03-01", "2027-04-30", "2027-05-15", "2028-02-29", "2029-11-30")
INCOMES = ("I01", "I01", "I02", "I03", "I04", "I07", "I08", "I14", "I20", "I22", "I23", "I24")
COSTS = (
    "U01",
    "U02",
    "U05",
    "U06",
    "U10",
    "U12",
    "U13",
    "U14",
    "U30",
    "U32",
    "U33",
    "U36",
    "U36",
    "U50",
    "U60",
    "U61",
)
TYPES = (
    "alleenstaand",
    "alleenstaande ouder",
    "paar zonder kinderen",
    "paar met kinderen",
    "samengesteld gezin",
    "UNKNOWN",
)
PGB = {"paid_from": "I14"}
SHARINGS = ("by_net_income", "by_heads", "none")
# 18 just before a plan, in its first months, in the middle, at its end, long after.
BIRTHS = ("2008-10", "2008-12", "2009-01", "2009-06", "2010-05", "2011-11", "2019-03", "UNKNOWN")
START = "2026-12-01"


@cache
def amounts(highest: int) -> st.SearchStrategy[str]:
    """Euros with two decimals; whole and round amounts more often than others."""
    whole = st.integers(0, highest).map(lambda euro: f"{euro}.00")
    cents = st.integers(0, highest * 100).map(lambda cent: f"{cent // 100}.{cent % 100:02}")
    return st.one_of(whole, cents)


@st.composite
def _dates(draw: st.DrawFn) -> Raw:
    """A first and a last day now and then."""
    line: Raw = {}
    if draw(st.integers(0, 3)) == 0:
        line["from_date"] = draw(st.sampled_from((*DAYS, *LATER_DAYS)))
    if draw(st.integers(0, 3)) == 0:
        line["until"] = draw(st.sampled_from((*DAYS[2:], *LATER_DAYS)))
    first, last = line.get("from_date"), line.get("until")
    if first and last and first > last:
        line["from_date"], line["until"] = last, first
    return line


_DATES = _dates()


def dated(draw: st.DrawFn, line: Raw) -> Raw:
    """The line with a first and a last day now and then, never the wrong way round."""
    return line | draw(_DATES)


_KNOWN_MONTHS = st.lists(st.integers(-20000, 250000), min_size=1, max_size=13)


@cache
@st.composite
def incomes(draw: st.DrawFn, people: tuple[str, ...]) -> Raw:
    code = draw(st.sampled_from(INCOMES))
    line: Raw = {
        "code": code,
        "amount": draw(amounts(2500 if code == "I01" else 400)),
        "frequency": draw(st.sampled_from((*FREQUENCIES, "month", "month", "once"))),
        "who": draw(st.sampled_from(people)),
        "certainty": draw(st.sampled_from(("sure", "sure", "sure", "expected"))),
    }
    if line["frequency"] == "once":
        return line | {"date": draw(st.sampled_from((*DAYS, *LATER_DAYS)))}
    if draw(st.integers(0, 3)) == 0:
        line["due_months"] = draw(due_months())
    if draw(st.booleans()):
        line["pay_date"] = draw(st.sampled_from((*DAYS, *LATER_DAYS)))
    if draw(st.integers(0, 4)) == 0:
        known = draw(_KNOWN_MONTHS)
        line["varying"] = draw(st.booleans())
        line["months"] = [
            {"month": f"{2025 + n // 12}-{n % 12 + 1:02}", "amount": _euros(cent)}
            for n, cent in enumerate(known)
        ]
    line = dated(draw, line)
    if "until" in line:
        ends = ("nothing", "line", "nothing", "unknown", "UNKNOWN")
        line["followed_by"] = draw(st.sampled_from(ends))
    return line


def _euros(cent: int) -> str:
    sign = "-" if cent < 0 else ""
    return f"{sign}{abs(cent) // 100}.{abs(cent) % 100:02}"


@cache
def due_months() -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True)


@cache
@st.composite
def costs(draw: st.DrawFn, people: tuple[str, ...]) -> Raw:
    line: Raw = {
        "code": draw(st.sampled_from(COSTS)),
        "amount": draw(amounts(250)),
        "frequency": draw(st.sampled_from((*FREQUENCIES, "month", "month", "once"))),
        "who": draw(st.sampled_from(people)),
        "certainty": draw(st.sampled_from(("sure", "expected"))),
    }
    if line["code"] == "U14" and draw(st.booleans()):
        line["paid_from"] = "I14"
    if line["frequency"] == "once":
        line["amount"] = draw(amounts(3000))
        return line | {"date": draw(st.sampled_from((*DAYS, *LATER_DAYS)))}
    if draw(st.integers(0, 3)) == 0:
        line["due_months"] = draw(due_months())
    return dated(draw, line)


@cache
@st.composite
def arrangements(draw: st.DrawFn, people: tuple[str, ...]) -> Raw:
    line: Raw = {
        "code": draw(st.sampled_from(("R10", "R10", "R05", "R08", "R12"))),
        "creditor": "SENTINEL-schuldeiser",
        "amount": draw(amounts(120)),
        "frequency": draw(st.sampled_from((*FREQUENCIES, "month"))),
        "who": draw(st.sampled_from(people)),
        "replaced_by_plan": draw(st.integers(0, 5)) == 0,
        "already_in_profit": draw(st.integers(0, 5)) == 0,
        "withheld": draw(st.sampled_from((True, False, "UNKNOWN"))),
        "income_is_after_withholding": draw(st.booleans()),
    }
    if draw(st.booleans()):
        line["balance"] = draw(amounts(3000))
    return dated(draw, line)


@cache
@st.composite
def earmarked(draw: st.DrawFn, people: tuple[str, ...]) -> tuple[list[Raw], list[Raw]]:
    """Childcare or care that somebody gets money for, now and then."""
    if draw(st.integers(0, 4)):
        return [], []
    who = st.sampled_from(people)
    money, spent, more = draw(st.sampled_from((("I24", "U36", {}), ("I14", "U14", PGB))))
    income: Raw = {"code": money, "amount": draw(amounts(500)), "frequency": "month"}
    costs_: Raw = {"code": spent, "amount": draw(amounts(500)), "frequency": "month", **more}
    if draw(st.booleans()):
        costs_ |= {"frequency": "quarter", "due_months": draw(due_months())}
    return [dated(draw, income | {"who": draw(who), "followed_by": "nothing"})], [
        dated(draw, costs_ | {"who": draw(who)}),
        *([{**costs_, "who": draw(who)}] if draw(st.booleans()) else []),
    ]


_WALL = st.one_of(amounts(900), amounts(900), amounts(60).map(lambda euros: f"-{euros}"))
_FLOOR = st.one_of(_WALL, _WALL, _WALL, st.none())


@st.composite
def floors(draw: st.DrawFn) -> list[str | None]:
    """A floor wall for each of sixty months, in euros: the same for a while, or unknown."""
    walls: list[str | None] = []
    while len(walls) < 60:
        months = draw(st.integers(1, 40))
        walls += [draw(_FLOOR)] * months
    return walls[:60]


@cache
def some(lines: st.SearchStrategy[Raw], most: int) -> st.SearchStrategy[list[Raw]]:
    """A list of at most so many lines."""
    return st.lists(lines, max_size=most)


_CO_DEBTORS = st.lists(st.one_of(st.just("UNKNOWN"), amounts(60)), max_size=2).map(
    lambda agreed: [
        {"ref": ref, "has_own_plan": True, "monthly": amount}
        for ref, amount in zip("XY", agreed, strict=False)
    ]
)
_BALANCE = st.one_of(amounts(40000), st.integers(100, 9000).map(str))
_WAGE = st.one_of(amounts(3500), st.integers(900, 3500).map(str))
_SAVINGS = st.one_of(st.just("0.00"), amounts(300), amounts(2500))


@st.composite
def raw_dossiers(draw: st.DrawFn, most_lines: int = 6) -> Raw:
    """A complete dossier: everything a plan needs is known."""
    adults = [adult("A", liable=draw(st.sampled_from((True,) * 7 + (False,))))]
    people = ["A", "A"]
    if draw(st.booleans()):
        adults.append(adult("B", liable=draw(st.booleans())))
        people += ["B", "AB"]
    children = [
        child(
            f"K{n}",
            of=draw(st.sampled_from(("A", "B", "AB", "UNKNOWN"))),
            birth_month=draw(st.sampled_from(BIRTHS)),
        )
        for n in range(1, draw(st.integers(0, 2)) + 1)
    ]
    whose = (*people, *(item["ref"] for item in children))
    # A wage of A comes first, so that there is something to pay from more often than not.
    wage = {
        "code": "I01",
        "amount": draw(_WAGE),
        "frequency": draw(st.sampled_from(("month", "4weeks"))),
        "who": "A",
    }
    extra_income, extra_costs = draw(earmarked(whose))
    co_debtors = draw(_CO_DEBTORS)
    raw: Raw = {
        "household_type": draw(st.sampled_from(TYPES)),
        "adults": adults,
        "children": children,
        "debt": {
            "balance": draw(_BALANCE),
            "co_debtors": co_debtors,
        },
        "income": [wage, *extra_income, *draw(some(incomes(whose), most_lines))],
        "expenses": [*extra_costs, *draw(some(costs(whose), most_lines + 2))],
        "arrangements": draw(some(arrangements(whose), 3)),
        "savings": draw(_SAVINGS),
        "cost_sharing": draw(st.sampled_from(SHARINGS)),
        # Everything was asked: a household without costs has none.
        "asked": [{"question": "income"}, {"question": "expenses"}],
    }
    if draw(st.booleans()):
        raw["first_plan_month"] = draw(st.sampled_from(("2026-12", "2027-01", "2027-07")))
    _name_lines(draw, raw)
    return raw


def _name_lines(draw: st.DrawFn, raw: Raw) -> None:
    """Now and then: what an arrangement is withheld from, and which income follows another one."""
    lines = raw["income"]
    for place, line in enumerate(lines, start=1):
        line["ref"] = f"L{place}"
    for kept in raw["arrangements"]:
        if draw(st.booleans()):
            kept["withheld_from"] = draw(st.sampled_from(lines))["ref"]
    for place, line in enumerate(lines[:-1]):
        if line["frequency"] == "once" or draw(st.booleans()):
            continue
        after = draw(st.sampled_from(lines[place + 1 :]))
        if line.get("until"):
            line["successor"] = after["ref"]
        elif draw(st.booleans()) and after["frequency"] != "once" and "until" not in after:
            # A change inside a month: a few days between them, none, or an overlap.
            gap = draw(st.sampled_from((-20, -1, 1, 2, 3, 8, 9, 40)))
            ends = date.fromisoformat(draw(st.sampled_from(LATER_DAYS[:-1])))
            line |= {"until": ends.isoformat(), "successor": after["ref"], "followed_by": "line"}
            if line.get("from_date", "") > line["until"]:
                del line["from_date"]
            after["from_date"] = (ends + timedelta(days=gap)).isoformat()
            if draw(st.booleans()):
                after["who"], after["certainty"] = line["who"], "sure"


_TAXABLE = st.one_of(st.integers(0, 60000).map(str), st.just("UNKNOWN"))


@st.composite
def families(draw: st.DrawFn) -> Raw:
    """A household with children and kindgebonden budget, of which the law knows nearly all."""
    raw = draw(raw_dossiers(most_lines=3))
    pair = len(raw["adults"]) > 1
    raw["household_type"] = "paar met kinderen" if pair else "alleenstaande ouder"
    for each in raw["adults"]:
        income = draw(_TAXABLE)
        each[draw(st.sampled_from(("toetsingsinkomen", "taxable_income")))] = {"amount": income}
    raw["children"] = [
        child(
            f"K{n}",
            of=draw(st.sampled_from(("A", "AB"))),
            birth_month=draw(st.sampled_from((*BIRTHS, "2014-12", "2008-11", "2026-12"))),
            days_per_14=draw(st.sampled_from((14, 14, 14, 7, 6, 5, "UNKNOWN"))),
        )
        for n in range(1, draw(st.integers(max(2, len(raw["children"])), 4)) + 1)
    ]
    line: Raw = {
        "code": "I22",
        "amount": draw(amounts(900)),
        "frequency": draw(st.sampled_from(("month", "month", "month", "4weeks"))),
        "who": draw(st.sampled_from(("A", "A", "A", "AB" if pair else "A", "K1"))),
    }
    if draw(st.booleans()):
        line["pay_date"] = draw(st.sampled_from(DAYS))
    if draw(st.integers(0, 3)) == 0:
        line["due_months"] = draw(due_months())
    raw["income"].append(dated(draw, line) | {"followed_by": "nothing"})
    return raw


_TARGETS = st.dictionaries(st.sampled_from(TYPES[:-1]), amounts(3000), max_size=2)
_GROUPS = st.sampled_from(("food", "energy", "care", "medicine", "clothing", "replacement"))
_MINIMUMS = st.dictionaries(
    st.sampled_from(TYPES[:-1]), st.dictionaries(_GROUPS, amounts(120)), max_size=3
)


@st.composite
def policies(draw: st.DrawFn) -> dict[str, Any]:
    """What a policy within the bounds of the method has other than the example: for `policy`."""
    term = draw(st.integers(1, 40))
    reserve_min = draw(amounts(60))
    values: dict[str, Any] = {
        "term_months": term,
        "term_max": draw(st.integers(term, 60)),
        "payment_step": draw(st.sampled_from((1, 5, 10, 25, "0.01", "2.50"))),
        "plan_min": draw(st.sampled_from((0, 10, 25, 30, 100))),
        "reserve_min": reserve_min,
        "reserve_after": draw(st.sampled_from(("0.00", reserve_min))),
        "reserve_share": Decimal(draw(st.integers(0, 20))) / 100,
        "target_months": draw(st.integers(0, 4)),
        "target_min": draw(amounts(2500)),
        "target_table": draw(_TARGETS),
        "target_zzp_factor": draw(st.sampled_from((1, 2))),
        "ladder_share": draw(st.sampled_from((0, 1, Decimal("0.5"), Decimal("0.33333")))),
        "no_rise_in_last_months": draw(st.sampled_from((0, 1, 3, 12, 60))),
        "varying_income": draw(st.sampled_from(("quartile", "average", "lowest"))),
        "review_every_months": draw(st.integers(1, 12)),
        "rest_at_end": draw(st.sampled_from(("discharge", "stop_collecting", "decide_by_date"))),
        "minimums": draw(_MINIMUMS),
    }
    return values
