"""The installer for Windows, run: under wine, over a bundle of two files.

What it cannot say: whether the program itself starts on Windows. That is for the hosted workflow.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from installer import product
from installer.windows import pack

WINE = next(
    (found for name in ("wine64", "wine", "/usr/lib/wine/wine64") if (found := shutil.which(name))),
    "",
)
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not WINE or shutil.which("makensis") is None,
        reason="wine or makensis is not there: apt-get install wine64 nsis",
    ),
]
LISTED = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Uitzicht"


class Windows(NamedTuple):
    """A Windows of our own, and two versions of the installer."""

    prefix: Path
    installers: dict[str, Path]

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Through a file: the services of wine keep a pipe open long after the program."""
        said = self.prefix / "said"
        with said.open("wb") as output:
            ended = subprocess.run(
                [WINE, *map(str, words)], env=self.variables, check=False, timeout=120,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
        return subprocess.CompletedProcess(
            words, ended.returncode, said.read_text("utf-8", "replace")
        )

    @property
    def variables(self) -> dict[str, str]:
        # Its own menu of programs is no part of Windows.
        quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "winemenubuilder.exe=d"}
        own = {"WINEPREFIX": str(self.prefix), "HOME": str(self.prefix)}
        return {"PATH": os.environ["PATH"], **own, **quiet}

    def install(self, version: str, *words: str) -> int:
        return self.run(self.installers[version], "/S", *words).returncode

    def remove(self, *words: str) -> int:
        """As Windows does it, in a copy of itself; one that can be waited for."""
        theirs = self.prefix / "drive_c" / self.place.removeprefix("C:\\").replace("\\", "/")
        copied = shutil.copy(theirs / "uninstall.exe", self.prefix / "copy.exe")
        return self.run(copied, "/S", *words, f"_?={self.place}").returncode

    @property
    def place(self) -> str:
        """Where it is, as Windows calls it."""
        said = self.run("reg", "query", LISTED, "/v", "InstallLocation").stdout
        return said.split("REG_SZ")[1].strip()

    @property
    def version(self) -> str:
        """What the list of programs says."""
        said = self.run("reg", "query", LISTED, "/v", "DisplayVersion").stdout
        return said.split("REG_SZ")[1].strip() if "REG_SZ" in said else ""

    @property
    def folder(self) -> Path:
        [user] = [
            each for each in (self.prefix / "drive_c/users").iterdir() if each.name != "Public"
        ]
        return user / "AppData/Local/Programs/Uitzicht"

    @property
    def data(self) -> Path:
        return self.folder.parents[2] / "Roaming/Uitzicht"

    def files(self) -> set[str]:
        return {
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        }


def installer_of(version: str, files: dict[str, str], folder: Path) -> Path:
    """An installer of a program of this version."""
    root, bundle = folder / f"root-{version}", folder / f"bundle-{version}"
    for name in (Path("LICENSE"), pack.ICON, pack.NOTICE):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(product.ROOT / name, root / name)
    (root / "app" / "version.py").write_text(f'PROGRAM_VERSION: Final = "{version}"\n')
    for inside, text in files.items():
        (bundle / inside).parent.mkdir(parents=True, exist_ok=True)
        (bundle / inside).write_text(text)
    return pack.pack(root, bundle, folder / f"uitzicht-{version}.exe")


@pytest.fixture(scope="module")
def prefix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    folder = tmp_path_factory.mktemp("windows")
    both = {"uitzicht-venster.exe": "MZ"}
    old = {
        **both,
        "uitzicht.exe": "MZ old",
        "_internal/stale.txt": "x",
        "_internal/both.txt": "old",
    }
    new = {
        **both,
        "uitzicht.exe": "MZ new",
        "_internal/sub/fresh.txt": "x",
        "_internal/both.txt": "new",
    }
    installers = {
        "0.8.0": installer_of("0.8.0", old, folder),
        "0.10.0": installer_of("0.10.0", new, folder),
    }
    made = Windows(folder / "prefix", installers)
    made.prefix.mkdir()
    server = str(Path(WINE).resolve().with_name("wineserver"))
    # It stays: starting it anew for every command takes longer than the command.
    subprocess.run([server, "-p"], env=made.variables, check=True)
    made.run("wineboot", "-i")
    made.run("winecfg", "-v", "win10")
    yield made
    subprocess.run([server, "-k"], env=made.variables, check=False)


@pytest.fixture
def windows(prefix: Windows) -> Iterator[Windows]:
    yield prefix
    if prefix.version:
        prefix.remove()
    for left in (prefix.folder, prefix.data, prefix.prefix / "drive_c/elders"):
        shutil.rmtree(left, ignore_errors=True)


