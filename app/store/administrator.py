"""Where the administrator's file is, and what of it the first paint needs.

The file may be absent, and mostly is: then this costs one look. The whole of it is checked a moment
later by `administrators_file`, and what that says counts: here nothing is said.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from app.i18n.languages import LANGUAGES
from app.i18n.user_error import Exit, UserError
from app.store.files import FileTrouble, read_file

NAME: Final = "uitzicht.toml"
LARGEST: Final = 100_000
"""Bytes: a handful of keys and their comments."""
SYSTEM: Final = "UITZICHT_SYSTEM"
"""Names another folder for this file: for tests, and for a stick."""
_NOTHING: Final = MappingProxyType(dict[str, Any]())


class SetByAdministrator(UserError):
    """Somebody asks for another thing than the administrator set for everybody here."""

    exit_code = Exit.WRONG_USE


def system_folder(platform: str, variables: Mapping[str, str]) -> Path:
    """Where a computer keeps what counts for everybody."""
    if chosen := variables.get(SYSTEM):
        return Path(chosen)
    if platform == "win32":
        return Path(variables.get("PROGRAMDATA") or "C:/ProgramData") / "Uitzicht"
    if platform == "darwin":
        return Path("/Library/Application Support/Uitzicht")
    return Path("/etc/uitzicht")


def administrators_bytes(path: Path) -> bytes | None:
    """What stands in the file; None when there is none. Raises FileTrouble."""
    try:
        return read_file(path, largest=LARGEST)
    except FileTrouble as trouble:
        if trouble.reason == "not_found":
            return None
        raise


def first_look(folder: Path) -> Mapping[str, Any]:
    """What the file says, unchecked, for what is painted before it is checked. Raises nothing."""
    try:
        data = administrators_bytes(folder / NAME)
    except FileTrouble:
        return _NOTHING
    if data is None:
        return _NOTHING
    import tomli

    try:
        return tomli.loads(data.decode("utf-8-sig"))
    except (ValueError, ArithmeticError, RecursionError):
        return _NOTHING


def language_for_all(values: Mapping[str, Any]) -> str | None:
    """The language that everybody has here, of what `first_look` gives."""
    language = values.get("language")
    return language if language in LANGUAGES else None
