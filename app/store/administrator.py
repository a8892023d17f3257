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
_LOOKS: Final = ("language", "theme", "zoom")
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
    """What the file says of the look, for what is painted before it is checked. Raises nothing.

    The lines as everybody writes them; a parser of TOML takes longer to load than all of this.
    """
    try:
        data = administrators_bytes(folder / NAME)
    except FileTrouble:
        return _NOTHING
    if data is None:
        return _NOTHING
    found: dict[str, Any] = {}
    table = found
    for line in data.decode("utf-8-sig", "replace").splitlines():
        if line.lstrip().startswith("["):
            is_look = line.strip().partition("]")[0].strip("[ ") == "defaults"
            table = found.setdefault("defaults", {}) if is_look else {}
            continue
        key, _, value = line.partition("=")
        if key.strip() in _LOOKS:
            table.setdefault(key.strip(), _plain(value.strip()))
    return found


def _plain(written: str) -> str | int | None:
    """A text or a whole number; None for what is neither."""
    if written[:1] in ('"', "'"):
        return written[1:].partition(written[0])[0]
    number = written.partition("#")[0].strip()
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else None


def language_for_all(values: Mapping[str, Any]) -> str | None:
    """The language that everybody has here, of what `first_look` gives."""
    language = values.get("language")
    return language if language in LANGUAGES else None
