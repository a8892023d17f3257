"""What an administrator sets for everybody on a computer: one small file, which may be absent.

store = "postgresql://uitzicht.example.org/uitzicht?sslmode=verify-full"
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from app.i18n.user_error import Exit, UserError
from app.store.files import FileTrouble, read_file

_NAME: Final = "uitzicht.toml"
_LARGEST: Final = 100_000
SYSTEM: Final = "UITZICHT_SYSTEM"
"""Names another folder for this file: for tests, and for a stick."""


class AdministratorsFileWrong(UserError):
    """It is there, and cannot be read: to go on without it would use another store."""

    exit_code = Exit.ENVIRONMENT


def system_folder(platform: str, variables: Mapping[str, str]) -> Path:
    """Where a computer keeps what counts for everybody."""
    if chosen := variables.get(SYSTEM):
        return Path(chosen)
    if platform == "win32":
        return Path(variables.get("PROGRAMDATA") or "C:/ProgramData") / "Uitzicht"
    if platform == "darwin":
        return Path("/Library/Application Support/Uitzicht")
    return Path("/etc/uitzicht")


def administrators_store(folder: Path) -> str | None:
    """The store that everybody here works in; None when nobody says so.

    Raises AdministratorsFileWrong, FileTrouble.
    """
    path = folder / _NAME
    try:
        data = read_file(path, largest=_LARGEST)
    except FileTrouble as trouble:
        if trouble.reason == "not_found":
            return None
        raise
    import tomli

    try:
        values: dict[str, Any] = tomli.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise AdministratorsFileWrong("store.keys.administrator", file=str(path)) from None
    store = values.get("store")
    if store is not None and (not isinstance(store, str) or not store.strip()):
        raise AdministratorsFileWrong("store.keys.administrator", file=str(path))
    return store
