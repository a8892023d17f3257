"""What Enter refuses is never first said to be understood."""

from collections.abc import Callable

import pytest

from tests.app.ui.call.conftest import Officer

SitDown = Callable[..., Officer]


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("call.day-food", "-5"),
        ("call.home-rent", "-1"),
        ("call.inc-savings", "-100"),
        ("call.day-food", "99999999999 pm"),
        ("call.hh-child-days.K1", "20"),
        ("call.oth-family", "-3 pm"),
    ],
)
def test_the_echo_refuses_what_enter_refuses_in_the_same_words(
    officer: SitDown, question: str, typed: str
) -> None:
    call = officer("HH2")
    assert call.view.go_to(question)
    key = call.key
    field = call.view.card.answer.field
    field.clear()
    call.type(typed)
    while_typing = call.echo
    assert while_typing
    assert "\N{CHECK MARK}" not in while_typing
    before = call.draft
    call.type("<Enter>")
    assert (call.key, call.draft) == (key, before)
    assert call.echo == while_typing


def test_what_enter_takes_is_said_to_be_understood(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("call.day-food")
    call.view.card.answer.field.clear()
    call.type("75 pw")
    assert call.echo.startswith("\N{CHECK MARK}")
