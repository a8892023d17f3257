"""F14: an environment that works stays until a new one is complete, whatever happens between."""

import os
import subprocess
import venv as standard
from collections.abc import Callable
from pathlib import Path

import pytest

from installer import commands, environment, packages, system_libraries
from installer.console import Finished, MachineProblem
from installer.environment import read_stamp, state, venv_python, wanted_stamp
from installer.packages import NoNetwork
from installer.placing import put_in_place, recover
from tests.installer.test_environment import Programs, change_stamp, make_whole

_OFFLINE = "NewConnectionError('<x>: Failed to establish a new connection')"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A whole environment of an older lock, with something in it to know it by."""
    (tmp_path / "requirements.lock").write_text("aap==1 \\\n    --hash=x\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    make_whole(tmp_path)
    change_stamp(tmp_path, lock="older")
    (tmp_path / ".venv" / "known").touch()
    return tmp_path


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Programs:
    stand_in = Programs()
    monkeypatch.setattr(environment, "run_quietly", stand_in)
    monkeypatch.setattr(packages, "run_quietly", stand_in)
    return stand_in


def _is_the_old_one(root: Path) -> bool:
    venv = root / ".venv"
    return (venv / "known").exists() and environment.works(venv)


@pytest.mark.parametrize("failing", ["-m venv", "--require-hashes", "--editable", "-c import"])
@pytest.mark.parametrize("output", [_OFFLINE, "ERROR: NO MATCH", "No space left on device"])
def test_f14_whatever_fails_the_old_one_stays_and_that_is_said(
    root: Path, programs: Programs, failing: str, output: str
) -> None:
    programs.failing, programs.output = failing, output
    with pytest.raises(MachineProblem) as told:
        environment.make_environment(root)
    assert "is gebleven en werkt nog" in str(told.value)
    assert "has stayed" in str(told.value)
    assert _is_the_old_one(root)
    assert not (root / ".venv.new").exists()


@pytest.mark.parametrize("at", ["-m venv", "--require-hashes", "-m compileall", "--editable"])
def test_f14_interrupted_anywhere_the_old_one_stays(
    root: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def interrupted(
        command: list[str], folder: Path, extra: object = None,
        on_line: Callable[[str], None] | None = None,
    ) -> Finished:  # fmt: skip
        if at in " ".join(command):
            raise KeyboardInterrupt
        return programs(command, folder, extra, on_line)

    monkeypatch.setattr(environment, "run_quietly", interrupted)
    monkeypatch.setattr(packages, "run_quietly", interrupted)
    with pytest.raises(KeyboardInterrupt):
        environment.make_environment(root)
    assert _is_the_old_one(root)


def test_f14_nothing_of_a_half_one_is_said_to_work(root: Path, programs: Programs) -> None:
    (root / ".venv" / environment.STAMP_NAME).unlink()
    programs.failing, programs.output = "--require-hashes", _OFFLINE
    with pytest.raises(NoNetwork) as told:
        environment.make_environment(root)
    assert "is gebleven" not in str(told.value)


def test_f14_while_it_is_made_the_old_one_can_be_used(
    root: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def looking(command: list[str], *more: object, **named: object) -> Finished:
        seen.append(_is_the_old_one(root))
        return programs(command, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(environment, "run_quietly", looking)
    monkeypatch.setattr(packages, "run_quietly", looking)
    environment.make_environment(root)
    assert seen == [True] * 5
    assert state(root) == "ready"
    assert not (root / ".venv" / "known").exists()


def test_f14_what_a_killed_setup_left_is_made_anew(root: Path, programs: Programs) -> None:
    (root / ".venv.new" / "remnant").mkdir(parents=True)
    environment.take_up(root)
    assert _is_the_old_one(root)
    environment.make_environment(root)
    assert not (root / ".venv" / "remnant").exists()
    assert not (root / ".venv.new").exists()


def test_f14_killed_between_the_two_moves_the_new_one_comes(root: Path) -> None:
    old = root / ".venv"
    old.rename(root / ".venv.old")
    make_whole(root)
    (root / ".venv").rename(root / ".venv.new")
    environment.take_up(root)
    assert state(root) == "ready"
    assert sorted(path.name for path in root.glob(".venv*")) == [".venv"]


def test_f14_killed_between_the_moves_with_half_a_new_one_the_old_one_comes_back(
    root: Path,
) -> None:
    (root / ".venv").rename(root / ".venv.old")
    (root / ".venv.new").mkdir()
    environment.take_up(root)
    assert _is_the_old_one(root)
    recover(root, new_is_complete=False)
    assert _is_the_old_one(root)


def test_f14_with_nothing_at_all_there_is_nothing_to_take_up(root: Path) -> None:
    (root / ".venv").rename(root / "elsewhere")
    environment.take_up(root)
    assert state(root) == "make"


def test_f14_when_the_second_move_fails_the_first_is_taken_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, moves = os.rename, []

    def second_fails(source: Path, target: Path) -> None:
        moves.append((Path(source).name, Path(target).name))
        if len(moves) == 2:
            raise PermissionError("in use")
        real(source, target)

    (root / ".venv.new").mkdir()
    monkeypatch.setattr(os, "rename", second_fails)
    with pytest.raises(MachineProblem, match="plaats van"):
        put_in_place(root)
    assert moves == [(".venv", ".venv.old"), (".venv.new", ".venv"), (".venv.old", ".venv")]
    assert _is_the_old_one(root)


@pytest.mark.skipif(os.name == "nt", reason="commands are programs on Windows")
def test_f14_the_commands_of_a_new_one_work_in_their_place(root: Path) -> None:
    """With a real environment: what was made beside is moved, and starts."""
    new = root / ".venv.new"
    standard.create(new, with_pip=False, symlinks=True)
    tool = new / "bin" / "tool"
    tool.write_text(f"#!{new / 'bin' / 'python'}\nimport sys; print(sys.prefix)\n")
    tool.chmod(0o755)
    put_in_place(root)
    venv = root / ".venv"
    said = subprocess.run([venv / "bin" / "tool"], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == str(venv)
    python = [str(venv_python(venv)), "-c", "import sys; print(sys.prefix)"]
    assert subprocess.run(python, capture_output=True, text=True, check=True).stdout.strip() == str(
        venv
    )
    assert not any(
        str(new) in path.read_text(errors="replace")
        for path in (venv / "bin").iterdir()
        if path.is_file() and not path.is_symlink()
    )
    assert (venv / "bin" / "tool").stat().st_mode & 0o111


@pytest.fixture
def offline(root: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch) -> Programs:
    programs.failing, programs.output = "--require-hashes", _OFFLINE
    monkeypatch.setattr(system_libraries, "ensure_system", lambda root: None)
    monkeypatch.setattr(commands, "start_program", lambda python, *more: 10)
    return programs


def test_f14_without_a_network_the_program_starts_with_the_old_one(
    root: Path, offline: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.carry_out("run", root) == 10
    said = capsys.readouterr().err
    assert "Geen verbinding" in said
    assert "is gebleven" in said
    assert "start nu met die omgeving" in said
    assert _is_the_old_one(root)


@pytest.mark.parametrize("command", ["test", "setup", "lint", "bench"])
def test_f14_without_a_network_nothing_else_goes_on(
    root: Path, offline: Programs, command: str
) -> None:
    with pytest.raises(NoNetwork):
        commands.carry_out(command, root)
    assert _is_the_old_one(root)


def test_f14_an_old_one_that_does_not_start_is_not_started(
    root: Path, offline: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "_starts", lambda *_: Finished(1, "ImportError"))
    with pytest.raises(NoNetwork):
        commands.carry_out("run", root)


def test_f14_the_stamp_is_the_last_thing(root: Path, programs: Programs) -> None:
    """Without it .venv.new is half, also when all programs have ended well."""
    programs.failing = "-c import"
    with pytest.raises(MachineProblem):
        environment.make_environment(root)
    assert read_stamp(root / ".venv") != wanted_stamp(root)
