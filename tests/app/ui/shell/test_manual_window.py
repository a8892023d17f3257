"""The manual names keys and menus that the program has, and opens without a network."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.administration import Administration
from app.services.dossier_store.place import StoreStart
from app.services.manual import PICTURES, chapters
from app.ui.home.home_page import HomePage
from app.ui.shell.locator import Locator
from app.ui.shell.manual_window import ManualWindow
from app.ui.shell.program import Program
from app.ui.widgets.actions import actions_of
from app.ui.widgets.key_cap import say_keys
from app.ui.widgets.words import Illustrated
from tests.app.services.dossier_store.key_rings import KeptRing
from tests.app.services.test_manual import KEY
from tests.app.ui.home.stores import ON, filled_desk
from tests.app.ui.shell.answering import Build

MENU = re.compile(r"\*\*([^*]+ > [^*]+)\*\*")
PATIENCE = 120_000
OF_ANY_WINDOW = {"Esc", "Ctrl+Enter", "Enter", "F1"}
"""Of the help at a field and of find, which have tests of their own."""


def keys_of(program: Program, home: HomePage) -> set[str]:
    """Every key that a menu, a page, the list or the conversation has, as people read it."""
    window, texts = program.window, program.window.texts
    found = {key.toString() for each in actions_of(window.menuBar()) for key in each.shortcuts()}
    for place in range(len(window.wizard.kinds)):
        window.wizard.open(place)
        found |= set(dict(window.ways.keys()))
    window.toggle_way()
    found |= set(dict(window.ways.keys())) | set(dict(home.keys()))
    return found | {say_keys(texts, key) for key in found} | OF_ANY_WINDOW


def menus_of(menu: QMenu | QMenuBar, path: str = "") -> set[str]:
    """Every line of every menu, with the menus that it stands in."""
    found = set()
    for action in menu.actions():
        name = path + action.text().replace("&", "")
        below = action.menu()
        if isinstance(below, QMenu):
            found |= menus_of(below, f"{name} > ")
        found.add(name)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_and_every_menu_that_it_names_is_there(
    language: str, build: Build, qtbot: QtBot, tmp_path: Path
) -> None:
    store = StoreStart(str(tmp_path / "store" / "store.db"), KeptRing())
    rules = Administration(path=tmp_path / "uitzicht.toml")  # whose menu is there only with a file
    program = build(example=True, store=store, rules=rules)
    with qtbot.waitSignal(program.store.opened, timeout=PATIENCE):
        program.after_first_paint()
    program.speak(language)
    desk = filled_desk(tmp_path)
    home = HomePage(program.window.texts, desk, lambda: ON)
    qtbot.addWidget(home)
    text = "\n".join(chapter.text for chapter in chapters(language))
    keys, menus = set(KEY.findall(text)), set(MENU.findall(text))
    assert len(keys) > 15
    assert len(menus) >= 15
    assert keys - keys_of(program, home) == set()
    assert menus - menus_of(program.window.menuBar()) == set()
    desk.database.close()
    assert program.stored is not None
    program.stored.end()


def manual(program: Program) -> ManualWindow:
    return program.window.findChildren(ManualWindow)[-1]


def test_it_opens_at_what_find_was_asked(lasting_program: Program) -> None:
    program = lasting_program
    locator: Locator = program.window.guide.finder.open()
    QTest.keyClicks(locator.field, "herziening")
    QTest.keyClick(locator.field, Qt.Key.Key_F1)
    for _ in range(4):
        QApplication.processEvents()
    opened = manual(program)
    assert opened.isVisible()
    assert not locator.isVisible()
    assert opened.chapter == "06-afspraak"
    opened.close()


def test_what_is_not_in_it_is_said_and_the_chapters_are_there(lasting_program: Program) -> None:
    program = lasting_program
    program.window.guide.show_manual("xqzwj")
    opened = manual(program)
    assert "xqzwj" in opened.said.text()
    assert opened.list.count() == len(chapters("nl"))
    opened.close()


def test_it_speaks_the_language_of_the_window(program: Program) -> None:
    program.window.guide.show_manual()
    program.speak("en")
    program.window.guide.show_manual()
    QApplication.processEvents()
    assert manual(program).list.item(1).text() == "Call"
    manual(program).close()


@pytest.mark.parametrize(
    "name",
    ["https://example.nl/a.png", "../README.md", "/etc/hostname", "../pictures/nl/none.png",
     "../pictures/../../../README.md"],
)  # fmt: skip
def test_a_page_gets_the_pictures_of_the_manual_and_nothing_else(name: str, texts: Texts) -> None:
    page = Illustrated(PICTURES)
    page.show_markdown("# Begin", PICTURES.parent / "nl")
    kind = int(QTextDocument.ResourceType.ImageResource.value)
    assert not isinstance(page.loadResource(kind, QUrl(name)), QImage)
    good = page.loadResource(kind, QUrl("../pictures/nl/outcome.png"))
    assert isinstance(good, QImage)
    assert not good.isNull()
