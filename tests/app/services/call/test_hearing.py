"""What is typed at a question becomes a reply, or Enter goes to what is still needed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.i18n import Texts
from app.resources import EXAMPLES
from app.services.call.conversation import Conversation
from app.services.call.heard import Needs, Typed
from app.services.call.hearing import heard, not_known
from app.services.call.reply import Given
from app.services.call.shown import shown
from app.services.call.taking import taken
from app.services.call.turns import Turn
from app.store.dossier_file import read_dossier
from calc import Draft, Month
from calc.base.period import Frequency
from calc.dossier.codes import Evidence
from calc.dossier.people import Child

ON = date(2026, 11, 23)
TEXTS = Texts("nl")


def conversation(name: str = "") -> Conversation:
    draft = read_dossier(EXAMPLES / f"{name}.uitzicht.json") if name else Draft()
    assert isinstance(draft, Draft)
    return Conversation(draft, ON)


def turn(key: str, talk: Conversation | None = None) -> Turn:
    found = (talk or conversation("HH1")).turn(key)
    assert found is not None
    return found


def test_an_amount_with_how_often_is_one_text() -> None:
    found = heard(turn("inc-wage.A"), Typed("1512,40 4w"), TEXTS, ON)
    assert found.needs is Needs.NOTHING
    assert found.reply is not None
    assert (found.reply.amount, found.reply.frequency) == (
        Decimal("1512.40"), Frequency.FOUR_WEEKS,
    )  # fmt: skip
    assert found.echo.words == (
        "Begrepen: €\N{NO-BREAK SPACE}1.512,40 per 4 weken = €\N{NO-BREAK SPACE}1.638,43 per maand"
    )


def test_how_often_is_asked_where_more_than_one_is_usual_and_never_taken_for_granted() -> None:
    wage = turn("inc-wage.A")
    found = heard(wage, Typed("1512,40"), TEXTS, ON)
    assert (found.needs, found.reply) == (Needs.FREQUENCY, None)
    chosen = heard(wage, Typed("1512,40", frequency=Frequency.WEEK), TEXTS, ON)
    assert chosen.reply is not None
    assert chosen.reply.frequency is Frequency.WEEK
    rent = heard(turn("home-rent"), Typed("712,50", then="38"), TEXTS, ON)
    assert rent.reply is not None
    assert rent.reply.frequency is Frequency.MONTH


def test_none_is_nothing_and_needs_no_period() -> None:
    found = heard(turn("inc-wage.A"), Typed("geen"), TEXTS, ON)
    assert found.reply is not None
    assert found.reply.amount == 0


def test_a_guess_in_words_is_an_estimate_whatever_the_chip_says() -> None:
    typed = Typed("ca 200 pm", evidence=Evidence.TOLD)
    found = heard(turn("day-food"), typed, TEXTS, ON)
    assert found.reply is not None
    assert found.reply.evidence is Evidence.ESTIMATED


def test_what_can_be_read_in_two_ways_asks_and_takes_what_is_chosen() -> None:
    typed = Typed("40 a 50 pw")
    found = heard(turn("day-food"), typed, TEXTS, ON)
    assert found.needs is Needs.WAY
    assert len(found.ways) == 2
    chosen = heard(turn("day-food"), replace(typed, way=1), TEXTS, ON)
    assert chosen.reply is not None
    assert (chosen.reply.amount, chosen.reply.frequency) == (Decimal(50), Frequency.WEEK)


def test_what_is_not_read_is_said_and_nothing_is_taken() -> None:
    found = heard(turn("day-food"), Typed("75 pw min 10"), TEXTS, ON)
    assert (found.needs, found.reply) == (Needs.ANSWER, None)
    assert not found.echo.is_understood
    assert found.echo.words


@pytest.mark.parametrize(
    ("key", "typed", "then"),
    [
        ("hello-who", Typed("M. Test", then="13-4-1985"), Month(1985, 4)),
        ("hello-who", Typed("M. Test, 13-4-1985"), Month(1985, 4)),
        ("home-rent", Typed("712,50", then="38"), Decimal("38.00")),
        ("home-rent", Typed("712,50", then="10 pw"), Decimal("43.33")),
        ("home-municipality", Typed("312", then="mei en november"), (5, 11)),
        ("oth-energy", Typed("35,34", then="april 2027"), date(2027, 4, 30)),
        ("oth-energy", Typed("35,34", then="eind juni 2027"), date(2027, 6, 30)),
        ("oth-energy", Typed("35,34 tot en met april 2027"), date(2027, 4, 30)),
    ],
)
def test_a_follow_up_is_read_as_its_kind(key: str, typed: Typed, then: object) -> None:
    found = heard(turn(key), typed, TEXTS, ON)
    assert found.needs is Needs.NOTHING
    assert found.reply is not None
    assert found.reply.then == then


def test_a_follow_up_that_is_empty_is_asked_and_one_that_is_not_read_is_not_dropped() -> None:
    asked = heard(turn("home-rent"), Typed("712,50"), TEXTS, ON)
    assert asked.needs is Needs.THEN
    assert asked.reply is not None
    refused = heard(turn("home-rent"), Typed("712,50", then="veel"), TEXTS, ON)
    assert (refused.needs, refused.reply) == (Needs.THEN, None)
    assert refused.then_echo.words


@pytest.mark.parametrize(
    ("key", "typed", "asks"),
    [
        ("oth-seizure", Typed(chosen=("j",)), True),
        ("oth-seizure", Typed(chosen=("n",)), False),
        ("end-readback", Typed(chosen=("n",)), True),
        ("end-readback", Typed(), False),
        ("home-municipality", Typed("312"), True),
        ("home-municipality", Typed("geen"), False),
        ("home-municipality", Typed("geen", then="mei"), True),
        ("inc-wage.A", Typed("1985 4w"), False),
    ],
)
def test_a_follow_up_is_asked_where_the_answer_leaves_something_to_ask(
    key: str, typed: Typed, asks: bool
) -> None:
    assert heard(turn(key), typed, TEXTS, ON).has_then is asks


def test_yes_no_and_not_known_are_three_answers() -> None:
    paid = turn("chk-paid")
    given = [heard(paid, Typed(chosen=(key,)), TEXTS, ON).reply for key in "jnw"]
    assert [reply and (reply.given, reply.yes) for reply in given] == [
        (Given.VALUE, True), (Given.VALUE, False), (Given.UNKNOWN, None),
    ]  # fmt: skip
    assert heard(paid, Typed(), TEXTS, ON).needs is Needs.ANSWER


def test_not_known_keeps_a_guess_as_an_estimate() -> None:
    none = not_known(turn("day-food"), Typed(), TEXTS, ON).reply
    assert none is not None
    assert none.given is Given.UNKNOWN
    guess = not_known(turn("day-food"), Typed("80 pw"), TEXTS, ON).reply
    assert guess is not None
    assert (guess.given, guess.amount, guess.evidence) == (
        Given.VALUE, Decimal(80), Evidence.ESTIMATED,
    )  # fmt: skip
    assert not_known(turn("day-food"), Typed("veel"), TEXTS, ON).reply is None


def test_until_when_that_is_said_along_is_kept() -> None:
    talk = conversation("HH1")
    wage = turn("inc-wage.A", talk)
    found = heard(wage, Typed("1985 4w tot en met juni 2027"), TEXTS, ON)
    draft = taken(talk, wage, found)
    assert isinstance(draft, Draft)
    assert draft.income[0].until == date(2027, 6, 30)


@pytest.mark.parametrize("text", ["310 t/m juni 2027", "310 pw"])
def test_what_a_sum_has_no_place_for_is_refused_and_not_dropped(text: str) -> None:
    found = heard(turn("inc-savings"), Typed(text), TEXTS, ON)
    assert (found.needs, found.reply) == (Needs.ANSWER, None)
    assert not found.echo.is_understood


def test_a_guess_of_what_has_no_evidence_is_a_note() -> None:
    found = heard(turn("inc-savings"), Typed("ca 300", note="op 1 november"), TEXTS, ON)
    assert found.reply is not None
    assert (found.reply.amount, found.reply.note) == (Decimal(300), "op 1 november; ca 300")
    guess = not_known(turn("inc-savings"), Typed("300"), TEXTS, ON)
    assert guess.reply is not None
    assert guess.reply.note == "± 300"


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH4", "HH6"])
def test_what_is_shown_again_is_heard_as_what_it_is(name: str) -> None:
    """Enter on an answer that is there changes nothing in it."""
    talk = conversation(name)
    for each in talk.asked:
        typed = shown(talk, each, TEXTS)
        if replace(typed, note="") == Typed() or each.is_open:  # a note is no answer
            continue
        found = heard(each, typed, TEXTS, ON)
        assert found.needs in (Needs.NOTHING, Needs.THEN), (each.key, typed, found)


def test_a_month_behind_a_name_and_another_one_below_it_are_one_too_many() -> None:
    """ "Sam, 3-2015" at a child of 2012 became the name, and 2012 stayed: a wrong age."""
    child = Child(ref="K1")
    talk = Conversation(Draft(children=(child,)), ON)
    asked = talk.turn("hh-child-name.K1")
    assert asked is not None
    for text in ("Sam, 3-2015", "3-2015"):
        found = heard(asked, Typed(text, then="maart 2012"), TEXTS, ON)
        assert (found.needs, found.reply) == (Needs.ANSWER, None)
        assert "twee" in found.echo.words
    same = heard(asked, Typed("Sam, 3-2012", then="maart 2012"), TEXTS, ON)
    assert same.reply is not None
    assert (same.reply.text, same.reply.then) == ("Sam", Month(2012, 3))
