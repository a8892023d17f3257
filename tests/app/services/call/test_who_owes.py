"""Whose the debt is, is asked; and where one of two owes it, whose everything else is."""

import pytest

from app.services.call.conversation import Conversation
from app.services.call.owners import owner_matters, usual_owner
from app.services.call.reply import Reply
from app.services.call.turns import TurnState
from calc import UNKNOWN, Draft
from tests.app.services.call.saying import NO, ON, UNKNOWN_IS_SAID, YES, amount, chose, say, state

COUPLE = say(say(Draft(), "hh-who", chose("pk")), "hh-children", Reply(number=1))
WHOSE = ("hh-sharing", "care-together")
ANSWERS = {"yes": YES, "no": NO, "not known": UNKNOWN_IS_SAID}


def owed(customer: str, partner: str) -> Draft:
    draft = say(COUPLE, "sys-liable", ANSWERS[customer])
    return say(draft, "hh-partner-liable", ANSWERS[partner])


def test_of_each_of_two_it_is_asked_whether_they_owe() -> None:
    assert state(COUPLE, "sys-liable") is state(COUPLE, "hh-partner-liable") is TurnState.OPEN
    draft = owed("no", "yes")
    assert [adult.liable for adult in draft.adults] == [False, True]
    assert state(draft, "sys-liable") is state(draft, "hh-partner-liable") is TurnState.ANSWERED
    assert [adult.liable for adult in owed("yes", "yes").adults] == [True, True]


@pytest.mark.parametrize(
    ("customer", "partner", "asked"),
    [
        ("yes", "no", True),
        ("no", "yes", True),
        ("yes", "yes", False),
        ("not known", "yes", False),
        ("no", "not known", False),
    ],
)
def test_whose_the_rest_is_is_asked_where_one_of_two_owes(
    customer: str, partner: str, asked: bool
) -> None:
    draft = say(owed(customer, partner), "all-child-benefit", amount(280))
    wanted = TurnState.OPEN if asked else TurnState.CLOSED
    assert {state(draft, key) for key in WHOSE} == {wanted}
    assert owner_matters(draft) is asked
    assert [line.who for line in draft.income] == [UNKNOWN if asked else "AB"]
    # Nothing is asked before it is known who owes.
    assert {state(COUPLE, key) for key in WHOSE} == {TurnState.CLOSED}


def test_an_arrangement_named_before_is_asked_for_when_the_partner_turns_out_to_owe() -> None:
    draft = say(say(COUPLE, "oth-kinds", chose("k")), "oth-loan", amount(60))
    assert [line.who for line in draft.arrangements] == ["A"]
    for key, answer in (("sys-liable", NO), ("hh-partner-liable", YES)):
        draft = say(draft, key, answer)
    assert state(draft, "oth-whose.R10") is TurnState.OPEN
    draft = say(draft, "oth-whose.R10", chose("u"))
    assert [line.who for line in draft.arrangements] == ["A"]
    assert state(draft, "oth-whose.R10") is TurnState.ANSWERED


def test_what_nobody_is_asked_of_is_paid_by_who_owes() -> None:
    assert usual_owner(owed("no", "yes"), "expenses", "U52") == "B"
    assert usual_owner(owed("no", "yes"), "arrangements", "R12") == "B"
    assert usual_owner(owed("yes", "no"), "expenses", "U52") == "A"
    assert usual_owner(owed("no", "yes"), "expenses", "U30") == "AB"


def test_tax_on_a_profit_is_of_whose_profit_it_is() -> None:
    draft = say(say(owed("no", "yes"), "inc-kinds.A", chose("z")), "inc-profit.A", amount(900))
    assert usual_owner(draft, "expenses", "U60") == "A"


def test_the_conversation_is_whole_for_a_partner_who_owes_alone() -> None:
    asked = {turn.question.id for turn in Conversation(owed("no", "yes"), ON).asked}
    assert {"sys-liable", "hh-partner-liable", *WHOSE} <= asked
