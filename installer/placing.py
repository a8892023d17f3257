"""A new environment takes the place of the old one, in two moves that can be taken back.

    .venv.new   complete, made under this name      -> .venv
    .venv       what was there until now            -> .venv.old, and then away

Killed between the two, `recover` finishes at the next start. A folder that somebody still uses
cannot be moved on Windows: then all stays as it was.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from installer.console import MachineProblem

VENV_NAME = ".venv"
NEW_NAME = ".venv.new"
"""What is being made."""
OLD_NAME = ".venv.old"
"""What is being put away."""
_LARGEST_SCRIPT = 200_000


def is_there(path: Path) -> bool:
    """Whether something has this name, also a link to nothing."""
    return path.is_symlink() or path.exists()


def put_in_place(root: Path) -> None:
    """Let .venv.new become .venv. Raises MachineProblem; then .venv is what it was."""
    venv, new, old = root / VENV_NAME, root / NEW_NAME, root / OLD_NAME
    _call_itself(new, venv)
    try:
        remove(old)
        if is_there(venv):
            os.rename(venv, old)
        try:
            os.rename(new, venv)
        except BaseException:
            if is_there(old) and not is_there(venv):
                os.rename(old, venv)
            raise
    except OSError as error:
        raise MachineProblem(
            f"De nieuwe omgeving kan de plaats van .venv niet innemen: {error}\n"
            "Sluit het programma en editors die .venv gebruiken en begin opnieuw.\n"
            "The new environment cannot take the place of .venv. Close the program and editors\n"
            "that use it, then try again."
        ) from error
    with contextlib.suppress(MachineProblem):  # at the next start, then
        remove(old)


def recover(root: Path, *, new_is_complete: bool) -> None:
    """After a setup that was killed: finish what was nearly done, or take it back."""
    venv, old = root / VENV_NAME, root / OLD_NAME
    if is_there(venv):
        with contextlib.suppress(MachineProblem):
            remove(old)
    elif new_is_complete:
        put_in_place(root)
    elif is_there(old):
        os.rename(old, venv)


def remove(path: Path) -> None:
    """Take an environment away; of a link only the link. Raises MachineProblem."""
    try:
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.exists():
            shutil.rmtree(path)
    except OSError as error:
        raise MachineProblem(
            f"{path.name} kan niet worden verwijderd: {error}\n"
            "Sluit het programma en editors die de omgeving gebruiken en begin opnieuw.\n"
            f"{path.name} cannot be removed. Close the program and editors that use it, then\n"
            "try again."
        ) from error


def _call_itself(new: Path, venv: Path) -> None:
    """Its commands name the folder that they were made in: let them name the one they come to."""
    made, comes = str(new).encode(), str(venv).encode()
    for path in (new / "pyvenv.cfg", *(new / "bin").glob("*"), *(new / "Scripts").glob("*")):
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST_SCRIPT:
            continue
        text = path.read_bytes()
        if made in text and b"\0" not in text:
            path.write_bytes(text.replace(made, comes))
