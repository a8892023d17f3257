"""The bar of keys at 1366 wide, with usual and with double letters, on every page and in the call:
one line, no word cut, none over another; what is left out is under F1 or in a menu."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from app.ui.shell.main_window import MainWindow
from app.ui.widgets.actions import actions_of
from app.ui.widgets.style import apply_style
from app.ui.widgets.tokens import ThemeName
from tests.pictures.taking import SIZES, be_light_again, pages, window_of

KINDS = [(size, language) for size in ("1366x768", "200") for language in ("nl", "en")]


class Bar(NamedTuple):
    """The bar as it is on one page."""

    shown: tuple[str, ...]
    left_out: frozenset[str]
    boxes: tuple[tuple[str, QRect, int, int], ...]
    """each word: where it stands, and how wide and high it wants to be"""
    place: QRect
    of_page: frozenset[str]
    """what F1 names"""
    in_menus: frozenset[str]


@pytest.fixture(scope="module", autouse=True)
def usual_again(qapp: QApplication) -> Iterator[None]:
    yield
    be_light_again(qapp)
    apply_style(qapp, 1.0)


@cache
def _bars(size: str, language: str) -> dict[str, Bar]:
    with window_of("HH1", ThemeName.LIGHT, SIZES[size], language) as program:
        window = program.window
        return {page: _look(window) for page, _ in pages(program) if page != "welcome"}


def _look(window: MainWindow) -> Bar:
    assert window.desk is not None
    bar = window.desk.keys
    labels = [label for pair in bar._labels for label in pair if not label.isHidden()]
    menus = actions_of(window.menuBar())
    return Bar(
        bar.shown,
        frozenset({key for key, _ in bar.keys} - {*bar.shown}),
        tuple(
            (label.text(), label.geometry(), label.sizeHint().width(),
             label.fontMetrics().height())
            for label in labels
        ),
        bar.rect(),
        frozenset(dict(window.ways.keys())),
        frozenset(key.toString() for action in menus for key in action.shortcuts()),
    )  # fmt: skip


@pytest.mark.parametrize(("size", "language"), KINDS)
def test_every_word_is_whole_within_the_bar_and_beside_the_next(size: str, language: str) -> None:
    bars = _bars(size, language)
    assert len(bars) > 12
    for page, bar in bars.items():
        assert len(bar.shown) >= 2, page
        before = 0
        for text, box, wide, high in bar.boxes:
            assert box.width() >= wide, (page, text)
            assert box.height() >= high, (page, text)
            assert box.left() >= before, (page, text)
            assert bar.place.contains(box), (page, text)
            before = box.right()


@pytest.mark.parametrize(("size", "language"), KINDS)
def test_there_are_never_so_many_that_nobody_reads_them(size: str, language: str) -> None:
    for page, bar in _bars(size, language).items():
        assert len(bar.shown) <= 8, (page, bar.shown)


@pytest.mark.parametrize(("size", "language"), KINDS)
def test_what_is_left_out_is_under_f1_or_in_a_menu(size: str, language: str) -> None:
    bars = _bars(size, language)
    assert any(bar.left_out for bar in bars.values())
    for page, bar in bars.items():
        for key in bar.left_out - bar.of_page:
            assert QKeySequence(key).toString() in bar.in_menus, (page, key)


@pytest.mark.parametrize(("size", "language"), KINDS)
def test_who_does_not_know_sees_the_key_for_it(size: str, language: str) -> None:
    """At 200% the bar of a question left F8 out, and an officer who sees no way out guesses."""
    bars = _bars(size, language)
    with_f8 = [page for page, bar in bars.items() if "F8" in bar.of_page]
    assert {"call", "6-checks"} <= {*with_f8}
    for page in with_f8:
        assert "F8" in bars[page].shown, (page, bars[page].shown)


@pytest.mark.parametrize(("size", "language"), KINDS)
def test_the_answers_of_a_check_are_one_place_in_the_bar(size: str, language: str) -> None:
    """Each has its letter on itself: four more in the bar said it twice."""
    bar = _bars(size, language)["6-checks"]
    assert bar.shown[:3] == ("A O N D", "F8", "2-9")
    assert {"A", "O", "N", "D"}.isdisjoint(bar.shown)
