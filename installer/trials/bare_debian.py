"""The package for Debian, tried on a bare Debian 12: installed, used, upgraded, removed.

    python -m installer.trials.bare_debian FILE.deb [PICTURE.png]

Needs root; see `machine.py` for what else. Everything but apt runs without a network and as
somebody who is no administrator. Prints a line for each thing that is tried.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Final

from installer import product
from installer.console import MachineProblem, complain, run_quietly, say, speak_unicode
from installer.trials.machine import Machine, base, contents, ensure_tools
from installer.trials.window import see_window

WORK: Final = product.ROOT / "build" / "trials"
EXAMPLES: Final = product.ROOT / "app" / "resources" / "examples"
DATA: Final = Path(".local", "share", product.COMMAND)
WHO: Final = "klerk"
CASE: Final = "RS-VOORBEELD-001"
"""HH1, by the reference that is in it."""
PASSPHRASE: Final = "vier losse woorden samen"
DESKTOP: Final = ("desktop-file-utils", "hicolor-icon-theme", "man-db", "shared-mime-info")
"""What a desktop has and a bare machine has not: it takes in the menu and the kind of file."""


class Trial:
    """What was tried, and what of it was not so."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.failed: list[str] = []

    def so(self, what: str, found: bool, detail: str = "") -> None:
        """Tell one thing that was tried."""
        say(f"[{'ok  ' if found else 'FOUT'}] {what}")
        if not found:
            self.failed.append(what)
            say("\n".join(f"    {line}" for line in detail.rstrip().splitlines()[-30:]))

    def works(self, machine: Machine, what: str, *words: str) -> str:
        """A command of the program that has to work, as somebody; gives what it wrote."""
        ended = machine.run(product.COMMAND, *words, who=WHO)
        self.so(what, ended.code == 0, f"{ended.code}\n{ended.output}")
        return ended.output


def newer(deb: Path, folder: Path) -> Path:
    """The same program as a package of a later version: one file less, another more."""
    tree, made = folder / "newer", folder / "newer.deb"
    run_quietly(["rm", "-rf", str(tree)], folder)
    for command in (["dpkg-deb", "-R", str(deb), str(tree)],):
        if (ended := run_quietly(command, folder)).code != 0:
            raise MachineProblem(ended.last_lines())
    control = tree / "DEBIAN" / "control"
    text = control.read_text(encoding="utf-8")
    control.write_text(re.sub(r"(?m)^Version: .*$", r"\g<0>+later", text), encoding="utf-8")
    papers = tree / "usr" / "share" / "doc" / product.COMMAND
    (papers / "changelog.gz").rename(papers / "news.gz")
    ended = run_quietly(
        ["dpkg-deb", "--root-owner-group", "-Znone", "-b", str(tree), str(made)], folder
    )
    if ended.code != 0:
        raise MachineProblem(ended.last_lines())
    return made


def worked_in(trial: Trial, machine: Machine) -> None:
    """Dossiers in a store, a setting, figures of one's own, and an outcome that is kept."""
    home = machine.home(WHO)
    data, receipt = home / DATA, home / "HH1.json"
    for name in ("HH1", "HH2"):
        given(
            home / f"{name}.uitzicht.json", (EXAMPLES / f"{name}.uitzicht.json").read_text("utf-8")
        )
    given(home / "passphrase", PASSPHRASE + "\n")
    known = ("--passphrase-file", "passphrase")
    trial.works(machine, "a store is made", "store", "init", *known)
    for name in ("HH1", "HH2"):
        trial.works(
            machine, f"{name} goes into it", "store", "import", f"{name}.uitzicht.json", *known
        )
    given(data / "settings.json", json.dumps({"language": "en", "lock_minutes": 5}))
    tariffs = (product.ROOT / "tariffs" / "2026.toml").read_text("utf-8")
    ours = re.sub(r"(?m)^revision = (\d+)$", lambda at: f"revision = {int(at[1]) + 1}", tariffs)
    given(data / "tariffs" / "2026.toml", ours)
    given(
        receipt,
        trial.works(machine, "HH1 is assessed with them", "assess", "HH1.uitzicht.json", "--json"),
    )


