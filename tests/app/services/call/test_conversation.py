"""Which questions a household gets, in which order, and how far the conversation is."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.services.call.answering import answered
from app.services.call.conversation import Conversation
from app.services.call.reply import Reply
from app.services.call.script import AnswerKind
from app.services.call.turns import Turn, TurnState
from calc import Draft
from tests.app.services.call.five_households import ALWAYS, ANSWERS, SCREENS
from tests.app.services.call.player import Talks, example
from tests.app.services.call.saying import UNKNOWN_IS_SAID, YES, chose, say

JUNE = date(2026, 6, 10)
BANK: dict[str, Any] = {
    "first_plan_month": "2026-07",
    "adults": [{"ref": "A", "name": "SENTINEL-een", "liable": True}],
    "debt": {"balance": "20000.00", "nhg": False},
    "asked": [{"question": "debt.co_debtors"}],
}
OTHERWISE: dict[str, dict[str, Any]] = {
    "couple_one_zzp": {"asked": []},
    "aow_widow": {
        "debt": {**BANK["debt"], "earlier_arrangements": [{"outcome": "niet gelukt"}]},
    },
    "bijstand_with_seizure": {"debt": {"balance": "20000.00"}},
}
"""What the bank knows of them: of all but the couple that one person is on the loan."""


def bank(**changes: Any) -> Draft:
    return Draft.model_validate_json(json.dumps({**BANK, **changes}))


def reply(turn: Turn, answers: Mapping[str, Any]) -> Reply:
    said = {**ALWAYS, **answers}
    answer = said.get(turn.key, said.get(turn.question.id))
    match turn.kind:
        case AnswerKind.YES_NO:
            return Reply(yes=bool(answer))
        case AnswerKind.CHOICE:
            return Reply(choices=tuple(str(answer)))
        case AnswerKind.COUNT:
            return Reply(number=answer)
        case AnswerKind.TEXT:
            return Reply(text="SENTINEL")
        case AnswerKind.DATE:
            return Reply(day=JUNE)
        case _:
            return Reply(amount=Decimal(20 if answer is None else answer))


def called(draft: Draft, answers: Mapping[str, Any], on: date = JUNE) -> tuple[Draft, list[Turn]]:
    """A whole call: the dossier after it, and the screens."""
    turns: list[Turn] = []
    talks = Talks(on)
    while (talk := talks.of(draft)).open:
        turn = talk.next_open()
        assert turn is not None
        result = answered(talk, turn, reply(turn, answers))
        assert isinstance(result, Draft), (turn.key, result)
        draft = result
        turns.append(turn)
        assert len(turns) < 150
    return draft, turns


def screens(written: str) -> list[str]:
    found: list[str] = []
    for each in written.split():
        name, _, times = each.partition("*")
        found += [name] * int(times or 1)
    return found


@pytest.mark.parametrize("household", SCREENS)
def test_each_household_gets_its_own_questions(household: str) -> None:
    _, turns = called(bank(**OTHERWISE.get(household, {})), ANSWERS[household])
    assert sorted(turn.question.id for turn in turns) == sorted(screens(SCREENS[household]))
    order = list(dict.fromkeys(turn.question.id for turn in turns))
    assert order == list(dict.fromkeys(screens(SCREENS[household])))


def test_a_single_worker_has_some_45_screens_and_two_of_the_officer() -> None:
    assert {name: len(screens(each)) for name, each in SCREENS.items()} == {
        "single_renting_worker": 49,
        "single_mother_two_children": 73,
        "couple_one_zzp": 72,
        "aow_widow": 57,
        "bijstand_with_seizure": 60,
    }


def test_chapters_count_what_was_asked() -> None:
    talk = Conversation(Draft(), JUNE)
    counts = {each.chapter.key: (each.done, each.asked, each.unknown) for each in talk.chapters}
    assert counts["hello"] == (0, 4, 0)
    assert counts["children"] == (0, 0, 0)
    draft = say(say(Draft(), "hello-moment", YES), "hello-channel", chose("e"))
    draft = say(draft, "hello-help", UNKNOWN_IS_SAID)
    hello = Conversation(draft, JUNE).chapters[0]
    assert (hello.done, hello.asked, hello.unknown) == (3, 5, 1)  # and now the address is asked


def test_the_way_through_the_questions() -> None:
    draft = say(Draft(), "hello-moment", YES)
    talk = Conversation(draft, JUNE)
    first = talk.next_open()
    assert first is not None
    assert first.key == "hello-who"
    following = talk.next_open("hello-who")
    assert following is not None
    assert following.key == "hello-help"  # the moment was asked
    back = talk.beside("hello-help", -1)
    assert back is not None
    assert (back.key, back.state) == ("hello-moment", TurnState.ANSWERED)
    assert talk.beside("hello-who", -1) is None
    on = talk.beside("hello-help", 1)
    assert on is not None
    assert on.key == "hello-channel"  # not the language: nobody needs another one
    last = talk.next_open("end-readback")
    assert last is not None
    assert last.key == "hello-who"  # what was passed over comes back
    assert talk.beside("nothing", 1) is None


def test_what_does_not_apply_stays_as_a_dot() -> None:
    talk = Conversation(say(Draft(), "home-tenure", chose("k")), JUNE)
    closed = talk.turn("home-rent")
    assert closed is not None
    assert closed.state is TurnState.CLOSED
    assert len(talk.turns) >= len(talk.script.questions)


def test_minutes_left_are_those_of_the_questions_left() -> None:
    talk = Conversation(Draft(), JUNE)
    left = talk.time_left()
    assert left.questions == len(talk.open)
    assert (left.minutes, left.measured) == (-(-len(talk.open) * 25 // 60), False)
    # Two quick answers say nothing; eight in eight minutes say that this one takes its time.
    assert talk.time_left(2, 10.0) == left
    slow = talk.time_left(8, 480.0)
    assert (slow.minutes, slow.measured) == (len(talk.open), True)


def test_a_turn_and_its_place_in_the_dossier_find_each_other() -> None:
    draft = example("HH1")
    talk = Conversation(draft, JUNE)
    for key in ("home-rent", "inc-wage.A", "inc-savings", "oth-energy", "chk-letters"):
        turn = talk.turn(key)
        assert turn is not None
        path = talk.path(turn)
        assert path is not None
        assert talk.turn_at(path) is turn
    line = talk.turn_at(("expenses", 0, "note"))
    assert line is not None
    assert line.key == "home-rent"
    gate = talk.turn("fix-more")
    assert gate is not None
    assert talk.path(gate) is None
    assert talk.turn_at(("about", "title")) is None


def test_what_has_no_question_of_its_own_is_not_answered_at_another() -> None:
    """A click on "liable?" came to the name, and what was typed there became the name."""
    talk = Conversation(example("HH1"), JUNE)
    name = talk.turn_at(("adults", 0, "name"))
    assert name is not None
    assert name.key == "hello-who"
    assert talk.turn_at(("adults", 0, "liable")) is None
    assert talk.turn_at(("contact", "helper", "phone")) is None


def test_an_opened_dossier_is_not_asked_again_what_it_tells() -> None:
    talk = Conversation(example("HH1"), JUNE)
    keys = {turn.key for turn in talk.open}
    told = {"home-tenure", "inc-kinds.A", "inc-wage.A", "inc-savings", "all-care", "fix-more",
            "day-more", "care-more", "car-how", "oth-kinds", "oth-energy", "oth-arrears.R02",
            "hh-who", "chk-letters"}  # fmt: skip
    assert not told & keys
    # Who is on the line is asked in every call, and if there is help nobody wrote down.
    assert {"hello-who", "hello-moment", "oth-help"} <= keys
    for key in ("inc-aow.A", "fix-subscriptions", "car-fuel", "hh-children", "oth-loan"):
        turn = talk.turn(key)
        assert turn is not None
        assert turn.state is TurnState.CLOSED


def test_a_shared_line_answers_for_both_adults() -> None:
    talk = Conversation(example("HH4"), JUNE)
    for key in ("care-premium.A", "care-premium.B"):
        turn = talk.turn(key)
        assert turn is not None
        assert turn.state is TurnState.ANSWERED
