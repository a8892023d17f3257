"""Whose signature counts on this computer: its administrator says so, and nobody else.

Not a question at the first package: whoever is asked says yes.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from app.store.administrator import AdministratorsFileWrong, system_folder
from app.store.files import FileTrouble, read_file
from app.store.minisign import PublicKey, read_public_key
from calc.base.value_type import value_type

_NAME: Final = "uitzicht.toml"
_LARGEST: Final = 100_000


@value_type
class PackageTrust:
    """The keys that are trusted: several while one takes the place of another.

    `only_signed`: figures that somebody put here without a signature are not used.
    """

    keys: tuple[PublicKey, ...] = ()
    only_signed: bool = False


def trust_here() -> PackageTrust:
    """What the administrator of this computer says. Raises AdministratorsFileWrong, FileTrouble."""
    path = system_folder(sys.platform, os.environ) / _NAME
    values = _values(path)
    lines, only_signed = values.get("package_keys", []), values.get("only_signed_figures", False)
    if not isinstance(lines, list) or not isinstance(only_signed, bool):
        raise AdministratorsFileWrong("store.keys.administrator", file=str(path))
    keys = keys_of(lines)
    if keys is None:
        raise AdministratorsFileWrong("package.key.administrators", file=str(path))
    return PackageTrust(keys, only_signed)


def _values(path: Path) -> dict[str, Any]:
    """What the file says; nothing when there is none."""
    try:
        data = read_file(path, largest=_LARGEST)
    except FileTrouble as trouble:
        if trouble.reason == "not_found":
            return {}
        raise
    import tomli

    try:
        return tomli.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise AdministratorsFileWrong("store.keys.administrator", file=str(path)) from None


def keys_of(lines: Iterable[object]) -> tuple[PublicKey, ...] | None:
    """The public keys on these lines; None when one of them is none."""
    keys = [read_public_key(line) if isinstance(line, str) else None for line in lines]
    found = tuple(key for key in keys if key is not None)
    return found if len(found) == len(keys) else None
