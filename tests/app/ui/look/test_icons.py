"""The icons: one colour of the theme, which they follow; and the picture of the program."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.resources import ICONS
from app.ui.widgets.actions import add_action
from app.ui.widgets.icons import Icon, icon, program_icon
from app.ui.widgets.tokens import THEMES, ThemeName, now, use

_SHEETS_OWN = {"tick", "down", "up"}


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    use(THEMES[ThemeName.LIGHT])


def _colours(of: QIcon, side: int = 48, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    image = of.pixmap(QSize(side, side), mode).toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("which", Icon)
def test_an_icon_has_its_file_and_the_ink_of_the_theme(which: Icon) -> None:
    for theme in THEMES.values():
        use(theme)
        drawn = icon(which)
        assert _colours(drawn) == {theme.ink}
        assert _colours(drawn, mode=QIcon.Mode.Disabled) == {theme.border}
        assert _colours(drawn, mode=QIcon.Mode.Selected) == {theme.ink}
    assert _colours(icon(which, "accent")) == {now().accent}


def test_every_file_is_an_icon_and_the_licence_is_beside_them() -> None:
    files = {path.stem for path in ICONS.glob("*.svg")}
    shades = {f"{name}-{shade}" for name in _SHEETS_OWN for shade in ("light", "dark")}
    assert files == {each.value for each in Icon} | shades | {"uitzicht"}
    licence = (ICONS / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("ISC License")
    assert "Lucide" in licence
    assert len(Icon) >= 18


def test_a_menu_draws_its_icons_in_the_theme_in_which_it_opens(qtbot: QtBot, texts: Texts) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    action = add_action(menu, "Opslaan", lambda: None, sign=Icon.SAVE)
    plain = add_action(menu, "Sluiten", lambda: None)
    assert action.icon().isNull()
    for theme in THEMES.values():
        use(theme)
        menu.aboutToShow.emit()
        assert _colours(action.icon()) == {theme.ink}
    assert plain.icon().isNull()


@pytest.mark.parametrize("side", [16, 24, 32, 48, 256])
def test_the_program_has_a_picture_of_its_own_at_every_size(side: int) -> None:
    image = program_icon().pixmap(QSize(side, side)).toImage()
    assert image.width() == side
    assert image.pixelColor(0, 0).alpha() < 128, "its corners are round"
    assert image.pixelColor(side // 2, side // 8) == QColor(THEMES[ThemeName.LIGHT].accent)
