"""Two hundred generated dossiers: the strategies of the properties, with one seed.

The same for the same version of hypothesis and the same strategies; both trees read the files that
were made once, so it does not matter when they change.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from calc import Draft, PolicyFile, assess
from calc.assessment.agreed import agreed_in
from calc.base.money import engine_context
from calc.base.period import Month
from calc.running.kept import schedule_of
from tests.building import ON, Raw, draft, example_policy, policy, settled
from tests.lives import agreement, joker, received
from tests.properties.strategies import amounts, families, policies, raw_dossiers
from tests.tariff_files import shipped

SEED: Final = 20261129
COUNT: Final = 200
_HOURS: Final = ("UNKNOWN", 24, 36)


@dataclass(frozen=True)
class Generated:
    """A dossier as its file has it, the day of its assessment, and what its policy has other."""

    raw: Raw
    on: date = ON
    policy: Raw | None = None

    @property
    def rules(self) -> PolicyFile:
        return example_policy() if self.policy is None else policy(**self.policy)


@st.composite
def known_to_the_law(draw: st.DrawFn, raws: st.SearchStrategy[Raw]) -> Raw:
    """A household of which the floor is known, mostly with something left to pay, and checked."""
    raw = draw(raws)
    if draw(st.integers(0, 4)):
        wage = f"{draw(st.integers(2200, 5200))}.00"
        raw["income"][0] |= {"amount": wage, "frequency": "month"}
        raw["adults"][0]["liable"] = True
    for each in raw["adults"]:
        income = {"amount": draw(amounts(48_000)), "year": 2026, "evidence": "gezien"}
        each.setdefault("birth_month", f"{draw(st.integers(1957, 2004))}-05")
        each |= {"hours_per_week": draw(st.sampled_from(_HOURS)), "health_insured": True}
        each.setdefault("taxable_income", income)
        each.setdefault("toetsingsinkomen", income)
    for child in raw["children"]:
        child.setdefault("days_per_14", 14)
        if child["birth_month"] == "UNKNOWN" and draw(st.booleans()):
            child["birth_month"] = "2016-03"
    if draw(st.integers(0, 4)):
        rent = draw(amounts(900))
        raw["housing"] = {"tenure": "huur", "basic_rent": rent, "service_costs": "20.00"}
    raw["debt"] |= {"nhg": False, "seizure": False, "sale_date": "2026-06-01"}
    raw["asked"] += [{"question": name} for name in ("arrangements", "debt.earlier_arrangements")]
    if draw(st.booleans()):
        raw["checks"] = settled()
    return raw


@st.composite
def lived(draw: st.DrawFn) -> Generated | None:
    """A plan that was accepted and lived for some months; None where there is no plan."""
    raw = draw(known_to_the_law(raw_dossiers(most_lines=4)))
    rules, made = example_policy(), draft(raw)
    found = assess(made, rules, shipped(), ON)
    if found.plan is None:
        return None
    with engine_context():
        schedule = schedule_of(agreed_in(found), made, rules.policy, date(2026, 11, 26))
    first, term = schedule.months[0].month, len(schedule.months)
    months = draw(st.integers(0, term))
    entries = [
        _entry(draw, first.plus(number), str(schedule.months[number].payment))
        for number in range(months)
    ]
    begun = agreement(
        first_month=str(first), term_months=term, balance_at_start=raw["debt"]["balance"],
        schedule=schedule.model_dump(mode="json"), entries=[each for each in entries if each],
    )  # fmt: skip
    if draw(st.booleans()):
        raw["income"][0]["amount"] = draw(amounts(3500))
    on = first.plus(months).first_day.replace(day=draw(st.integers(1, 28)))
    return Generated({**raw, "agreement": begun}, on)


def _entry(draw: st.DrawFn, month: Month, payment: str) -> Raw | None:
    """What happened in a month: paid, paid in part, a joker, or nothing."""
    day = str(month.first_day.replace(day=draw(st.integers(1, 20))))
    what = draw(st.sampled_from(("kept",) * 6 + ("partly", "missed", "joker")))
    if what == "joker":
        return joker(str(month), day)
    return None if what == "missed" else received(day, "10.00" if what == "partly" else payment)


def _plain(raws: st.SearchStrategy[Raw]) -> st.SearchStrategy[Generated]:
    return raws.map(Generated)


def _under_other_rules() -> st.SearchStrategy[Generated]:
    raws = known_to_the_law(raw_dossiers())
    return st.builds(lambda raw, keys: Generated(raw, ON, keys), raws, policies())


_GROUPS: Final[tuple[tuple[int, Callable[[], st.SearchStrategy[Generated | None]]], ...]] = (
    (20, lambda: _plain(raw_dossiers())),
    (70, lambda: _plain(known_to_the_law(raw_dossiers()))),
    (40, lambda: _plain(known_to_the_law(families()))),
    (30, _under_other_rules),
    (40, lived),
)
"""How many of each kind, `COUNT` in all."""


def generated(most: int = COUNT) -> list[Generated]:
    """The dossiers, each other than the others, and each readable; at most so many of a kind."""
    return [each for count, make in _GROUPS for each in _some(min(count, most), make())]


def _some(count: int, strategy: st.SearchStrategy[Generated | None]) -> list[Generated]:
    found: dict[str, Generated] = {}

    @seed(SEED)
    @settings(
        max_examples=6 * count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(made: Generated | None) -> None:
        if made is not None and len(found) < count and isinstance(draft(made.raw), Draft):
            found.setdefault(json.dumps(made.raw, sort_keys=True), made)

    collect()
    assert len(found) == count, f"{len(found)} of {count}"
    return list(found.values())
