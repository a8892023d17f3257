"""Light, dark and high contrast: the one that was chosen and kept, or else the computer's."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QProgressBar, QStyle, QTreeView
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.documents import DocumentKind
from app.services.outgoing_documents import Offer
from app.store.window_look import THEMES as KEPT
from app.store.window_look import read_look
from app.ui.documents.guarded_text import GuardedText
from app.ui.documents.hit_list import HitList
from app.ui.documents.offer_list import OfferList
from app.ui.shell.opening import Looks
from app.ui.widgets.style import apply_style
from app.ui.widgets.themes import contrast_of, first_theme, system_palette, theme_for
from app.ui.widgets.tokens import THEMES, ThemeName, contrast, now, use

LIGHT, DARK, CONTRAST = (THEMES[name] for name in ThemeName)


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.styleHints().unsetColorScheme()
    use(LIGHT)
    apply_style(qapp)


def _computer(
    scheme: Qt.ColorScheme = Qt.ColorScheme.Unknown,
    wants: Qt.ContrastPreference = Qt.ContrastPreference.NoPreference,
) -> Any:
    """An application on a computer that asks for this."""
    told: list[object] = []
    hints = SimpleNamespace(
        colorScheme=lambda: scheme,
        setColorScheme=told.append,
        unsetColorScheme=lambda: told.append(None),
        accessibility=lambda: SimpleNamespace(contrastPreference=lambda: wants),
    )
    palette = [QPalette()]
    return SimpleNamespace(
        styleHints=lambda: hints, palette=lambda: palette[-1], setPalette=palette.append, told=told
    )


def test_the_names_that_are_kept_are_those_of_the_themes() -> None:
    assert set(KEPT) == {theme.value for theme in ThemeName} == set(THEMES)


@pytest.mark.parametrize(
    ("choice", "scheme", "theme"),
    [
        (None, Qt.ColorScheme.Light, LIGHT),
        (None, Qt.ColorScheme.Dark, DARK),
        (None, Qt.ColorScheme.Unknown, DARK),
        ("light", Qt.ColorScheme.Dark, LIGHT),
        ("dark", Qt.ColorScheme.Light, DARK),
        ("contrast", Qt.ColorScheme.Light, CONTRAST),
    ],
)
def test_a_choice_goes_before_the_computer(choice: str, scheme: Any, theme: Any) -> None:
    computer = _computer(scheme)
    assert theme_for(choice, computer, DARK) is theme
    assert (computer.told == [None]) is (choice is None)


def test_high_contrast_of_the_computer_goes_before_dark_and_has_its_colours() -> None:
    computer = _computer(Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast)
    theme = theme_for(None, computer, LIGHT)
    assert theme.name is ThemeName.CONTRAST
    assert theme == contrast_of(QPalette())
    assert theme_for("light", computer, LIGHT) is LIGHT


def _palette(window: str, ink: str, chosen: str, on_it: str) -> QPalette:
    palette = QPalette(QColor(window))
    palette.setColor(QPalette.ColorRole.Window, QColor(window))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(chosen))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(on_it))
    return palette


def test_a_colour_of_the_computer_that_cannot_be_read_is_not_used() -> None:
    theme = contrast_of(_palette("#000000", "#ffffff", "#1aebff", "#000000"))
    assert (theme.bg, theme.ink, theme.accent) == ("#000000", "#ffffff", "#1aebff")
    dull = contrast_of(_palette("#ffffff", "#000000", "#c0c0c0", "#000000"))
    assert (dull.accent, dull.on_accent) == ("#000000", "#ffffff")
    unread = contrast_of(_palette("#000000", "#ffffff", "#1aebff", "#ffffff"))
    assert contrast(unread.accent, unread.on_accent) >= 7


def test_the_first_paint_has_the_theme_that_was_kept(tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "dark"}', "utf-8")
    look = read_look(tmp_path)
    assert look.theme == "dark"
    Looks(qapp, "nl", 100, look.theme)
    assert now() is DARK
    assert qapp.palette().window().color().name() == DARK.bg
    (tmp_path / "settings.json").write_text('{"theme": "pink"}', "utf-8")
    assert read_look(tmp_path).theme is None


def test_without_a_choice_the_first_paint_is_as_dark_as_the_computer(qapp: QApplication) -> None:
    qapp.setPalette(_palette("#202020", "#ffffff", "#1aebff", "#000000"))
    assert first_theme(None) is DARK
    qapp.setPalette(_palette("#efefef", "#000000", "#1aebff", "#000000"))
    assert first_theme(None) is LIGHT


def test_the_colours_of_the_computer_are_under_ours(qapp: QApplication) -> None:
    use(CONTRAST)
    apply_style(qapp)
    assert system_palette(qapp).window().color().name() != CONTRAST.bg
    assert qapp.palette().window().color().name() == CONTRAST.bg


def test_nothing_moves_by_itself(qapp: QApplication, qtbot: QtBot) -> None:
    for effect in Qt.UIEffect:
        qapp.setEffectEnabled(effect, True)
    looks = Looks(qapp, "nl", 100, "light")
    looks.follow_computer()
    assert not [effect for effect in Qt.UIEffect if qapp.isEffectEnabled(effect)]
    for made in (QProgressBar(), QTreeView(), QComboBox()):
        qtbot.addWidget(made)
        made.ensurePolished()
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        assert made.style().styleHint(hint, None, made) == 0


def test_what_keeps_its_colours_takes_those_of_another_theme(
    qapp: QApplication, qtbot: QtBot, texts: Texts
) -> None:
    """Items of a list and lines under words are given a colour, not painted with one."""
    own, hits, offers = GuardedText(), HitList(texts), OfferList(texts)
    for widget in (own, hits, offers):
        qtbot.addWidget(widget)
    own.setPlainText("Betaalt u niet, dan leggen wij loonbeslag.")
    hits.show_hits(own.result.hits)
    kinds = tuple(DocumentKind)[:2]
    offers.show_offers([Offer(kinds[0], True, True, "past"), Offer(kinds[1], False, False, "niet")])
    ticks: list[None] = []
    offers.ticks_changed.connect(lambda: ticks.append(None))
    for theme in (DARK, LIGHT):
        use(theme)
        apply_style(qapp)
        QApplication.processEvents()
        assert ticks == [], "nobody ticked anything"
        assert own.extraSelections()[0].format.underlineColor().name() == theme.stop
        assert hits.item(0).foreground().color().name() == theme.stop
        assert offers.item_of(kinds[0]).foreground().color().name() == (theme.ink)
        assert offers.item_of(kinds[1]).foreground().color().name() == (theme.mute)
