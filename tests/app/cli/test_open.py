"""`uitzicht` opens the window, and says what is missing when there can be none."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from app import bootstrap
from app.bootstrap import WindowWish, data_folder
from app.cli import main, screen, window
from app.cli.arguments import parser
from app.cli.screen import what_is_missing
from app.i18n import Texts

_PARSER = parser(Texts("nl"))
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

    def open_window(wish: WindowWish) -> int:
        seen.append(wish._asdict())
        return 0

    monkeypatch.setattr(window, "open_window", open_window)
    monkeypatch.setattr(window, "what_is_missing", lambda *about: None)
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
        (["open", "--store", "ours.db"], {"store": "ours.db"}),
    ],
)
def test_the_words_of_the_command_line_reach_the_window(
    words: list[str], changed: dict[str, Any], asked: list[dict[str, Any]]
) -> None:
    nothing = {"file": None, "example": False, "language": None, "policy": None, "store": None,
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
    def fail(wish: WindowWish) -> int:
        raise error

    monkeypatch.setattr(window, "open_window", fail)
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
    from app.ui.shell import opening, program

    started: list[Any] = []

    class Opened:
        """A window that is filled at once, with a program that only says how it was started."""

        def __init__(self, looks: Any, size: tuple[int, int], *, welcomes: bool) -> None:
            started.append((looks, size, welcomes))

        def run(self, fill: Any) -> int:
            for _ in fill(self):
                pass
            return 5

    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setattr(opening, "Opening", Opened)
    monkeypatch.setattr(opening, "Looks", lambda app, *look: look)
    monkeypatch.setattr(program, "Program", lambda opened, start: _Begun(started, start))
    assert bootstrap.open_window(WindowWish(example=True)) == 5
    looks, start = started
    # The theme of the computer; with an example there are no doors to choose from.
    assert looks == (("en", 100, None), (1366, 768), False)
    assert (start.folder, start.computer_language, start.example) == (tmp_path, "en", True)
    assert start.today is bootstrap.today


class _Begun:
    def __init__(self, started: list[Any], start: Any) -> None:
        started.append(start)

    def begin(self) -> None:
        """Nothing is shown."""


_WORDS = ("open", "--example", "--policy", "--policy=a.toml", "--store", "a.toml", "--lang", "nl",
          "en", "de", "--lang=en", "--lang=", "--quit-after-first-paint", "--help", "-h", "--",
          "-x", "", "b", "assess", "--version", "--on")  # fmt: skip


@given(words=lists(sampled_from(_WORDS), max_size=5))
def test_what_is_wished_without_the_parser_is_what_the_parser_says(words: list[str]) -> None:
    wish = window.window_wished(words)
    if wish is None:
        return
    options = _PARSER.parse_args(words)
    assert (options.command or "open") == "open"
    assert wish == WindowWish(
        file=options.file, example=options.example, language=window.chosen_language(words),
        policy=options.policy, store=options.store,
        quit_after_first_paint=options.quit_after_first_paint,
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ["-h"], ["open", "-h"], ["open", "a", "b"], ["open", "--example", "a"], ["--policy", "a"],
        ["open", "--policy"], ["--lang", "de"], ["open", "--unknown"], ["assess"], ["open", "open"],
        ["open", "--policy", "-h"], ["--example"], ["open", ""],
    ],
)  # fmt: skip
def test_what_is_not_plainly_a_wish_for_the_window_is_for_the_parser(words: list[str]) -> None:
    found = window.window_wished(words)
    assert found is None or words == ["open", "open"]
