"""The shipped script keeps its own rules: short, one question at a time, nothing that threatens."""

import json
import re
from collections import Counter
from typing import Any

import pytest

from app.documents.guard.rules import patterns
from app.i18n import LANGUAGES
from app.resources import CALL_SCRIPT
from app.services.call.one_answer import SEEN
from app.services.call.places import Place, parse_place
from app.services.call.script import AnswerKind, Question, load_script
from app.services.call.told_by_lines import AMOUNT_OF, LINES_OF
from app.services.guarding import guard_text
from app.services.intake.catalogue import questions
from calc import Draft
from calc.dossier.budget_lines import ArrangementLine, ExpenseLine, IncomeLine
from calc.dossier.codes import CheckState
from calc.dossier.debt import CoDebtor
from calc.dossier.people import Adult, Child, Helper
from calc.dossier.stabilisation import Check
from tests.app.services.call.spoken import spoken

SCRIPT = load_script()
LONGEST = 14
_ITEMS: dict[tuple[str | int, ...], Any] = {
    ("income",): IncomeLine,
    ("expenses",): ExpenseLine,
    ("arrangements",): ArrangementLine,
    ("adults",): Adult,
    ("children",): Child,
    ("checks",): Check,
    ("debt", "co_debtors"): CoDebtor,
}
FROM_ELSEWHERE = {
    "debtors_in_system", "nhg", "earlier_arrangements", "allowance_check", "call_month",
    "income_sources", "arrangements", "room", "pays", "outcome",
}  # fmt: skip
"""What the bank, the calendar, the officer or the engine says."""


def sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.?!])\s+", text) if each]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_asks_one_thing(language: str) -> None:
    for question in SCRIPT.questions:
        for words in (question.say, question.without, question.say_partner, question.then):
            assert words is None or words[language].count("?") == 1, question.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_can_be_followed_on_the_phone(language: str) -> None:
    long = [
        (where, sentence)
        for where, words in spoken()
        for sentence in sentences(words[language])
        if len(sentence.split()) > LONGEST
    ]
    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_that_a_letter_may_not_have(language: str) -> None:
    """The words of the letter rules; what the guard reads between the lines is about letters."""
    avoided = {rule.id for rule, _ in patterns(language)}
    assert avoided
    found = [
        (where, hit.rule, hit.phrase)
        for where, words in spoken()
        for hit in guard_text(words[language]).hits
        if hit.rule in avoided
    ]
    assert found == []


def test_everything_is_there_in_every_language() -> None:
    def walk(here: Any, where: str) -> None:
        if isinstance(here, list):
            for at, each in enumerate(here):
                walk(each, f"{where}[{at}]")
        elif isinstance(here, dict) and set(here) & set(LANGUAGES):
            assert set(here) == set(LANGUAGES), where
            assert all(here.values()), where
        elif isinstance(here, dict):
            for key, each in here.items():
                walk(each, f"{where}.{key}")

    walk(json.loads(CALL_SCRIPT.read_text("utf-8")), "")


def test_no_screen_shows_a_code() -> None:
    for where, words in spoken():
        for text in words.values():
            assert not re.search(r"\b[IURS]\d\d\b", text), where
    for question in SCRIPT.questions:
        for text in (question.help or {}).values():
            assert not re.search(r"\b[IURS]\d\d\b|practice|ENGINE", text), question.id


def test_each_code_of_the_catalogue_is_asked_once() -> None:
    asked = Counter(code for question in SCRIPT.questions for code in question.codes)
    assert asked == Counter(code for group in questions().values() for code in group)
    assert SCRIPT.asks_code("U34") is SCRIPT.question("day-pet")
    with pytest.raises(LookupError):
        SCRIPT.question("nothing")


def test_each_variable_is_set_by_a_question_or_comes_from_elsewhere() -> None:
    used = set[str]()
    for question in SCRIPT.questions:
        used |= question.ask_when.variables
        for fill in question.skip_fills:
            used |= fill.when.variables
    by_question = {name for question in SCRIPT.questions for name in question.sets_variables}
    assert used <= by_question | FROM_ELSEWHERE
    assert not by_question & FROM_ELSEWHERE
    assert used | by_question <= SCRIPT.variables
    assert (LINES_OF.keys() | AMOUNT_OF.keys()) <= by_question


def test_a_question_comes_after_the_one_it_hangs_on() -> None:
    known = set(FROM_ELSEWHERE)
    for question in SCRIPT.questions:
        assert question.ask_when.variables <= known, question.id
        known |= question.sets_variables


def _exists(place: Place) -> bool:
    """Whether a place is a field of a dossier."""
    here: Any = _ITEMS[place.group] if place.group else Draft
    names = place.names
    for at, name in enumerate(names):
        if name == "helper":
            here = Helper
            continue
        if name not in here.model_fields:
            return False
        if at + 1 < len(names):
            here = here.model_fields[name].annotation
    return True


def test_each_place_is_one_of_the_dossier() -> None:
    for question in SCRIPT.questions:
        for place in (question.place, question.then_place):
            assert place is None or _exists(place), question.id
        for sets in (*(each.sets for each in question.choices),
                     *(each.sets for each in question.skip_fills)):  # fmt: skip
            assert all(_exists(parse_place(name)) for name in sets), question.id
    assert not _exists(parse_place("income[I01].nothing"))
    assert not _exists(parse_place("housing.nothing"))


def _answers(question: Question) -> set[str]:
    if question.kind is AnswerKind.YES_NO:
        return {"yes", "no", "unknown"}
    keys = {choice.key for choice in question.choices}
    return keys | {"unknown", "*"} if keys else {"*", "more", "0"}


def test_states_choices_and_ids_fit_together() -> None:
    ids = [question.id for question in SCRIPT.questions]
    assert len(set(ids)) == len(ids)
    chapters = [chapter.key for chapter in SCRIPT.chapters]
    assert {question.chapter for question in SCRIPT.questions} == set(chapters)
    for question in SCRIPT.questions:
        assert question.states.keys() <= _answers(question), question.id
        for state in question.states.values():
            assert state == SEEN or CheckState(state) is not CheckState.NOT_ASKED
        keys = [choice.key for choice in question.choices]
        assert len(set(keys)) == len(keys), question.id
        assert all(len(key) == 1 for key in keys), question.id
        assert (question.kind is AnswerKind.CHOICE) == bool(keys), question.id
        assert question.then is None or question.then_kind is not None, question.id
        for fill in question.skip_fills:
            assert set(fill.closes) <= set(ids), question.id
    assert set(SCRIPT.short_call.ids) <= set(ids)
    assert set(SCRIPT.outcomes) == {"plan", "plan_in_steps", "nothing_now", "interim"}
    assert "suicide" in [moment.key for moment in SCRIPT.moments]


def test_who_needs_help_now_is_told_of_113() -> None:
    moment = next(each for each in SCRIPT.moments if each.key == "suicide")
    for language in LANGUAGES:
        assert any("113" in words[language] for words in moment.say)
