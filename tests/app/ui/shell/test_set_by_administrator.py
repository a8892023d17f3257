"""What an administrator set, as the window shows it: seen, heard, and not to be changed there."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.administration import NONE, Administration, rules_of
from app.services.administration_words import say_fixed
from app.store.administrators_file import administrators_file, every_key
from app.ui.shell.backup_dialog import BackupDialog
from app.ui.shell.program import Program
from app.ui.widgets.actions import actions_of
from tests.app.ui.shell.answering import Answers, Build
from tests.signing import KEY

PATH = Path("/etc/uitzicht/uitzicht.toml")
EVERYTHING = f"""
policy = "policy.toml"
store = "/srv/store.db"
language = "nl"
agency = true
package_keys = ["{KEY.public.line}"]
only_signed_figures = true
[locked]
lock_minutes = 5
backup_folder = "/srv/backups"
backup_daily = true
"""


def rules(text: str, data: Path = Path("/data")) -> Administration:
    return rules_of(administrators_file(text.encode(), PATH), PATH, data)


def languages(program: Program) -> dict[str, QAction]:
    """The action of each language in the menu of the view."""
    names = {Texts(each).text("files.language"): each for each in LANGUAGES}
    found = dict[str, QAction]()
    for action in actions_of(program.window.menuBar()):
        for name, language in names.items():
            if action.text().startswith(name):
                found[language] = action
    assert len(found) == len(LANGUAGES)
    return found


def entry(program: Program) -> list[QAction]:
    said = program.questions.texts.text("administrator.menu")
    return [each for each in actions_of(program.window.menuBar()) if each.text() == said]


def test_a_language_that_is_set_is_seen_as_set_and_stays(build: Build) -> None:
    program = build(example=True, rules=rules('language = "en"\n'))
    assert program.questions.texts.language == "en"
    actions = languages(program)
    for action in actions.values():
        assert not action.isEnabled()
        assert action.property("sign") == "lock"
        assert "Set by your administrator" in action.toolTip()
        menu = action.parent()
        assert isinstance(menu, QMenu)
        assert menu.toolTipsVisible()
    assert "set by your administrator" in actions["en"].text()  # heard too, not only seen
    assert "administrator" not in actions["nl"].text()
    program.speak("nl")
    assert program.questions.texts.language == "en"
    assert program.looks.language == "en"


def test_without_a_lock_nothing_looks_locked(build: Build) -> None:
    program = build(example=True, rules=rules('[defaults]\nlanguage = "en"\n'))
    assert program.questions.texts.language == "en"
    assert all(each.isEnabled() for each in languages(program).values())
    assert all("administrator" not in each.text() for each in languages(program).values())
    program.speak("nl")
    assert program.questions.texts.language == "nl"


def test_the_menu_has_what_is_set_only_where_something_is(build: Build) -> None:
    assert entry(build(example=True)) == []
    assert build(example=True).keeper.rules is NONE
    assert len(entry(build(example=True, rules=rules("")))) == 1


def test_everything_that_is_set_can_be_read_in_the_window(build: Build, answers: Answers) -> None:
    keys = [key for key in every_key() if not key.startswith("defaults.")]
    program = build(example=True, rules=rules(EVERYTHING))
    entry(program)[0].trigger()
    heading, what, *points, _ = answers.shown[-1]
    assert heading == "Ingesteld door uw beheerder"
    assert "Vraag uw beheerder" in what
    assert points == say_fixed(Texts("nl"), program.keeper.rules)
    assert len(points) == len(keys)


def test_where_nothing_is_locked_that_is_said(build: Build, answers: Answers) -> None:
    program = build(example=True, rules=rules("[defaults]\nzoom = 125\n"))
    assert program.looks.zoom == 125
    entry(program)[0].trigger()
    assert "niets vastgezet" in answers.shown[-1][1]


def test_letters_and_colours_stay_with_who_looks(build: Build) -> None:
    program = build(example=True, rules=rules('[defaults]\nzoom = 125\ntheme = "dark"\n'))
    assert program.looks.theme == "dark"
    program.set_theme("contrast")
    program.set_zoom(150)
    assert (program.looks.theme, program.looks.zoom) == ("contrast", 150)
    assert (program.keeper.settings.theme, program.keeper.settings.zoom) == ("contrast", 150)


def test_what_is_typed_stays_when_a_language_is_refused(build: Build) -> None:
    program = build(example=True, rules=rules('language = "nl"\n'))
    page = program.window.wizard.page
    program.speak("en")
    assert program.window.wizard.page is page  # the window was not filled anew


@pytest.mark.parametrize("found", [True, False])
def test_the_dialog_of_backups_says_who_chose_the_folder(
    found: bool, qtbot: QtBot, styled: None
) -> None:
    from datetime import UTC, datetime

    from app.store.database.backup import Backup

    there = [Backup(Path("/srv/b/x.db"), datetime(2026, 11, 23, tzinfo=UTC))] if found else []
    said = dict[bool, str]()
    for locked in (True, False):
        dialog = BackupDialog(None, Texts("nl"), Path("/srv/b"), there, locked=locked)
        qtbot.addWidget(dialog)
        labels = [each for each in dialog.children() if each.objectName() == "quiet"]
        said[locked] = labels[0].text()  # type: ignore[attr-defined]
    assert "Ingesteld door uw beheerder" in said[True]
    assert "/srv/b" in said[True]
    assert "beheerder" not in said[False]


def test_the_lock_of_the_screen_comes_after_the_minutes_that_are_set(build: Build) -> None:
    from app.services.dossier_store.place import StoreStart
    from tests.app.services.dossier_store.key_rings import KeptRing

    start = StoreStart("/nowhere/store.db", KeptRing())
    program = build(example=True, store=start, rules=rules("[locked]\nlock_minutes = 7\n"))
    assert program.store_commands is not None
    assert program.store_commands.lock.idle.interval() == 7 * 60_000
