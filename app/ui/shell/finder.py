"""Finder: what Ctrl+K opens, and how the window goes to what was found.

The index is made at the first use, and again in another language. Files that were used last are
read one at a time, while somebody is already typing.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.i18n import Texts
from app.services.call.conversation import Conversation
from app.services.call.script import load_script
from app.services.call.taking import taken
from app.services.editing import Path as FieldPath
from app.services.intake.line_columns import GROUPS
from app.services.intake.suggestions import with_code
from app.services.locating.answer import Located
from app.services.locating.dossiers import KnownDossiers
from app.services.locating.entries import (
    best_words,
    document_entries,
    field_entries,
    question_entries,
)
from app.services.locating.index import Entry, Index, Kind
from app.ui.call.around import form_place
from app.ui.call.put_answer import say_refusal
from app.ui.result.result_page import ResultPage
from app.ui.shell.home_desk import STORED
from app.ui.shell.locator import Locator
from app.ui.shell.locator_rows import Act, Row, Rows
from app.ui.shell.top_bar import Way
from app.ui.widgets.announce import announce

if TYPE_CHECKING:
    from app.ui.shell.main_window import MainWindow

_RECENT = 5
_NOT_FOUND = "find"
"""A property of an action: it is this very list, or a file that has an entry of its own."""


class Finder(QObject):
    """One a window, which it asks for its pages, its menus and its dossier."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._known = KnownDossiers()
        self._of_program: tuple[str, list[Entry]] = ("", [])
        self._actions: dict[str, QAction] = {}
        self.locator: Locator | None = None

    def open(self) -> Locator:
        """The list, empty."""
        window, texts = self._window, self._window.texts
        files = list(window.dossiers())
        of_dossier = self._entries(texts) if window.has_dossier else []
        index = Index([*of_dossier, *self._commands()], best_words())
        recent = self._known.first(files, _RECENT)
        rows = Rows(index, self._talk(), texts, recent, window.stored)
        self.locator = locator = Locator(rows, texts, window)
        locator.chosen.connect(self._take)
        locator.finished.connect(locator.deleteLater)
        locator.open()
        self._read_files(locator, index, iter(files), texts)
        return locator

    def _talk(self) -> Conversation:
        session, texts = self._window.session, self._window.texts
        on = session.moment.date()
        return Conversation(session.draft, on, session.assessment, language=texts.language)

    # -- what there is -----------------------------------------------------------------------------

    def _entries(self, texts: Texts) -> list[Entry]:
        """What stays the same as long as the language does."""
        if self._of_program[0] != texts.language:
            script, kinds = load_script(), self._window.wizard.kinds
            words = {"documents": texts.text("find.words.document").split(", ")}
            pages = [
                Entry(Kind.PAGE, str(place), kind.title(texts),
                      words=tuple(words.get(kind.key, ())), keys=f"Alt+{(place + 1) % 10}")
                for place, kind in enumerate(kinds)
            ]  # fmt: skip
            found = [
                *pages, *question_entries(script, texts), *field_entries(script, texts),
                *document_entries(texts),
            ]  # fmt: skip
            self._of_program = texts.language, found
        return self._of_program[1]

    def _commands(self) -> Iterator[Entry]:
        """Every command of the menus that can be given now, with its key and its menu."""
        self._actions.clear()
        pages = {kind.title(self._window.texts) for kind in self._window.wizard.kinds}
        for menu in self._window.menuBar().actions():
            for action in _actions_in(menu):
                name = _bare(action.text())
                if name[2:] in pages or not action.isEnabled() or action.property(_NOT_FOUND):
                    continue
                key = str(len(self._actions))
                self._actions[key] = action
                yield Entry(Kind.COMMAND, key, name, _bare(menu.text()),
                            keys=action.shortcut().toString())  # fmt: skip

    def _read_files(
        self, locator: Locator, index: Index, files: Iterator[Path], texts: Texts
    ) -> None:
        """One file, and the next when Qt has nothing else to do."""
        path = next(files, None)
        if path is None or self.locator is not locator or not locator.isVisible():
            return
        entry = self._known.entry(path, texts)
        if entry is not None:
            index.add([entry])
            locator.renew()
        QTimer.singleShot(0, locator, partial(self._read_files, locator, index, files, texts))

    # -- going there -------------------------------------------------------------------------------

    def _take(self, row: Row, typed: str) -> None:
        """Go to a row, once the list has gone: a dialog may follow."""
        QTimer.singleShot(0, self, partial(self.go, row, typed))

    def go(self, row: Row, typed: str) -> None:
        """Go to what a row is about."""
        window, entry = self._window, row.entry
        if entry is not None and entry.kind not in (Kind.DOSSIER, Kind.COMMAND):
            window.leave_alone()  # what is found in the dossier is seen in it
        if row.act is Act.MANUAL:
            window.guide.show_manual(typed)
        elif entry is None:
            return
        elif row.located is not None:
            self._answer(row, row.located)
        elif entry.kind in (Kind.FIELD, Kind.NOTE):
            window.ways.show_way(Way.FORM, entry.key)
        elif entry.kind is Kind.PAGE:
            window.open_step(int(entry.key))
        elif entry.kind is Kind.COMMAND:
            self._actions[entry.key].trigger()
        elif entry.kind is Kind.DOCUMENT:
            window.show_documents(entry.key)
        elif entry.kind is Kind.DOSSIER and entry.key.startswith(STORED):
            window.open_stored(entry.key.removeprefix(STORED))
        elif entry.kind is Kind.DOSSIER:
            window.open_dossier(Path(entry.key))
        else:
            self._vary(entry.key)

    def _vary(self, months: str) -> None:
        window = self._window
        window.open_step(next(at for at, kind in enumerate(window.wizard.kinds)
                              if kind.key == ResultPage.key))  # fmt: skip
        page = window.wizard.page
        if isinstance(page, ResultPage):
            page.open_what_if(months)

    def _answer(self, row: Row, located: Located) -> None:
        """To a question: in the conversation where people are in it, else to its field."""
        window, talk = self._window, self._talk()
        turn = located.turn
        if row.act is Act.FILL and row.heard is not None:
            self._fill(row, talk, located)
            talk = self._talk()
        elif window.ways.way is Way.CALL and turn.is_asked:
            window.ways.go_to(turn.record)
            return
        elif row.act is Act.ADD:
            self._add(row, located)
            talk = self._talk()
        place = turn.question.place
        if place is None and turn.is_asked:
            window.ways.show_way(Way.CALL, turn.record)  # only the conversation asks it
            return
        window.ways.show_way(Way.FORM, form_place(talk, turn))

    def _fill(self, row: Row, talk: Conversation, located: Located) -> None:
        window, heard = self._window, row.heard
        assert heard is not None  # only what was heard is filled in
        result = taken(talk, located.turn, heard)
        if isinstance(result, tuple):
            announce(window, say_refusal(window.session, window.texts, result[0]))
            return
        session = window.session
        session.end_run()
        session.replace(result, window.texts.text("find.undo", what=row.title))
        session.assess_now()
        announce(window, heard.echo.words)

    def _add(self, row: Row, located: Located) -> None:
        """A line with its kind and what is usual for it, without an amount: that is asked."""
        place, session = located.turn.question.place, self._window.session
        assert place is not None  # only a line is added
        group = next(each for each in GROUPS if each.name == place.group[0])
        line = group.made(with_code({}, group, self._window.texts, place.selector))
        path: FieldPath = (group.name,)
        words = self._window.texts.text("find.undo", what=row.title)
        session.end_run()
        session.insert(path, len(session.value(path)), [line], words)


def _actions_in(action: QAction) -> Iterator[QAction]:
    """The commands of a menu and of the menus in it; not the files that were used last."""
    menu = action.menu()
    if not isinstance(menu, QMenu):
        if not action.isSeparator():
            yield action
    elif not menu.property(_NOT_FOUND):
        for each in menu.actions():
            yield from _actions_in(each)


def _bare(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
