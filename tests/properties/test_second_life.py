"""The life of a plan of the engine against a second one, written from the method's text (14a)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calc.base.period import Month
from calc.engine import assess_above
from tests.building import ON, Raw, draft, policy
from tests.hypothesis_examples import at_least
from tests.properties.households import told
from tests.properties.second_life import Life
from tests.properties.second_schedule import cents
from tests.properties.strategies import amounts, policies, raw_dossiers
from tests.properties.test_running_properties import accepted, begun, kept, pauses

pytestmark = pytest.mark.properties
SUMS = ("received", "still_to_pay", "jokers", "corrections", "rest", "others_part")


@st.composite
def histories(draw: st.DrawFn, first: Month, payments: list[Decimal]) -> list[Raw]:
    """A month received, received in part, missed, a joker, or taken back by the bank."""
    entries: list[Raw] = []
    for number, payment in enumerate(payments):
        month = first.plus(number)
        day = month.first_day.replace(day=draw(st.integers(1, 20)))
        what = draw(st.sampled_from(("kept",) * 5 + ("partly", "missed", "joker", "reversed")))
        receipt: Raw = {"kind": "ontvangen", "on": str(day), "amount": str(payment)}
        if what == "partly":
            entries.append(receipt | {"amount": str((payment / 2).quantize(Decimal("0.01")))})
        elif what == "joker":
            entries.append({"kind": "joker", "on": str(day), "month": str(month)})
        elif what != "missed":
            entries.append(receipt)
        if what == "reversed" and payment:
            back = {"kind": "gestorneerd", "month": str(month), "on": str(day.replace(day=25))}
            entries.append(receipt | back)
    if draw(st.integers(0, 4)) == 0:
        on = str(first.plus(draw(st.integers(0, len(payments)))).first_day)
        entries.append({"kind": "correctie", "on": on, "amount": draw(amounts(200))})
    return entries


@st.composite
def later(draw: st.DrawFn, raw: Raw) -> Raw:
    """The household as it is at the review: the same, or with another wage or another cost."""
    changed = dict(raw)
    what = draw(st.sampled_from(("same", "wage", "wage", "cost")))
    if what == "wage":
        wage = raw["income"][0] | {"amount": draw(amounts(3500))}
        changed["income"] = [wage, *raw["income"][1:]]
    elif what == "cost":
        more = {"code": "U50", "amount": draw(amounts(300)), "frequency": "month", "who": "A"}
        changed["expenses"] = [*raw["expenses"], more]
    return changed


@settings(max_examples=at_least(150))
@given(st.data(), raw_dossiers(), policies())
def test_both_lives_are_the_same_to_the_cent(
    data: st.DataObject, raw: Raw, keys: dict[str, Any]
) -> None:
    rules = policy(**keys)
    agreed = begun(raw, rules)
    assume(agreed is not None)
    assert agreed is not None
    schedule = kept(accepted(raw, agreed))
    first, term = schedule.months[0].month, len(schedule.months)
    payments = [month.payment for month in schedule.months]
    k = data.draw(st.integers(0, term))
    history = data.draw(histories(first, payments[:k]))
    # Where nobody entered anything it is not known what was paid: a missed month says so itself.
    assume(history or not k)
    stops = data.draw(pauses(first, term)) if k else []
    # The last day of the month: its income is in.
    day: date = first.plus(k - 1).last_day
    now = data.draw(later(raw))
    again = accepted(raw, agreed, *stops, entries=history)
    savings = data.draw(st.one_of(amounts(300), amounts(9000)))
    changed = draft({**now, "savings": savings, "reference_date": str(day)})
    there = changed.model_copy(update={"agreement": again.agreement})
    found = told(assess_above(None, there, rules, day))
    second = Life(draft(raw), rules.policy, ON, (), figures=False).on_day(there, day, ())
    running = found["running"]
    assert [row["payment"] for row in found["schedule"][k:]] == [
        cents(amount) for amount in second.payments[k:]
    ]
    sums = {name: cents(getattr(second, name.removesuffix("_part"))) for name in SUMS}
    assert {name: running[name] for name in SUMS} == sums
    states = [month["standing"] for month in running["months"][:k]]
    assert states == [standing.state for standing in second.standings]
