"""Beside the questions: why, hard moments, a short call, the end, the clock."""

from collections.abc import Callable

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.app.ui.call.conftest import Officer

SitDown = Callable[..., Officer]


def test_why_is_folded_until_f1(officer: SitDown) -> None:
    call = officer()
    assert call.view.card.words.why.isHidden()
    call.press("F1")
    assert not call.view.card.words.why.isHidden()
    call.press("F1")
    assert call.view.card.words.why.isHidden()


def test_one_more_of_the_same_is_a_second_line(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("income[0].amount")
    count = len(call.draft.income)
    call.press("Insert")
    assert call.key == "inc-wage.A.2"
    call.type("400 pm", "<Enter>")
    assert len(call.draft.income) == count + 1
    assert call.draft.income[-1].code == "I01"


def test_a_screen_reader_hears_the_question_as_the_name_of_the_answer(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("income[0].amount")
    assert call.view.card.answer.field.accessibleName() == "Hoeveel loon komt er op uw rekening?"
    for field in call.view.findChildren(QLineEdit):
        assert field.isHidden() or field.accessibleName()


def test_the_toeslagen_may_be_worked_out_during_the_call(officer: SitDown) -> None:
    call = officer("HH1")
    assert call.view.card.toeslagen.isHidden()
    call.view.go_to("call.all-care")
    before = len(call.view.talk.asked)
    call.view.card.toeslagen.chips[0].click()
    assert len(call.view.talk.asked) == before + 3
    assert call.view.card.toeslagen.values == ("yes",)


def test_what_to_say_at_a_hard_moment_is_in_sight_in_large_letters(
    officer: SitDown, qtbot: QtBot
) -> None:
    call = officer()
    call.view.resize(700, 300)
    call.type("<Ctrl+J>", "6")
    sheet = call.view.moments
    qtbot.waitUntil(lambda: sheet.verticalScrollBar().value() > 0)
    top = sheet.say.mapTo(sheet.viewport(), sheet.say.rect().topLeft()).y()
    assert 0 <= top < sheet.viewport().height() // 2


def test_an_answer_is_told_to_the_clock_and_the_minutes_follow_its_pace(officer: SitDown) -> None:
    call = officer("HH1")
    told = QSignalSpy(call.view.answered)
    before = call.view.chapters.progress.words.text()
    call.view.seconds = lambda: told.count() * 600.0
    call.view.go_to("call.hello-moment")
    call.press("Enter")
    assert told.count() == 0
    passed = 0
    while told.count() < 8:
        passed += call.view.card.turn is not None and call.view.card.turn.question.from_system
        call.press("F7")
    assert passed == 1  # what the system should tell is no answer of the customer
    left = len(call.view.talk.open)
    words = call.view.chapters.progress.words.text()
    assert words != before
    assert f"± {left * 10} min" in words
