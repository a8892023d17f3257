"""Another residual debt is an arrangement like any other, and is asked like any other."""

from decimal import Decimal

import pytest

from app.services.call.conversation import Conversation
from app.services.call.given import given_of
from app.services.call.reply import Reply
from app.services.call.turns import TurnState
from calc import Draft
from tests.app.services.call.saying import ON, amount, chose, say, state, turn_of

NAMED = say(say(Draft(), "hh-who", chose("a")), "oth-kinds", chose("r"))


def test_it_is_asked_when_it_was_named_and_not_before() -> None:
    assert state(NAMED, "oth-residual") is TurnState.OPEN
    other = say(say(Draft(), "hh-who", chose("a")), "oth-kinds", chose("k"))
    assert state(other, "oth-residual") is TurnState.CLOSED


@pytest.mark.parametrize(("then", "gone"), [(True, True), (False, False), (None, False)])
def test_it_counts_unless_this_plan_takes_its_place(then: bool | None, gone: bool) -> None:
    draft = say(NAMED, "oth-residual", amount(150, then=then))
    (line,) = draft.arrangements
    assert (line.code, line.amount, line.replaced_by_plan) == ("R15", Decimal(150), gone)
    assert state(draft, "oth-residual") is TurnState.ANSWERED
    assert "R15" in {record.question for record in draft.asked}
    found = given_of(Conversation(draft, ON), turn_of(draft, "oth-residual"))
    assert found is not None
    assert found.then is gone


def test_one_more_is_asked_again() -> None:
    draft = say(say(NAMED, "oth-residual", amount(150)), "oth-more", chose("r"))
    assert state(draft, "oth-residual.2") is TurnState.OPEN


def test_not_named_any_more_it_goes_to_the_notes() -> None:
    draft = say(say(NAMED, "oth-residual", amount(150)), "oth-kinds", chose("n"))
    assert draft.arrangements == ()
    assert "150,00" in draft.notes


def test_that_nobody_pays_with_the_customer_is_recorded_too() -> None:
    draft = say(NAMED, "debt-together", Reply(yes=False))
    assert state(draft, "debt-together") is TurnState.ANSWERED
    assert "call.debt-together" in {record.question for record in draft.asked}
