"""An income that varies is taken month by month in the conversation, and shown again so."""

from datetime import date
from decimal import Decimal

import pytest

from app.i18n import Texts
from app.services.call.conversation import Conversation
from app.services.call.heard import Heard, Needs, Typed
from app.services.call.hearing import heard
from app.services.call.shown import shown
from app.services.call.taking import taken
from app.services.call.turns import TurnState
from calc import UNKNOWN, Draft
from calc.base.period import Frequency
from calc.dossier.asked import Answer
from calc.dossier.budget_lines import IncomeLine
from tests.app.services.call.player import assessed, example
from tests.app.services.call.saying import UNKNOWN_IS_SAID, amount, chose, say, state, turn_of

ON = date(2026, 11, 23)
TEXTS = Texts("nl")


def hear(draft: Draft, key: str, answer: str, then: str = "") -> Heard:
    return heard(turn_of(draft, key), Typed(answer=answer, then=then), TEXTS, ON)


def told(draft: Draft, key: str, answer: str) -> Draft:
    turn = turn_of(draft, key)
    found = hear(draft, key, answer)
    assert found.needs is Needs.NOTHING, found.echo
    result = taken(Conversation(draft, ON), turn, found)
    assert isinstance(result, Draft), result
    return result


def line(draft: Draft) -> IncomeLine:
    assert len(draft.income) == 1
    return draft.income[0]


SELF_EMPLOYED = say(Draft(), "inc-kinds.A", chose("z"))


def test_months_are_the_answer_and_nothing_more_is_asked() -> None:
    found = hear(SELF_EMPLOYED, "inc-profit.A", "1500, 1720, 900")
    assert (found.needs, found.has_then) == (Needs.NOTHING, False)
    draft = told(SELF_EMPLOYED, "inc-profit.A", "1500, 1720, 900")
    assert [(str(each.month), each.amount) for each in line(draft).months] == [
        ("2026-08", Decimal(1500)), ("2026-09", Decimal(1720)), ("2026-10", Decimal(900)),
    ]  # fmt: skip
    assert line(draft).varying
    assert line(draft).amount is UNKNOWN  # nobody said one
    assert state(draft, "inc-profit.A") is TurnState.ANSWERED
    assert [each.answer for each in draft.asked if each.question == "I07"] == [Answer.ANSWERED]


def test_they_stand_there_again_the_way_they_are_read() -> None:
    draft = told(SELF_EMPLOYED, "inc-profit.A", "-20,50; 1720, 900")
    talk = Conversation(draft, ON)
    there = shown(talk, turn_of(draft, "inc-profit.A"), TEXTS)
    assert told(draft, "inc-profit.A", there.answer) == draft


def test_with_one_amount_the_lowest_month_is_asked_as_before() -> None:
    assert hear(SELF_EMPLOYED, "inc-profit.A", "2350").needs is Needs.THEN


def test_a_lowest_month_beside_all_months_is_not_dropped_in_silence() -> None:
    found = hear(SELF_EMPLOYED, "inc-profit.A", "1500, 1720", then="900")
    assert found.reply is None
    assert found.has_then
    assert not found.then_echo.is_understood


@pytest.mark.parametrize("reply", [amount(2000), UNKNOWN_IS_SAID, amount(0)])
def test_another_answer_takes_the_place_of_the_months_and_a_note_has_them(reply: object) -> None:
    draft = told(SELF_EMPLOYED, "inc-profit.A", "1500, 900")
    draft = say(draft, "inc-profit.A", reply)  # type: ignore[arg-type]
    assert "okt 2026 \N{EURO SIGN}\N{NO-BREAK SPACE}900,00" in draft.notes
    assert not draft.income or (draft.income[0].months, draft.income[0].varying) == ((), False)
    if reply is UNKNOWN_IS_SAID:
        assert state(draft, "inc-profit.A") is TurnState.UNKNOWN


def test_one_amount_or_three_months_is_asked() -> None:
    """It was read as one amount of a hundred million in silence."""
    found = hear(SELF_EMPLOYED, "inc-profit.A", "100,200,300")
    assert (found.needs, found.reply) == (Needs.WAY, None)
    assert len(found.ways) == 2
    turn = turn_of(SELF_EMPLOYED, "inc-profit.A")
    replies = [heard(turn, Typed(answer="100,200,300", way=way), TEXTS, ON).reply for way in (0, 1)]
    months, once = replies
    assert months is not None
    assert once is not None
    assert [each.amount for each in months.months] == [100, 200, 300]
    assert (once.amount, once.months) == (Decimal(100200300), ())


def test_which_of_both_it_is_says_nothing_of_how_often_it_comes() -> None:
    draft = say(Draft(), "inc-kinds.A", chose("w"))
    turn = turn_of(draft, "inc-wage.A")
    found = heard(turn, Typed(answer="100,200,300", way=1), TEXTS, ON)
    assert found.needs is Needs.FREQUENCY
    said = Typed(answer="100,200,300", way=1, frequency=Frequency.WEEK)
    reply = heard(turn, said, TEXTS, ON).reply
    assert reply is not None
    assert reply.frequency is Frequency.WEEK


def test_a_cost_has_no_months() -> None:
    assert hear(Draft(), "day-food", "1500, 1720, 900").reply is None


def test_a_bonus_that_comes_each_year_has_none_either() -> None:
    draft = say(Draft(), "inc-kinds.A", chose("d"))
    assert hear(draft, "inc-bonus.A", "1500, 1720, 900").reply is None


def test_the_months_count_and_not_the_amount_that_was_there() -> None:
    source = example("HH4")
    draft = say(source, "inc-profit.A", amount(5000))
    assert line_of(draft).months == ()
    low = told(draft, "inc-profit.A", "100, 120, 90")
    assert line_of(low).amount is UNKNOWN
    one, two = (assessed(each, ON).groups for each in (draft, low))
    assert one != two


def line_of(draft: Draft) -> IncomeLine:
    return next(each for each in draft.income if each.code == "I07")
