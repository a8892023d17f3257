"""Words can be read on every ground they stand on, edges can be seen, in every theme and state."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.widgets.style import apply_style, palette_of, sheet_of
from app.ui.widgets.themes import contrast_of
from app.ui.widgets.tokens import THEMES, Theme, ThemeName, contrast, use

GROUNDS = ("bg", "surface", "soft", "warn_ground", "stop_ground")
WORDS = ("ink", "mute", "accent", "ok", "warn", "stop")
LEAST = {ThemeName.LIGHT: 5.3, ThemeName.DARK: 5.3, ThemeName.CONTRAST: 7.0}
EDGE = 3.0
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_THIN = 0.85
"""A stroke of a letter is drawn over part of a point: it is a little less than its ink."""
ON_ONE = {"on_accent": ("accent",)}
"""Words of one ground only."""


def _computers() -> Theme:
    """A computer with white on black and pale blue, as Windows has one."""
    palette = QPalette()
    for role, colour in (("Window", "#202020"), ("WindowText", "#ffffff"),
                         ("Highlight", "#8ee3f0"), ("HighlightedText", "#263b50")):  # fmt: skip
        palette.setColor(getattr(QPalette.ColorRole, role), QColor(colour))
    return contrast_of(palette)


ALL = [*THEMES.values(), _computers()]
themes = pytest.mark.parametrize("theme", ALL, ids=["light", "dark", "contrast", "computer"])


@themes
def test_words_on_every_ground(theme: Theme) -> None:
    least = LEAST[theme.name]
    pairs = [(word, ground) for word in WORDS for ground in GROUNDS]
    pairs += [(word, ground) for word, grounds in ON_ONE.items() for ground in grounds]
    weak = {
        pair: round(found, 2)
        for pair in pairs
        if (found := contrast(getattr(theme, pair[0]), getattr(theme, pair[1]))) < least
    }
    assert weak == {}


@themes
@pytest.mark.parametrize("edge", ["border", "accent", "warn", "stop"])
def test_edges_and_the_ring_on_every_ground(theme: Theme, edge: str) -> None:
    """`border` is that of a field, and the letters of what cannot be used now."""
    for ground in GROUNDS:
        assert contrast(getattr(theme, edge), getattr(theme, ground)) >= EDGE, (edge, ground)


@themes
def test_what_is_chosen_is_told_from_what_is_not_by_its_edge(theme: Theme) -> None:
    """The soft ground is a help only: in high contrast there is none."""
    assert contrast(theme.accent, theme.surface) >= EDGE
    assert theme.border_width == (2 if theme.name is ThemeName.CONTRAST else 1)


@themes
def test_the_palette_that_qt_paints_with(theme: Theme) -> None:
    palette, roles = palette_of(theme), QPalette.ColorRole
    pairs = (
        (roles.WindowText, roles.Window), (roles.Text, roles.Base), (roles.Text, roles.Window),
        (roles.Text, roles.AlternateBase), (roles.ButtonText, roles.Button),
        (roles.HighlightedText, roles.Highlight), (roles.PlaceholderText, roles.Base),
        (roles.ToolTipText, roles.ToolTipBase), (roles.Link, roles.Base),
        (roles.Link, roles.Window), (roles.LinkVisited, roles.Base),
    )  # fmt: skip
    for word, ground in pairs:
        found = contrast(palette.color(word).name(), palette.color(ground).name())
        assert found >= LEAST[theme.name], (word, ground)
    off = QPalette.ColorGroup.Disabled
    for word in (roles.Text, roles.ButtonText, roles.WindowText):
        assert contrast(palette.color(off, word).name(), palette.color(roles.Base).name()) >= EDGE


def _rules(theme: Theme) -> Iterator[tuple[str, dict[str, str]]]:
    for selectors, body in RULE.findall(sheet_of(theme, 1.0)):
        said = (line.partition(":") for line in body.split(";"))
        yield " ".join(selectors.split()), {name.strip(): value.strip() for name, _, value in said}


@themes
def test_every_rule_of_the_sheet(theme: Theme) -> None:
    """A rule with both has words that can be read; one without a ground can stand on any."""
    looked = 0
    for selectors, values in _rules(theme):
        word, ground = values.get("color"), values.get("background")
        least = EDGE if ":disabled" in selectors else LEAST[theme.name]
        if word is None:
            continue
        looked += 1
        grounds = (
            [ground]
            if ground and ground != "transparent"
            else [theme.bg, theme.surface, theme.soft]
        )
        for each in grounds:
            assert contrast(word, each) >= least, (selectors, word, each)
    assert looked > 20


@themes
def test_the_grounds_of_what_is_pressed_or_chosen_are_those_of_the_theme(theme: Theme) -> None:
    colours = {getattr(theme, name) for name in (*GROUNDS, *WORDS, "on_accent", "border",
                                                 "hairline")}  # fmt: skip
    found = set(re.findall(r"#[0-9a-f]{6}\b", sheet_of(theme, 1.0)))
    assert found <= colours


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_a_button_that_does_nothing_now_is_told_by_more_than_its_colour(theme: Theme) -> None:
    """In high contrast its words and its edge are as white as those of one that does something."""
    [rule] = re.findall(r"QPushButton:disabled, QToolButton:disabled \{(.*?)\}",
                        sheet_of(theme, 1.0), re.DOTALL)  # fmt: skip
    told = "dashed" if theme.border == theme.ink else "solid"
    assert f"border-style: {told}" in rule


@themes
def test_the_example_in_an_empty_field_can_be_read(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    use(theme)
    apply_style(qapp)
    try:
        fields: tuple[QWidget, ...] = (QLineEdit(), QPlainTextEdit())
        for field in fields:
            qtbot.addWidget(field)
            field.ensurePolished()
            example = field.palette().placeholderText().color()
            assert (example.name(), example.alpha()) == (theme.mute, 255)
    finally:
        use(THEMES[ThemeName.LIGHT])
        apply_style(qapp)


def test_the_grounds_of_a_theme_are_told_apart_or_have_an_edge() -> None:
    for theme in THEMES.values():
        same = [pair for pair in combinations(GROUNDS, 2)
                if getattr(theme, pair[0]) == getattr(theme, pair[1])]  # fmt: skip
        assert not same or theme.name is ThemeName.CONTRAST


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0b5563", "#0b5563") == 1


def _list() -> QListWidget:
    view = QListWidget()
    view.addItems(["Hxxxxx", "Hxxxxx"])
    return view


def _table() -> QTableWidget:
    view = QTableWidget(2, 1)
    for row in range(2):
        view.setItem(row, 0, QTableWidgetItem("Hxxxxx"))
    return view


def _tree() -> QTreeWidget:
    view = QTreeWidget()
    view.addTopLevelItems([QTreeWidgetItem(["Hxxxxx"]), QTreeWidgetItem(["Hxxxxx"])])
    return view


@themes
@pytest.mark.parametrize("make", [_list, _table, _tree])
@pytest.mark.parametrize("look", [None, "rows", "figures"])
@pytest.mark.parametrize("has_cursor", [True, False])
def test_the_chosen_row_can_be_read(
    theme: Theme, make: Callable[[], QAbstractItemView], look: str | None, has_cursor: bool,
    qapp: QApplication, qtbot: QtBot,
) -> None:  # fmt: skip
    use(theme)
    apply_style(qapp)
    try:
        view = make()
        view.setProperty("look", look)
        qtbot.addWidget(view)
        view.show()
        view.setCurrentIndex(view.model().index(0, 0))
        if has_cursor:
            view.setFocus()
        QApplication.processEvents()
        row = view.visualRect(view.model().index(0, 0)).adjusted(3, 3, -3, -3)
        image = view.viewport().grab(row).toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
        }
        strongest = max(contrast(one, other) for one, other in combinations(colours, 2))
        assert strongest >= LEAST[theme.name] * _THIN
        other = view.visualRect(view.model().index(1, 0)).adjusted(3, 3, -3, -3)
        ground = view.viewport().grab(other).toImage().pixelColor(0, 0).name()
        assert ground != image.pixelColor(0, 0).name(), "it is told from the others by its ground"
    finally:
        use(THEMES[ThemeName.LIGHT])
        apply_style(qapp)
