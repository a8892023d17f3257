"""The environment in .venv is made once, and a half or foreign one is made anew."""

import dataclasses
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from installer import environment, packages
from installer.console import Finished, MachineProblem
from installer.environment import (
    Stamp,
    interpreter_alive,
    read_stamp,
    state,
    venv_python,
    wanted_stamp,
    write_stamp,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project folder with a lock of two packages and a whole environment."""
    (tmp_path / "requirements.lock").write_text(
        "aap==1 \\\n    --hash=x\nnoot==2 \\\n    --hash=y\n"
    )
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    make_whole(tmp_path)
    return tmp_path


def make_whole(root: Path) -> None:
    """An environment as it is after a setup that went well."""
    python = venv_python(root / ".venv")
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    (root / ".venv" / "pyvenv.cfg").write_text(f"home = {Path(sys.base_prefix)}\nversion = 3\n")
    write_stamp(root / ".venv", wanted_stamp(root))


def make_python(venv: Path) -> None:
    """What `python -m venv` makes, as far as we look at it."""
    venv_python(venv).parent.mkdir(parents=True)
    venv_python(venv).touch()
    (venv / "pyvenv.cfg").write_text(f"home = {Path(sys.base_prefix)}\nversion = 3\n")


def change_stamp(root: Path, **parts: str) -> None:
    write_stamp(root / ".venv", dataclasses.replace(wanted_stamp(root), **parts))


def test_a_whole_environment_is_ready(root: Path) -> None:
    assert state(root) == "ready"


def test_no_environment_at_all_is_made(root: Path) -> None:
    (root / ".venv").rename(root / "gone")
    assert state(root) == "make"


def test_killed_before_the_stamp_is_half_made(root: Path) -> None:
    (root / ".venv" / environment.STAMP_NAME).unlink()
    assert state(root) == "make"


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"lock": "x"}', "null", "\x00\xff"])
def test_a_stamp_that_cannot_be_read_is_no_stamp(root: Path, text: str) -> None:
    (root / ".venv" / environment.STAMP_NAME).write_text(text, encoding="utf-8")
    assert read_stamp(root / ".venv") is None
    assert state(root) == "make"


def test_another_lock_makes_it_anew(root: Path) -> None:
    (root / "requirements.lock").write_text("mies==3\n")
    assert state(root) == "make"


def test_another_python_makes_it_anew(root: Path) -> None:
    change_stamp(root, python="cpython 3.10")
    assert state(root) == "make"


def test_a_moved_folder_makes_it_anew(root: Path) -> None:
    change_stamp(root, folder="elsewhere")
    assert state(root) == "make"


def test_an_interpreter_that_is_gone_makes_it_anew(root: Path) -> None:
    venv_python(root / ".venv").unlink()
    assert state(root) == "make"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_an_interpreter_that_links_to_nothing_makes_it_anew(root: Path) -> None:
    venv_python(root / ".venv").unlink()
    venv_python(root / ".venv").symlink_to(root / "removed" / "python3")
    assert state(root) == "make"


@pytest.mark.parametrize("config", [None, "version = 3\n", "home = gone-with-the-upgrade\n"])
def test_a_python_behind_it_that_is_gone_makes_it_anew(root: Path, config: str | None) -> None:
    path = root / ".venv" / "pyvenv.cfg"
    path.unlink() if config is None else path.write_text(config)
    assert state(root) == "make"


def test_a_changed_pyproject_only_installs_the_project_again(root: Path) -> None:
    (root / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert state(root) == "project"


def test_a_missing_lock_is_told(root: Path) -> None:
    (root / "requirements.lock").unlink()
    with pytest.raises(MachineProblem, match=r"requirements\.lock"):
        state(root)


def test_windows_has_its_interpreter_elsewhere() -> None:
    assert venv_python(Path("v"), "nt").parts == ("v", "Scripts", "python.exe")
    assert venv_python(Path("v"), "posix").parts == ("v", "bin", "python")


def test_stamps_differ_in_every_part() -> None:
    stamp = Stamp("a", "b", "c", "d")
    assert stamp.same_packages(dataclasses.replace(stamp, project="other"))
    for part in ("lock", "python", "folder"):
        assert not stamp.same_packages(dataclasses.replace(stamp, **{part: "other"}))


class Programs:
    """Stands in for every other program; a test decides which of them fails."""

    def __init__(self, failing: str = "", output: str = "") -> None:
        self.failing, self.output = failing, output
        self.commands: list[str] = []

    def __call__(
        self,
        command: list[str],
        folder: Path,
        extra: object = None,
        on_line: Callable[[str], None] | None = None,
    ) -> Finished:
        self.commands.append(" ".join(command[1:]))
        if "-m venv" in self.commands[-1]:
            make_python(Path(command[-1]))
        if on_line is not None:
            on_line("Collecting aap\n")
        if self.failing and self.failing in self.commands[-1]:
            return Finished(1, self.output)
        return Finished(0, "")


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Every other program succeeds until the test says otherwise."""
    stand_in = Programs()
    monkeypatch.setattr(environment, "run_quietly", stand_in)
    monkeypatch.setattr(packages, "run_quietly", stand_in)
    return stand_in


def test_a_half_environment_makes_way_for_a_whole_one(root: Path, programs: Programs) -> None:
    (root / ".venv" / environment.STAMP_NAME).unlink()
    remnant = root / ".venv" / "remnant"
    remnant.touch()
    environment.make_environment(root)
    assert not remnant.exists()
    assert state(root) == "ready"


def test_the_steps_come_in_order(root: Path, programs: Programs) -> None:
    environment.make_environment(root)
    wanted = ["-m venv", "--require-hashes", "-m compileall", "--editable", "-c import pydantic"]
    assert len(programs.commands) == len(wanted)
    assert all(part in got for part, got in zip(wanted, programs.commands, strict=True))
    assert read_stamp(root / ".venv") == wanted_stamp(root)
    names = [path.name for path in root.iterdir() if path.name.startswith(".venv")]
    assert names == [".venv"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_an_environment_that_is_a_link_loses_the_link_only(root: Path, programs: Programs) -> None:
    elsewhere = root / "elsewhere"
    (root / ".venv").rename(elsewhere)
    (root / ".venv").symlink_to(elsewhere)
    environment.make_environment(root)
    assert (elsewhere / "pyvenv.cfg").exists()
    assert not (root / ".venv").is_symlink()


@pytest.mark.parametrize(
    "noise",
    [
        "NewConnectionError('<x>: Failed to establish a new connection: [Errno -2] Name or service",
        "socket.gaierror: [Errno 11001] getaddrinfo failed",
        "ProxyError('Cannot connect to proxy.')",
    ],
)
def test_no_network_is_told_plainly_without_the_noise(
    root: Path, programs: Programs, noise: str
) -> None:
    programs.failing, programs.output = "--require-hashes", noise
    with pytest.raises(MachineProblem) as told:
        environment.make_environment(root)
    assert "Geen verbinding" in str(told.value)
    assert noise not in str(told.value)


@pytest.mark.parametrize("failing", ["-m venv", "--require-hashes"])
def test_a_step_that_fails_shows_its_last_words(
    root: Path, programs: Programs, failing: str
) -> None:
    programs.failing, programs.output = failing, "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n"
    with pytest.raises(MachineProblem, match="DO NOT MATCH THE HASHES"):
        environment.make_environment(root)


@pytest.mark.parametrize("failing", ["--editable", "-c import"])
def test_a_project_that_does_not_install_or_start_gets_no_stamp(
    root: Path, programs: Programs, failing: str
) -> None:
    (root / ".venv" / environment.STAMP_NAME).unlink()
    programs.failing, programs.output = failing, "ImportError: libGL.so.1"
    with pytest.raises(MachineProblem, match=r"libGL\.so\.1"):
        environment.install_project(root)
    assert read_stamp(root / ".venv") is None


def test_bytecode_that_fails_stops_nothing(root: Path, programs: Programs) -> None:
    programs.failing = "-m compileall"
    environment.make_environment(root)


def test_an_environment_in_use_is_told_and_stays(
    root: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a folder with a running program cannot be moved."""

    def refused(source: Path, target: Path) -> None:
        raise PermissionError("in use")

    change_stamp(root, lock="older")
    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", refused)
        with pytest.raises(MachineProblem, match="plaats van"):
            environment.make_environment(root)
    assert state(root) == "make"
    assert interpreter_alive(root / ".venv")
    programs.commands.clear()
    environment.make_environment(root)
    assert programs.commands == [], "it was complete: it only takes its place"
    assert state(root) == "ready"


def test_an_old_environment_that_cannot_be_removed_goes_later(
    root: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> None:
        raise PermissionError("in use")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", refused)
        environment.make_environment(root)
    assert state(root) == "ready"
    assert (root / ".venv.old").exists()
    environment.take_up(root)
    assert not (root / ".venv.old").exists()
