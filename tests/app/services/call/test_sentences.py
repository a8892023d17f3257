"""What is said: names and amounts of this dossier, and never a bracket."""

import re
from datetime import date
from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.call.conversation import Conversation
from app.services.call.filling import filled, sentences_filled
from app.services.call.reply import Reply
from app.services.call.script import load_script
from app.services.call.sentences import (
    chapter_opening,
    moment_said,
    sentences,
    spoken,
)
from app.services.call.turns import Turn
from calc import Draft
from calc.dossier.handling import Handling
from tests.app.services.call.player import assessed, example
from tests.app.services.call.saying import ON, amount, chose, say
from tests.building import example_policy

POLICY = example_policy().policy
NL, EN = Texts("nl"), Texts("en")
HH1_ON = date(2026, 11, 23)


def said(draft: Draft, key: str, texts: Texts = NL) -> str:
    talk = Conversation(draft, ON)
    turn = talk.turn(key)
    assert turn is not None
    return sentences(talk, turn, texts).say


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["", "HH1", "HH2", "HH5", "HH6"])
def test_nobody_hears_a_bracket(language: str, name: str) -> None:
    draft = example(name) if name else Draft()
    assessment = assessed(draft, HH1_ON) if name else None
    talk, texts = Conversation(draft, HH1_ON, assessment), Texts(language)
    for turn in (*talk.turns, *_not_yet(talk)):
        found = sentences(talk, turn, texts)
        for text in (found.say, found.prompt, found.then, found.if_unknown, found.explain):
            assert not re.search(r"[\[\]]", text), turn.key
        assert found.say.endswith("?"), turn.key
    for chapter in talk.script.chapters:
        assert "[" not in chapter_opening(chapter, texts, draft, POLICY)
    for moment in talk.script.moments:
        what = moment_said(moment, texts, talk, POLICY)
        assert what.say
        assert not any("[" in line for line in (*what.say, *what.do, *what.dont))


def _not_yet(talk: Conversation) -> list[Turn]:
    return [talk.another(turn) for turn in talk.turns if turn.question.id == "fix-other"]


def test_the_customer_is_called_by_name_and_asked_for_one() -> None:
    assert said(Draft(), "hello-who") == "Met wie spreek ik?"
    named = say(Draft(), "hello-who", Reply(text="SENTINEL-een"))
    assert said(named, "hello-who") == "Spreek ik met SENTINEL-een?"
    assert said(named, "hello-who", EN) == "Am I speaking to SENTINEL-een?"


def test_the_balance_is_said_as_people_say_it() -> None:
    assert said(Draft(), "debt-balance") == "Weet u hoeveel er nog open staat?"
    whole = say(Draft(), "debt-balance", amount("38450.00"))
    assert said(whole, "debt-balance") == "Klopt het dat er nog 38.450 euro open staat?"
    assert spoken(NL, Decimal("0.50")) == "0,50"


def test_a_child_has_a_name_or_a_number() -> None:
    draft = say(say(Draft(), "hh-who", chose("k")), "hh-children", Reply(number=1))
    assert said(draft, "hh-child-days.K1") == "Hoeveel dagen per twee weken is uw kind bij u?"
    draft = say(draft, "hh-children", Reply(number=2))
    assert said(draft, "hh-child-registered.K2") == "Staat kind 2 op uw adres ingeschreven?"
    draft = say(draft, "hh-child-name.K2", Reply(text="SENTINEL-kind"))
    assert said(draft, "hh-child-registered.K2") == (
        "Staat SENTINEL-kind op uw adres ingeschreven?"
    )


def test_the_partner_is_spoken_of() -> None:
    draft = say(Draft(), "hh-who", chose("p"))
    assert said(draft, "inc-kinds.A") == "Welk geld komt er bij u binnen?"
    assert said(draft, "inc-kinds.B") == "Welk geld komt er bij uw partner binnen?"


def test_who_is_paid_off_is_named() -> None:
    draft = say(say(Draft(), "oth-kinds", chose("bd")), "oth-tax", amount(50))
    assert said(draft, "oth-arrears.R04") == "Loopt u bij de Belastingdienst nu achter?"
    assert said(draft, "chk-repay-lower") == (
        "Past het bedrag bij de Belastingdienst en DUO nog bij uw inkomen?"
    )


def test_a_cost_without_a_code_is_called_by_its_name() -> None:
    draft = say(Draft(), "fix-more", chose("i"))
    assert said(draft, "fix-other") == "Hoeveel betaalt u voor iets anders?"
    draft = say(draft, "fix-other", amount(12, text="vakbond"))
    assert draft.expenses[0].label == "vakbond"
    assert said(draft, "fix-other") == "Hoeveel kost vakbond?"


def test_a_chapter_opens_with_who_calls() -> None:
    hello = load_script().chapters[0]
    assert chapter_opening(hello, NL, Draft(), POLICY) == "Fijn dat ik u spreek."
    draft = Draft(handling=Handling(officer="SENTINEL-medewerker"))
    opening = chapter_opening(hello, NL, draft, POLICY)
    assert opening.startswith("Goedendag, u spreekt met SENTINEL-medewerker van Voorbeeld")


def test_who_wants_to_pay_more_hears_what_the_program_works_out() -> None:
    moment = next(each for each in load_script().moments if each.key == "wants_more")
    draft = example("HH1")
    talk = Conversation(draft, HH1_ON, assessed(draft, HH1_ON))
    lines = moment_said(moment, NL, talk, POLICY).say
    assert "Ik raad u aan om bij 165 euro te blijven." in lines
    without = moment_said(moment, NL, Conversation(Draft(), ON), POLICY).say
    assert len(without) == len(lines) - 1


def test_a_sentence_without_its_value_is_not_said() -> None:
    assert filled("Spreek ik met [naam]?", {}) is None
    assert filled("Spreek ik met [naam]?", {"name": ""}) is None
    assert sentences_filled("Dag. Ik bel op [datum]. Tot dan.", {}) == "Dag. Tot dan."
    assert sentences_filled("Ik bel op [datum].", {"date": "1 mei"}) == "Ik bel op 1 mei."


def test_every_sentence_with_a_name_has_one_without() -> None:
    for question in load_script().questions:
        needs = any("[" in text for text in question.say.values())
        assert (question.without is not None) == (needs and "[kind]" not in question.say["nl"])
