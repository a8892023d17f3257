"""The figures of a review in words: the new amount is the one that is asked next (A2)."""

import json
from datetime import date

import pytest

from app.i18n import Texts
from app.i18n.agreement import review_facts
from calc import Review, reviewed
from tests.building import Raw, adult, draft, example_policy, income
from tests.lives import accepted, joker, paid_through, pause, received
from tests.tariff_files import shipped

OWED: Raw = {
    "debt": {"balance": "90000.00"},
    "income": [income("2600.00")],
    "adults": [adult("A", birth_month="1985-06", hours_per_week=36,
                     taxable_income={"amount": "30000.00", "year": 2026})],
}  # fmt: skip


def amount_of(texts: Texts, *later: Raw, entries: list[Raw]) -> str:
    made = json.loads(paid_through(accepted(OWED, None, *later, law=True), 6).model_dump_json())
    made["agreement"]["entries"] += entries
    review = reviewed(draft(made), example_policy(), shipped(), date(2027, 5, 15))
    assert isinstance(review, Review)
    return dict(review_facts(texts, review))[texts.text("life.review.payment")]


@pytest.mark.parametrize(
    ("later", "entries"),
    [
        ((pause("2027-06", "2027-06"),), []),
        ((), [joker("2027-06", "2027-05-02")]),
        ((), [received("2027-05-03", "9999.00", "2027-06")]),
    ],
)
def test_a2_a_month_that_asks_nothing_is_not_the_new_amount(
    later: tuple[Raw, ...], entries: list[Raw]
) -> None:
    """A2: the review names the payment that the letter and the assessment name."""
    texts = Texts("nl")
    every = amount_of(texts, entries=[])
    assert "juni" not in every
    assert amount_of(texts, *later, entries=entries) == f"{every} (vanaf juli 2027)"
