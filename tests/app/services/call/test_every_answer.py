"""Every question can be answered in every way, also again and also after all the others."""

from functools import cache

import pytest

from app.services.call.answering import answered
from app.services.call.conversation import Conversation
from app.services.call.given import given_of
from app.services.call.reply import Given, Reply
from app.services.call.turns import Turn
from calc import Assessment, Draft
from tests.app.services.call.five_households import ANSWERS
from tests.app.services.call.player import assessed
from tests.app.services.call.test_conversation import JUNE, OTHERWISE, bank, called, reply

HOUSEHOLDS = ("single_mother_two_children", "couple_one_zzp", "bijstand_with_seizure")
"""Between them they are asked nearly everything."""
WAYS = (Given.UNKNOWN, Given.NOT_APPLICABLE)


@cache
def whole(household: str) -> Draft:
    return called(bank(**OTHERWISE.get(household, {})), ANSWERS[household])[0]


@cache
def with_outcome() -> Assessment:
    """Any outcome that asks an amount: what is answered does not hang on which."""
    return assessed(whole("couple_one_zzp"), JUNE)


def again(talk: Conversation, turn: Turn, said: Reply) -> Draft:
    """The draft after this answer, which is no open question any more."""
    result = answered(talk, turn, said)
    assert isinstance(result, Draft), (turn.key, result)
    after = Conversation(result, JUNE, talk.assessment).turn(turn.key)
    assert after is None or not after.is_open, (turn.key, said)
    return result


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_each_question_can_be_not_known_or_not_apply(household: str, way: Given) -> None:
    draft = whole(household)
    talk = Conversation(draft, JUNE, with_outcome())
    for turn in Conversation(draft, JUNE).asked:
        again(talk, turn, Reply(given=way))


@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_the_same_answer_changes_nothing_the_second_time(household: str) -> None:
    draft = whole(household)
    talk, before = Conversation(draft, JUNE), Conversation(draft, JUNE, with_outcome())
    for turn in talk.asked:
        found = given_of(talk, turn)
        said = found if found and found.given is Given.VALUE else reply(turn, ANSWERS[household])
        once = again(before, turn, said)
        now = Conversation(once, JUNE).turn(turn.key)
        if now is None or not now.is_asked:
            continue
        twice = again(Conversation(once, JUNE, with_outcome()), now, said)
        assert twice.model_copy(update={"asked": ()}) == once.model_copy(update={"asked": ()}), (
            turn.key)  # fmt: skip
        assert {each.question for each in twice.asked} == {each.question for each in once.asked}


@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_what_was_answered_is_shown_again_as_it_was(household: str) -> None:
    """The screen of a question that was answered holds that answer: going back loses nothing."""
    draft = whole(household)
    talk = Conversation(draft, JUNE, assessed(draft, JUNE))
    before = Conversation(draft, JUNE, with_outcome())
    for turn in talk.asked:
        found = given_of(talk, turn)
        assert found is not None, turn.key
        same = again(before, turn, found)
        assert same.model_copy(update={"asked": (), "checks": ()}) == draft.model_copy(
            update={"asked": (), "checks": ()}
        ), turn.key
