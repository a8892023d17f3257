"""Going about in a conversation: back, by chapter, by field of the dossier, to its end."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.call.call_view import END, CallView
from app.ui.call.dots import Sign
from calc import UNKNOWN, Draft
from tests.app.ui.call.conftest import Officer

SitDown = Callable[..., Officer]


def test_a_new_dossier_begins_with_the_first_question_and_the_cursor_in_its_answer(
    officer: SitDown,
) -> None:
    call = officer()
    assert call.key == "hello-who"
    assert call.focus is call.view.card.answer.field
    assert call.view.chapters.rail.row == 0


def test_shift_enter_goes_back_and_changes_nothing(officer: SitDown) -> None:
    call = officer()
    call.type("M. Test", "<Enter>", "4-1985", "<Enter>", "<Shift+Enter>")
    assert call.key == "hello-who"
    assert call.view.card.answer.field.text() == "M. Test"
    count = call.session.undo_stack.count()
    call.type("<Enter>")
    assert call.key == "hello-moment"
    assert call.session.undo_stack.count() == count


def test_f8_twice_is_not_known_and_it_comes_back(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[15].amount")
    code = call.draft.expenses[15].code
    call.type("<F8>")
    assert call.focus is call.view.card.unknown.guess
    call.type("<F8>")
    assert call.draft.expenses[15].amount is UNKNOWN
    assert any(each.question == code and each.answer == "weet niet" for each in call.draft.asked)


def test_one_answer_is_one_step_and_undo_comes_back_to_it(officer: SitDown) -> None:
    call = officer()
    spy = QSignalSpy(call.session.went_back)
    call.type("M. Test", "<Enter>", "4-1985", "<Enter>", "j", "<Enter>")
    assert call.key == "hello-help"
    assert call.session.undo_stack.count() == 2
    call.session.undo_stack.undo()
    assert call.view.go_to(spy.at(0)[0])
    assert call.key == "hello-moment"
    assert call.view.card.typed.chosen == ()


def test_path_and_go_to_are_the_same_place(officer: SitDown) -> None:
    call = officer("HH1")
    for path in ("expenses[15].amount", "housing.tenure", "debt.seizure"):
        if call.view.go_to(path):
            assert call.view.path() == path
    assert not call.view.go_to("debt.title")
    assert call.view.go_to("expenses[15].note")
    assert call.view.path() == "expenses[15].amount"


def test_a_question_that_does_not_apply_is_a_dot(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.hello-help")
    signs = [dot.sign for dot in call.view.card.dots.dots]
    assert Sign.NOT_ASKED in signs
    call.type("t", "<Enter>")
    assert call.key == "hello-language"


def test_the_chapters_are_gone_through_by_arrows_and_left_by_enter(officer: SitDown) -> None:
    call = officer()
    call.view.chapters.rail.setFocus()
    call.press("Down")
    assert call.key == "debt-balance"
    assert call.focus is call.view.chapters.rail
    call.press("Right")
    assert call.key == "debt-together"
    call.press("Left")
    call.press("Enter")
    assert call.focus is not call.view.chapters.rail


def test_a_hard_moment_and_back_to_what_was_typed(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[15].amount")
    call.type("123", "<Ctrl+J>", "6")
    assert "113" in call.view.moments.say.text()
    assert dict(call.view.keys())["Esc"] == "terug naar de vraag"
    call.press("Escape")
    assert call.focus is call.view.card.answer.field
    assert call.view.card.answer.field.text() == "123"


def test_another_dossier_begins_its_own_conversation(
    officer: SitDown, example: Callable[[str], Draft]
) -> None:
    call = officer()
    call.type("M. Test", "<Enter>", "4-1985", "<Enter>")
    call.session.load(example("HH2"))
    assert call.key == "hello-who"
    assert call.view.card.answer.field.text() == str(call.draft.adults[0].name)


def test_a_short_call_asks_only_what_cannot_wait_and_undo_takes_it_back(officer: SitDown) -> None:
    call = officer()
    whole = len(call.view.talk.open)
    call.type("<Ctrl+J>", "k")
    assert call.view.talk.is_short
    assert len(call.view.talk.open) < whole / 2
    call.type("3")
    assert call.view.moments.say.text()
    call.session.undo_stack.undo()
    assert len(call.view.talk.open) == whole


def test_the_end_reads_back_and_asks_for_the_letter_that_fits(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("call.end-readback")
    first = call.view.card.words.first.text()
    assert first.count("\n") + 1 <= 7  # the opening of the chapter, and six sentences at most
    asked = QSignalSpy(call.view.document_requested)
    call.type("j", "<Enter>", "23-12-2026", "<Enter>")
    call.view.show_end()
    assert first.split("\n")[1] == call.view.closing.readback[1].text().split("\n")[0]
    assert "23 december 2026" in call.view.closing.readback[1].text()
    call.press("Enter")
    assert asked.count() == bool(call.view.closing.letter.isVisible())
    call.press("Shift+Enter")
    assert call.key == "end-readback"


def test_what_a_dossier_says_already_is_not_asked_again(officer: SitDown) -> None:
    call = officer("HH1")
    keys = [turn.key for turn in call.view.talk.open]
    assert "inc-wage.A" not in keys
    assert "hello-moment" in keys


def test_another_language_shows_the_same_question_with_what_was_typed(
    officer: SitDown, qtbot: QtBot
) -> None:
    call = officer("HH1")
    call.view.go_to("call.inc-kinds.A")
    call.type("t")
    english = CallView(call.session, Texts("en"))
    qtbot.addWidget(english)
    english.show()
    assert english.shown_key == "inc-kinds.A"
    assert "t" in english.card.typed.chosen
    assert english.card.words.spoken.say != call.view.card.words.spoken.say


def test_enter_on_an_answer_that_stands_walks_on_to_the_next_question(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("call.inc-wage.A")
    call.press("Enter")
    assert call.key == "inc-holiday.A"


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("inc-wage.A", ["answerField", "chip", "chip", "", ""]),
        ("home-rent", ["answerField", "thenField", "chip", "", ""]),
        ("chk-paid", ["chip", ""]),
    ],
)
def test_tab_follows_what_one_sees(key: str, names: list[str], officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to(f"call.{key}")
    found, heights = [], []
    for _ in names:
        found.append(call.focus.objectName())
        heights.append(call.focus.mapTo(call.view.card, call.focus.rect().topLeft()).y())
        call.press("Tab")
    assert found == names
    assert heights == sorted(heights)


def test_the_keys_are_those_of_the_question_that_is_shown(officer: SitDown) -> None:
    call = officer("HH1")
    told = QSignalSpy(call.view.keys_changed)
    call.view.go_to("call.inc-wage.A")
    assert dict(call.view.keys())["Ins"] == "nog een"
    assert told.count() == 1
    call.view.go_to("call.chk-paid")
    assert "Ins" not in dict(call.view.keys())
    assert told.count() == 2


def test_who_stops_early_comes_to_the_end_with_what_is_open(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.end-readback")
    call.type("j", "<Enter>", "7-12-2026", "<Enter>")
    assert call.view.shown_key == END
    assert "7 december 2026" in call.view.closing.next_day[1].text()
    call.press("Shift+Enter")
    assert call.key == "end-readback"
