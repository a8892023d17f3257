"""Another theme while somebody works: everything has its colours, nothing that was typed moves."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from app.ui.shell.program import Program
from app.ui.widgets.style import apply_style
from app.ui.widgets.tokens import THEMES, ThemeName, now, use

LIGHT, DARK, CONTRAST = (THEMES[name] for name in ThemeName)


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.styleHints().unsetColorScheme()
    use(LIGHT)
    apply_style(qapp)


def test_another_theme_touches_nothing_that_was_typed(program: Program) -> None:
    window = program.window
    window.wizard.open(1)
    page = window.wizard.page
    field = next(box for box in page.findChildren(QLineEdit) if box.isVisible())
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, "Half getypt")
    field.setCursorPosition(4)
    wizard, steps = window.wizard, program.session.undo_stack.count()
    for theme in ("dark", "contrast", None, "light"):
        program.set_theme(theme)
        assert program.keeper.settings.theme == theme
        assert window.wizard is wizard
        assert window.wizard.page is page
        assert (field.text(), field.cursorPosition()) == ("Half getypt", 4)
        assert field.isUndoAvailable()
        assert program.session.undo_stack.count() == steps
    assert now() is LIGHT


def test_every_ground_of_the_window_changes_in_place(program: Program) -> None:
    def grounds() -> set[str]:
        picture = program.window.grab().toImage()
        places = [(x, y) for x in range(5, 1300, 40) for y in range(60, 740, 40)]
        return {picture.pixelColor(x, y).name() for x, y in places}

    program.set_theme("dark")
    assert LIGHT.bg not in grounds()
    assert DARK.bg in grounds()
    program.set_theme("light")
    assert DARK.bg not in grounds()
    assert LIGHT.bg in grounds()


def test_the_computer_is_followed_while_the_program_runs(
    program: Program, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    program.set_theme(None)
    asked = [DARK]
    monkeypatch.setattr("app.ui.shell.opening.theme_for", lambda *_: asked[-1])
    program.looks.follow_computer()
    assert now() is DARK
    asked.append(CONTRAST)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert now() is CONTRAST
    asked.append(LIGHT)
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(
        Qt.ContrastPreference.NoPreference
    )
    assert now() is LIGHT


def test_the_menu_has_the_themes_and_ticks_the_one_in_use(program: Program) -> None:
    bar = program.window.menuBar()
    named = {
        action.text(): action
        for menu in bar.findChildren(QMenu)
        for action in menu.actions()
        if action.isCheckable()
    }
    assert {"Kleuren van de computer", "Licht", "Donker", "Hoog contrast"} <= set(named)
    assert named["Kleuren van de computer"].isChecked()
    named["Donker"].trigger()
    assert now() is DARK
    assert program.keeper.settings.theme == "dark"
    assert not named["Kleuren van de computer"].isChecked()
    program.set_theme("light")  # somewhere else than here
    menu = named["Licht"].parent()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert [name for name, action in named.items() if action.isChecked()][:1] == ["Licht"]
