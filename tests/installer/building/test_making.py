"""The order of a build, what it needs, and that a program that is not whole is packed nowhere."""

import lzma
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from installer import catalogues, commands
from installer.building import (
    archive,
    at_start,
    checking,
    debian,
    environment,
    freezing,
    making,
    needed,
    places,
)
from installer.building.places import Places
from installer.console import Finished, MachineProblem
from installer.environment import venv_python
from tests.installer.building.conftest import Told

ROOT = Path(__file__).parents[3]


def of(root: Path, family: str = "linux") -> Places:
    return Places(root, "1.2.3", family, "x86_64")


def test_all_tools_that_are_missing_are_told_at_once() -> None:
    with pytest.raises(MachineProblem) as told:
        needed.ensure_tools(of(ROOT), lambda tool: None, lambda: False)
    for word in ("objdump", "strip", "dpkg-deb", "binutils", "libpython3"):
        assert word in str(told.value)


def test_with_every_tool_nothing_is_said() -> None:
    needed.ensure_tools(of(ROOT), lambda tool: tool, lambda: True)
    needed.ensure_tools(of(ROOT, "windows"), lambda tool: None, lambda: False)


def test_the_moment_is_that_of_the_commit_unless_somebody_chose_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12")
    assert places.moment(tmp_path) == 12
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr(places, "run_quietly", Told(**{"git log": Finished(0, "34\n")}))
    assert places.moment(tmp_path) == 34
    monkeypatch.setattr(places, "run_quietly", Told(**{"git log": Finished(128, "fatal: 5")}))
    with pytest.raises(MachineProblem, match="SOURCE_DATE_EPOCH"):
        places.moment(tmp_path)


def test_a_system_without_a_recipe_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "aix")
    with pytest.raises(MachineProblem, match="aix"):
        places.here(ROOT)


class Venv:
    """In the place of what makes an environment and fills it."""

    def __init__(self, place: Places) -> None:
        self.place, self.locks = place, list[tuple[Path, ...]]()

    def run(self, command: list[str], folder: Path) -> Finished:
        python = venv_python(self.place.environment)
        python.parent.mkdir(parents=True)
        python.touch()
        (self.place.environment / "pyvenv.cfg").write_text(f"home = {sys.base_prefix}\n")
        return Finished(0, "")

    def install(self, python: Path, root: Path, *locks: Path) -> None:
        self.locks.append(locks)


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Venv:
    made = Venv(of(tmp_path))
    for lock in environment.LOCKS:
        (tmp_path / lock).write_text(f"{lock}==1\n")
    monkeypatch.setattr(environment, "run_quietly", made.run)
    monkeypatch.setattr(environment, "install_packages", made.install)
    return made


def test_the_environment_that_builds_has_the_program_and_the_tools_alone(venv: Venv) -> None:
    environment.ready(venv.place)
    [locks] = venv.locks
    assert [lock.name for lock in locks] == [
        "requirements-program.lock", "requirements-build.lock"
    ]  # fmt: skip


def test_it_is_used_again_until_a_lock_changes(venv: Venv) -> None:
    for _ in range(2):
        environment.ready(venv.place)
    assert len(venv.locks) == 1
    (venv.place.root / environment.LOCKS[1]).write_text("other==2\n")
    environment.ready(venv.place)
    assert len(venv.locks) == 2


def test_one_that_was_not_finished_is_made_anew(
    venv: Venv, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*given: object) -> None:
        raise MachineProblem("no network")

    with monkeypatch.context() as patch:
        patch.setattr(environment, "install_packages", stopped)
        with pytest.raises(MachineProblem):
            environment.ready(venv.place)
    environment.ready(venv.place)
    assert len(venv.locks) == 1


def frozen(root: Path, *libraries: str) -> Path:
    folder = of(root).frozen
    for name in libraries:
        path = folder / "_internal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "uitzicht").touch()
    return folder


def needs(*names: str) -> Finished:
    return Finished(0, "".join(f"  NEEDED               {name}\n" for name in names))


def test_a_library_that_another_asks_for_must_be_there_or_of_the_machine(tmp_path: Path) -> None:
    folder = frozen(tmp_path, "PySide6/libQt6Core.so.6", "libzstd.so.1")
    run = Told(**{"libQt6Core": needs("libzstd.so.1", "libc.so.6", "libGL.so.1")})
    freezing.must_be_there(folder, run)
    run = Told(**{"libQt6Core": needs("libzstd.so.1", "libnergens.so.3")})
    with pytest.raises(MachineProblem, match=r"libQt6Core\.so\.6: libnergens\.so\.3"):
        freezing.must_be_there(folder, run)


