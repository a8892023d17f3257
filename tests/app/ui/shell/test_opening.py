"""The window is there before the program: what is in it then, and that nothing moves afterwards."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.resources import EXAMPLES
from app.services.local_state import Keeper
from app.store.settings import Settings, read_settings
from app.store.window_look import NAME, WindowLook, read_look
from app.ui.intake.page_frame import PageFrame
from app.ui.shell.frame import PanelFrame, StepsFrame
from app.ui.shell.main_window import MainWindow
from app.ui.shell.opening import MENUS, Opening, qt_application
from app.ui.shell.program import Program
from app.ui.widgets import first
from app.ui.widgets.style import apply_style
from tests.app.ui.shell.answering import Build, start_in
from tests.programs import opened

HH2 = EXAMPLES / "HH2.uitzicht.json"
FIRST_PAINT = """
import gc, sys
from enum import EnumType
from app import bootstrap
from app.ui.shell.opening import Opening
run = Opening.run
def look(opening, fill):
    def seen():
        import PySide6.QtCore
        heavy = ("calc", "pydantic", "reportlab", "babel", "app.services", "app.documents",
                 "app.render", "app.cli.arguments", "app.cli.commands")
        print(sorted(name for name in sys.modules
                     if name.startswith(heavy)))
        print("Qt" in vars(PySide6.QtCore))
        print([kind for kind in gc.get_objects() if isinstance(kind, EnumType)
               and kind.__qualname__.startswith(("QStyle.", "QWizard."))])
    opening.window.painted.connect(seen)
    return run(opening, fill)
Opening.run = look
import app.cli.window as window
from app.cli import main
print(main(["--quit-after-first-paint"]))
heavy = {"reportlab", "pypdfium2", "pikepdf", "sqlalchemy", "pypdf", "asyncio", "babel",
         "app.documents", "app.render", "app.cli.arguments"}
print(sorted(heavy & {*sys.modules}))
"""
"""Says what is loaded at the first paint, how it ended, and what is loaded then."""

PLUGINS = "PYDANTIC_DISABLE_PLUGINS"
FILLED = """
import sys
from app.cli import main
code = main(["open", "app/resources/examples/HH2.uitzicht.json", "--quit-after-first-paint"])
slow = ("importlib.metadata", "email.message", "ssl", "socket", "stdnum", "argparse", "logging",
        "calc.review.review", "calc.stored.read_assessment", "app.store.administrators_file",
        "app.store.signed_package", "app.services.packages.trust", "html.entities")
print([name for name in slow if name in sys.modules])
print(sys.modules["app.ui.shell.program"].__name__, code)
"""


def _run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, timeout=120, check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"} | variables,
    )  # fmt: skip


# -- what is there first ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def first_paint(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """A program that ended after it: one process, asked about both moments."""
    return _run("-c", FIRST_PAINT, UITZICHT_DATA=str(tmp_path_factory.mktemp("first")))


def test_the_first_paint_needs_nothing_of_the_engine(
    first_paint: subprocess.CompletedProcess[str],
) -> None:
    assert first_paint.stdout.split("\n")[:4] == ["[]", "False", "[]", "0"], first_paint.stderr


def test_nothing_heavy_is_loaded_before_the_window_is_filled(
    first_paint: subprocess.CompletedProcess[str],
) -> None:
    assert first_paint.returncode == 0
    assert first_paint.stdout.split("\n")[4:] == ["[]", ""], first_paint.stderr


def test_the_application_begins_with_its_style() -> None:
    code = """
from app.ui.shell.opening import qt_application
from app.ui.widgets.style import apply_style
app = qt_application()
print(app.style().name())
app.setStyle = lambda style: print(style)
apply_style(app)
app.setProperty("begunWith", None)
apply_style(app)
apply_style(app)
"""
    ended = _run("-c", code)
    assert ended.stdout.split() == ["fusion", "Fusion"], ended.stderr


def test_a_filled_window_needs_nothing_that_is_slow_to_load(tmp_path: Path) -> None:
    ended = _run("-c", FILLED, UITZICHT_DATA=str(tmp_path))
    assert ended.stdout.split("\n")[:2] == ["[]", "app.ui.shell.program 0"], ended.stderr


def test_pydantic_has_no_plugins_and_needs_not_look_for_them() -> None:
    """What stands in for its loader gives what the loader itself gives when they are off."""
    code = """
