"""Gesprek on the screen: one question, one answer, by the keyboard."""

from collections.abc import Callable
from decimal import Decimal

from calc.base.period import Frequency
from calc.dossier.codes import Evidence
from tests.app.ui.call.conftest import Officer

SitDown = Callable[..., Officer]


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


def test_f8_with_a_guess_is_an_estimate(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[15].amount")
    call.type("<F8>", "80 pw", "<Enter>")
    line = call.draft.expenses[15]
    assert (line.amount, line.frequency, line.evidence) == (
        Decimal(80), Frequency.WEEK, Evidence.ESTIMATED,
    )  # fmt: skip


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


def test_what_cannot_be_is_refused_in_words_and_changes_nothing(officer: SitDown) -> None:
    call = officer("HH2")
    before = call.draft
    call.view.go_to("call.hh-child-days.K1")
    call.type("20", "<Enter>")
    assert call.key == "hh-child-days.K1"
    assert call.draft == before
    assert call.echo
    assert call.view.card.answer.field.text() == "20"


def test_a_guess_asks_how_often_too(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.inc-kinds.A")
    call.type("w", "<Enter>", "<F8>", "400", "<Enter>")
    assert call.focus.objectName() == "chip"
    call.type("w")
    assert call.focus is call.view.card.unknown.guess
    call.type("<Enter>")
    line = call.draft.income[0]
    assert (line.amount, line.frequency, line.evidence) == (
        Decimal(400), Frequency.WEEK, Evidence.ESTIMATED,
    )  # fmt: skip
