"""The composition root: the only place that reads the clock and the user's language."""

import gc
import locale
import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from app.i18n.user_error import Exit, UserError

# Pydantic would look through every installed package for plugins of its own, which we do not use.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

DUTCH: Final = "nl"
ENGLISH: Final = "en"
DATA: Final = "UITZICHT_DATA"
"""Names another folder for settings and recovery files: for tests, and for a stick."""


def today() -> date:
    """Today's date on this computer."""
    return date.today()  # noqa: DTZ011 - the date on the wall of the user is what is meant


def now() -> datetime:
    """This moment, in a time that goes on when the clocks change."""
    return datetime.now(UTC)


def users_language() -> str:
    """Dutch or English by the user's locale; Dutch when it says nothing of the two."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return ENGLISH if value.lower().startswith(ENGLISH) else DUTCH
    return ENGLISH if (locale.getlocale()[0] or "").lower().startswith(ENGLISH) else DUTCH


def data_folder(platform: str, variables: Mapping[str, str], home: Path) -> Path:
    """Where the program keeps what is its own: settings, and work not saved."""
    if chosen := variables.get(DATA):
        return Path(chosen)
    if platform == "win32":
        return Path(variables.get("APPDATA") or home / "AppData" / "Roaming") / "Uitzicht"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Uitzicht"
    known = Path(variables.get("XDG_DATA_HOME") or "")
    return (known if known.is_absolute() else home / ".local" / "share") / "uitzicht"


class NoHome(UserError):
    """This computer does not say where the folder of its user is."""

    exit_code = Exit.ENVIRONMENT

    def __init__(self) -> None:
        super().__init__("cli.no_home")


def own_folder() -> Path:
    """The data folder of whoever runs the program now. Raises NoHome."""
    try:
        home = Path.home()
    except RuntimeError as error:  # a user without a folder, as in a container
        if not os.environ.get(DATA):
            raise NoHome from error
        home = Path()
    return data_folder(sys.platform, os.environ, home)


def open_window(
    *,
    file: Path | None = None,
    example: bool = False,
    language: str | None = None,
    policy: Path | None = None,
    quit_after_first_paint: bool = False,
) -> int:
    """Open the window and give its exit code when it is closed.

    `policy`: of the organisation that works with it; without one, the example's. Raises ImportError
    when Qt or one of its libraries is not there; Refused, OwnTextsRefused and FileTrouble when the
    policy, its logo or its sentences are wrong.
    """
    # Nothing that is made while starting is garbage; looking for it costs a tenth of the start.
    gc.disable()
    # Qt is loaded here, so that the commands that need no window do without it.
    from app.services.organisation import read_organisation
    from app.ui.shell.program import ProgramStart, build_program, run

    start = ProgramStart(
        organisation=read_organisation(policy),
        folder=own_folder(),
        today=today,
        now=now,
        computer_language=users_language(),
        file=file,
        example=example,
        language=language,
    )
    program = build_program(start)
    gc.freeze()
    gc.enable()
    return run(program, quit_after_first_paint=quit_after_first_paint)
