"""Whose an amount is, said along with it: heard, echoed, put with the right line, asked no more."""

import pytest

from app.i18n import Texts
from app.services.call.conversation import Conversation
from app.services.call.heard import Heard, Needs, Typed
from app.services.call.hearing import heard
from app.services.call.reply import Reply
from app.services.call.taking import refusals, taken
from app.services.call.turns import TurnState
from app.services.call.whose_heard import people_of
from calc import UNKNOWN, Draft
from calc.base.period import Frequency
from tests.app.services.call.saying import NO, ON, YES, chose, say, state, turn_of

TEXTS = Texts("nl")
_HARD = "\N{NO-BREAK SPACE}"


def couple(*, partner_owes: bool = False) -> Draft:
    draft = say(say(Draft(), "hello-who", Reply(text="Mw. Voorbeeld")), "hh-who", chose("pk"))
    draft = say(draft, "hh-children", Reply(number=1))
    draft = say(draft, "hh-partner-name", Reply(text="R. Verzonnen"))
    return say(draft, "hh-partner-liable", YES if partner_owes else NO)


WORKS = say(say(couple(), "inc-kinds.A", chose("w")), "inc-kinds.B", chose("w"))
LOANS = say(couple(), "oth-kinds", chose("k"))


def hear(draft: Draft, key: str, text: str, **more: object) -> Heard:
    typed = Typed(text, **more)  # type: ignore[arg-type]
    return heard(turn_of(draft, key), typed, TEXTS, ON, people_of(draft))


def take(draft: Draft, key: str, text: str, **more: object) -> Draft:
    found = hear(draft, key, text, **more)
    assert found.reply is not None, found.echo.words
    talk, turn = Conversation(draft, ON), turn_of(draft, key)
    assert refusals(talk, turn, found) == ()
    result = taken(talk, turn, found)
    assert isinstance(result, Draft), result
    return result


def lines(draft: Draft, group: str) -> list[tuple[object, object]]:
    return [(line.who, line.amount) for line in getattr(draft, group)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zij 60", [("B", 60)]),
        ("60 van mij", [("A", 60)]),
        ("samen 60", [("AB", 60)]),
        ("Verzonnen 60", [("B", 60)]),
        ("ik 60 en mijn partner 80", [("A", 60), ("B", 80)]),
        ("ieder 60", [("A", 60), ("B", 60)]),
        ("ik niets en zij 80", [("B", 80)]),
    ],
)
def test_it_stands_in_the_line_and_is_not_asked_again(
    text: str, expected: list[tuple[object, object]]
) -> None:
    draft = take(LOANS, "oth-loan", text)
    assert lines(draft, "arrangements") == expected
    whose = [turn for turn in Conversation(draft, ON).asked if turn.question.id == "oth-whose"]
    assert len(whose) == len(expected)
    assert {turn.state for turn in whose} == {TurnState.ANSWERED}


def test_what_was_not_said_is_asked() -> None:
    draft = take(LOANS, "oth-loan", "60")
    assert lines(draft, "arrangements") == [(UNKNOWN, 60)]
    assert state(draft, "oth-whose.R10") is TurnState.OPEN


@pytest.mark.parametrize("key", ["inc-wage.A", "inc-wage.B"])
def test_of_two_who_are_asked_apart_one_answer_is_enough(key: str) -> None:
    text = "ik 900 en mijn partner 1200 per maand"
    draft = take(WORKS, key, text)
    assert sorted(lines(draft, "income"), key=str) == [("A", 900), ("B", 1200)]
    assert state(draft, "inc-wage.A") is state(draft, "inc-wage.B") is TurnState.ANSWERED
    # Said again it changes these two, and makes no others.
    again = take(draft, key, "ik 950 en mijn partner 1200 per maand")
    assert sorted(lines(again, "income"), key=str) == [("A", 950), ("B", 1200)]
    assert sorted(lines(take(LOANS, "oth-loan", "ieder 60"), "arrangements")) == sorted(
        lines(take(take(LOANS, "oth-loan", "ieder 50"), "oth-loan", "ieder 60"), "arrangements")
    )


def test_until_when_and_that_it_is_a_guess_go_with_the_amount_they_were_said_of() -> None:
    draft = take(LOANS, "oth-loan", "ik 60 tot en met juni 2027 en zij ongeveer 80")
    mine, other = draft.arrangements
    assert (mine.until is not None, other.until is not None) == (True, False)
    assert (mine.evidence, other.evidence) == ("opgegeven", "geschat")


def test_how_often_is_asked_where_it_was_said_of_one_of_them() -> None:
    found = hear(WORKS, "inc-wage.A", "ik 900 en zij 300 per week")
    assert (found.needs, found.said) == (Needs.FREQUENCY, None)
    draft = take(WORKS, "inc-wage.A", "ik 900 en zij 300 per week", frequency=Frequency.MONTH)
    assert [line.frequency for line in draft.income] == [Frequency.MONTH, Frequency.WEEK]
    assert hear(WORKS, "inc-wage.A", "ik 900 en zij 1200 per maand").said is Frequency.MONTH


def test_what_was_understood_is_said_with_the_names() -> None:
    assert hear(LOANS, "oth-loan", "zij 60").echo.words.replace(_HARD, " ") == (
        "Begrepen: R. Verzonnen € 60,00 per maand"
    )
    nameless = say(say(say(Draft(), "hh-who", chose("p")), "hh-partner-liable", NO), "oth-kinds",
                   chose("k"))  # fmt: skip
    assert hear(nameless, "oth-loan", "zij 60").echo.words.replace(_HARD, " ") == (
        "Begrepen: uw partner € 60,00 per maand"
    )


@pytest.mark.parametrize(
    ("draft", "key", "text", "says"),
    [
        (WORKS, "inc-wage.A", "van mijn partner 1200", "Mw. Voorbeeld"),
        (WORKS, "inc-wage.B", "ik 900", "R. Verzonnen"),
        (WORKS, "inc-wage.A", "samen 2100", "Mw. Voorbeeld"),
        (WORKS, "all-care", "zij 120", "van u samen"),
        (WORKS, "inc-savings", "zij 3000", "Typ alleen het bedrag"),
        (LOANS, "oth-loan", "ik 60 en samen 80", "van wie is"),
        (say(Draft(), "oth-kinds", chose("k")), "oth-loan", "zij 60", "geen partner"),
    ],
)
def test_what_cannot_be_told_apart_is_asked_and_nothing_is_put(
    draft: Draft, key: str, text: str, says: str
) -> None:
    found = hear(draft, key, text, **({} if key != "inc-wage.A" else {"frequency": "month"}))
    assert found.reply is None
    assert not found.echo.is_understood
    assert says in found.echo.words


def test_as_much_of_each_or_together_is_chosen() -> None:
    found = hear(LOANS, "oth-loan", "allebei 60")
    assert found.needs is Needs.WAY
    assert tuple(way.replace(_HARD, " ") for way in found.ways) == (
        "samen € 60,00 per maand",
        "Mw. Voorbeeld € 60,00 per maand en R. Verzonnen € 60,00 per maand",
    )
    assert lines(take(LOANS, "oth-loan", "allebei 60", way=0), "arrangements") == [("AB", 60)]
    assert lines(take(LOANS, "oth-loan", "allebei 60", way=1), "arrangements") == [
        ("A", 60), ("B", 60),
    ]  # fmt: skip


def test_an_allowance_of_the_home_may_be_said_to_be_of_both() -> None:
    assert lines(take(WORKS, "all-care", "samen 120"), "income") == [("AB", 120)]
