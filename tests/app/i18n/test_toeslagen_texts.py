"""What decides a toeslag, and the questions without an amount, have their texts."""

import pytest

from app.i18n import LANGUAGES, Texts
from calc.entitlement import entitled
from calc.entitlement.questions import QUESTIONS
from calc.law.toeslagen import awir, huurtoeslag, kindgebonden_budget
from tests.app.i18n.test_catalogues import messages

both = pytest.mark.parametrize("texts", [Texts(each) for each in LANGUAGES], ids=LANGUAGES)
DECIDING = {
    awir.ENTITLED,
    awir.SMALL_AMOUNT,
    awir.INCOME_TOO_HIGH,
    awir.ASSETS_ABOVE_LIMIT,
    kindgebonden_budget.NO_CHILDREN,
    huurtoeslag.APPLICANT_UNDER_18,
    huurtoeslag.RENT_ABOVE_LIMIT,
    huurtoeslag.RENT_BELOW_BASISHUUR,
    entitled.NOT_INSURED,
    entitled.NOT_A_TENANT,
    entitled.NOT_REGISTERED,
}


@both
def test_what_decides_is_a_sentence(texts: Texts) -> None:
    said = [texts.text(f"rule.deciding.{code}") for code in DECIDING]
    assert all(each.endswith(".") for each in said)
    assert len(set(said)) == len(said)


@both
def test_a_toeslag_and_its_line_and_check_have_a_name(texts: Texts) -> None:
    for toeslag, checked in entitled.CHECKED.items():
        assert texts.text(f"toeslag.{toeslag}")
        assert texts.text(f"income.{checked.income}")
        assert texts.text(f"check.{checked.check}")


@both
def test_every_question_and_every_fact_that_decides_it_is_said(texts: Texts) -> None:
    for question in QUESTIONS:
        assert texts.text(f"toeslag_question.{question.code}")[-1] in ".?"
        for fact in question.facts:
            assert not texts.text(f"toeslag_fact.{fact}").endswith(".")


def test_no_text_of_a_question_is_left_over() -> None:
    facts = {f"toeslag_fact.{fact}" for question in QUESTIONS for fact in question.facts}
    asked = {f"toeslag_question.{question.code}" for question in QUESTIONS}
    written = {
        key for key in messages("nl") if key.startswith(("toeslag_fact.", "toeslag_question."))
    }
    assert written == facts | asked
