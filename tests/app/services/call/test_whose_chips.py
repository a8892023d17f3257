"""Whose something is, is chosen by name where both are known by one."""

import pytest

from app.i18n import LANGUAGES
from app.services.call.script import AnswerKind, load_script
from app.services.call.whose_chips import choice_words
from app.services.reading import People

NAMED = People("Mw. Voorbeeld", "R. Verzonnen")
SCRIPT = load_script()
WHOSE = ("inc-whose", "all-whose", "kid-whose", "oth-whose")


@pytest.mark.parametrize("name", WHOSE)
def test_the_names_of_the_dossier_stand_on_the_answers(name: str) -> None:
    question = SCRIPT.question(name)
    assert list(choice_words(question, "nl", NAMED).values()) == [
        "Mw. Voorbeeld", "R. Verzonnen", "samen",
    ]  # fmt: skip
    for people in (People(), People("Mw. Voorbeeld", ""), People("", "R."), People("A", "A")):
        assert list(choice_words(question, "nl", people).values()) == ["u", "uw partner", "samen"]


def test_whose_child_it_is_goes_by_name_too() -> None:
    question = SCRIPT.question("hh-child-of")
    assert list(choice_words(question, "en", NAMED).values()) == [
        "together", "Mw. Voorbeeld", "R. Verzonnen",
    ]  # fmt: skip
    assert "de partner" in choice_words(question, "nl", People()).values()


def test_only_whose_something_is_has_names_and_every_letter_stays_its_own() -> None:
    for question in SCRIPT.questions:
        for language in LANGUAGES:
            words = choice_words(question, language, NAMED)
            assert len(words) == len(question.choices)
            has_names = NAMED.customer in words.values()
            assert has_names is (question.id in (*WHOSE, "hh-child-of")), question.id
    assert {SCRIPT.question(name).kind for name in WHOSE} == {AnswerKind.CHOICE}