def given(path: Path, text: str) -> None:
    """A file of who works there, and the folders that it needs."""
    for folder in (*reversed(path.parents), path):
        if not folder.exists() and folder != path:
            folder.mkdir()
            run_quietly(["chown", "1500:1500", str(folder)], folder.parent)
    path.write_text(text, encoding="utf-8")
    run_quietly(["chown", "1500:1500", str(path)], path.parent)


def still_whole(trial: Trial, machine: Machine, when: str) -> None:
    """What somebody made is there and opens."""
    known = ("--passphrase-file", "passphrase")
    trial.works(machine, f"{when} the store is whole", "store", "check", *known)
    trial.works(machine, f"{when} a dossier has its versions", "store", "history", CASE, *known)
    trial.works(
        machine, f"{when} the outcome of before comes out again, with the figures of before",
        "recheck", "HH1.uitzicht.json", "--receipt", "HH1.json",
    )  # fmt: skip


def not_while_it_runs(trial: Trial, machine: Machine, later: Path) -> None:
    """A program that is open would read its next page out of another version."""
    shutil.copy(later, machine.root / "srv" / "later.deb")
    # One command: what runs in another is not seen, as every one has processes of its own.
    opened = f"QT_QPA_PLATFORM=offscreen runuser -u {WHO} -- {product.COMMAND} open --example"
    tried = f"{opened} & sleep 5; dpkg -i /srv/later.deb; echo ended $?; dpkg -r {product.COMMAND}"
    told = machine.run("sh", "-c", f"{tried}; echo ended $?")
    refused = told.output.count("ended 1") == 2 and told.output.count(f"nog open bij {WHO}") == 2
    trial.so("while somebody works with it, it is not replaced or removed", refused, told.output)
    asked = ("dpkg-query", "-W", "-f", "${db:Status-Status} ${Version}", product.COMMAND)
    version = machine.run(*asked).output
    changed = machine.run("dpkg", "--verify", product.COMMAND).output
    whole = version == f"installed {product.version()}" and not changed
    trial.so("and then it is what it was", whole, version + changed)
    (machine.root / "srv" / "later.deb").unlink()


def without_a_folder(trial: Trial, machine: Machine) -> None:
    """Somebody whose own folder cannot be written is told so, in words."""
    words = ("store", "init", "--passphrase-file", "/etc/hostname")
    told = machine.run(product.COMMAND, *words, who="gast")
    plain = told.code == 3 and "in deze map mag u niet schrijven" in told.output
    trial.so("a store where nothing can be written: said plainly", plain, told.output)
    opened = ("--quit-after-first-paint",)
    told = machine.run(product.COMMAND, *opened, who="gast", QT_QPA_PLATFORM="offscreen")
    trial.so("the window opens for somebody without a folder", told.code == 0, told.output)
    told = machine.run(product.COMMAND, "--self-check", who="gast", QT_QPA_PLATFORM="offscreen")
    trial.so("the self-check passes for somebody without a folder", told.code == 0, told.output)


def told_what_is_left(trial: Trial, left: list[str], home: Path) -> None:
    """In the folder of a person: their data, what they made themselves, and the list of fonts."""
    say("What is left (wat er blijft staan):")
    for each in left:
        say(f"    {each}")
    known = {"passphrase", *(f"{name}.uitzicht.json" for name in ("HH1", "HH2")), "HH1.json"}
    # The list of fonts is of fontconfig, for all programs of a person.
    for folder in (DATA, Path(".cache", "fontconfig")):
        known |= {each.as_posix() for each in (folder, *folder.parents)}
    within = tuple(f"{folder.as_posix()}/" for folder in (DATA, Path(".cache", "fontconfig")))
    inside = {Path(each).relative_to(home).as_posix() for each in left}
    strange = sorted(name for name in inside - known if not name.startswith(within))
    trial.so("and in that folder only the data is left", not strange, "\n".join(strange))


