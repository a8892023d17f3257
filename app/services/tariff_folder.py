"""The folders with somebody's own tariff files and packages, and whether they changed."""

from hashlib import sha256
from pathlib import Path

from app.store.files import FileTrouble, read_file
from app.store.installed_packages import package_paths, packages_folder
from app.store.tariff_files import OWN, own_files

Seen = tuple[tuple[str, str], ...]
"""Each file by its name, with the hash of what is in it."""


def own_folder(folder: Path) -> Path:
    """Where somebody puts tariff files of their own, in their data folder; it need not exist."""
    return folder / OWN


def seen_in(folder: Path) -> Seen:
    """What lies there now: equal only when every file is the same to the byte. Raises nothing."""
    try:
        paths = (*own_files(folder), *package_paths(folder))
        return tuple((path.name, _hash(path)) for path in paths)
    except FileTrouble as trouble:
        return (("", trouble.reason),)


def own_files_of(folder: Path) -> list[Path]:
    """The files themselves, and the folder of packages; none that cannot be read."""
    packages = packages_folder(folder)
    try:
        return [*own_files(folder), *([packages] if packages.is_dir() else [])]
    except FileTrouble:
        return []


def _hash(path: Path) -> str:
    try:
        return sha256(read_file(path)).hexdigest()
    except FileTrouble as trouble:
        return trouble.reason
