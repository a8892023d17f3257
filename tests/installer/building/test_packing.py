"""The archive, the package for Debian and the list of hashes: whole, and the same every time."""

import lzma
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from installer import product
from installer.building import archive, contents, debian
from installer.building.places import Places
from installer.console import Finished, MachineProblem
from installer.system_libraries import QT_LIBRARIES, SCREEN_LIBRARIES
from tests.installer.building.conftest import Told

ROOT = Path(__file__).parents[3]
MOMENT = 1_790_000_000
LATER = 2_000_000_000
"""After today: dpkg-deb sets the time of what is newer than the moment, and of nothing else."""


def bundle(folder: Path) -> Path:
    """A small one: a program, a library, a second name of it, a folder that is empty."""
    (folder / "_internal" / "empty").mkdir(parents=True)
    (folder / "_internal" / "lib.so").write_bytes(b"library")
    (folder / "_internal" / "other.so").symlink_to("lib.so")
    program = folder / product.COMMAND
    program.write_text("#!/bin/sh\necho here\n")
    program.chmod(0o700)
    return folder


def packed(tmp_path: Path, name: str) -> Path:
    target = tmp_path / f"{name}.tar.xz"
    archive.write(bundle(tmp_path / name), "uitzicht-1", target, MOMENT)
    return target


def test_an_archive_holds_every_file_of_nobody_and_of_one_moment(tmp_path: Path) -> None:
    with lzma.open(packed(tmp_path, "a")) as squeezed, tarfile.open(fileobj=squeezed) as tar:
        entries = {each.name: each for each in tar.getmembers()}
    assert list(entries) == sorted(entries)
    assert set(entries) == {
        "uitzicht-1", "uitzicht-1/_internal", "uitzicht-1/_internal/empty",
        "uitzicht-1/_internal/lib.so", "uitzicht-1/_internal/other.so", "uitzicht-1/uitzicht",
    }  # fmt: skip
    owners = {(each.uid, each.gid, each.uname, each.mtime) for each in entries.values()}
    assert owners == {(0, 0, "root", MOMENT)}
    assert entries["uitzicht-1/uitzicht"].mode == 0o755
    assert entries["uitzicht-1/_internal/lib.so"].mode == 0o644
    assert entries["uitzicht-1/_internal/other.so"].linkname == "lib.so"


def test_two_archives_of_the_same_files_are_the_same_bytes(tmp_path: Path) -> None:
    first = packed(tmp_path, "a")
    second = tmp_path / "b.tar.xz"
    folder = bundle(tmp_path / "b")
    for path in folder.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    archive.write(folder, "uitzicht-1", second, MOMENT)
    assert first.read_bytes() == second.read_bytes()
    assert not list(tmp_path.glob("*.new"))


def test_the_list_of_hashes_is_read_by_sha256sum(tmp_path: Path) -> None:
    folder = bundle(tmp_path / "a")
    (folder / "_internal" / "other.so").unlink()  # of a link it says another thing
    found = contents.hashes(folder)
    assert list(found) == ["_internal/lib.so", "uitzicht"]
    (tmp_path / "list").write_text(contents.as_text(found))
    if shutil.which("sha256sum"):
        command = ["sha256sum", "--check", "--strict", str(tmp_path / "list")]
        assert subprocess.run(command, cwd=folder, check=False).returncode == 0
    assert contents.read(tmp_path / "list") == contents.read(folder) == found


