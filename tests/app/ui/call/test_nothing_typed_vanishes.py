"""What was typed at a question and is not its answer stays readable, whatever key is pressed."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from app.ui.call.call_view import CallView
from calc import UNKNOWN, Draft
from calc.dossier.codes import Evidence
from calc.dossier.people import Child
from tests.app.ui.call.conftest import Officer

SitDown = Callable[..., Officer]


def _note(call: Officer, words: str) -> None:
    note = call.view.card.note
    note.setFocus()
    note.selectAll()
    call.type(words)
    call.view.card.focus_here()


def _at(call: Officer, key: str) -> CallView:
    assert call.view.go_to(f"call.{key}")
    return call.view


def _line(draft: Draft, code: str) -> object:
    return next(line for line in draft.expenses if line.code == code)


def test_not_applicable_keeps_the_note_and_what_was_typed(officer: SitDown) -> None:
    call = officer()
    _at(call, "day-food")
    call.type("700 ongeveer?")
    _note(call, "eet bij zijn zus")
    call.type("<F7>")
    assert "eet bij zijn zus; 700 ongeveer?" in call.draft.notes
    assert not call.draft.expenses


def test_an_amount_that_stands_there_is_the_guess_when_the_customer_does_not_know(
    officer: SitDown,
) -> None:
    call = officer()
    _at(call, "day-food")
    call.type("70", "<F8>")
    assert call.focus is call.view.card.unknown.guess
    assert call.view.card.unknown.guess.text() == "70"
    call.type("<Enter>")
    line = call.draft.expenses[0]
    assert (line.amount, line.evidence) == (Decimal(70), Evidence.ESTIMATED)


def test_what_nobody_can_read_is_a_note_when_the_customer_does_not_know(officer: SitDown) -> None:
    call = officer()
    _at(call, "day-food")
    call.type("vraag zus", "<F8>")
    assert call.view.card.unknown.guess.text() == ""
    call.type("<Enter>")
    line = call.draft.expenses[0]
    assert (line.amount, line.note) == (UNKNOWN, "vraag zus")


def test_another_guess_leaves_what_was_typed_before_in_the_note(officer: SitDown) -> None:
    call = officer()
    _at(call, "day-food")
    call.type("vraag zus", "<F8>", "60", "<Enter>")
    line = call.draft.expenses[0]
    assert (line.amount, line.note) == (Decimal(60), "vraag zus")


@pytest.mark.parametrize("typed", [("<F8>", "500", "<Enter>"), ("ca 500", "<Enter>")])
def test_a_guess_of_what_is_no_line_is_said_to_be_one(
    officer: SitDown, typed: tuple[str, ...]
) -> None:
    call = officer()
    _at(call, "inc-savings")
    call.type(*typed)
    assert call.draft.savings == Decimal(500)
    assert typed[0].replace("<F8>", "\N{PLUS-MINUS SIGN} 500") in call.draft.notes


@pytest.mark.parametrize(
    ("key", "answer"),
    [("hello-moment", "j"), ("inc-savings", "50"), ("chk-letters", "j"), ("day-food", "80"),
     ("inc-kinds.A", "a"), ("hh-children", "2")],
)  # fmt: skip
def test_a_note_is_shown_again_and_is_never_written_over_unseen(
    officer: SitDown, key: str, answer: str
) -> None:
    call = officer()
    call.session.replace(
        call.draft.model_copy(update={"children": (Child(ref="K1"),), "asked": ()}), "x"
    )
    _at(call, key)
    _note(call, "SENTINEL een")
    call.type(answer, "<Enter>")
    _at(call, key)
    assert call.view.card.note.text() == "SENTINEL een"
    call.type("<F8>", "<Enter>")
    _at(call, key)
    assert call.view.card.note.text() == "SENTINEL een"


def test_the_notes_of_two_children_are_two(officer: SitDown) -> None:
    call = officer()
    children = (Child(ref="K1", name="Sam"), Child(ref="K2"))
    call.session.replace(call.draft.model_copy(update={"children": children}), "x")
    for ref in ("K1", "K2"):
        _at(call, f"hh-child-registered.{ref}")
        _note(call, f"SENTINEL {ref}")
        call.type("j", "<Enter>")
    assert "Staat Sam op uw adres ingeschreven?: SENTINEL K1" in call.draft.notes
    assert "Staat kind 2 op uw adres ingeschreven?: SENTINEL K2" in call.draft.notes


def test_what_is_refused_below_the_answer_is_typed_over(officer: SitDown) -> None:
    call = officer()
    call.session.replace(call.draft.model_copy(update={"children": (Child(ref="K1"),)}), "x")
    _at(call, "hh-child-name.K1")
    call.type("Noor", "<Enter>", "13 jaar", "<Enter>", "5-2013", "<Enter>")
    assert str(call.draft.children[0].birth_month) == "2013-05"
