"""The trial on a bare machine: that it would see what it looks for, without such a machine.

The trial itself: `python -m installer.trials.bare_debian FILE.deb`, as root.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from installer import product
from installer.console import Finished, MachineProblem
from installer.trials import bare_debian, machine
from installer.trials.machine import Machine


def test_only_apt_has_a_network_and_only_the_window_a_screen() -> None:
    place = Machine(Path("place"))
    alone = place.entering(("uitzicht",), "klerk", network=False, screen=False)
    assert "--net" in alone
    assert str(machine.PEOPLE["klerk"]) in "".join(alone)
    assert "screen" not in alone
    fetching = place.entering(("apt-get", "update"), "root", network=True, screen=True)
    assert "--net" not in fetching
    assert "screen" in fetching
    assert "--userspec=0:0" in fetching


def test_nothing_of_this_machine_comes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UITZICHT_DATA", "elsewhere")
    monkeypatch.setenv("QT_PLUGIN_PATH", "elsewhere")
    given = Machine(Path("place")).variables("klerk", {"DISPLAY": ":1"})
    assert set(given) == {"DEBIAN_FRONTEND", "PATH", "HOME", "LANG", "DISPLAY"}
    assert given["HOME"] == f"/{Path('home', 'klerk')}"


def test_what_is_left_is_seen_and_what_the_system_keeps_is_not(tmp_path: Path) -> None:
    place = Machine(tmp_path)
    for name in ("var/lib/dpkg/info/uitzicht.list", "var/cache/apt/pkgcache", "proc/1", "dev/null"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    before = place.files()
    assert not [name for name in before if name.startswith(("var/lib/dpkg/", "proc/", "dev/"))]
    (tmp_path / "usr" / "lib" / "uitzicht").mkdir(parents=True)
    (tmp_path / "usr" / "bin").mkdir()
    (tmp_path / "usr" / "bin" / "uitzicht").symlink_to("gone")
    assert place.files() - before >= {"usr/lib/uitzicht", "usr/bin/uitzicht"}


def test_another_byte_of_data_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "store.db").write_bytes(b"one")
    before = machine.contents(tmp_path)
    assert list(before) == ["a/store.db"]
    (tmp_path / "a" / "store.db").write_bytes(b"two")
    assert machine.contents(tmp_path) != before


@pytest.mark.parametrize(("known", "found"), [("bookworm", True), ("trixie", False)])
def test_the_mirror_is_the_one_of_this_machine(
    known: str, found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = f"other http://a.example/\n{known} http://mirror.example/debian/\n"
    monkeypatch.setattr(machine, "run_quietly", lambda *given: Finished(0, told))
    if found:
        assert machine.mirror() == "http://mirror.example/debian/"
    else:
        with pytest.raises(MachineProblem, match="kent geen Debian"):
            machine.mirror()


def test_what_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.shutil, "which", lambda name: None)  # type: ignore[attr-defined]
    with pytest.raises(MachineProblem, match="not found\\): debootstrap"):
        machine.ensure_tools("debootstrap")


def test_a_thing_that_is_not_so_ends_in_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    trial = bare_debian.Trial()
    trial.so("the data is whole", True)
    trial.so("the self-check passes", False, "a font is missing")
    assert trial.failed == ["the self-check passes"]
    told = capsys.readouterr().out
    assert "[ok  ] the data is whole" in told
    assert "[FOUT] the self-check passes\n    a font is missing" in told


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not there")
def test_the_later_package_is_later_and_is_another(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    papers = tree / "usr" / "share" / "doc" / product.COMMAND
    papers.mkdir(parents=True)
    (papers / "changelog.gz").touch()
    (tree / "DEBIAN").mkdir()
    control = f"Package: {product.COMMAND}\nVersion: 1.2.3\nArchitecture: all\nDescription: x\n"
    (tree / "DEBIAN" / "control").write_text(control + "Maintainer: X <x@x.invalid>\n")
    first = tmp_path / "first.deb"
    subprocess.run(["dpkg-deb", "-b", str(tree), str(first)], check=True, capture_output=True)
    second = bare_debian.newer(first, tmp_path)
    said = subprocess.run(
        ["dpkg-deb", "-f", str(second), "Version"], check=True, capture_output=True, text=True
    ).stdout.strip()
    later = ["dpkg", "--compare-versions", said, "gt", "1.2.3"]
    assert subprocess.run(later, check=False).returncode == 0
    listed = subprocess.run(
        ["dpkg-deb", "-c", str(second)], check=True, capture_output=True, text=True
    ).stdout
    assert "news.gz" in listed
    assert "changelog.gz" not in listed


@pytest.mark.parametrize("arguments", [[], ["a", "b", "c"]])
def test_a_wrong_command_line_ends_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bare_debian.main(arguments) == 2
    assert "FILE.deb" in capsys.readouterr().err


@pytest.mark.long
def test_the_package_on_a_bare_debian() -> None:
    """All of it, with the package that `make installer` made last."""
    made = sorted((product.ROOT / "build" / "installers").glob("*.deb"))
    if not made:
        pytest.skip("no package in build/installers: make installer")
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        pytest.skip("needs root and debootstrap")
    assert bare_debian.main([str(made[-1])]) == 0
