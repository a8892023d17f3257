"""The composition root: the only place that reads the clock and the user's language."""

import gc
import os
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final, NamedTuple

from app.i18n.languages import spoken
from app.i18n.user_error import Exit, UserError
from app.store.administrator import (
    SetByAdministrator,
    first_look,
    language_for_all,
    system_folder,
)
from app.store.window_look import read_look

# The window is painted before anything is imported that it does not need for that.
if TYPE_CHECKING:
    from datetime import date, datetime

    from app.services.administration import Administration
    from app.services.dossier_store.place import StoreStart
    from app.ui.shell.opening import Opening

_PLUGINS: Final = "PYDANTIC_DISABLE_PLUGINS"
# Pydantic would look through every installed package for plugins of its own, which we do not use.
os.environ.setdefault(_PLUGINS, "__all__")

DATA: Final = "UITZICHT_DATA"
"""Names another folder for settings and recovery files: for tests, and for a stick."""

NO_KEYRING: Final = "UITZICHT_NO_KEYRING"
"""Set by who wants a passphrase although there is a keyring."""


def today() -> "date":
    """Today's date on this computer."""
    from datetime import date

    return date.today()  # noqa: DTZ011 - the date on the wall of the user is what is meant


def now() -> "datetime":
    """This moment, in a time that goes on when the clocks change."""
    from datetime import UTC, datetime

    return datetime.now(UTC)


def users_language() -> str:
    """The language of the user's locale; Dutch when it says none of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return spoken(value)
    import locale

    return spoken(locale.getlocale()[0] or "")


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


def everybodys_folder() -> Path:
    """Where the administrator's file of this computer is, if there is one."""
    return system_folder(sys.platform, os.environ)


def language_here() -> str:
    """The language of this computer: the administrator's, or else of who works here."""
    return language_for_all(first_look(everybodys_folder())) or users_language()


def administration(folder: Path) -> "Administration":
    """What the administrator set for everybody. `folder`: the data folder.

    Raises AdministratorsFileWrong, FileTrouble.
    """
    from app.services.administration import read

    return read(everybodys_folder(), folder)


def store_start(
    folder: Path, asked: str | None = None, rules: "Administration | None" = None
) -> "StoreStart":
    """The store of who runs the program now: the administrator's, or asked for, or their own.

    `folder`: the data folder; `rules`: without them they are read. Raises AdministratorsFileWrong,
    FileTrouble, SetByAdministrator.
    """
    from app.services.administration import asked_or_set
    from app.services.dossier_store.place import StoreStart, place_of
    from app.store.database.key_ring import NoKeyRing, SystemKeyRing
    from app.store.settings import read_settings

    wanted = asked_or_set(asked, administration(folder) if rules is None else rules, "store")
    settings, _ = read_settings(folder)
    own = "" if settings is None else settings.store
    place = place_of(folder, asked=wanted, own=own)
    return StoreStart(place, NoKeyRing() if os.environ.get(NO_KEYRING) else SystemKeyRing())


class WindowWish(NamedTuple):
    """What somebody wants to see in the window. `language` goes before their own setting."""

    file: Path | None = None
    example: bool = False
    language: str | None = None
    policy: Path | None = None
    """of the organisation that works with it; without one, the example's"""
    store: str | None = None
    """a file or the address of a server, before their own setting"""
    quit_after_first_paint: bool = False


def open_window(wish: WindowWish) -> int:
    """Open the window and give its exit code when it is closed.

    It is painted empty first and filled then; see `app.ui.shell.opening`. Raises ImportError when
    Qt or one of its libraries is not there; Refused, OwnTextsRefused, AdministratorsFileWrong and
    FileTrouble when the policy, its logo or its sentences, or what the administrator set are wrong:
    then the window is gone. SetByAdministrator for a wish that is not for them to choose.
    """
    set_for_all = first_look(everybodys_folder())
    fixed = language_for_all(set_for_all)
    if fixed is not None and wish.language not in (None, fixed):
        raise SetByAdministrator("administrator.set.language", file=fixed)
    # Nothing that is made while starting is garbage; looking for it costs a tenth of the start.
    gc.disable()
    from app.ui.shell.opening import Looks, Opening, qt_application

    look = read_look(own_folder(), set_for_all)
    language = wish.language or look.language or users_language()
    looks = Looks(qt_application(), language, look.zoom, look.theme)
    try:
        size, welcomes = (look.width, look.height), wish.file is None and not wish.example
        return Opening(looks, size, welcomes=welcomes).run(partial(_filled, wish))
    except UserError as error:
        _say_in_a_window(error, language)
        raise
    finally:
        gc.enable()


def _say_in_a_window(error: UserError, language: str) -> None:
    from app.i18n import Texts
    from app.ui.shell.cannot_start import cannot_start_notice, is_read_on_a_terminal

    if not is_read_on_a_terminal():
        cannot_start_notice(error, Texts(language)).ask()


def without_plugins() -> None:
    """Tell pydantic that it has no plugins, in the place of what would find out.

    That one loads what reads e-mail and sockets, to read the list of installed packages: 10 ms.
    """
    if os.environ.get(_PLUGINS) == "__all__":
        none = ModuleType("pydantic.plugin._loader")
        none.get_plugins = tuple  # type: ignore[attr-defined]
        sys.modules.setdefault(none.__name__, none)


def _filled(wish: WindowWish, opening: "Opening") -> Iterator[None]:
    """Load the engine and fill the window with a program, in steps that are short."""
    from app.store.leftovers import sweep_all

    without_plugins()
    sweep_all(path.parent for path in (wish.file, wish.policy) if path is not None)
    for module in ("calc.dossier", "calc", "app.services.organisation"):
        import_module(module)
        yield
    from app.services.organisation import read_organisation

    rules = administration(own_folder())
    organisation = read_organisation(rules.policy_for(wish.policy))
    rules.must_fit(organisation.policy_file.policy)
    yield
    for module in ("app.ui.shell.wizard", "app.ui.shell.panel"):
        import_module(module)
        yield
    from app.ui.shell.program import Program, ProgramStart

    yield
    start = ProgramStart(
        organisation=organisation,
        folder=own_folder(),
        today=today,
        now=now,
        computer_language=users_language(),
        file=wish.file,
        example=wish.example,
        language=wish.language,
        store=store_start(own_folder(), wish.store, rules),
        rules=rules,
    )
    program = Program(opening, start)
    gc.freeze()
    gc.enable()
    if wish.quit_after_first_paint:
        opening.draw()
        opening.end()
    else:
        program.begin()
