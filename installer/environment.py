"""The private environment in .venv: made from requirements.lock, and known to be whole.

The last step writes a stamp. No stamp, or a stamp of another lock, another Python or another
folder, means that .venv is half made or out of date: a new one is then made beside it, and takes
its place once it is known to work. With a fitting stamp nothing happens at all, and no network is
needed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.console import Finished, MachineProblem, run_quietly, say
from installer.packages import install_packages
from installer.placing import NEW_NAME, VENV_NAME, is_there, put_in_place, recover, remove

STAMP_NAME = "uitzicht-setup.json"
LOCK_NAME = "requirements.lock"

_KEPT = (
    "De omgeving die er was, is gebleven en werkt nog.\n"
    "The environment that was there has stayed, and still works."
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


def works(venv: Path) -> bool:
    """Whether an environment was complete once, and its Python is still there."""
    return read_stamp(venv) is not None and interpreter_alive(venv)


def _is_complete(root: Path, venv: Path) -> bool:
    found = read_stamp(venv)
    return found is not None and found == wanted_stamp(root) and interpreter_alive(venv)


def base_python() -> str:
    """The Python to make .venv with, also when we were started from inside .venv."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def take_up(root: Path) -> None:
    """Finish or take back what a setup that was killed left."""
    recover(root, new_is_complete=_is_complete(root, root / NEW_NAME))


def state(root: Path) -> str:
    """`ready`, `project` (only the project itself must be installed again) or `make`."""
    venv, wanted = root / VENV_NAME, wanted_stamp(root)
    found = read_stamp(venv)
    if found is None or not interpreter_alive(venv) or not found.same_packages(wanted):
        return "make"
    return "ready" if found == wanted else "project"


def make_environment(root: Path) -> None:
    """Make a new environment beside .venv, see that it works, and put it in its place.

    Whatever goes wrong on the way, an environment that worked is still there, untouched. Raises
    MachineProblem, NoNetwork when the packages cannot be fetched.
    """
    venv, new = root / VENV_NAME, root / NEW_NAME
    if not _is_complete(root, new):
        if works(venv):
            say("De .venv past niet meer: een nieuwe maken ernaast (making a new one beside it)")
        elif is_there(venv):
            say("De oude .venv is niet compleet: opnieuw beginnen (starting anew)")
        try:
            _build(root, new)
        except BaseException as error:
            with contextlib.suppress(MachineProblem):
                remove(new)
            if isinstance(error, MachineProblem) and works(venv):
                raise type(error)(f"{error}\n\n{_KEPT}") from error
            raise
    put_in_place(root)
    if os.name == "nt":  # a command there is a program that names the folder it was made in
        install_project(root)


def _build(root: Path, new: Path) -> None:
    remove(new)
    say("Eigen Python-omgeving maken (making the environment)")
    _must(
        run_quietly([base_python(), "-m", "venv", str(new)], root),
        "Het maken van de omgeving is niet gelukt. / Making the environment failed.",
    )
    install_packages(venv_python(new), root, root / LOCK_NAME)
    install_project(root, new)


def install_project(root: Path, venv: Path | None = None) -> None:
    """Install the project itself as a link to this folder, and prove that Qt loads.

    `venv`: the environment to do it in; without, .venv. Only then it gets its stamp.
    """
    venv = venv or root / VENV_NAME
    python = str(venv_python(venv))
    say("Uitzicht zelf installeren (installing the project)")
    pip = [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    pip += ["--no-deps", "--no-build-isolation", "--no-index", "--editable", str(root)]
    _must(
        run_quietly(pip, root),
        "Het installeren van Uitzicht zelf is niet gelukt. / Installing the project failed.",
    )
    _must(
        _starts(venv, root),
        "De pakketten zijn geïnstalleerd, maar starten niet. / Installed, but they do not start.",
    )
    write_stamp(venv, wanted_stamp(root))


def still_starts(root: Path) -> bool:
    """Whether the packages of .venv load, also when it is not of this requirements.lock."""
    venv = root / VENV_NAME
    return works(venv) and _starts(venv, root).code == 0


def _starts(venv: Path, root: Path) -> Finished:
    proof = "import pydantic, reportlab, babel, PySide6.QtWidgets"
    command = [str(venv_python(venv)), "-c", proof]
    return run_quietly(command, root, {"QT_QPA_PLATFORM": "offscreen"})


def _must(ended: Finished, message: str) -> None:
    if ended.code != 0:
        raise MachineProblem(f"{ended.last_lines()}\n\n{message}")


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise MachineProblem(
            f"{path.name} ontbreekt of is niet te lezen. / {path.name} cannot be read."
        ) from error
