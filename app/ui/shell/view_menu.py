"""The menu Beeld: size of the letters, theme and language."""

from collections.abc import Callable
from dataclasses import field
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from app.i18n import LANGUAGES, Texts
from app.services.local_state import THEMES, ZOOMS
from app.ui.widgets.actions import add_action, show_locked
from app.ui.widgets.icons import Icon
from calc.base.value_type import value_type


@value_type
class View:
    """How the window is looked at, and how that is changed. `zoom` in per cent.

    `theme` None is that of the computer.
    """

    zoom: Callable[[], int]
    set_zoom: Callable[[int], object]
    speak: Callable[[str], object]
    theme: Callable[[], str | None]
    set_theme: Callable[[str | None], object]
    is_locked: Callable[[str], bool] = field(default=lambda _: False)
    """whether the administrator keeps a setting as it is"""


def view_menu(view: View, bar: QMenuBar, texts: Texts) -> QMenu:
    """Larger, smaller, normal; Nederlands, English."""
    menu = bar.addMenu(texts.text("files.menu.view"))

    def step(direction: int) -> None:
        view.set_zoom(next_zoom(view.zoom(), direction))

    # Ctrl and the key of + without Shift is Ctrl+=.
    add_action(
        menu, texts.text("files.zoom.in"), lambda: step(1), "Ctrl++", "Ctrl+=", sign=Icon.ZOOM_IN
    )
    add_action(menu, texts.text("files.zoom.out"), lambda: step(-1), "Ctrl+-", sign=Icon.ZOOM_OUT)
    add_action(menu, texts.text("files.zoom.normal"), lambda: view.set_zoom(100), "Ctrl+0")
    menu.addSeparator()
    _themes(view, menu, texts)
    menu.addSeparator()
    group = QActionGroup(menu)
    for language in LANGUAGES:
        name = Texts(language).text("files.language")
        action = add_action(menu, name, partial(view.speak, language))
        action.setCheckable(True)
        action.setChecked(language == texts.language)
        group.addAction(action)
        if view.is_locked("language"):
            show_locked(menu, action, texts)
    return menu


def _themes(view: View, menu: QMenu, texts: Texts) -> None:
    group = QActionGroup(menu)
    for theme in (None, *THEMES):
        name = texts.text(f"look.theme.{theme or 'system'}")
        action = add_action(menu, name, partial(view.set_theme, theme))
        action.setCheckable(True)
        action.setChecked(theme == view.theme())
        group.addAction(action)
        # It may have been chosen elsewhere: at the welcome.
        menu.aboutToShow.connect(partial(_tick, action, view, theme))


def _tick(action: QAction, view: View, theme: str | None) -> None:
    action.setChecked(theme == view.theme())


def next_zoom(now: int, direction: int) -> int:
    """The next size up or down; the largest and the smallest stay what they are."""
    if direction > 0:
        return next((zoom for zoom in ZOOMS if zoom > now), now)
    return next((zoom for zoom in reversed(ZOOMS) if zoom < now), now)
