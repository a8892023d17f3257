"""The compiled catalogues are not in git: set-up makes them, and what is newer is made again."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer import bootstrap, catalogues, commands, environment, stages
from installer.console import MachineProblem

ROOT = Path(bootstrap.__file__).parent.parent
SOURCE = 'msgid "a"\nmsgstr "aap"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one catalogue in two languages, as it is in a clone."""
    for language in ("nl", "en"):
        folder = tmp_path / catalogues.LOCALE / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        folder.joinpath("engine.po").write_text(SOURCE)
    shutil.copy(ROOT / catalogues.COMPILE, tmp_path / catalogues.COMPILE)
    return tmp_path


def engine(root: Path, suffix: str) -> Path:
    return root / catalogues.LOCALE / "nl" / "LC_MESSAGES" / f"engine{suffix}"


def compile_in(root: Path) -> None:
    catalogues.compile_what_changed(Path(sys.executable), root)


def test_git_holds_no_compiled_catalogue() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone")
    listed = subprocess.run(
        ["git", "ls-files", "*.mo"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert listed.stdout == ""


def test_what_is_missing_is_made_and_then_there_is_nothing_to_do(root: Path) -> None:
    assert catalogues.behind(root)
    compile_in(root)
    assert engine(root, ".mo").is_file()
    assert not catalogues.behind(root)


@pytest.mark.parametrize(("nanoseconds", "behind"), [(1, True), (0, False), (-1, False)])
def test_a_source_that_is_newer_is_compiled_again(
    nanoseconds: int, behind: bool, root: Path
) -> None:
    compile_in(root)
    made = engine(root, ".mo").stat().st_mtime_ns
    os.utime(engine(root, ".po"), ns=(made, made + nanoseconds))
    assert catalogues.behind(root) is behind


def test_a_newer_source_that_says_the_same_is_looked_at_once(root: Path) -> None:
    compile_in(root)
    made = engine(root, ".mo").stat().st_mtime_ns
    os.utime(engine(root, ".mo"), ns=(made, made - 10**12))
    os.utime(engine(root, ".po"), ns=(made, made - 10**11))
    assert catalogues.behind(root)
    compile_in(root)
    assert not catalogues.behind(root)


def test_a_catalogue_whose_source_is_gone_is_taken_away(root: Path) -> None:
    compile_in(root)
    engine(root, ".po").unlink()
    assert catalogues.behind(root)
    compile_in(root)
    assert not engine(root, ".mo").exists()


def test_a_source_that_cannot_be_read_is_told(root: Path) -> None:
    engine(root, ".po").write_bytes(b'msgid "a"\nmsgstr "\xff"\n')
    with pytest.raises(MachineProblem, match="konden niet worden klaargezet"):
        compile_in(root)


@pytest.mark.parametrize("command", ["run", "test", "lint", "setup"])
def test_every_command_compiles_before_its_own_work(
    command: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "state", lambda root: "ready")
    monkeypatch.setattr(environment, "venv_python", lambda venv: Path(sys.executable))
    for owner, name in (
        (commands, "start_program"), (stages, "run_tests"), (stages, "run_lint"),
    ):  # fmt: skip
        monkeypatch.setattr(owner, name, lambda *given: int(catalogues.behind(root)))
    assert commands.carry_out(command, root) == 0
    assert not catalogues.behind(root)


def test_a_build_of_the_package_holds_the_compiled_catalogues(root: Path) -> None:
    shutil.copy(ROOT / "setup.py", root)
    root.joinpath("pyproject.toml").write_text(
        "[project]\nname = 'x'\nversion = '1'\n"
        "[tool.setuptools]\npackages = ['app.i18n']\n"
        "[tool.setuptools.package-data]\n'app.i18n' = ['**/*.mo']\n"
    )
    built = [sys.executable, "setup.py", "-q", "build_py", "--build-lib", "built"]
    subprocess.run(built, cwd=root, check=True, capture_output=True)
    names = [path.parts[-3] for path in sorted((root / "built").glob("**/engine.mo"))]
    assert names == ["en", "nl"]
