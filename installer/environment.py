"""The private environment in .venv: made from requirements.lock, and known to be whole.

The last step writes a stamp. No stamp, or a stamp of another lock, another Python or another
folder, means that .venv is half made or out of date: it is then made anew. With a fitting
stamp nothing happens at all, and no network is needed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.console import Counter, Finished, MachineProblem, run_quietly, say

STAMP_NAME = "uitzicht-setup.json"
LOCK_NAME = "requirements.lock"

NETWORK_SIGNS = re.compile(
    r"NewConnectionError|NameResolutionError|name resolution|Name or service not known"
    r"|getaddrinfo failed|Failed to establish|Network is unreachable|Connection refused"
    r"|ConnectTimeout|ConnectionResetError|Read timed out|ReadTimeout|ProxyError|Max retries",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stamp:
    """What the environment was made from."""

    lock: str
    python: str
    folder: str
    project: str

    def same_packages(self, other: Stamp) -> bool:
        """Whether only pyproject.toml differs, so that the packages can stay."""
        return (self.lock, self.python, self.folder) == (other.lock, other.python, other.folder)


def wanted_stamp(root: Path) -> Stamp:
    """The stamp of an environment that fits this folder as it is now."""
    return Stamp(
        lock=_digest(root / LOCK_NAME),
        python=f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]}",
        folder=str(root),
        project=_digest(root / "pyproject.toml"),
    )


def read_stamp(venv: Path) -> Stamp | None:
    """The stamp in an environment; None when there is none that can be read."""
    try:
        return Stamp(**json.loads((venv / STAMP_NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(venv: Path, stamp: Stamp) -> None:
    """Write the stamp in one move: it is there completely or not at all."""
    draft = venv / (STAMP_NAME + ".new")
    draft.write_text(json.dumps(vars(stamp), indent=2) + "\n", encoding="utf-8")
    os.replace(draft, venv / STAMP_NAME)


def venv_python(venv: Path, os_name: str = os.name) -> Path:
    """The interpreter inside an environment."""
    return venv / "Scripts" / "python.exe" if os_name == "nt" else venv / "bin" / "python"


def interpreter_alive(venv: Path) -> bool:
    """Whether the interpreter is there, and the Python that it leans on as well."""
    if not venv_python(venv).exists():  # a link to a Python that is gone counts as absent
        return False
    try:
        config = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    home = re.search(r"^home\s*=\s*(.+?)\s*$", config, re.MULTILINE)
    return home is not None and Path(home.group(1)).is_dir()


def base_python() -> str:
    """The Python to make .venv with, also when we were started from inside .venv."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def state(root: Path) -> str:
    """`ready`, `project` (only the project itself must be installed again) or `make`."""
    venv, wanted = root / ".venv", wanted_stamp(root)
    found = read_stamp(venv)
    if found is None or not interpreter_alive(venv) or not found.same_packages(wanted):
        return "make"
    return "ready" if found == wanted else "project"


def make_environment(root: Path) -> None:
    """Make .venv anew and install every package in it. Raises MachineProblem."""
    venv = root / ".venv"
    if venv.is_symlink() or venv.exists():
        say("De oude .venv is niet compleet of niet meer passend: opnieuw beginnen (starting anew)")
        _remove(venv)
    say("Eigen Python-omgeving maken in .venv (making the environment)")
    _must(
        run_quietly([base_python(), "-m", "venv", str(venv)], root),
        "Het maken van .venv is niet gelukt. / Making .venv failed.",
    )
    _install_packages(root, venv)
    say("Pakketten voorbereiden voor een snelle start (compiling to bytecode)")
    # Bytecode is only speed: a package with a template that is no Python must not stop us.
    folders = [str(path) for path in venv.glob("**/site-packages")]
    run_quietly([str(venv_python(venv)), "-m", "compileall", "-q", "-j", "0", *folders], root)


def install_project(root: Path) -> None:
    """Install the project itself as a link to this folder, and prove that Qt loads."""
    venv = root / ".venv"
    python = str(venv_python(venv))
    say("Uitzicht zelf installeren (installing the project)")
    pip = [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    pip += ["--no-deps", "--no-build-isolation", "--no-index", "--editable", str(root)]
    _must(
        run_quietly(pip, root),
        "Het installeren van Uitzicht zelf is niet gelukt. / Installing the project failed.",
    )
    proof = "import pydantic, reportlab, babel, PySide6.QtWidgets"
    _must(
        run_quietly([python, "-c", proof], root, {"QT_QPA_PLATFORM": "offscreen"}),
        "De pakketten zijn geïnstalleerd, maar starten niet. / Installed, but they do not start.",
    )
    write_stamp(venv, wanted_stamp(root))


def _install_packages(root: Path, venv: Path) -> None:
    lock = root / LOCK_NAME
    total = len(re.findall(r"^[A-Za-z0-9]", lock.read_text(encoding="utf-8"), re.MULTILINE))
    say(f"{total} pakketten ophalen en installeren, ongeveer een halve minuut (installing)")
    counter = Counter("opgehaald (fetched)", total)
    pip = [str(venv_python(venv)), "-m", "pip", "install", "--disable-pip-version-check"]
    pip += ["--no-input", "--retries", "2", "--no-compile", "--only-binary", ":all:"]
    pip += ["--require-hashes", "--requirement", str(lock)]
    ended = run_quietly(
        pip, root, on_line=lambda line: counter.step() if line.startswith("Collecting ") else None
    )
    counter.close()
    if ended.code != 0 and NETWORK_SIGNS.search(ended.output):
        raise MachineProblem(
            "Geen verbinding met de pakketserver. De eerste keer is internet nodig; daarna niet\n"
            "meer. Controleer de verbinding (of de proxy) en begin opnieuw.\n"
            "No connection to the package server. The first time needs internet, later times\n"
            "do not. Check the connection (or the proxy) and start again."
        )
    _must(ended, "Het installeren van de pakketten is niet gelukt. / Installing packages failed.")


def _must(ended: Finished, message: str) -> None:
    if ended.code != 0:
        raise MachineProblem(f"{ended.last_lines()}\n\n{message}")


def _remove(venv: Path) -> None:
    try:
        if venv.is_symlink() or venv.is_file():
            venv.unlink()
        else:
            # The stamp first: killed in the middle, what is left is known to be half.
            (venv / STAMP_NAME).unlink(missing_ok=True)
            shutil.rmtree(venv)
    except OSError as error:
        raise MachineProblem(
            f".venv kan niet worden verwijderd: {error}\n"
            "Sluit het programma en editors die .venv gebruiken en begin opnieuw.\n"
            ".venv cannot be removed. Close the program and editors that use it, then try again."
        ) from error


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise MachineProblem(
            f"{path.name} ontbreekt of is niet te lezen. / {path.name} cannot be read."
        ) from error
