"""The command line: what it accepts, and what a Python that is too old is told."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from installer import bootstrap, commands, environment
from installer.console import MachineProblem

ROOT = Path(bootstrap.__file__).parent.parent


@pytest.mark.parametrize(
    "arguments",
    [[], ["fly"], ["run", "extra"], ["--fly"], ["run", "matrix"], ["test", "--seed", "1"],
     ["test-thorough", "fly"], ["test-thorough", "--seed", "x"]],
)  # fmt: skip
def test_a_wrong_command_line_ends_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        bootstrap.main(arguments)
    assert ended.value.code == 2
    assert "usage: installer/bootstrap.py" in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        bootstrap.main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in ("run", "test", "setup", "lint", "bench"))


@pytest.mark.parametrize(
    ("version", "too_old"),
    [((3, 10, 99), True), ((3, 11, 0), False), ((3, 12, 1), False), ((4, 0, 0), False)],
)
def test_python_311_is_the_oldest_that_will_do(version: tuple[int, ...], too_old: bool) -> None:
    assert bootstrap.python_too_old(version) is too_old


def test_an_old_python_is_told_what_to_do_and_ends_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert bootstrap.main(["setup"]) == 3
    told = capsys.readouterr().err
    assert "heeft Python 3.11 of nieuwer nodig; dit is Python 3.9" in told
    assert "PYTHON=" in told


def test_python_38_can_still_read_the_file_that_refuses_it() -> None:
    source = Path(bootstrap.__file__).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))


def test_what_the_machine_lacks_is_told_without_a_traceback_and_ends_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lacking(command: str, root: Path, *asked: object) -> int:
        raise MachineProblem(f"{command}: pakket ontbreekt")

    monkeypatch.setattr(commands, "carry_out", lacking)
    assert bootstrap.main(["setup"]) == 3
    assert capsys.readouterr().err == "setup: pakket ontbreekt\n"


def test_an_interruption_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(command: str, root: Path, *asked: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "carry_out", interrupted)
    assert bootstrap.main(["test"]) == 130
    assert "Afgebroken" in capsys.readouterr().err


def test_it_starts_as_a_script_from_any_folder(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, bootstrap.__file__, "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


def test_the_makefile_has_a_target_for_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in bootstrap.COMMANDS:
        assert f"\n{name}: ## {bootstrap.COMMANDS[name]}\n" in makefile
        assert re.search(rf"installer/bootstrap\.py {name}( \$\(PART\).*)?\n", makefile)


def test_the_installer_uses_the_standard_library_only() -> None:
    """What makes the environment runs before there is one; the icons are made by who has it."""
    allowed = sys.stdlib_module_names | {"installer"}
    for path in sorted(
        {*(ROOT / "installer").glob("*.py")} - {ROOT / "installer/program_icons.py"}
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                assert name.split(".")[0] in allowed, f"{path.name} imports {name}"


def test_the_lock_names_no_host_and_has_a_hash_for_every_package() -> None:
    lock = (ROOT / environment.LOCK_NAME).read_text(encoding="utf-8")
    assert "://" not in lock
    entries = [block for block in lock.split("\n") if block and block[0].isalnum()]
    assert len(entries) > 20
    assert all(entry.endswith("\\") for entry in entries), "a package without a hash"