def test_a_debugger_loses_its_words_qt_and_rewritten_libraries_keep_theirs(tmp_path: Path) -> None:
    folder = frozen(tmp_path, "PySide6/a.so", "psycopg_binary.libs/b.so.5", "sqlcipher3/c.so")
    run = Told()
    freezing.strip(freezing.shared_libraries(folder), tmp_path, run)
    assert run.commands == [["strip", "--strip-debug", str(folder / "_internal/sqlcipher3/c.so")]]


def test_freezing_is_told_what_makes_two_builds_the_same(tmp_path: Path) -> None:
    told = freezing.variables(of(tmp_path), 77)
    assert told["SOURCE_DATE_EPOCH"] == "77"
    assert told["PYTHONHASHSEED"] == "0"
    assert Path(told["PYINSTALLER_CONFIG_DIR"]).is_relative_to(tmp_path)


@pytest.mark.parametrize("step", ["app.services.contents", "PyInstaller"])
def test_a_step_that_fails_ends_the_freezing_with_its_words(tmp_path: Path, step: str) -> None:
    of(tmp_path).work.mkdir(parents=True)
    with pytest.raises(MachineProblem, match="because"):
        freezing.freeze(of(tmp_path), Path("py"), 1, Told(**{step: Finished(1, "because")}))


def test_a_program_that_is_not_whole_stops_the_build_with_what_it_says(tmp_path: Path) -> None:
    run = Told(**{"--self-check": Finished(3, "mislukt: teksten")})
    with pytest.raises(MachineProblem, match="mislukt: teksten"):
        checking.check(tmp_path / "uitzicht", "x", run)
    checking.check(tmp_path / "uitzicht", "x", Told())


def test_what_comes_out_of_an_archive_is_what_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.xz"
    (tmp_path / "uitzicht").write_text("x")
    with lzma.open(path, "wb") as squeezed, tarfile.open(fileobj=squeezed, mode="w") as tar:
        tar.add(tmp_path / "uitzicht", "uitzicht-1/uitzicht")
    run, work = Told(), tmp_path / "work"
    checking.check_archive(path, work, run)
    assert run.commands == [[str(work / "uitzicht-1/uitzicht"), "--self-check", "--lang", "nl"]]
    assert not work.exists()
    bad = Told(**{"--self-check": Finished(3, "mislukt")})
    with pytest.raises(MachineProblem, match=r"a\.tar\.xz"):
        checking.check_archive(path, work, bad)