def on_a_desktop(trial: Trial, machine: Machine, deb: Path) -> None:
    """Beside a desktop the kind of file, the menu and the manual page are taken in, and let go."""
    machine.install(*DESKTOP)
    before = machine.files()
    machine.install(str(deb))
    kinds = machine.run("cat", "/usr/share/mime/globs2").output
    trial.so("the kind of file is known", "*.uitzicht.json" in kinds, kinds[-500:])
    menu = machine.run("cat", "/usr/share/applications/mimeinfo.cache").output
    trial.so("the menu offers it", f"{product.COMMAND}.desktop" in menu, menu)
    for language in ("en", "nl"):
        page = machine.run("man", "-L", language, "-w", product.COMMAND).output
        trial.so(f"the manual page is there ({language})", page.strip().endswith(".1.gz"), page)
    machine.must("apt-get", "purge", "-y", product.COMMAND)
    left = sorted(machine.files() - before)
    trial.so("beside a desktop nothing is left", not left, "\n".join(left))
    kinds = machine.run("cat", "/usr/share/mime/globs2").output
    trial.so("the kind of file is gone", "uitzicht" not in kinds, kinds[-500:])


def trial_of(deb: Path, picture: Path | None) -> int:
    """All of it, in order; 0 or 1. Raises MachineProblem."""
    WORK.mkdir(parents=True, exist_ok=True)
    bare = base(WORK / "debian")
    trial = Trial()
    # What only its dependencies leave is theirs: another machine has those, and never had us.
    needs = run_quietly(["dpkg-deb", "-f", str(deb), "Depends"], WORK).output
    reference = Machine.new(WORK / "reference", bare)
    reference.install(*(each.split("(")[0].strip() for each in needs.split(",")))

    machine = Machine.new(WORK / "machine", bare)
    machine.install(str(deb))
    trial.so("it installs on a bare Debian", True)
    told = trial.works(machine, "it starts", "--version")
    trial.so("it is this version", product.version() in told, told)
    trial.works(machine, "the self-check passes, without a screen or a network", "--self-check")
    trial.so("the window opens on a screen", see_window(machine, WHO, picture), "see above")
    worked_in(trial, machine)
    still_whole(trial, machine, "before the upgrade")
    kept = contents(machine.home(WHO))

    later = newer(deb, WORK)
    not_while_it_runs(trial, machine, later)
    machine.install(str(later))
    version = machine.run("dpkg-query", "-W", "-f", "${Version}", product.COMMAND).output
    trial.so("a later version goes over it", version.endswith("+later"), version)
    stale = machine.root / "usr" / "share" / "doc" / product.COMMAND / "changelog.gz"
    trial.so("what the later one has no more is gone", not stale.exists())
    trial.so("an upgrade touches no data", contents(machine.home(WHO)) == kept)
    trial.works(machine, "the self-check passes again", "--self-check")
    still_whole(trial, machine, "after the upgrade")
    without_a_folder(trial, machine)

    kept = contents(machine.home(WHO))
    machine.must("apt-get", "remove", "-y", product.COMMAND)
    machine.must("dpkg", "--purge", product.COMMAND)  # apt knows it no more
    trial.so("removal touches no data", contents(machine.home(WHO)) == kept)
    home = machine.home(WHO).relative_to(machine.root)
    left = sorted(machine.files() - reference.files())
    ours = [each for each in left if not each.startswith(f"{home.as_posix()}/")]
    trial.so("removal leaves nothing outside the folder of a person", not ours, "\n".join(ours))
    told_what_is_left(trial, [each for each in left if each not in ours], home)
    on_a_desktop(trial, reference, deb)
    say()
    say(f"{len(trial.failed)} niet in orde (not so)")
    return 1 if trial.failed else 0


def main(arguments: list[str]) -> int:
    """0 all is so, 1 something is not, 2 wrong command line, 3 this machine lacks something."""
    speak_unicode()
    if not 1 <= len(arguments) <= 2:
        complain(str(__doc__))
        return 2
    try:
        ensure_tools("debootstrap", "dpkg-deb", "unshare", "Xvfb", "xdotool", "import")
        picture = Path(arguments[1]).resolve() if len(arguments) == 2 else None
        return trial_of(Path(arguments[0]).resolve(), picture)
    except MachineProblem as problem:
        complain(str(problem))
        return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
