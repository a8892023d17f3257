"""The manual names keys and menus that the program has, and opens without a network."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.i18n import LANGUAGES, Texts
from app.services.dossier_store.place import StoreStart
from app.services.manual import PICTURES, chapters
from app.ui.shell.locator import Locator
from app.ui.shell.manual_window import ManualWindow
from app.ui.shell.program import Program
from app.ui.widgets.actions import actions_of
from app.ui.widgets.key_cap import say_keys
from app.ui.widgets.words import Illustrated
from tests.app.services.dossier_store.key_rings import KeptRing
from tests.app.services.test_manual import KEY
from tests.app.ui.shell.answering import Build

MENU = re.compile(r"\*\*([^*]+ > [^*]+)\*\*")
OF_ANY_WINDOW = {"Esc", "Ctrl+Enter", "Enter", "F1", "Alt+Home", "Ctrl+B", "Ctrl+M"}
"""Of the help at a field, of find and of the list of a store, which have tests of their own."""


def keys_of(program: Program) -> set[str]:
    """Every key that a menu, a page or the conversation says it has, as people read it."""
    window, texts = program.window, program.window.texts
    found = {key.toString() for each in actions_of(window.menuBar()) for key in each.shortcuts()}
    for place in range(len(window.wizard.kinds)):
        window.wizard.open(place)
        found |= set(dict(window.ways.keys()))
    window.toggle_way()
    found |= set(dict(window.ways.keys()))
    return found | {say_keys(texts, key) for key in found} | OF_ANY_WINDOW


def menus_of(program: Program) -> set[str]:
    def within(path: str, menu: QMenu) -> set[str]:
        found = set()
        for each in menu.actions():
            whole = f"{path} > {each.text().replace('&', '')}"
            # Where it asks more, the manual may leave that out.
            said = whole.removesuffix("...").removesuffix("\N{HORIZONTAL ELLIPSIS}")
            found |= {whole, said}
            below = each.menu()
            if isinstance(below, QMenu):
                found |= within(said, below)
        return found

    found = set()
    for action in program.window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        found |= within(action.text().replace("&", ""), menu)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_and_every_menu_that_it_names_is_there(
    language: str, build: Build, tmp_path: Path
) -> None:
    """With a store: its menu and its keys are there only then."""
    program = build(example=True, store=StoreStart(str(tmp_path / "store.db"), KeptRing()))
    program.speak(language)
    text = "\n".join(chapter.text for chapter in chapters(language))
    keys, menus = set(KEY.findall(text)), set(MENU.findall(text))
    assert len(keys) > 15
    assert len(menus) >= 5
    assert keys - keys_of(program) == set()
    assert menus - menus_of(program) == set()


def manual(program: Program) -> ManualWindow:
    return program.window.findChildren(ManualWindow)[-1]


def test_it_opens_at_what_find_was_asked(program: Program) -> None:
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


def test_what_is_not_in_it_is_said_and_the_chapters_are_there(program: Program) -> None:
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
