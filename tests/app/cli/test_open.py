"""`uitzicht` opens the window, and says what is missing when there can be none."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap
from app.bootstrap import data_folder
from app.cli import commands, main, screen
from app.cli.screen import what_is_missing

HOME = Path("/users/somebody")


def _run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items()
            if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}  # fmt: skip
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        capture_output=True, text=True, env=kept | variables, timeout=60, check=False,
    )  # fmt: skip


def test_the_window_opens_paints_and_closes_and_writes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    ended = _run(
        "--quit-after-first-paint",
        QT_QPA_PLATFORM="offscreen", UITZICHT_DATA=str(data), LC_ALL="C.UTF-8",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert not data.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "er is hier geen scherm (DISPLAY)"), ("en", "there is no screen here (DISPLAY)")],
)
def test_without_a_screen_it_says_so_and_ends_with_3(language: str, said: str) -> None:
    for words in ((), ("open",)):
        ended = _run("--lang", language, *words)
        assert ended.returncode == 3
        assert said in ended.stderr
        assert "Traceback" not in ended.stderr
        assert ended.stdout == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
def test_a_screen_that_does_not_answer_ends_with_3_and_not_with_an_abort() -> None:
    ended = _run("open", DISPLAY=":4711")
    assert ended.returncode == 3
    assert "(:4711)" in ended.stderr or "libxcb" in ended.stderr


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the window was asked for, without opening it."""
    seen: list[dict[str, Any]] = []

    def open_window(**options: Any) -> int:
        seen.append(options)
        return 0

    monkeypatch.setattr(commands, "open_window", open_window)
    monkeypatch.setattr(commands, "what_is_missing", lambda *about: None)
    return seen


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ([], {}),
        (["open"], {}),
        (["open", "a.uitzicht.json"], {"file": Path("a.uitzicht.json")}),
        (["open", "--example"], {"example": True}),
        (["--quit-after-first-paint"], {"quit_after_first_paint": True}),
        (["open", "--quit-after-first-paint"], {"quit_after_first_paint": True}),
        (["--quit-after-first-paint", "open"], {"quit_after_first_paint": True}),
        (["--lang", "en"], {"language": "en"}),
        (["open", "--lang=nl"], {"language": "nl"}),
        (["open", "--policy", "ours.toml"], {"policy": Path("ours.toml")}),
    ],
)
def test_the_words_of_the_command_line_reach_the_window(
    words: list[str], changed: dict[str, Any], asked: list[dict[str, Any]]
) -> None:
    nothing = {"file": None, "example": False, "language": None, "policy": None,
               "quit_after_first_paint": False}  # fmt: skip
    assert main(words) == 0
    assert asked == [nothing | changed]


def test_a_file_and_the_example_do_not_go_together(
    asked: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["open", "a.uitzicht.json", "--example"])
    assert ended.value.code == 2
    assert asked == []
    assert capsys.readouterr().err


def test_the_help_names_the_window(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--lang", "nl", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "Open het venster" in shown
    assert "--quit-after-first-paint" in shown


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ImportError("libGL.so.1: cannot open shared object file"), 3),
        (ImportError("cannot import name 'x' from 'app.ui'"), 70),
    ],
)
def test_a_library_that_is_missing_is_the_machine_and_another_import_is_ours(
    error: ImportError,
    code: int,
    asked: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(**options: object) -> int:
        raise error

    monkeypatch.setattr(commands, "open_window", fail)
    assert main([]) == code
    assert ("libGL.so.1" in capsys.readouterr().err) is (code == 3)


def test_without_qt_it_says_which_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(screen, "_QT", "no_such_package")
    assert main(["--lang", "nl"]) == 3
    assert "no_such_package" in capsys.readouterr().err


def test_what_is_missing_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wayland-0").touch()
    wayland = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert what_is_missing("linux", wayland) is None
    assert what_is_missing("linux", wayland | {"WAYLAND_DISPLAY": "other"}) is not None
    assert what_is_missing("linux", {}) == ("files.start.no_screen", "DISPLAY")
    assert what_is_missing("linux", {"QT_QPA_PLATFORM": "offscreen"}) is None
    assert what_is_missing("win32", {}) is None
    monkeypatch.setattr(screen, "_X11_LIBRARIES", ("libno-such-thing.so.0",))
    found = what_is_missing("linux", {"DISPLAY": ":0"})
    assert found == ("files.start.no_library", "libno-such-thing.so.0")


@pytest.mark.parametrize(
    ("platform", "variables", "wanted"),
    [
        ("linux", {}, HOME / ".local" / "share" / "uitzicht"),
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/uitzicht")),
        ("linux", {"XDG_DATA_HOME": "relative"}, HOME / ".local" / "share" / "uitzicht"),
        ("darwin", {}, HOME / "Library" / "Application Support" / "Uitzicht"),
        ("win32", {"APPDATA": "/roaming"}, Path("/roaming/Uitzicht")),
        ("win32", {}, HOME / "AppData" / "Roaming" / "Uitzicht"),
        ("linux", {"UITZICHT_DATA": "/stick", "XDG_DATA_HOME": "/data"}, Path("/stick")),
    ],
)
def test_where_the_program_keeps_its_own_files(
    platform: str, variables: Mapping[str, str], wanted: Path
) -> None:
    assert data_folder(platform, variables, HOME) == wanted


def test_the_window_gets_the_clock_and_the_language_from_outside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from app.ui.shell import program

    started: list[Any] = []

    def build(start: Any) -> Any:
        started.append(start)
        return None

    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setattr(program, "build_program", build)
    monkeypatch.setattr(program, "run", lambda built, **options: 5)
    assert bootstrap.open_window(example=True) == 5
    (start,) = started
    assert (start.folder, start.computer_language, start.example) == (tmp_path, "en", True)
    assert start.today is bootstrap.today
