"""The letter follows what was chosen: a lower amount, another term, a pause."""

from datetime import date

import pytest

from tests.app.documents.letters import made, raw
from tests.lives import agreement, pause, solution

FINISHED = "HH1-afgerond"


@pytest.mark.parametrize(("language", "amount"), [("nl", "300,00"), ("en", "300.00")])
def test_the_letter_asks_the_chosen_amount_and_discharges_the_rest(
    language: str, amount: str
) -> None:
    chosen = solution(amount="300.00", deviation_reason="SENTINEL-reden")
    letter = made(raw(FINISHED) | {"solution": chosen}, language)
    plan = letter.assessment.plan
    assert letter.assessment.final
    assert plan is not None
    assert plan.discharge is not None
    assert str(plan.total) == "10800.00"
    assert amount in letter.text
    assert "395" not in letter.text
    assert "SENTINEL-reden" not in letter.text
    assert f"{plan.discharge.amount:.0f}"[-3:] in letter.text


def test_the_letter_has_the_chosen_end_date() -> None:
    chosen = solution(term_months=24)
    letter = made(raw(FINISHED) | {"solution": chosen})
    assert "30 november 2028" in letter.text
    assert "2029" not in letter.text


def test_a_pause_is_a_row_of_the_letter() -> None:
    paused = agreement(pause("2027-03", "2027-04"))
    letter = made(raw(FINISHED) | {"agreement": paused})
    assert "30 november 2029" in letter.text
    assert "maart 2027 tot en met april 2027" in letter.text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"solution": solution(amount="0.00")}, "samen gekozen dat u nu niets betaalt"),
        ({"agreement": agreement(pause("2026-12", "2029-11"))}, "een pauze afgesproken"),
    ],
)
def test_without_a_payment_the_letter_says_why(changes: dict[str, object], said: str) -> None:
    letter = made(raw(FINISHED) | changes)
    if "agreement" in changes:  # a plan that was accepted keeps its end date (ENGINE 14a)
        assert letter.assessment.plan is not None
        assert letter.assessment.plan.end_date == date(2029, 11, 30)
    else:
        assert letter.assessment.plan is None
    assert said in letter.text
