"""Whose signature counts on this computer: its administrator says so, and nobody else.

Not a question at the first package: whoever is asked says yes.
"""

import os
import sys

from app.store.administrator import NAME, system_folder
from app.store.administrators_file import AdministratorsFile, read_administrators_file
from app.store.minisign import PublicKey, read_public_key
from calc.base.value_type import value_type


@value_type
class PackageTrust:
    """The keys that are trusted: several while one takes the place of another.

    `only_signed`: figures that somebody put here without a signature are not used.
    """

    keys: tuple[PublicKey, ...] = ()
    only_signed: bool = False


def trust_here() -> PackageTrust:
    """What the administrator of this computer says. Raises AdministratorsFileWrong, FileTrouble."""
    file = read_administrators_file(system_folder(sys.platform, os.environ) / NAME)
    return PackageTrust() if file is None else trust_of(file)


def trust_of(file: AdministratorsFile) -> PackageTrust:
    """What an administrator's file says of it; its checks have seen that each key is one."""
    keys = (read_public_key(line) for line in file.package_keys)
    return PackageTrust(tuple(key for key in keys if key is not None), file.only_signed_figures)
