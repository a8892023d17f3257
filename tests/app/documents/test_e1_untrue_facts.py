"""E1: a decision has somebody's name, and a compliment is only for what was done."""

import pytest

from app.documents.kinds import Kind
from tests.app.documents.lives_of_letters import (
    AFTER,
    ENDED,
    discharged,
    life,
    refused,
    with_agreement,
    written,
)

KEPT = "u heeft zich eraan gehouden"


@pytest.mark.parametrize("name", ["-", "?", "onbekend", "n.v.t.", "Unknown"])
def test_e1_a_decision_by_nobody_is_none(name: str) -> None:
    code, said = refused(Kind.DISCHARGE, life(36, ENDED, discharged(by=name)), AFTER)
    assert (code, "wie besloot" in said) == ("discharge_lacks", True)


@pytest.mark.parametrize(("paid", "is_kept"), [(36, True), (35, False), (1, False)])
def test_e1_only_a_plan_that_was_kept_is_called_so(paid: int, is_kept: bool) -> None:
    """A month that stayed open was not kept; the rest is cancelled all the same."""
    text = written(Kind.DISCHARGE, life(paid, ENDED, discharged()), AFTER).text
    assert (KEPT in text) is is_kept


def test_e1_a_month_that_may_be_skipped_is_kept() -> None:
    made = life(35, ENDED, discharged())
    joker = {"kind": "joker", "on": "2029-11-01", "month": "2029-11"}
    entries = [each.model_dump(mode="json") for each in made.agreement.entries]
    made = with_agreement(made, entries=[*entries, joker])
    assert KEPT in written(Kind.DISCHARGE, made, AFTER).text
