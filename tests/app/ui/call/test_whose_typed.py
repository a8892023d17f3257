"""Whose an amount is, typed at a question: echoed, put, and kept where it is refused."""

from collections.abc import Callable
from decimal import Decimal

from app.services.call.script import load_script
from tests.app.ui.call.conftest import Officer

SitDown = Callable[..., Officer]


def test_what_is_refused_stays_to_be_mended(officer: SitDown) -> None:
    call = officer("HH2")
    call.view.go_to("call.day-food")
    field = call.view.card.answer.field
    field.clear()
    before = call.draft
    call.type("ik 60 en samen 80", "<Enter>")
    assert (call.key, call.draft, field.text()) == ("day-food", before, "ik 60 en samen 80")
    assert "van wie" in call.echo
    field.clear()
    call.type("samen 90 pw")
    call.type("<Enter>", "<Enter>")
    (line,) = [line for line in call.draft.expenses if line.code == "U30"]
    assert (line.who, line.amount) == ("AB", Decimal(90))


def test_a_chip_of_how_often_does_not_wipe_out_whose_it_is(officer: SitDown) -> None:
    call = officer("HH2")
    call.view.go_to("call.inc-wage.A")
    card = call.view.card
    card.answer.field.clear()
    call.type("ik 900 per week en zij 300 per week")
    assert card.often is not None
    card.often.chips[0].click()
    assert card.answer.field.text() == "ik 900 per week en zij 300 per week"
    assert card.heard().reply is not None


def test_the_names_stand_on_the_answers(officer: SitDown) -> None:
    call = officer("HH2")
    call.view.go_to("call.hh-child-of.K1")
    assert call.view.card.choices is not None
    words = [chip.answer.word for chip in call.view.card.choices.chips]
    names = [adult.name for adult in call.draft.adults]
    assert words == ["samen", *names]
    letters = [chip.answer.letter for chip in call.view.card.choices.chips]
    assert letters == [each.key for each in load_script().question("hh-child-of").choices]


def test_a_long_answer_gets_room(officer: SitDown) -> None:
    call = officer("HH2")
    call.view.go_to("call.day-food")
    field = call.view.card.answer.field
    field.clear()
    narrow = field.maximumWidth()
    call.type("75 pw")
    assert field.maximumWidth() == narrow
    call.type(" tot en met juni 2028")
    assert field.maximumWidth() > call.view.width()
