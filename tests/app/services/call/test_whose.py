"""Whose an income, an arrangement or a premium is, where the partner does not owe."""

from typing import Any

import pytest

from app.i18n import Texts
from app.services.call.conversation import Conversation
from app.services.call.given import given_of
from app.services.call.officer_choices import is_cost
from app.services.call.reply import Reply
from app.services.call.sentences import sentences
from app.services.call.turns import TurnState
from calc import UNKNOWN, Draft, HeadlineKind
from tests.app.services.call.player import assessed, example
from tests.app.services.call.saying import (
    NO,
    NOT_FOR_ME,
    ON,
    UNKNOWN_IS_SAID,
    YES,
    amount,
    chose,
    say,
    state,
    turn_of,
)

TOGETHER = say(say(Draft(), "hh-who", chose("pk")), "hh-children", Reply(number=1))
NOT_LIABLE = say(TOGETHER, "hh-partner-liable", NO)
LIABLE = say(TOGETHER, "hh-partner-liable", YES)
BENEFIT = amount(280)


def whose(draft: Draft, group: str = "income") -> list[object]:
    return [line.who for line in getattr(draft, group)]


def test_it_is_asked_of_an_income_that_is_not_asked_of_each_adult() -> None:
    draft = say(NOT_LIABLE, "all-child-benefit", BENEFIT)
    assert whose(draft) == [UNKNOWN]
    assert state(draft, "all-whose.I23") is TurnState.OPEN
    said = sentences(Conversation(draft, ON), turn_of(draft, "all-whose.I23"), Texts("nl"))
    assert said.say == "Kinderbijslag: van wie is dit geld?"


@pytest.mark.parametrize(("key", "who"), [("u", "A"), ("p", "B"), ("s", "AB")])
def test_the_answer_stands_in_the_line_and_is_shown_again(key: str, who: str) -> None:
    draft = say(say(NOT_LIABLE, "all-child-benefit", BENEFIT), "all-whose.I23", chose(key))
    assert whose(draft) == [who]
    talk, turn = Conversation(draft, ON), turn_of(draft, "all-whose.I23")
    assert turn.state is TurnState.ANSWERED
    found = given_of(talk, turn)
    assert found is not None
    assert found.choices == (key,)


def test_nobody_is_asked_while_both_owe() -> None:
    draft = say(LIABLE, "all-child-benefit", BENEFIT)
    assert whose(draft) == ["AB"]
    assert Conversation(draft, ON).turn("all-whose.I23") is None
    assert state(draft, "care-together") is TurnState.CLOSED
    draft = say(say(draft, "oth-kinds", chose("k")), "oth-loan", amount(40))
    assert whose(draft, "arrangements") == ["A"]
    assert state(draft, "oth-whose.R10") is TurnState.CLOSED


def test_it_is_asked_after_all_when_the_partner_turns_out_not_to_owe() -> None:
    """The usual owner stood there because nobody asked: that is no answer."""
    draft = say(LIABLE, "all-child-benefit", BENEFIT)
    draft = say(say(draft, "oth-kinds", chose("k")), "oth-loan", amount(40))
    draft = say(draft, "care-premium.A", amount(159))
    draft = say(draft, "hh-partner-liable", NO)
    for key in ("all-whose.I23", "oth-whose.R10", "care-together"):
        assert state(draft, key) is TurnState.OPEN, key
    draft = say(draft, "oth-whose.R10", chose("u"))
    assert state(draft, "oth-whose.R10") is TurnState.ANSWERED


def test_an_allowance_of_the_home_is_of_both_without_a_question() -> None:
    draft = say(NOT_LIABLE, "all-care", amount(97))
    assert whose(draft) == ["AB"]
    assert Conversation(draft, ON).turn("all-whose.I20") is None


@pytest.mark.parametrize(("kinds", "who"), [("AB", UNKNOWN), ("B", "B"), ("A", "A")])
def test_who_named_an_income_has_it(kinds: str, who: object) -> None:
    draft = NOT_LIABLE
    for ref in "AB":
        draft = say(draft, f"inc-kinds.{ref}", chose("x" if ref in kinds else "n"))
    assert whose(say(draft, "inc-maintenance", amount(100))) == [who]