import sys
from app.bootstrap import without_plugins
without_plugins()
from pydantic.plugin import _loader
ours = _loader.get_plugins()
del sys.modules["pydantic.plugin._loader"]
import importlib
print(tuple(ours), tuple(importlib.import_module("pydantic.plugin._loader").get_plugins()))
print(ours == () and "importlib.metadata" in sys.modules)
"""
    wished = {name: value for name, value in os.environ.items() if name != PLUGINS}
    for off, shown in (("", ["() ()", "True", ""]), ("other", ["() ()", "False", ""])):
        given = wished | ({PLUGINS: off} if off else {})
        ended = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True, text=True, timeout=120, check=False, env=given,
        )  # fmt: skip
        assert ended.stdout.split("\n") == shown, ended.stderr


def test_modules_are_imported_as_python_does_once_there_is_qt() -> None:
    code = """
import builtins
as_python_does = builtins.__import__
import app.ui
assert builtins.__import__ is as_python_does
import PySide6.QtWidgets, PySide6.QtPrintSupport
assert builtins.__import__ is as_python_does
import pydantic, calc
from pydantic import BaseModel
"""
    ended = _run("-c", code)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.usefixtures("styled")
def test_the_names_are_those_of_qt() -> None:
    """Qt leaves a property alone that it cannot read, and says nothing."""
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.Box)
    first.without_frame(area)
    first.without_focus(area)
    first.without_sideways_bar(area)
    assert area.frameShape() is QScrollArea.Shape.NoFrame
    assert area.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


@pytest.mark.usefixtures("styled")
def test_a_label_of_the_frame_takes_nothing_for_markup() -> None:
    label = first.PlainLabel("<b>a</b>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText("<b>b</b>")
    assert label.textFormat() is Qt.TextFormat.PlainText


# -- nothing moves ---------------------------------------------------------------------------------


class Places(QObject):
    """Where the parts of the window are, noted each time it is painted."""

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._window = opening.window
        self.seen: list[dict[str, QRect]] = []
        opening.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        if event.type() == QEvent.Type.Paint:
            self.seen.append(self.now())
        return False

    def now(self) -> dict[str, QRect]:
        window = self._window
        desk = window.desk
        assert desk is not None
        left, panel = desk.halves.left.held, desk.halves.right.held
        steps = left if isinstance(left, StepsFrame) else window.wizard
        assert isinstance(panel, PanelFrame)
        page = steps.stack.currentWidget()
        assert isinstance(page, PageFrame)
        parts: dict[str, QWidget] = {
            "menus": window.menuBar(), "steps": steps.steps, "page": steps.stack,
            "panel": panel, "heading": page.heading, "top": desk.top, "keys": desk.keys,
        }  # fmt: skip
        parts["strip"] = desk.halves.strip
        found = {name: self._place(part) for name, part in parts.items() if part.isVisibleTo(desk)}
        found["menus"] = self._place(parts["menus"])
        for row in range(len(steps.steps.items)):
            found[f"step {row}"] = steps.steps.visualRect(steps.steps.model().index(row, 0))
        for number, action in enumerate(window.menuBar().actions()):
            found[f"menu {number}"] = window.menuBar().actionGeometry(action)
        del found["heading"]
        found["heading at"] = QRect(self._place(parts["heading"]).topLeft(), parts["page"].size())
        return found

    def _place(self, part: QWidget) -> QRect:
        return QRect(part.mapTo(self._window, QPoint(0, 0)), part.size())


@pytest.fixture
def usual_look() -> Iterator[None]:
    yield
    app = qt_application()
    for window in app.topLevelWidgets():  # else it would be styled once more before it goes
        if isinstance(window, MainWindow):
            window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    apply_style(app)


@pytest.mark.usefixtures("usual_look", "styled")
@pytest.mark.parametrize("size", [(1366, 768), (900, 700), (1800, 1000)])
@pytest.mark.parametrize(("language", "zoom"), [("nl", 100), ("en", 100), ("nl", 200), ("en", 75)])
def test_nothing_moves_when_the_window_is_filled(
    language: str, zoom: int, size: tuple[int, int], tmp_path: Path, qtbot: QtBot
) -> None:
    Keeper(tmp_path).change(language=language, zoom=zoom, window_width=size[0],
                            window_height=size[1])  # fmt: skip
    start = start_in(tmp_path, file=HH2)
    opening = opened(start)
    opening.window.show()
    qtbot.waitExposed(opening.window)
    QApplication.processEvents()
    places = Places(opening)
    before = places.now()
    titles = [action.text() for action in opening.window.menuBar().actions()]
    program = Program(opening, start)
    opening.draw()
    after_first = places.now()
    QApplication.processEvents()
    assert after_first == before
    assert places.now() == before
    assert places.seen
    assert all(seen == before for seen in places.seen)
    assert [action.text() for action in opening.window.menuBar().actions()] == titles
    assert "\u20ac" in program.window.live.known.text()
    program.window.may_close = lambda: True
    program.window.close()


def test_the_titles_of_the_menus_are_those_of_the_full_window(program: Program) -> None:
    texts = program.window.texts
    shown = [action.text() for action in program.window.menuBar().actions()]
    assert shown == [texts.text(title) for title in MENUS]


@pytest.mark.usefixtures("styled")
def test_the_cursor_is_where_it_is_in_a_window_that_is_filled_at_once(
    tmp_path: Path, qtbot: QtBot, program: Program
) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    at_once = type(QApplication.focusWidget())
    start = start_in(tmp_path, example=True)
    opening = opened(start)
    opening.window.show()
    opening.window.activateWindow()
    qtbot.waitUntil(opening.window.isActiveWindow)
    assert QApplication.focusWidget() is None
    later = Program(opening, start)
    later.begin()
    assert type(QApplication.focusWidget()) is at_once
    later.guard.remove()
    later.window.close()


# -- while it is filled ----------------------------------------------------------------------------


@pytest.mark.usefixtures("styled")
def test_a_step_that_was_chosen_before_there_was_a_program_is_opened(tmp_path: Path) -> None:
    start = start_in(tmp_path, example=True)
    opening = opened(start)
    steps: Any = opening.window.desk and opening.window.desk.halves.left.held
    steps.steps.choose(3)
    assert steps.stack.currentWidget().heading.text() == steps.steps.items[3].name
    program = Program(opening, start)
    assert program.window.wizard.stack.currentIndex() == 3
    program.window.close()


@pytest.mark.usefixtures("styled")
def test_what_somebody_types_waits_until_the_window_is_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    opening = opened(start_in(tmp_path))
    real = type(opening.app).processEvents

    def processes(*flags: Any) -> None:
        asked.append(flags[-1])
        real(*flags[-1:])

    heard: list[bool] = []

    def hears() -> int:
        heard.append(filled)
        return app.exec()

    app, filled = opening.app, False
    monkeypatch.setattr(opening, "app", _Listening(app, processes, hears))

    def fill(opening: Opening) -> Iterator[None]:
        nonlocal filled
        yield
        yield
        filled = True
        opening.window.close()

    assert opening.run(fill) == 0
    waits = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
    assert len(asked) > 2
    assert all(flags & waits for flags in asked)
    # C5: the loop that hears keys begins when there is something to type in.
    assert heard == [True]


class _Listening:
    def __init__(self, app: QApplication, processes: Any, exec_: Any) -> None:
        self._app, self.processEvents, self.exec = app, processes, exec_

    def __getattr__(self, name: str) -> Any:
        return getattr(self._app, name)


@pytest.mark.usefixtures("styled")
def test_a_window_that_is_closed_early_is_not_filled(tmp_path: Path) -> None:
    opening = opened(start_in(tmp_path))
    went_on: list[bool] = []

    def fill(opening: Opening) -> Iterator[None]:
        yield
        opening.window.close()
        yield
        went_on.append(True)

    assert opening.run(fill) == 0
    assert went_on == []


@pytest.mark.usefixtures("styled")
def test_what_goes_wrong_while_it_is_filled_comes_out_and_the_window_is_gone(
    tmp_path: Path,
) -> None:
    opening = opened(start_in(tmp_path))

    def fill(opening: Opening) -> Iterator[None]:
        yield
        raise LookupError

    with pytest.raises(LookupError):
        opening.run(fill)
    assert not opening.window.isVisible()


@pytest.mark.usefixtures("styled")
def test_a_window_that_nobody_can_see_is_filled_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.shell.opening.LONGEST_WAIT", 1)
    opening = opened(start_in(tmp_path))
    monkeypatch.setattr("app.ui.shell.opening.show_fitting", lambda _: None)
    filled: list[bool] = []

    def fill(opening: Opening) -> Iterator[None]:
        filled.append(True)
        opening.end()
        yield

    assert opening.run(fill) == 0
    assert filled == [True]


# -- what is wrong is said as before ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "code", "said"),
    [("[broken", 1, "policy.toml"), (None, 2, "policy.toml")],
)
def test_a_policy_that_is_wrong_leaves_no_window(
    policy: str | None, code: int, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "policy.toml"
    if policy is not None:
        path.write_text(policy, "utf-8")
    data = tmp_path / "data"
    ended = _run("-m", "app", "open", "--policy", str(path), UITZICHT_DATA=str(data))
    assert ended.returncode == code
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not data.exists()


def test_a_dossier_is_in_the_window_when_it_is_first_drawn(build: Build, hh2: Path) -> None:
    program = build(file=hh2, show=False)
    assert program.file.path == hh2
    assert "\u20ac" in program.window.live.known.text()
    assert not program.keeper.settings.recent_files
    program.after_first_paint()
    assert program.keeper.settings.recent_files == (str(hh2),)


# -- the look --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kept",
    [
        {}, {"language": "en", "zoom": 200, "window_width": 400, "window_height": 20_000},
        {"language": "de"}, {"language": ["nl"]}, {"language": None}, {"zoom": True}, {"zoom": 74},
        {"zoom": 300}, {"zoom": 301}, {"zoom": 100.0}, {"zoom": "100"}, {"window_width": 399},
        {"window_height": 20_001}, {"window_height": None}, {"newer": [1]},
        {"theme": "dark"}, {"theme": "pink"}, {"theme": ["dark"]}, {"theme": None},
    ],
)  # fmt: skip
def test_the_look_is_what_the_settings_say(kept: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(json.dumps(kept), "utf-8")
    look = read_look(tmp_path)
    settings, _ = read_settings(tmp_path)
    assert settings is not None
    assert look == (
        settings.language, settings.zoom, settings.window_width, settings.window_height,
        settings.theme,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, "\x00"])
def test_a_look_that_cannot_be_read_is_the_usual(text: str, tmp_path: Path) -> None:
    assert read_look(tmp_path / "none") == WindowLook()
    (tmp_path / NAME).write_text(text, "utf-8")
    assert read_look(tmp_path) == WindowLook()
    assert WindowLook() == (None, Settings().zoom, Settings().window_width,
                            Settings().window_height, None)  # fmt: skip


@pytest.mark.usefixtures("usual_look", "styled")
def test_settings_that_are_not_as_they_should_be_have_the_last_word(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"zoom": 200, "zoom": 200}', "utf-8")
    opening = opened(start_in(tmp_path))
    assert opening.looks.zoom == 200
    program = Program(opening, start_in(tmp_path))
    assert program.looks.zoom == program.keeper.settings.zoom == 100
    program.window.close()
