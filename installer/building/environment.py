"""The Python that builds: the program's locked packages and the tools of a build, and no others.

What a developer has in .venv would find its way into the bundle.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from installer.building.places import Places
from installer.console import MachineProblem, run_quietly, say
from installer.environment import (
    Stamp,
    base_python,
    interpreter_alive,
    read_stamp,
    venv_python,
    write_stamp,
)
from installer.packages import install_packages
from installer.placing import remove

LOCKS = ("requirements-program.lock", "requirements-build.lock")


def wanted(places: Places) -> Stamp:
    """The stamp of an environment that was made of today's locks, by this Python, here."""
    digest = hashlib.sha256(b"".join((places.root / lock).read_bytes() for lock in LOCKS))
    return Stamp(digest.hexdigest(), sys.version, str(places.environment), base_python())


def ready(places: Places) -> Path:
    """Its interpreter; made anew when what it was made from has changed. Raises MachineProblem."""
    venv = places.environment
    if read_stamp(venv) != wanted(places) or not interpreter_alive(venv):
        say("Eigen Python-omgeving maken om mee te bouwen (making an environment to build in)")
        remove(venv)
        venv.parent.mkdir(parents=True, exist_ok=True)
        ended = run_quietly([base_python(), "-m", "venv", str(venv)], places.root)
        if ended.code != 0:
            raise MachineProblem(f"{ended.last_lines()}\n\nMaking the environment failed.")
        install_packages(venv_python(venv), places.root, *(places.root / lock for lock in LOCKS))
        write_stamp(venv, wanted(places))
    return venv_python(venv)


def sites(places: Places) -> list[Path]:
    """The folders that its packages are in."""
    return sorted(places.environment.glob("**/site-packages"))
