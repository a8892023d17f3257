"""Invariants of decisions: months on the minimum are counted, and signs only add up."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc import Assessment
from calc.base.params import texts_of
from tests.building import Raw, above, found, income, outcome, policy, raw_draft
from tests.properties.households import of_households, told

pytestmark = pytest.mark.properties
LONGEST = 18


def by_hand(assessment: Assessment, smallest: str) -> int:
    """The months on the minimum, from the walls as the file has them."""
    return sum(
        _below(row["floor_wall"], row["own_wall"]) or Decimal(row["reserve"]) == Decimal(smallest)
        for row in told(assessment)["schedule"]
    )


def _below(floor: str | None, own: str) -> bool:
    return floor is not None and Decimal(floor) < Decimal(own)


@of_households(
    st.lists(st.sampled_from(("0.00", "150.00", "400.00", "9000.00", "-20.00")), min_size=1),
    st.integers(17, 60),
)
def test_every_month_on_the_minimum_is_counted(
    raw: Raw, changes: Raw, walls: list[str], term: int
) -> None:
    rules = policy(**{**changes, "term_months": term, "term_max": 60})
    assessment = above([wall for wall in walls for _ in range(7)], raw, rules)
    count = by_hand(assessment, str(rules.policy.reserve_min))
    said = [texts_of(f.params) for f in assessment.findings if f.code == "minimum_too_long"]
    if count <= LONGEST:
        assert said == []
        return
    [params] = said
    assert params["count"] == str(count)
    assert params["months"] == str(len(assessment.schedule))
    severity = "warns" if assessment.plan is None else "blocks"
    assert found(assessment, "minimum_too_long") == [(severity, "reasons")]


def proposed(lost: int, left: int, savings: str | int, signs: Raw) -> bool:
    """Whether a household that lost part of its income is one to look at."""
    lines: list[Raw] = [
        income(f"{lost}.00", until="2026-09-30"),
        income(f"{left}.00", code="I08"),
        income("150.00", code="I26", from_date="2027-04-01"),
    ]
    own: Any = savings if isinstance(savings, str) else f"{savings}.00"
    raw = raw_draft(income=lines, savings=own)
    return bool(found(outcome(raw, policy(schrijnend_signs=signs)), "maybe_schrijnend"))


signs_of = st.fixed_dictionaries(
    {
        "income_fall": st.integers(1, 100).map(lambda share: Decimal(share) / 100),
        "savings_months": st.integers(1, 6),
        "recovery_months": st.integers(1, 18),
    }
)


@given(
    st.integers(0, 2500), st.integers(0, 2500), st.integers(0, 7000), st.integers(1, 1500), signs_of
)
def test_less_saved_and_a_deeper_fall_are_never_less_of_a_sign(
    lost: int, left: int, savings: int, more: int, signs: Raw
) -> None:
    if not proposed(lost, left, savings, signs):
        return
    assert proposed(lost, left, max(0, savings - more), signs)
    assert proposed(lost, left, "UNKNOWN", signs)
    assert proposed(lost + more, left, savings, signs)
    # The same income before, and less of it left.
    deeper = min(more, left)
    assert proposed(lost + deeper, left - deeper, savings, signs)


@given(st.integers(0, 2500), st.integers(1, 2500), st.integers(0, 7000), signs_of)
def test_a_milder_threshold_proposes_at_least_as_much(
    lost: int, left: int, savings: int, signs: Raw
) -> None:
    if not proposed(lost, left, savings, signs):
        return
    fewer = {**signs, "income_fall": max(Decimal("0.01"), signs["income_fall"] - Decimal("0.1"))}
    assert proposed(lost, left, savings, {**signs, "savings_months": signs["savings_months"] + 1})
    sooner = {**signs, "recovery_months": max(1, signs["recovery_months"] - 1)}
    assert proposed(lost, left, savings, sooner)
    assert proposed(lost, left, savings, fewer)
