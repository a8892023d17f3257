"""Which questions a household gets, in which order, and how far the conversation is."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.services.call.answering import answered
from app.services.call.reply import Reply
from app.services.call.script import AnswerKind
from app.services.call.turns import Turn
from calc import Draft
from tests.app.services.call.five_households import ALWAYS, ANSWERS, SCREENS
from tests.app.services.call.player import Talks

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


def test_a_single_worker_has_some_45_screens() -> None:
    assert {name: len(screens(each)) for name, each in SCREENS.items()} == {
        "single_renting_worker": 45,
        "single_mother_two_children": 68,
        "couple_one_zzp": 64,
        "aow_widow": 55,
        "bijstand_with_seizure": 57,
    }
