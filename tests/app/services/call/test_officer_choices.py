"""What the officer chooses: the room stays out of sight until the last cost; a short call."""

from typing import Any

from app.services.call.conversation import Conversation
from app.services.call.facts import ALLOWANCE_CHECK
from app.services.call.officer_choices import (
    ROOM_SHOWN,
    has_begun,
    room_hidden,
    with_choice,
    with_room_shown,
)
from app.services.call.turns import SHORT_CALL
from calc import Draft
from calc.policy import Policy
from tests.app.services.call.five_households import ANSWERS
from tests.app.services.call.saying import ON, YES, amount, chose, said, say
from tests.app.services.call.test_conversation import bank, called
from tests.building import draft as built
from tests.building import example_policy


def policy(**keys: Any) -> Policy:
    return example_policy().policy.model_copy(update=keys)


def hidden(draft: Draft, rules: Policy | None = None) -> bool:
    return room_hidden(draft, rules or policy(), Conversation(draft, ON))


def test_the_room_is_hidden_until_the_last_cost() -> None:
    begun = say(Draft(), "hello-moment", YES)
    assert hidden(begun)
    draft, _ = called(bank(), ANSWERS["single_renting_worker"])
    assert not hidden(draft)
    reopened = say(draft, "car-how", chose("a"))
    assert hidden(reopened)
    for key in ("car-fuel", "car-insurance", "car-tax"):
        reopened = say(reopened, key, amount(10))
    assert hidden(reopened)
    assert not hidden(say(reopened, "car-garage", amount(0)))


def test_a_question_that_opens_costs_hides_the_room_as_well() -> None:
    draft, _ = called(bank(), ANSWERS["single_renting_worker"])
    asked = tuple(each for each in draft.asked if each.question != "call.fix-more")
    costs = tuple(line for line in draft.expenses if line.code != "U23")
    assert hidden(draft.model_copy(update={"asked": asked, "expenses": costs}))


def test_a_typed_dossier_shows_its_room_once_there_are_costs() -> None:
    assert hidden(Draft())
    assert not hidden(built())


def test_a_policy_may_show_it_always() -> None:
    assert not hidden(Draft(), policy(hide_room_until_costs=False))


def test_who_shows_it_is_written_down() -> None:
    begun = say(Draft(), "hello-moment", YES)
    shown = with_room_shown(begun, ON)
    assert not hidden(shown)
    record = shown.asked[-1]
    assert (record.question, record.on) == (ROOM_SHOWN, ON)


def test_looking_is_no_conversation() -> None:
    assert not has_begun(with_room_shown(Draft(), ON))
    assert has_begun(say(Draft(), "hello-moment", YES))


def test_a_short_call_asks_the_few_questions_and_can_be_made_whole_again() -> None:
    short = with_choice(Draft(), SHORT_CALL, ON, chosen=True)
    talk = Conversation(short, ON)
    assert talk.is_short
    assert {turn.question.id for turn in talk.open} <= set(talk.script.short_call.ids)
    assert len(talk.open) < len(Conversation(Draft(), ON).open)
    turn = talk.next_open("home-tenure")
    assert turn is not None
    assert turn.key == "inc-kinds.A"  # no energy, no water
    assert with_choice(short, SHORT_CALL, ON, chosen=False) == Draft()


def test_computing_the_toeslagen_is_three_questions_more() -> None:
    draft = with_choice(Draft(), ALLOWANCE_CHECK, ON, chosen=True)
    more = {turn.key for turn in Conversation(draft, ON).open}
    assert more - {turn.key for turn in Conversation(Draft(), ON).open} == {
        "all-registered", "all-year-income", "all-assets",
    }  # fmt: skip
    draft = say(draft, "all-year-income", amount(32500))
    assert draft.adults[0].toetsingsinkomen.year == ON.year
    assert said(draft, "adults.A.toetsingsinkomen.amount") == ()
