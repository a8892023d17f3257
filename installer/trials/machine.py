"""A bare Debian in a folder: made by debootstrap, entered by chroot, with a network only for apt.

Needs root, debootstrap, and a mirror: the one that apt of this machine uses. What is mounted is
mounted in a namespace that ends with the command, so that nothing of it stays.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.console import Finished, MachineProblem, run_quietly, say

SUITE: Final = "bookworm"
SCREENS: Final = Path("/", "tmp", ".X11-unix")
"""Where an X server has its door: the only thing of this machine that a command inside may see."""
PEOPLE: Final = {"klerk": 1500, "gast": 1501}
"""Who work there; the folder of the second cannot be written."""
_ENTER: Final = """
mount -t proc proc "$1/proc"
mount -t tmpfs tmpfs "$1/dev/shm"
if [ "$2" = screen ]; then mkdir -p "$1$3"; mount --bind "$3" "$1$3"; fi
machine=$1; shift 3; exec chroot "$@"
"""
_QUIET: Final = {"DEBIAN_FRONTEND": "noninteractive", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}


def mirror() -> str:
    """The mirror of Debian that this machine uses. Raises MachineProblem."""
    asked = [
        "apt-get",
        "indextargets",
        "--format",
        "$(CODENAME) $(REPO_URI)",
        "Created-By: Packages",
    ]
    for line in run_quietly(asked, Path("/")).output.splitlines():
        name, _, address = line.partition(" ")
        if name == SUITE:
            return address
    raise MachineProblem(
        f"apt van deze computer kent geen Debian {SUITE}: er is niets om van te halen.\n"
        f"apt of this machine knows no Debian {SUITE}: there is nothing to fetch from."
    )


def ensure_tools(*needed: str) -> None:
    """Raises MachineProblem with what is missing."""
    missing = [name for name in needed if shutil.which(name) is None]
    if missing or os.geteuid() != 0:
        raise MachineProblem(
            "Deze proef vraagt root, en: apt-get install debootstrap xvfb xdotool imagemagick\n"
            "This trial needs root, and those packages."
            + "".join(f"\n  niet gevonden (not found): {name}" for name in missing)
        )


def base(folder: Path) -> Path:
    """A Debian with nothing but what it cannot do without; made once. Raises MachineProblem."""
    done = folder.with_suffix(".made")
    if not done.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        say("Een kale Debian maken, een minuut of twee (making a bare Debian)")
        command = ["debootstrap", "--variant=minbase", SUITE, str(folder), mirror()]
        ended = run_quietly(command, folder.parent)
        if ended.code != 0:
            raise MachineProblem(f"{ended.last_lines()}\n\ndebootstrap: {ended.code}")
        done.touch()
    return folder


@dataclass(frozen=True)
class Machine:
    """One machine that may be spoilt: a copy of the bare one, with people."""

    root: Path

    @classmethod
    def new(cls, root: Path, like: Path) -> Machine:
        """A fresh one. Raises MachineProblem."""
        shutil.rmtree(root, ignore_errors=True)
        ended = run_quietly(["cp", "-a", "--reflink=auto", str(like), str(root)], like.parent)
        if ended.code != 0:
            raise MachineProblem(ended.last_lines())
        machine = cls(root)
        for name, number in PEOPLE.items():
            machine.must("useradd", "--create-home", "--uid", str(number), name)
        locked = machine.home("gast")
        os.chown(locked, 0, 0)
        locked.chmod(0o555)
        return machine

    def home(self, name: str) -> Path:
        """The folder of somebody, as this machine sees it."""
        return self.root / "home" / name

    def entering(
        self, words: tuple[str, ...], who: str, *, network: bool, screen: bool
    ) -> list[str]:
        """The command that runs `words` inside."""
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
        if not network:
            apart.append("--net")
        seen = "screen" if screen else ""
        number = str(PEOPLE.get(who, 0))
        return [
            *apart,
            *("sh", "-ec", _ENTER, "sh", str(self.root), seen, str(SCREENS)),
            *(f"--userspec={number}:{number}", "--groups=", str(self.root)),
            *("env", f"--chdir={_own(who)}", *words),
        ]

    def variables(self, who: str, extra: Mapping[str, str]) -> dict[str, str]:
        """A fresh environment: nothing of this machine's comes along."""
        return {**_QUIET, "HOME": _own(who), "LANG": "C.UTF-8", **extra}

    def run(
        self,
        *words: str,
        who: str = "root",
        network: bool = False,
        screen: bool = False,
        **extra: str,
    ) -> Finished:
        """Run a command inside and wait; without a network, unless asked."""
        ended = subprocess.run(
            self.entering(words, who, network=network, screen=screen),
            env=self.variables(who, extra), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        return Finished(ended.returncode, ended.stdout)

    def must(self, *words: str, network: bool = False) -> Finished:
        """Run a command that has to work. Raises MachineProblem."""
        ended = self.run(*words, network=network)
        if ended.code != 0:
            raise MachineProblem(f"{ended.last_lines()}\n\n{' '.join(words)}: {ended.code}")
        return ended

    def install(self, *packages: str) -> Finished:
        """Packages, or a .deb of this machine, with what they need. Raises MachineProblem."""
        inside = []
        for each in packages:
            if each.endswith(".deb"):
                shutil.copy(each, self.root / "srv")
            inside.append(f"/srv/{Path(each).name}" if each.endswith(".deb") else each)
        names = self.root / "etc" / "resolv.conf"
        before = names.read_bytes() if names.is_file() else None
        shutil.copy(Path("/etc/resolv.conf"), names)
        try:
            self.must("apt-get", "update", network=True)
            return self.must(
                "apt-get", "install", "-y", "--no-install-recommends", *inside, network=True
            )
        finally:
            names.unlink()
            if before is not None:
                names.write_bytes(before)
            for copied in (self.root / "srv").glob("*.deb"):
                copied.unlink()

    def files(self) -> set[str]:
        """Every file, link and folder, but what the system itself makes while it runs."""
        found = set()
        for folder, below, names in os.walk(self.root):
            here = Path(folder).relative_to(self.root)
            if here.as_posix() in KEPT_BY_THE_SYSTEM:
                below.clear()
                continue
            found |= {(here / name).as_posix() for name in (*below, *names)}
        return found - KEPT_BY_THE_SYSTEM


def _own(who: str) -> str:
    """The folder of somebody, as they call it."""
    return f"/{Path('home', who)}" if who in PEOPLE else "/"


KEPT_BY_THE_SYSTEM: Final = frozenset(
    ("proc", "sys", "dev", "run", "var/lib/dpkg", "var/lib/apt", "var/log", "var/cache/apt",
     "var/cache/man", "var/cache/debconf", SCREENS.relative_to("/").as_posix())
)  # fmt: skip
"""Lists of packages, logs, indexes, and what exists only while something runs."""


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder, with the hash of what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