def with_data(windows: Windows) -> Path:
    """Somebody worked with it."""
    store = windows.data / "store" / "store.db"
    store.parent.mkdir(parents=True)
    store.write_text("a dossier")
    return store


def test_a_new_version_takes_the_place_of_the_old_and_leaves_the_data(windows: Windows) -> None:
    assert windows.install("0.8.0") == 0
    store = with_data(windows)
    assert windows.version == "0.8.0"
    assert windows.install("0.10.0") == 0
    assert windows.version == "0.10.0"
    assert windows.files() == {
        "uninstall.exe", "program/uitzicht.exe", "program/uitzicht-venster.exe",
        "program/_internal/both.txt", "program/_internal/sub/fresh.txt",
    }  # fmt: skip
    assert (windows.folder / "program/_internal/both.txt").read_text() == "new"
    assert store.read_text() == "a dossier"


def test_an_older_version_does_not_go_over_a_newer(windows: Windows) -> None:
    assert windows.install("0.10.0") == 0
    assert windows.install("0.8.0") == 5
    assert (windows.folder / "program/uitzicht.exe").read_text() == "MZ new"
    assert windows.install("0.10.0") == 0, "the same again mends it"


def test_removal_leaves_the_data_and_nothing_else(windows: Windows) -> None:
    windows.install("0.8.0")
    store = with_data(windows)
    assert windows.remove() == 0
    assert not windows.folder.exists()
    assert store.read_text() == "a dossier"
    assert windows.version == ""
    assert "Uitzicht" not in windows.run("reg", "query", r"HKCU\Software", "/s").stdout
    assert not [*windows.prefix.joinpath("drive_c/users").rglob("Uitzicht*.lnk")]


def test_the_data_goes_when_somebody_asks_for_it(windows: Windows) -> None:
    windows.install("0.8.0")
    with_data(windows)
    beside = windows.data.parent / "Other program" / "theirs"
    beside.parent.mkdir(exist_ok=True)
    beside.touch()
    assert windows.remove("/PURGE") == 0
    assert not windows.data.exists()
    assert beside.exists()


@pytest.mark.parametrize("name", ["uitzicht.exe", "uitzicht-venster.exe"])
def test_while_the_program_runs_nothing_changes(name: str, windows: Windows) -> None:
    windows.install("0.8.0")
    program = windows.folder / "program" / name
    shutil.copy(windows.prefix / "drive_c/windows/system32/cmd.exe", program)
    with subprocess.Popen(
        [WINE, str(program)], env=windows.variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()  # it says that it is there
        before = windows.files()
        assert windows.install("0.10.0") == 4
        assert windows.remove() == 4
        assert windows.files() == before
        running.communicate(b"exit\r\n")
    assert windows.install("0.10.0") == 0


def test_a_folder_program_of_something_else_is_left_alone(windows: Windows) -> None:
    theirs = windows.prefix / "drive_c/elders/program/brief.txt"
    theirs.parent.mkdir(parents=True)
    theirs.touch()
    assert windows.install("0.8.0", r"/D=C:\elders") == 6
    assert windows.version == ""
    assert [each.name for each in theirs.parents[1].rglob("*") if each.is_file()] == ["brief.txt"]


def test_another_folder_keeps_what_was_in_it(windows: Windows) -> None:
    theirs = windows.prefix / "drive_c/elders/brief.txt"
    theirs.parent.mkdir(parents=True)
    theirs.touch()
    assert windows.install("0.8.0", r"/D=C:\elders") == 0
    assert windows.place == r"C:\elders"
    assert windows.install("0.10.0") == 0, "the next one finds it"
    assert (theirs.parent / "program/uitzicht.exe").read_text() == "MZ new"
    assert windows.remove() == 0
    assert [each.name for each in theirs.parent.iterdir()] == ["brief.txt"]


def test_what_was_cut_off_between_two_moves_is_finished(windows: Windows) -> None:
    windows.install("0.8.0")
    program = windows.folder / "program"
    program.rename(windows.folder / "program.old")
    (windows.folder / "program.new").mkdir()
    (windows.folder / "program.new" / "half").touch()
    assert windows.install("0.10.0") == 0
    assert {name.split("/")[0] for name in windows.files()} == {"program", "uninstall.exe"}
    assert "program/half" not in windows.files()


def test_a_windows_that_is_too_old_is_told(windows: Windows) -> None:
    windows.run("winecfg", "-v", "win7")
    try:
        assert windows.install("0.8.0") == 3
    finally:
        windows.run("winecfg", "-v", "win10")
    assert not windows.folder.exists()
