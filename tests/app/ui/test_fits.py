"""Nothing of a page is cut off at 1366 x 768: keys, strip, panel, drawers, fields of the home.

Looked at in the real window with the examples, every page once; what a page shows is written down.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from app.resources import FONTS
from app.ui.agreement.agreement_page import AgreementPage
from app.ui.intake.household_page import HouseholdPage
from app.ui.shell.main_window import MainWindow
from app.ui.shell.strip import Strip
from app.ui.widgets.tokens import ThemeName
from tests.pictures.taking import SIZES, be_light_again, pages, window_of

EXAMPLES = ("", "HH1", "HH2", "HH3", "HH5", "HH6", "HH2-en", "HH5-en")
"""By name; its words in Dutch, or in the language behind it."""


class Seen(NamedTuple):
    """What was found on one page of one example."""

    keys: tuple[str, ...]
    wider: tuple[str, ...]
    """what can be moved up and down, and is wider than the place it has"""
    strip: tuple[str, ...]
    panel: int
    """so many pixels of the panel are out of sight"""
    home: tuple[str, ...]


@pytest.fixture(scope="module", autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    be_light_again(qapp)


@cache
def _seen(name: str) -> dict[str, Seen]:
    found: dict[str, Seen] = {}
    example, _, language = name.partition("-")
    size = SIZES["1366x768"]
    with window_of(example, ThemeName.LIGHT, size, language or "nl") as program:
        for page, _ in pages(program):
            if page != "welcome":
                found[page] = _look(program.window)
    return found


def _look(window: MainWindow) -> Seen:
    assert window.desk is not None
    areas = [each for each in window.findChildren(QScrollArea) if each.isVisible()]
    page = window.wizard.page
    fields = page.body.findChildren(QLineEdit) if isinstance(page, HouseholdPage) else []
    return Seen(
        window.desk.keys.shown,
        tuple(
            f"{type(each).__name__} {each.accessibleName()}"
            for each in areas
            if (inside := each.widget()) is not None and inside.width() > each.viewport().width()
        ),
        tuple(
            label.text()
            for strip in window.findChildren(Strip)
            for label in strip.findChildren(QLabel)
            if label.isVisible() and label.sizeHint().width() > label.width()
        ),
        window.live.verticalScrollBar().maximum() if window.live.isVisible() else 0,
        tuple(
            line.text() for line in fields if _is_of_the_home(line) and _wide(line) > line.width()
        ),
    )


def _wide(line: QLineEdit) -> int:
    inside = line.fontMetrics().horizontalAdvance(line.text())
    return inside + line.sizeHint().width() - 17 * line.fontMetrics().horizontalAdvance("x")


def _is_of_the_home(line: QWidget) -> bool:
    editor: QWidget | None = line
    while editor is not None:
        path = getattr(editor, "path", ())
        if path:
            return path[0] in ("housing", "savings")
        editor = editor.parentWidget()
    return False


@pytest.mark.parametrize("name", EXAMPLES)
def test_f1_and_ctrl_k_are_in_the_bar_of_every_page(name: str) -> None:
    for page, seen in _seen(name).items():
        assert {"F1", "Ctrl+K"} <= {*seen.keys}, (page, seen.keys)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_a_page_is_about_stands_first_in_the_bar(name: str) -> None:
    """Of the keys that are left out none is the page's own before one that works everywhere."""
    seen = _seen(name)
    assert seen["3-income"].keys[:4] == ("Enter", "Ins", "F8", "F7")
    assert seen["3-income"].keys[-2:] == ("F1", "Ctrl+K")
    assert seen["call"].keys[0] == "Enter"


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_wider_than_its_place(name: str) -> None:
    assert {page: seen.wider for page, seen in _seen(name).items() if seen.wider} == {}


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_word_of_the_strip_is_cut_off(name: str) -> None:
    assert {page: seen.strip for page, seen in _seen(name).items() if seen.strip} == {}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_panel_is_seen_whole(name: str) -> None:
    assert {page: seen.panel for page, seen in _seen(name).items() if seen.panel} == {}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_fields_of_the_home_show_all_that_stands_in_them(name: str) -> None:
    assert {page: seen.home for page, seen in _seen(name).items() if seen.home} == {}


@pytest.mark.parametrize("may_go_on", [True, False])
def test_the_agreement_opens_at_its_top_with_the_cursor_in_sight(
    may_go_on: bool, window: MainWindow
) -> None:
    """Its first field stands far down, below a plan that is over as well as one to be offered."""
    place = [kind.key for kind in window.wizard.kinds].index(AgreementPage.key)
    page = window.wizard.page_at(place)
    assert isinstance(page, AgreementPage)
    page.status.next.setEnabled(may_go_on)
    window.open_step(place)
    for _ in range(3):
        QApplication.processEvents()
    assert page.verticalScrollBar().maximum() > 0
    assert page.verticalScrollBar().value() == 0
    here = QApplication.focusWidget()
    assert here is not None
    assert page.viewport().rect().contains(here.mapTo(page.viewport(), QPoint()))


def test_a_low_window_shows_fewer_points_and_says_how_many_more(window: MainWindow) -> None:
    panel = window.live
    seen = []
    for height in (728, 620, 480, 900):
        window.resize(1366, height)
        QApplication.processEvents()
        shown = [button for button in panel.buttons if not button.isHidden()]
        seen.append(len(shown))
        assert panel.more.text().startswith(f"en nog {9 - len(shown)}"), height
        assert len(shown) == 1 or panel.verticalScrollBar().maximum() == 0, height
    assert seen[0] >= seen[1] >= seen[2] == 1
    assert seen[3] == 3
    window.resize(1366, 620)
    QApplication.processEvents()
    panel.more.click()
    assert [button.isHidden() for button in panel.buttons] == [False] * 9
    assert panel.more.isHidden()


def test_whose_dossier_it_is_ends_in_a_sign_where_it_is_cut_off(window: MainWindow) -> None:
    assert window.desk is not None
    about = window.desk.top.about
    whole = about.text()
    assert "Voorbeeldbank" in whole
    window.resize(620, 728)
    QApplication.processEvents()
    assert about.text().endswith("\N{HORIZONTAL ELLIPSIS}")
    assert about.fontMetrics().horizontalAdvance(about.text()) <= about.width()
    assert about.accessibleName() == whole
    window.resize(1366, 728)
    QApplication.processEvents()
    assert about.text() == whole


@pytest.mark.parametrize(
    "sign", "\u25b8\u25be\u2190\u2192\u2193\u25b2\u25bc\u2713\u25b3\u25cb\u2026\u00b7"
)
def test_every_sign_of_the_window_is_in_the_fonts_of_the_program(sign: str) -> None:
    """Without them another machine shows a box, or a sign of another size."""
    fonts = [QRawFont(str(path), 14) for path in FONTS.glob("*.ttf")]
    assert sum(font.supportsCharacter(ord(sign)) for font in fonts) >= 2  # plain and bold


def test_the_window_asks_for_the_signs_after_its_letters(texts: object) -> None:
    assert QApplication.font().families() == ["Noto Sans", "Uitzicht Signs"]