def test_an_income_of_which_nobody_knows_whose_it_is_leaves_no_amount_to_pay() -> None:
    whole = example("HH5")
    assert assessed(whole, ON).headline.kind is HeadlineKind.CONCEPT
    draft = say(whole, "all-whose.I23", UNKNOWN_IS_SAID)
    assert state(draft, "all-whose.I23") is TurnState.UNKNOWN
    assert assessed(draft, ON).headline.kind is not HeadlineKind.CONCEPT


def test_what_was_said_of_a_line_that_went_is_not_said_of_the_next() -> None:
    draft = say(say(NOT_LIABLE, "all-child-benefit", BENEFIT), "all-whose.I23", chose("u"))
    draft = say(say(draft, "all-child-benefit", amount(0)), "all-child-benefit", BENEFIT)
    assert state(draft, "all-whose.I23") is TurnState.OPEN
    skipped = say(draft, "all-whose.I23", NOT_FOR_ME)
    assert state(skipped, "all-whose.I23") is TurnState.NOT_APPLICABLE


def test_each_of_two_loans_is_asked() -> None:
    draft = say(say(NOT_LIABLE, "oth-kinds", chose("k")), "oth-loan", amount(152))
    draft = say(say(draft, "oth-more", chose("k")), "oth-loan.2", amount(40))
    assert whose(draft, "arrangements") == [UNKNOWN, UNKNOWN]
    draft = say(say(draft, "oth-whose.R10", chose("u")), "oth-whose.R10-2", chose("p"))
    assert whose(draft, "arrangements") == ["A", "B"]


def test_premiums_that_are_paid_together_are_one_cost_of_both() -> None:
    draft = say(NOT_LIABLE, "care-together", YES)
    assert state(draft, "care-premium-both") is TurnState.OPEN
    draft = say(draft, "care-premium-both", amount(318))
    assert whose(draft, "expenses") == ["AB"]
    for key in ("care-premium-both", "care-premium.A", "care-premium.B"):
        assert state(draft, key) is TurnState.ANSWERED


def test_premiums_that_are_paid_apart_are_asked_of_each() -> None:
    draft = say(NOT_LIABLE, "care-together", NO)
    assert state(draft, "care-premium-both") is TurnState.CLOSED
    draft = say(say(draft, "care-premium.A", amount(159)), "care-premium.B", amount(160))
    assert whose(draft, "expenses") == ["A", "B"]


def test_premiums_said_apart_become_of_both_and_one_of_both_goes_to_the_notes() -> None:
    apart = say(say(NOT_LIABLE, "care-premium.A", amount(159)), "care-premium.B", amount(160))
    assert whose(say(apart, "care-together", YES), "expenses") == ["AB", "AB"]
    both = say(say(NOT_LIABLE, "care-together", YES), "care-premium-both", amount(318))
    draft = say(both, "care-together", NO)
    assert draft.expenses == ()
    assert "318" in draft.notes
    assert state(draft, "care-premium.A") is TurnState.OPEN


def test_a_new_line_waits_for_its_owner_and_the_note_of_it_stays() -> None:
    typed: Any = say(NOT_LIABLE, "all-child-benefit", amount(280, note="SENTINEL"))
    assert say(typed, "all-whose.I23", chose("p")).income[0].note == "SENTINEL"


def test_it_is_asked_once_in_the_chapter_of_the_income() -> None:
    draft = say(NOT_LIABLE, "hh-child-of.K1", chose("b"))
    draft = say(draft, "kid-maintenance-in", amount(210))
    keys = [turn.key for turn in Conversation(draft, ON).turns if "whose." in turn.key]
    assert keys == ["kid-whose.I11"]


def test_of_an_income_of_nothing_it_is_not_asked() -> None:
    draft = say(NOT_LIABLE, "all-child-benefit", BENEFIT)
    none = draft.income[0].model_copy(update={"amount": amount(0).amount})
    draft = draft.model_copy(update={"income": (none,)})
    assert Conversation(draft, ON).turn("all-whose.I23") is None


def test_what_was_typed_in_the_form_is_the_answer() -> None:
    whole = example("HH5")
    talk = Conversation(whole, ON)
    found = given_of(talk, turn_of(whole, "all-whose.I23"))
    assert found is not None
    assert (found.choices, state(whole, "all-whose.I23")) == (("p",), TurnState.ANSWERED)


def test_the_room_waits_for_who_pays_the_premiums() -> None:
    assert is_cost(turn_of(NOT_LIABLE, "care-together").question)
