"""A second loan is asked for: what nobody asked is not counted as none."""

from datetime import date

import pytest

from app.services.call.conversation import Conversation
from app.services.call.officer_choices import is_cost
from app.services.call.reply import Reply
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


ONE_WAGE = say(say(Draft(), "inc-kinds.A", chose("w")), "inc-wage.A", amount(1800))


def test_a_second_job_is_asked_as_a_second_loan_is() -> None:
    """Nobody asked it: it was there only where the officer thought of it."""
    assert state(ONE_WAGE, "inc-more.A") is TurnState.OPEN
    draft = say(ONE_WAGE, "inc-more.A", chose("w"))
    assert next_key(draft, "inc-more.A") == "inc-wage.A.2"
    assert draft.income[1].amount is UNKNOWN
    draft = say(draft, "inc-wage.A.2", amount(350))
    assert [line.amount for line in draft.income] == [1800, 350]
    assert [line.who for line in draft.income] == ["A", "A"]
    assert state(draft, "inc-more.A") is TurnState.OPEN
    assert state(say(draft, "inc-more.A", chose("n")), "inc-more.A") is TurnState.ANSWERED


def test_a_second_pension_of_the_partner_is_the_partners() -> None:
    draft = say(ONE_WAGE, "hh-who", chose("p"))
    draft = say(say(draft, "inc-kinds.B", chose("p")), "inc-pension.B", amount(400))
    draft = say(draft, "inc-more.B", chose("p"))
    assert [(str(line.code), line.who) for line in draft.income] == [
        ("I01", "A"), ("I06", "B"), ("I06", "B"),
    ]  # fmt: skip
    assert next_key(draft, "inc-more.B") == "inc-pension.B.2"


def test_one_more_of_the_partner_is_not_an_open_one_of_the_customer() -> None:
    draft = say(say(Draft(), "hh-who", chose("p")), "inc-kinds.A", chose("w"))
    draft = say(say(draft, "inc-kinds.B", chose("w")), "inc-wage.B", amount(900))
    draft = say(draft, "inc-more.B", chose("w"))
    assert state(draft, "inc-wage.A") is TurnState.OPEN
    assert next_key(draft, "inc-more.B") == "inc-wage.B.2"


def test_it_is_asked_of_who_has_an_income_that_may_come_twice_and_was_asked_which() -> None:
    assert state(say(Draft(), "inc-kinds.A", chose("b")), "inc-more.A") is TurnState.CLOSED
    assert state(example("HH1"), "inc-more.A") is TurnState.CLOSED


def test_who_works_is_asked_how_many_hours_and_who_does_not_works_none() -> None:
    """As long as nobody knows, the costs of work are held back: a pensioner got no plan by it."""
    assert state(ONE_WAGE, "inc-hours.A") is TurnState.OPEN
    draft = say(Draft(), "inc-kinds.A", chose("ap"))
    assert draft.adults[0].hours_per_week == 0
    assert state(draft, "inc-hours.A") is TurnState.CLOSED
    draft = say(draft, "inc-kinds.A", chose("apw"))
    assert draft.adults[0].hours_per_week is UNKNOWN
    assert say(draft, "inc-hours.A", Reply(number=12)).adults[0].hours_per_week == 12
