"""What is shown: nothing before it was asked, and one sum everywhere (ENGINE 16: 15 and 16)."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.report import report
from app.i18n import Texts
from app.i18n.headline import account_rows, say_headline, strip_rows
from app.services.assessing import Assessed
from app.services.what_we_know import known
from app.services.whatif import figures_of
from calc import Assessment, HeadlineKind
from calc.assessment.account import account_of
from calc.base.money import engine_context
from calc.base.rounding import snap
from tests.building import Raw, draft, example_policy, outcome
from tests.properties.households import of_households, policy_of, told
from tests.properties.strategies import raw_dossiers
from tests.tariff_files import shipped

pytestmark = pytest.mark.properties
TEXTS = Texts("nl")


@st.composite
def half_asked(draw: st.DrawFn) -> Raw:
    """A dossier in which income, costs or both were not asked: no line, or lines without amount."""
    raw = draw(raw_dossiers()) | {"asked": []}
    for name in draw(st.sampled_from((("income",), ("expenses",), ("income", "expenses")))):
        kept = draw(st.booleans())
        raw[name] = [
            {"code": line["code"], "frequency": line["frequency"], "who": line["who"],
             **({"date": line["date"]} if "date" in line else {})}
            for line in raw[name]
        ] if kept else []  # fmt: skip
    # A line that is not there any more is named by none.
    here = {line.get("ref") for line in raw["income"]}
    for line, name in (
        *((line, "successor") for line in raw["income"]),
        *((line, "withheld_from") for line in raw["arrangements"]),
    ):
        if line.get(name) not in here:
            line.pop(name, None)
    if draw(st.booleans()):
        raw["asked"] = [{"question": "arrangements"}, {"question": "U30"}]
        raw["expenses"] = [line for line in raw["expenses"] if line["code"] != "U30"]
    return raw


def assessed(raw: Raw, *, by_law: bool) -> Assessment:
    return outcome(raw, example_policy(), shipped() if by_law else None)


@given(half_asked(), st.booleans())
def test_15_no_headline_has_an_amount_before_income_and_costs_were_asked(
    raw: Raw, by_law: bool
) -> None:
    found = assessed(raw, by_law=by_law)
    json = told(found)
    assert json["headline"]["kind"] == "not_asked"
    assert json["headline"]["ask"]
    nothing = ("payment", "walls", "floor", "account", "plan", "end_date", "discharge")
    assert {name: json[name] for name in nothing} == dict.fromkeys(nothing)
    assert (json["schedule"], json["rungs"]) == ([], [])
    assert json["groups"]["left_before_buffer"] is None
    assert json["gate"]["interim"] is None
    assert json["road_out"] is None
    assert {f["path"] for f in json["findings"] if f["code"] == "not_asked"} == {
        *json["headline"]["ask"]
    }
    assert "€" not in say_headline(TEXTS, found).amount
    assert not figures_of(found).amount
    assert figures_of(found).left_over is None
    rows = account_rows(TEXTS, found, draft(raw))
    assert "€" not in rows[-1].amount  # what is left
    on, rules = found.reference_date, example_policy().policy
    *_, left = known(TEXTS, found, draft(raw), rules, on).rows
    assert left.amount == TEXTS.text("account.dash")
    assert "€" not in "".join(row.amount for row in strip_rows(TEXTS, found)[2:])
    answer = report(TEXTS, Assessed(draft(raw), example_policy(), found))
    assert "Betalen:" not in answer


@of_households(st.booleans())
def test_16_what_is_left_is_one_sum_wherever_it_is_shown(
    raw: Raw, changes: Raw, by_law: bool
) -> None:
    rules = policy_of(changes)
    found = outcome(raw, rules, shipped() if by_law else None)
    account = found.account
    if account is None:
        assert not found.schedule
        return
    with engine_context():
        for row in found.schedule:
            month = account_of(row)
            spent = row.costs.amount + row.arrangements.amount + row.reserve.amount
            assert month.left_after_all is not None
            _near(month.left_after_all.amount, row.income.amount - spent - row.payment.amount)
            _near(
                month.left_after_costs.amount,
                row.income.amount - row.costs.amount - row.arrangements.amount,
            )
    json = told(found)["account"]
    if account.left_after_all is None:
        assert found.room_is_open
        assert json["left_after_all"] is None
        return
    left = account.left_after_all.amount
    figures = figures_of(found)
    if figures.amount is not None:
        assert figures.left_over == left
        assert found.headline.amount is not None
        assert figures.amount == found.headline.amount.amount
    shown_parts = [Decimal(json[name]) for name in
                   ("income", "costs", "arrangements", "reserve", "payment")]  # fmt: skip
    by_cents = shown_parts[0] - sum(shown_parts[1:], Decimal(0))
    assert abs(by_cents - Decimal(json["left_after_all"])) <= Decimal("0.03")


@of_households()
def test_16_the_headline_is_the_payment_of_the_first_month(raw: Raw, changes: Raw) -> None:
    found = outcome(raw, policy_of(changes))
    headline = found.headline
    if headline.amount is None:
        return
    assert headline.amount is found.payment
    if found.plan is not None and headline.kind is not HeadlineKind.CLOSED:
        assert headline.amount.amount == found.plan.payment.amount
        assert (headline.later is None) or not headline.amount.amount


def _near(one: Any, other: Any) -> None:
    assert snap(one) == snap(other)