def test_where_two_bundles_differ_each_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = bundle(tmp_path / "a"), bundle(tmp_path / "b")
    assert contents.main([str(one), str(two)]) == 0
    assert "3 and 3 files, 0 differences" in capsys.readouterr().out
    (two / "uitzicht").write_text("other")
    (two / "_internal" / "new").write_bytes(b"library")  # so that only the link is another
    (two / "_internal" / "other.so").unlink()
    (two / "_internal" / "other.so").symlink_to("new")
    (one / "gone").touch()
    assert contents.main([str(one), str(two)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "only in the first: gone", "only in the second: _internal/new",
        "differs: _internal/other.so", "differs: uitzicht", "4 and 4 files, 4 differences",
    ]  # fmt: skip
    assert contents.main([]) == 2


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A project of four files, frozen."""
    made = Places(tmp_path, "1.2.3", "linux", "x86_64")
    bundle(made.frozen)
    linux, icons = tmp_path / debian.HERE, tmp_path / debian.ICONS
    (icons / "program").mkdir(parents=True)
    linux.mkdir(parents=True)
    for path in (linux / "uitzicht.desktop", linux / "uitzicht-mime.xml", icons / "uitzicht.svg",
                 linux / "while-it-runs.sh",
                 icons / "program" / "uitzicht-48.png", tmp_path / "CHANGELOG.md"):  # fmt: skip
        path.write_text(path.name)
    for page in ("uitzicht.1", "nl/uitzicht.1"):
        (tmp_path / "man" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "man" / page).write_text(page)
    return made


def test_the_package_lays_everything_where_a_desktop_looks_for_it(
    places: Places, tmp_path: Path
) -> None:
    tree = tmp_path / "tree"
    debian.lay_out(places, tmp_path / "man", tree)
    found = {path.relative_to(tree).as_posix() for path in tree.rglob("*") if not path.is_dir()}
    assert found == {
        "usr/bin/uitzicht", "usr/lib/uitzicht/uitzicht", "usr/lib/uitzicht/_internal/lib.so",
        "usr/lib/uitzicht/_internal/other.so", "usr/share/applications/uitzicht.desktop",
        "usr/share/mime/packages/uitzicht.xml", "usr/share/man/man1/uitzicht.1.gz",
        "usr/share/man/nl/man1/uitzicht.1.gz", "usr/share/doc/uitzicht/copyright",
        "usr/share/doc/uitzicht/changelog.gz",
        "usr/share/icons/hicolor/scalable/apps/uitzicht.svg",
        "usr/share/icons/hicolor/48x48/apps/uitzicht.png",
    }  # fmt: skip
    assert (tree / "usr/bin/uitzicht").resolve() == (tree / "usr/lib/uitzicht/uitzicht").resolve()
    assert not any(path.startswith(("etc", "var", "opt", "home")) for path in found)


def test_the_package_asks_for_the_libraries_that_the_set_up_knows(places: Places) -> None:
    told = debian.control(places, 5)
    [line] = [line for line in told.splitlines() if line.startswith("Depends: ")]
    asked = {each.split()[0] for each in line.removeprefix("Depends: ").split(", ")}
    wanted = {*QT_LIBRARIES.values(), *SCREEN_LIBRARIES.values()}
    assert asked == wanted | {"libc6", "libstdc++6"}
    assert "Version: 1.2.3\nArchitecture: amd64\n" in told
    assert "Installed-Size: 5\n" in told
    assert told.endswith("\n")


def test_dpkg_makes_and_reads_the_package_the_same_twice(places: Places, tmp_path: Path) -> None:
    if not shutil.which("dpkg-deb"):
        pytest.skip("dpkg-deb is not there: a package for Debian is made on Debian")
    first, second = tmp_path / "1.deb", tmp_path / "2.deb"
    for target in (first, second):
        debian.write(places, tmp_path / "man", target, LATER)
    assert first.read_bytes() == second.read_bytes()
    told = subprocess.check_output(["dpkg-deb", "--info", str(first)], text=True)
    assert "Package: uitzicht" in told
    assert not {"postinst", "postrm", "conffiles"} & set(told.split())
    listed = subprocess.check_output(["dpkg-deb", "--contents", str(first)], text=True)
    assert all(" root/root " in line and " 2033-05-1" in line for line in listed.splitlines())
    subprocess.run(["dpkg-deb", "--raw-extract", str(first), str(tmp_path / "out")], check=True)
    sums = (tmp_path / "out" / "DEBIAN" / "md5sums").read_text()
    assert "  usr/lib/uitzicht/uitzicht\n" in sums
    assert "bin/uitzicht" not in sums, "a link has no sum"
    asking = (places.root / "installer" / "linux" / "while-it-runs.sh").read_bytes()
    for name in ("preinst", "prerm"):
        assert (tmp_path / "out" / "DEBIAN" / name).read_bytes() == asking
        assert os.access(tmp_path / "out" / "DEBIAN" / name, os.X_OK)


def test_a_package_that_is_not_made_says_why(places: Places, tmp_path: Path) -> None:
    run = Told(**{"dpkg-deb": Finished(2, "no space left")})
    with pytest.raises(MachineProblem, match="no space left"):
        debian.write(places, tmp_path / "man", tmp_path / "1.deb", MOMENT, run)
    assert "--root-owner-group" in run.commands[0], "whoever builds it"
