"""The packages of figures that were installed here, whole, as they were signed.

<folder>/packages/<key>-<sequence>-<day>.uitzicht-package
<folder>/policies/<name>.toml                        the last revision of each policy in them
<folder>/policies/kept/<begin of sha256>/<name>.toml each revision, for re-checks

To install one is to write that one file: all of it is there, or nothing. The name says when it was;
what it is stands in the package itself, and its signature is looked at each time. A copy counts for
nothing by itself.
"""

import re
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.store.files import FileTrouble, read_file, trouble
from app.store.writing import write_private_file

# The window looks in these folders when it starts, and has mostly no package to read.
if TYPE_CHECKING:
    from app.store.signed_package import SignedPackage

SUFFIX: Final = ".uitzicht-package"
PACKAGES: Final = "packages"
POLICIES: Final = "policies"
POLICY_NAME: Final = r"[a-z0-9][a-z0-9-]{0,39}"
"""How a policy in a package is called, and how an administrator names it."""
_KEPT: Final = "kept"
_OF_HASH: Final = 16
_INSTALLED: Final = re.compile(r"-([0-9]{4}-[0-9]{2}-[0-9]{2})$")


def packages_folder(folder: Path) -> Path:
    """Where they are, in a data folder; it need not exist."""
    return folder / PACKAGES


def package_paths(folder: Path) -> list[Path]:
    """The packages in a data folder, in order of their names. Raises FileTrouble."""
    place = packages_folder(folder)
    try:
        return sorted(path for path in place.iterdir() if path.name.endswith(SUFFIX))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise trouble("read", error, place) from error


def put(folder: Path, package: "SignedPackage", today: date) -> Path:
    """Keep a package as installed today. Raises FileTrouble; then nothing is there."""
    name = f"{package.key.name}-{package.manifest.sequence}-{today.isoformat()}{SUFFIX}"
    path = packages_folder(folder) / name
    write_private_file(path, package.data)
    return path


def installed_on(path: Path) -> date | None:
    """The day on which it was installed; None when somebody gave it another name."""
    found = _INSTALLED.search(path.name.removesuffix(SUFFIX))
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def folders_of_packages(folder: Path) -> tuple[Path, Path]:
    """Where packages are, and the copies of their policies."""
    return packages_folder(folder), folder / POLICIES


def keep_policy(folder: Path, name: str, data: bytes) -> None:
    """Keep a copy of a policy, found again by its hash. Raises FileTrouble."""
    _write(_kept(folder, sha256(data).hexdigest()) / name, data)


def kept_policies(folder: Path, digest: str) -> list[Path]:
    """The copies that could have this hash; who reads one looks whether it has."""
    try:
        return sorted(_kept(folder, digest).glob("*.toml"))
    except OSError:
        return []


def put_policy(folder: Path, name: str, data: bytes) -> Path:
    """A policy where it is used from, as its package has it. Raises FileTrouble."""
    path = folder / POLICIES / name
    _write(path, data)
    return path


def _kept(folder: Path, digest: str) -> Path:
    return folder / POLICIES / _KEPT / digest[:_OF_HASH]


def _write(path: Path, data: bytes) -> None:
    """What is there already is not written again."""
    if not _is(path, data):
        write_private_file(path, data)


def _is(path: Path, data: bytes) -> bool:
    try:
        return read_file(path) == data
    except FileTrouble:
        return False
