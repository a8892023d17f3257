"""Gesprek on the screen: one question, one answer, by the keyboard."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.call.call_view import END, CallView
from app.ui.call.dots import Sign
from calc import UNKNOWN, Draft
from calc.base.period import Frequency
from calc.dossier.codes import Evidence
from tests.app.ui.call.conftest import Officer

SitDown = Callable[..., Officer]


def test_a_new_dossier_begins_with_the_first_question_and_the_cursor_in_its_answer(
    officer: SitDown,
) -> None:
    call = officer()
    assert call.key == "hello-who"
    assert call.focus is call.view.card.answer.field
    assert call.view.chapters.rail.row == 0


def test_enter_puts_the_answer_in_the_dossier_and_goes_on(officer: SitDown) -> None:
    call = officer()
    call.type("M. Test", "<Enter>")
    assert call.focus is call.view.card.then.field
    call.type("4-1985", "<Enter>")
    assert call.key == "hello-moment"
    assert (call.draft.adults[0].name, str(call.draft.adults[0].birth_month)) == (
        "M. Test", "1985-04",
    )  # fmt: skip
    assert call.view.talk.chapters[0].done == 1


def test_letters_behind_an_amount_are_of_the_amount(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("income[0].amount")
    call.type("1512,40 4w")
    assert call.view.card.often is not None
    assert call.view.card.often.value == "4weeks"
    assert "1.512,40 per 4 weken" in call.echo
    call.type("<Enter>")
    assert call.draft.income[0].amount == Decimal("1512.40")
    assert call.draft.income[0].frequency is Frequency.FOUR_WEEKS


def test_how_often_is_asked_by_the_cursor_and_answered_by_a_letter(officer: SitDown) -> None:
    call = officer()
    call.session.replace(call.draft.model_copy(update={"income": ()}), "empty")
    call.view.go_to("call.inc-kinds.A")
    call.type("w", "<Enter>")
    assert call.key == "inc-wage.A"
    call.type("1985", "<Enter>")
    assert call.key == "inc-wage.A"
    assert call.view.card.often is not None
    assert call.focus in call.view.card.often.chips
    call.type("4", "<Enter>")
    assert call.draft.income[0].frequency is Frequency.FOUR_WEEKS


def test_a_chip_wins_from_the_words_and_they_go(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("income[0].amount")
    call.type("1512,40 4w")
    assert call.view.card.often is not None
    call.view.card.often.chips[2].click()
    assert call.view.card.answer.field.text() == "1.512,40"
    assert "per week" in call.echo
    call.type("<Enter>")
    assert call.draft.income[0].frequency is Frequency.WEEK


def test_a_refused_answer_stays_with_a_remedy_of_two_lines(officer: SitDown) -> None:
    call = officer("HH1")
    before = call.draft
    call.view.go_to("expenses[15].amount")
    key = call.key
    call.type("75 pw min 10", "<Enter>")
    assert call.key == key
    assert call.draft == before
    assert call.view.card.answer.field.text() == "75 pw min 10"
    assert call.echo
    metrics = call.view.card.answer.echo.fontMetrics()
    assert metrics.horizontalAdvance(call.echo) < 2 * call.view.card.answer.width()


def test_an_empty_answer_is_not_zero(officer: SitDown) -> None:
    call = officer()
    call.type("<Enter>")
    assert call.key == "hello-who"
    assert not call.draft.asked
    assert "F8" in call.echo


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


def test_f8_with_a_guess_is_an_estimate(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[15].amount")
    call.type("<F8>", "80 pw", "<Enter>")
    line = call.draft.expenses[15]
    assert (line.amount, line.frequency, line.evidence) == (
        Decimal(80), Frequency.WEEK, Evidence.ESTIMATED,
    )  # fmt: skip


def test_escape_leaves_not_known_and_nothing_is_lost(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[15].amount")
    call.type("99", "<F8>", "80", "<Escape>")
    assert call.focus is call.view.card.answer.field
    assert call.view.card.answer.field.text() == "99"


def test_a_guess_that_is_not_taken_waits_too(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[20].amount")
    call.type("<F8>", "80", "<Ctrl+PgDown>", "<Ctrl+PgUp>", "<F8>")
    assert call.view.card.unknown.guess.text() == "80"


def test_f7_is_not_for_this_customer(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.fix-internet")
    call.type("<F7>")
    assert call.key != "fix-internet"
    turn = call.view.talk.turn("fix-internet")
    assert turn is not None
    assert turn.state.name == "NOT_APPLICABLE"


def test_yes_no_by_letter_and_w_is_not_known(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.hello-moment")
    call.type("j", "<Enter>")
    assert call.key == "hello-help"
    call.view.go_to("call.chk-paid")
    call.type("w", "<Enter>")
    turn = call.view.talk.turn("chk-paid")
    assert turn is not None
    assert turn.state.name == "UNKNOWN"


def test_several_letters_and_the_one_that_stands_alone(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.hello-help")
    chosen = []
    for letter in "gvnv":
        call.type(letter)
        chosen.append("".join(call.view.card.typed.chosen))
    assert chosen == ["g", "gv", "n", "v"]
    call.type("v", "g", "<Enter>")
    assert call.draft.adults[0].reading_needs == "grote letters"


def test_what_is_typed_waits_at_its_question(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[20].amount")
    call.type("123 pm", "<Ctrl+PgDown>")
    assert call.session.pending.texts
    call.type("<Ctrl+PgUp>")
    assert call.view.card.answer.field.text() == "123 pm"
    call.type("<Enter>")
    assert not call.session.pending.texts
    assert call.draft.expenses[20].amount == Decimal(123)


def test_letters_that_were_chosen_wait_too(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.hello-help")
    call.type("g", "v", "<Ctrl+PgDown>", "<Ctrl+PgUp>")
    assert call.view.card.typed.chosen == ("g", "v")


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


def test_an_undo_of_the_question_that_is_shown_shows_what_is_there(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[15].amount")
    call.type("99", "<Enter>", "<Enter>")
    call.view.go_to("expenses[15].amount")
    assert call.view.card.answer.field.text().startswith("99")
    call.session.undo_stack.undo()
    assert call.view.card.answer.field.text().startswith("75")


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


def test_why_is_folded_until_f1(officer: SitDown) -> None:
    call = officer()
    assert call.view.card.words.why.isHidden()
    call.press("F1")
    assert not call.view.card.words.why.isHidden()
    call.press("F1")
    assert call.view.card.words.why.isHidden()


def test_a_hard_moment_and_back_to_what_was_typed(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[15].amount")
    call.type("123", "<Ctrl+J>", "6")
    assert "113" in call.view.moments.say.text()
    assert dict(call.view.keys())["Esc"] == "terug naar de vraag"
    call.press("Escape")
    assert call.focus is call.view.card.answer.field
    assert call.view.card.answer.field.text() == "123"


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


def test_the_toeslagen_may_be_worked_out_during_the_call(officer: SitDown) -> None:
    call = officer("HH1")
    assert call.view.card.toeslagen.isHidden()
    call.view.go_to("call.all-care")
    before = len(call.view.talk.asked)
    call.view.card.toeslagen.chips[0].click()
    assert len(call.view.talk.asked) == before + 3
    assert call.view.card.toeslagen.values == ("yes",)


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


def test_a_dossier_that_changes_while_somebody_types_keeps_what_is_typed(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[20].amount")
    call.type("123")
    call.session.change(("savings",), Decimal(5), "spaargeld")
    call.session.assess_now()
    assert call.view.card.answer.field.text() == "123"
    assert call.focus is call.view.card.answer.field


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


def test_what_cannot_be_is_refused_in_words_and_changes_nothing(officer: SitDown) -> None:
    call = officer("HH2")
    before = call.draft
    call.view.go_to("call.hh-child-days.K1")
    call.type("20", "<Enter>")
    assert call.key == "hh-child-days.K1"
    assert call.draft == before
    assert call.echo
    assert call.view.card.answer.field.text() == "20"


def test_enter_on_an_answer_that_stands_walks_on_to_the_next_question(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("call.inc-wage.A")
    call.press("Enter")
    assert call.key == "inc-holiday.A"


def test_a_note_stays_when_only_the_answer_changes(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.hello-moment")
    call.type("j")
    call.view.card.note.setFocus()
    call.type("liever na vijf uur", "<Enter>", "<Shift+Enter>", "n", "<Enter>")
    assert "liever na vijf uur" in call.draft.notes
    assert call.session.undo_stack.count() == 2


def test_a_guess_asks_how_often_too(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.inc-kinds.A")
    call.type("w", "<Enter>", "<F8>", "400", "<Enter>")
    assert call.view.card.often is not None
    assert call.focus in call.view.card.often.chips
    call.type("w")
    assert call.focus is call.view.card.unknown.guess
    call.type("<Enter>")
    line = call.draft.income[0]
    assert (line.amount, line.frequency, line.evidence) == (
        Decimal(400), Frequency.WEEK, Evidence.ESTIMATED,
    )  # fmt: skip


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