def test_what_comes_out_of_a_package_is_what_is_checked(tmp_path: Path) -> None:
    run = Told()
    checking.check_package(tmp_path / "a.deb", tmp_path / "work", run)
    [extract, check] = run.commands
    assert extract[:2] == ["dpkg-deb", "--extract"]
    assert check[0] == str(tmp_path / "work/usr/lib/uitzicht/uitzicht")
    bad = Told(**{"dpkg-deb": Finished(2, "torn")})
    with pytest.raises(MachineProblem, match="torn"):
        checking.check_package(tmp_path / "a.deb", tmp_path / "work", bad)


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a build did, in order, without doing it."""
    seen: list[str] = []
    place = of(tmp_path)

    def paper(*given: object) -> None:
        seen.append(str(given[2]).rpartition(".")[2])
        (place.frozen / "licences").mkdir(parents=True, exist_ok=True)
        (place.frozen / "licences" / "sbom.cdx.json").touch()

    def did(step: str) -> Callable[..., Path]:
        def note(*given: object) -> Path:
            seen.append(step)
            has_words = (place.frozen / "LEESMIJ.txt").exists()
            assert has_words is (step.endswith("archive")), "only the archive says how to start it"
            for target in given[2:]:
                if isinstance(target, Path):
                    target.touch()
            return Path()

        return note

    monkeypatch.setattr(making, "here", lambda root: place)
    monkeypatch.setattr(making, "moment", lambda root: 5)
    monkeypatch.setattr(needed, "ensure_tools", did("tools"))
    monkeypatch.setattr(environment, "ready", did("environment"))
    monkeypatch.setattr(catalogues, "compile_what_changed", lambda *given: None)
    monkeypatch.setattr(freezing, "freeze", did("freeze"))
    monkeypatch.setattr(making, "_in_environment", paper)
    monkeypatch.setattr(checking, "check", did("check"))
    monkeypatch.setattr(archive, "write", did("archive"))
    monkeypatch.setattr(checking, "check_archive", did("check archive"))
    monkeypatch.setattr(debian, "write", did("deb"))
    monkeypatch.setattr(checking, "check_package", did("check deb"))
    (tmp_path / making.PORTABLE).parent.mkdir(parents=True)
    (tmp_path / making.PORTABLE).write_text("{version}: {packages}")
    return seen


def test_a_build_checks_before_it_packs_and_after(tmp_path: Path, steps: list[str]) -> None:
    assert commands.carry_out("installer", tmp_path) == 0
    assert steps == [
        "tools", "environment", "freeze", "papers", "check",
        "man_page", "deb", "check deb", "archive", "check archive",
    ]  # fmt: skip
    out = {path.name for path in of(tmp_path).installers.iterdir()}
    assert out == {
        "uitzicht-1.2.3-linux-x86_64.tar.xz", "uitzicht_1.2.3_amd64.deb", "SHA256SUMS",
        "uitzicht-1.2.3-linux-x86_64.contents.sha256", "uitzicht-1.2.3-linux-x86_64.cdx.json",
    }  # fmt: skip
    sums = (of(tmp_path).installers / "SHA256SUMS").read_text().splitlines()
    assert len(sums) == 4
    assert "1.2.3: libc6" in (of(tmp_path).frozen / "LEESMIJ.txt").read_text()


@pytest.mark.parametrize(("family", "ending"), [("windows", "exe"), ("macos", "dmg")])
def test_the_other_systems_pack_with_their_own_recipe(
    family: str, ending: str, tmp_path: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = of(tmp_path, family)
    packed: list[tuple[Path, Path]] = []
    monkeypatch.setattr(making, "here", lambda root: place)
    for name in ("windows", "macos"):
        monkeypatch.setattr(
            import_module(f"installer.{name}.pack"),
            "pack",
            lambda root, bundle, output: packed.append((bundle, output)),
        )
    making.make_installers(tmp_path)
    target = place.installers / f"uitzicht-1.2.3-{family}-x86_64.{ending}"
    assert packed == [(place.frozen, target)]
    assert "check" in steps
    assert ("program_icons" in steps) is (family == "macos"), "its icon is made there"


def test_a_frozen_program_that_is_not_whole_is_packed_nowhere(
    tmp_path: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*given: object) -> None:
        raise MachineProblem("mislukt")

    monkeypatch.setattr(checking, "check", failing)
    with pytest.raises(MachineProblem, match="mislukt"):
        making.make_installers(tmp_path)
    assert steps[-1] == "papers"
    assert not of(tmp_path).installers.exists()


def test_what_is_of_no_commit_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(making, "run_quietly", Told(**{"git": Finished(0, " M app/x.py\n")}))
    making.warn_of_changes(ROOT)
    assert " M app/x.py" in capsys.readouterr().out
    monkeypatch.setattr(making, "run_quietly", Told())
    making.warn_of_changes(ROOT)
    assert capsys.readouterr().out == ""


def test_what_the_program_starts_gets_the_libraries_of_the_machine() -> None:
    """A browser that loads ours in the place of its own may not start."""
    changed = {"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/own", "A": "b"}
    at_start.give_back(changed, "LD_LIBRARY_PATH")
    assert changed == {"LD_LIBRARY_PATH": "/own", "A": "b"}
    new = {"LD_LIBRARY_PATH": "/bundle"}
    at_start.give_back(new, "LD_LIBRARY_PATH")
    assert new == {}


def test_it_does_so_in_a_program_that_starts() -> None:
    runs = f"import runpy; runpy.run_path({at_start.__file__!r}, run_name='__main__')"
    names = ("LD_LIBRARY_PATH", "PYINSTALLER_RESET_ENVIRONMENT")
    code = f"{runs}; import os; print(*map(os.environ.get, {names}))"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "LD_LIBRARY_PATH": "/bundle"},
        capture_output=True,
        text=True,
        check=True,
    )
    # The second: a process of ours starts as the first did, and finds the bundle again.
    assert ended.stdout.split() == ["None", "1"]
