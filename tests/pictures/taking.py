"""Pictures of the real window: every page of a dossier, with the menus, in a theme and a size."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu

from app.resources import EXAMPLES
from app.services.local_state import Keeper
from app.services.organisation import read_organisation
from app.ui.shell.program import Program, ProgramStart
from app.ui.shell.top_bar import Way
from app.ui.shell.two_ways import CALL_VIEW
from app.ui.widgets.style import apply_style
from app.ui.widgets.tokens import THEMES, ThemeName, use
from tests.app.ui.home.stores import filled_desk
from tests.programs import build_program

ROOT: Final = Path(__file__).parents[2]
FONTS_ONLY_OURS: Final = Path(__file__).with_name("fonts.conf")


class Size(NamedTuple):
    """Of the window in pixels, and of its letters in per cent."""

    width: int
    height: int
    zoom: int


SIZES: Final = {
    "1366x768": Size(1366, 768, 100),
    "1920x1080": Size(1920, 1080, 100),
    "200": Size(1366, 768, 200),
}
TODAY: Final = date(2026, 11, 23)


@contextmanager
def window_of(name: str, theme: ThemeName, size: Size, language: str = "nl") -> Iterator[Program]:
    """The window with an example, or with a new dossier when there is no name."""
    with TemporaryDirectory() as data:
        Keeper(Path(data)).change(
            language=language, theme=theme.value, zoom=size.zoom,
            window_width=size.width, window_height=size.height,
        )  # fmt: skip
        program = build_program(
            ProgramStart(
                Path(data), read_organisation(None), lambda: TODAY, language, language,
                EXAMPLES / f"{name}.uitzicht.json" if name else None,
                now=lambda: datetime(2026, 11, 23, 10, 30, tzinfo=UTC),
            )
        )  # fmt: skip
        window = program.window
        window.resize(size.width, size.height)
        window.show()
        try:
            yield program
        finally:
            window.may_close = lambda: True
            window.close()
            program.watch.forget()
            program.guard.remove()
            window.deleteLater()
            program.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pages(program: Program) -> Iterator[tuple[str, QImage]]:
    """The whole window at every step, and at the conversation where there is one."""
    for name in places(program):
        yield name, picture(program)


def places(program: Program) -> Iterator[str]:
    """Goes to each of them, without a picture."""
    window = program.window
    if window.welcome is not None:
        yield "welcome"
    yield from steps(program)
    if _has_call():
        window.toggle_way()
        call = window.ways.call
        for name, key in (("call", "inc-wage.A"), ("call-kinds", "oth-kinds")):
            call.go_to(f"call.{key}")
            yield name
        call.open_moments()
        yield "call-moments"
        call.show_end()
        yield "call-end"
    with _list_shown(program):
        yield "home"


def steps(program: Program) -> Iterator[str]:
    """Goes to every step of the form; leaves the doors, where they are shown, for a new dossier."""
    window = program.window
    if window.welcome is not None:
        program.commands.new()
        window.ways.show_way(Way.FORM)
    for place, kind in enumerate(window.wizard.kinds):
        window.wizard.open(place)
        yield f"{place + 1}-{kind.key}"


def picture_of_list(program: Program) -> QImage:
    """The list of a store with the six households, over the dossier."""
    with _list_shown(program):
        return picture(program)


@contextmanager
def _list_shown(program: Program) -> Iterator[None]:
    with TemporaryDirectory() as folder:
        desk = filled_desk(Path(folder))
        program.home.take(desk)
        program.home.show()
        yield
        program.home.drop()
        desk.database.close()


def _has_call() -> bool:
    """Whether the conversation is there to be shown."""
    package, _, _ = CALL_VIEW.partition(":")[0].rpartition(".")
    return find_spec(package) is not None and find_spec(CALL_VIEW.partition(":")[0]) is not None


def menus(program: Program) -> Iterator[tuple[str, QImage]]:
    """Every menu, as it is when it is open."""
    found = [action.menu() for action in program.window.menuBar().actions()]
    for place, menu in enumerate(found, 1):
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        menu.adjustSize()
        yield f"menu-{place}", menu.grab().toImage()


def picture(program: Program) -> QImage:
    """The window as it is now."""
    settle()
    return program.window.grab().toImage()


def settle() -> None:
    """Everything is laid out and painted."""
    for _ in range(4):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def take_apart(folder: Path, whole: Path | None = None) -> None:
    """Thumbnails of every page into a folder, by a process that has seen nothing else.

    `whole`: a folder for the pages as they are, of the first theme and size.
    """
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8",
        "FONTCONFIG_FILE": str(FONTS_ONLY_OURS),
    }  # fmt: skip
    folders = [str(each) for each in (folder, whole) if each is not None]
    command = [sys.executable, "-m", "tests.pictures", "take", *folders]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)


def be_light_again(app: QApplication) -> None:
    """As the program looks before anybody chose anything."""
    app.styleHints().unsetColorScheme()
    use(THEMES[ThemeName.LIGHT])
    apply_style(app)
