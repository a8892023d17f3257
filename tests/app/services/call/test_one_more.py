"""A second loan is asked for: what nobody asked is not counted as none."""

from datetime import date

import pytest

from app.services.call.conversation import Conversation
from app.services.call.officer_choices import is_cost
from app.services.call.turns import Turn, TurnState
from calc import UNKNOWN, Draft, HeadlineKind
from tests.app.services.call.player import assessed, example
from tests.app.services.call.saying import UNKNOWN_IS_SAID, amount, chose, refused, say, state

ON = date(2026, 11, 23)
ONE_LOAN = say(say(Draft(), "oth-kinds", chose("k")), "oth-loan", amount(219))


def next_key(draft: Draft, after: str) -> str:
    turn = Conversation(draft, ON).next_open(after)
    assert turn is not None
    return turn.key


def test_it_is_asked_as_soon_as_there_is_one_arrangement() -> None:
    assert state(Draft(), "oth-more") is TurnState.CLOSED
    assert state(ONE_LOAN, "oth-more") is TurnState.OPEN


def test_a_second_one_is_asked_at_once_and_then_whether_there_is_a_third() -> None:
    draft = say(ONE_LOAN, "oth-more", chose("k"))
    assert next_key(draft, "oth-more") == "oth-loan.2"
    draft = say(draft, "oth-loan.2", amount(50))
    assert [line.amount for line in draft.arrangements] == [219, 50]
    assert next_key(draft, "oth-loan.2") == "oth-more"
    draft = say(draft, "oth-more", chose("n"))
    assert state(draft, "oth-more") is TurnState.ANSWERED
    assert [line.amount for line in draft.arrangements] == [219, 50]


def test_another_kind_may_come_up_too_and_several_at_once() -> None:
    draft = say(ONE_LOAN, "oth-more", chose("kw"))
    assert sorted(str(line.code) for line in draft.arrangements) == ["R10", "R10", "R11"]
    assert state(draft, "oth-shop") is TurnState.OPEN
    assert state(draft, "oth-loan.2") is TurnState.OPEN


def test_one_of_which_the_amount_is_not_known_leaves_no_amount_to_pay() -> None:
    whole = example("HH1")
    assert assessed(whole, ON).headline.kind is HeadlineKind.CONCEPT
    more = say(whole, "oth-more", chose("k"))
    assert assessed(more, ON).headline.kind is HeadlineKind.UNKNOWN
    asked = say(more, "oth-loan", UNKNOWN_IS_SAID)
    assert state(asked, "oth-loan") is TurnState.UNKNOWN
    assert assessed(asked, ON).headline.kind is HeadlineKind.UNKNOWN


def test_not_known_of_the_second_is_not_said_of_the_third() -> None:
    draft = say(say(ONE_LOAN, "oth-more", chose("k")), "oth-loan.2", UNKNOWN_IS_SAID)
    assert state(draft, "oth-loan.2") is TurnState.UNKNOWN
    draft = say(draft, "oth-more", chose("k"))
    assert state(draft, "oth-loan.3") is TurnState.OPEN


def test_whether_there_is_more_may_be_unknown() -> None:
    draft = say(ONE_LOAN, "oth-more", UNKNOWN_IS_SAID)
    assert state(draft, "oth-more") is TurnState.UNKNOWN
    assert len(draft.arrangements) == 1
    assert draft.arrangements[0].amount is not UNKNOWN


def test_an_answer_that_is_none_of_them_is_refused() -> None:
    assert [each.code for each in refused(ONE_LOAN, "oth-more", chose("q"))] == ["not_in_list"]


@pytest.mark.parametrize("key", ["oth-arrears.R10", "oth-arrears.R10-2"])
def test_of_each_of_them_it_is_asked_whether_it_is_in_arrears(key: str) -> None:
    assert state(say(ONE_LOAN, "oth-more", chose("k")), key) is TurnState.OPEN


def test_another_cost_of_no_kind_is_asked_for_too() -> None:
    draft = say(say(Draft(), "fix-more", chose("i")), "fix-other", amount(25, text="opslag"))
    assert state(draft, "fix-again") is TurnState.OPEN
    draft = say(draft, "fix-again", chose("j"))
    assert next_key(draft, "fix-again") == "fix-other.2"
    draft = say(draft, "fix-other.2", amount(30, text="boot"))
    assert [line.label for line in draft.expenses] == ["opslag", "boot"]
    assert next_key(draft, "fix-other.2") == "fix-again"
    assert state(say(draft, "fix-again", chose("n")), "fix-again") is TurnState.ANSWERED
    assert state(Draft(), "fix-again") is TurnState.CLOSED


def cost_is_open(turn: Turn) -> bool:
    return turn.is_open and is_cost(turn.question)


def test_the_room_waits_for_a_cost_that_may_still_be_there() -> None:
    draft = say(say(Draft(), "fix-more", chose("i")), "fix-other", amount(25, text="opslag"))
    turns = {turn.question.id: turn for turn in Conversation(draft, ON).turns}
    assert cost_is_open(turns["fix-again"])
    assert not cost_is_open(turns["oth-help"])
