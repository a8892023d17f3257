"""The self-check with a window: every page and dialog is opened, and a broken one is named."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QIcon, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.resources import ROOT
from app.services.self_check.check import Found, Place
from app.ui.call.call_view import CallView
from app.ui.result.result_page import ResultPage
from app.ui.shell import every_page, reason_dialog, window_check
from app.ui.shell.every_dialog import NoValue, every_kind, made
from app.ui.shell.every_page import Watch, find_in_window, find_translations
from app.ui.shell.pages import PAGES
from app.ui.shell.window_check import find_libraries, find_window
from app.ui.widgets import every_picture
from app.ui.widgets.every_picture import find_drawn, find_fonts, find_icons, find_pictures
from app.ui.widgets.icons import Icon, icon
from app.ui.widgets.style import FONT_FAMILY, SIGNS_FAMILY
from tests.app.ui.shell.process_work import ends, raises, says_where, waits

BROKEN = "RuntimeError: broken on purpose"


def breaks(*_: object, **__: object) -> Any:
    raise RuntimeError("broken on purpose")


@pytest.fixture
def place(tmp_path: Path, styled: None) -> Place:
    return Place(ROOT, tmp_path)


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of all that is used, in order."""
    names = list[str]()
    real = Watch.use

    def seen(watch: Watch, name: str, use: Callable[[], QWidget | None]) -> QWidget | None:
        names.append(name)
        return real(watch, name, use)

    monkeypatch.setattr(Watch, "use", seen)
    return names


def _said(found: list[Found]) -> list[tuple[str, str]]:
    return [(dict(each.values)["name"], dict(each.values)["why"]) for each in found]


def test_every_page_dialog_and_window_of_the_program_opens(place: Place, used: list[str]) -> None:
    """All of `app.ui` is loaded by now: a new dialog that nobody can open here is named."""
    from app.services.self_check.parts import find_modules, module_names

    assert list(find_modules(module_names(place, of_window=True))) == []
    assert find_in_window(place) == []
    assert {kind.key for kind in PAGES} <= {*used}
    assert {"call", "form", "moments", "end of the call", "home", "welcome", "help"} <= {*used}
    kinds = {kind.__name__ for kind in every_kind()}
    assert kinds <= {*used}
    assert {"ManualWindow", "TariffWindow", "RuleWindow", "Locator", "StoreDialog", "LetterDialog",
            "BatchWindow", "MergeDialog", "HistoryDialog", "about_notice"} <= {*used}  # fmt: skip
    # What is made here by tests is none of ours, and what others are made of is no dialog.
    assert "BatchLayout" not in kinds


@pytest.fixture
def failing() -> None:
    """Pages break here on purpose."""


def test_a_page_that_cannot_be_made_is_named(
    place: Place, failing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ResultPage, "__init__", breaks)
    monkeypatch.setattr(CallView, "__init__", breaks)
    monkeypatch.setattr(reason_dialog, "Label", breaks)
    said = _said(find_in_window(place))
    assert {name for name, _ in said} >= {"result", "call", "ReasonDialog"}
    assert {why for _, why in said} == {BROKEN}


def test_what_fails_while_it_is_drawn_or_called_by_qt_is_found(styled: None, qapp: object) -> None:
    class Blot(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            breaks()

    def later() -> None:
        QTimer.singleShot(0, breaks)

    watch = Watch()
    with watch.listening():
        blot = watch.use("drawn", Blot)
        watch.use("called", later)
        watch.use("good", QWidget)
    assert {name for name, _ in _said(watch.found)} == {"drawn", "called"}
    assert all(why.endswith("broken on purpose") for _, why in _said(watch.found))
    assert blot is not None
    blot.deleteLater()


def test_a_dialog_that_asks_for_what_nobody_gives_is_named(styled: None) -> None:
    class Strange(QDialog):
        def __init__(self, unheard_of: str) -> None:
            super().__init__()

    with pytest.raises(NoValue, match="unheard_of"):
        made(Strange, None, {})  # type: ignore[arg-type]


def test_letters_that_are_not_there_are_named(styled: None) -> None:
    assert list(find_fonts(QFontDatabase.families())) == []
    found = [dict(each.values)["name"] for each in find_fonts(["Sans"])]
    assert found == [FONT_FAMILY, SIGNS_FAMILY]


def test_pictures_that_show_nothing_are_named(tmp_path: Path, styled: None) -> None:
    assert list(find_drawn()) == []
    blank = tmp_path / "blank.svg"
    blank.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')
    found = list(find_pictures([blank, tmp_path / "gone.png"]))
    assert [dict(each.values)["name"] for each in found] == ["blank.svg", "gone.png"]


def test_a_sign_without_its_file_is_named(
    tmp_path: Path, styled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(which: Icon) -> QIcon:
        if which is Icon.SAVE:
            raise FileNotFoundError
        return icon(which)

    monkeypatch.setattr(every_picture, "icon", gone)
    assert [dict(each.values)["name"] for each in find_icons()] == ["save"]


def test_the_words_of_qt_that_are_not_there_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(find_translations()) == []
    monkeypatch.setattr(every_page, "has_translation", lambda language: language == "en")
    assert [dict(each.values) for each in find_translations()] == [{"language": "nl"}]


def test_a_library_of_the_computer_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import ctypes

    assert list(find_libraries()) == []
    real = ctypes.CDLL

    def without(path: str) -> object:
        if path.endswith("libqxcb.so"):
            raise OSError("libxcb-cursor.so.0: cannot open shared object file")
        return real(path)

    monkeypatch.setattr(ctypes, "CDLL", without)
    [found] = find_libraries()
    assert dict(found.values) == {"name": "libqxcb.so", "why": "libxcb-cursor.so.0"}


# -- in a process of its own -----------------------------------------------------------------------


def test_the_check_runs_in_another_process(tmp_path: Path) -> None:
    [found] = find_window(Place(ROOT, tmp_path), says_where)
    values = dict(found.values)
    assert values["why"] == str(tmp_path)
    assert int(values["name"]) != os.getpid()


def test_a_process_that_ends_without_a_word_is_found(tmp_path: Path) -> None:
    [found] = find_window(Place(ROOT, tmp_path), ends)
    assert (found.code, dict(found.values)) == ("window_died", {"code": "9"})


def test_a_process_that_fails_says_why(tmp_path: Path) -> None:
    [found] = find_window(Place(ROOT, tmp_path), raises)
    assert dict(found.values)["why"] == BROKEN


def test_a_process_that_waits_for_somebody_is_ended(tmp_path: Path) -> None:
    [found] = find_window(Place(ROOT, tmp_path), waits, 0)
    assert found.code == "window_waits"


def test_modules_that_do_not_load_are_said_without_a_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_check, "module_names", lambda *_, **__: ["app.ui.never_there"])
    monkeypatch.setattr(window_check, "_silence", breaks)
    monkeypatch.setenv(window_check.PLATFORM, window_check.NO_SCREEN)
    assert [each.code for each in window_check.find_all(Place(ROOT, tmp_path))] == ["module"]
