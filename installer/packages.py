"""The packages of requirements.lock into a new environment: by uv, and where that cannot, by pip.

uv stands in the lock as all others do; pip fetches it with its hash, and it fetches the rest in a
third of the time. It knows nothing of pip's settings. So a machine whose pip is told to fetch
elsewhere, or nowhere, keeps to pip; and whatever uv stumbles over, pip tries again. Both hold every
file against its hash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from installer.console import Counter, Finished, MachineProblem, run_quietly, say

NETWORK_SIGNS = re.compile(
    r"NewConnectionError|NameResolutionError|name resolution|Name or service not known"
    r"|getaddrinfo failed|Failed to establish|Network is unreachable|Connection refused"
    r"|ConnectTimeout|ConnectionResetError|Read timed out|ReadTimeout|ProxyError|Max retries",
    re.IGNORECASE,
)
TOLD_WHERE = re.compile(r"^\S+\.(index-url|no-index)=", re.MULTILINE)
"""A setting of pip after which uv would fetch elsewhere than this machine is told to."""


class NoNetwork(MachineProblem):
    """The packages cannot be fetched now."""


def install_packages(python: Path, root: Path, *locks: Path) -> None:
    """Everything in the locks, compiled to bytecode. Raises MachineProblem, NoNetwork.

    `python`: of the environment that they go into.
    """
    texts = [lock.read_text(encoding="utf-8") for lock in locks]
    total = len({name for text in texts for name in re.findall(r"^[A-Za-z0-9][^= ]*", text, re.M)})
    say(f"{total} pakketten ophalen en installeren, ongeveer een halve minuut (installing)")
    if not _by_uv(python, root, locks):
        _by_pip(python, root, locks, total)


def entry_of(name: str, lock: str) -> str:
    """The lines of one package in a lock, with its hashes; nothing when it is not there."""
    found = re.search(rf"^{re.escape(name)}==.*\n(?:[ \t].*\n)*", lock, re.MULTILINE)
    return found[0] if found else ""


def _by_uv(python: Path, root: Path, locks: Sequence[Path]) -> bool:
    found = (entry_of("uv", lock.read_text(encoding="utf-8")) for lock in locks)
    entry = next(filter(None, found), "")
    settings = [str(python), "-m", "pip", "config", "list"]
    if not entry or TOLD_WHERE.search(run_quietly(settings, root).output):
        return False
    alone = python.parent.parent / "uv.lock.txt"
    alone.write_text(entry, encoding="utf-8")
    if run_quietly(_pip(python, [alone]), root).code != 0:
        return False
    sync = [str(python), "-m", "uv", "pip", "sync", "--python", str(python), "--no-build"]
    sync += ["--require-hashes", "--compile-bytecode", *map(str, locks)]
    ended = run_quietly(sync, root)
    if ended.code != 0 and "certificate" in ended.output:
        # An office with a certificate of its own: only this machine knows it.
        ended = run_quietly([*sync, "--system-certs"], root)
    return ended.code == 0


def _by_pip(python: Path, root: Path, locks: Sequence[Path], total: int) -> None:
    counter = Counter("opgehaald (fetched)", total)
    ended = run_quietly(
        _pip(python, locks),
        root,
        on_line=lambda line: counter.step() if line.startswith("Collecting ") else None,
    )
    counter.close()
    if ended.code != 0:
        raise _why(ended)
    say("Pakketten voorbereiden voor een snelle start (compiling to bytecode)")
    # Bytecode is only speed: a package with a template that is no Python must not stop us.
    folders = [str(path) for path in python.parent.parent.glob("**/site-packages")]
    run_quietly([str(python), "-m", "compileall", "-q", "-j", "0", *folders], root)


def _pip(python: Path, locks: Sequence[Path]) -> list[str]:
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    pip += ["--retries", "2", "--no-compile", "--only-binary", ":all:"]
    wanted = [word for lock in locks for word in ("--requirement", str(lock))]
    return [*pip, "--require-hashes", *wanted]


def _why(ended: Finished) -> MachineProblem:
    if NETWORK_SIGNS.search(ended.output):
        return NoNetwork(
            "Geen verbinding met de pakketserver. De eerste keer is internet nodig; daarna niet\n"
            "meer. Controleer de verbinding (of de proxy) en begin opnieuw.\n"
            "No connection to the package server. The first time needs internet, later times\n"
            "do not. Check the connection (or the proxy) and start again."
        )
    return MachineProblem(
        f"{ended.last_lines()}\n\n"
        "Het installeren van de pakketten is niet gelukt. / Installing packages failed."
    )
