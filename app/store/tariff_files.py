"""Tariff files on disk: those of the program, somebody's own, and the copies that are kept.

<program>/tariffs/2026.toml             the figures that the program brings
<program>/tariffs/older/                its earlier revisions, for re-checks
<folder>/tariffs/*.toml                 newer years and revisions, put there by somebody
<folder>/tariffs/kept/<sha256>.toml     a copy of each of those that was ever used
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.resources import TARIFFS
from app.store.files import FileTrouble, read_file, trouble
from app.store.writing import write_private_file
from calc import Problem, TariffFile, read_tariff_file
from calc.base.value_type import value_type

OWN: Final = "tariffs"
OLDER: Final = "older"
KEPT: Final = "kept"
LARGEST_TARIFF_FILE: Final = 1024 * 1024
"""Bytes; a year has some 40,000."""
_REMEMBERED: Final = 32
"""Files that were read; there are some ten, with those of earlier revisions."""
_HASH: Final = re.compile(r"[0-9a-f]{64}")


@value_type
class TariffText:
    """A tariff file with its text as it is hashed."""

    file: TariffFile
    text: str


def program_files() -> list[Path]:
    """The tariff files that the program brings, in order of their names. Raises FileTrouble."""
    return _toml_in(TARIFFS)


def own_files(folder: Path) -> list[Path]:
    """The tariff files in the user's data folder, in order of their names. Raises FileTrouble."""
    return _toml_in(folder / OWN)


def read_tariffs(path: Path, *, older: bool = False) -> TariffText | tuple[Problem, ...]:
    """The tariff file at a path, or everything that is wrong with it. Raises FileTrouble.

    `older`: it was sound for an earlier program (see `read_tariff_file`).
    """
    try:
        data = read_file(path, largest=LARGEST_TARIFF_FILE)
    except FileTrouble as trouble_:
        if trouble_.reason != "too_large":
            raise
        return (Problem("tariff_file_too_large", ""),)
    return tariffs_of(data, older=older)


def tariffs_of(data: bytes, *, older: bool = False) -> TariffText | tuple[Problem, ...]:
    """The same for the bytes of a file, wherever they come from."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return (Problem("tariff_file_not_text", ""),)
    read = _read_once(text, older)
    if not isinstance(read, TariffFile):
        return read
    # Receipts call a file by its year: wherever it lies, the same contents give the same receipt.
    # Each is a file of its own: of two that are the same, one rules.
    source = replace(read.source, name=f"{read.year}.toml")
    return TariffText(replace(read, source=source), text)


@lru_cache(maxsize=_REMEMBERED)
def _read_once(text: str, older: bool) -> TariffFile | tuple[Problem, ...]:
    """To read a year takes ten milliseconds, and they are all read again when one of them is
    replaced, and for every receipt that is re-checked."""
    return read_tariff_file(text, "", older=older)


def folders_of_own(folder: Path) -> tuple[Path, Path]:
    """Where somebody's own tariff files are, and the copies that are kept."""
    return folder / OWN, folder / OWN / KEPT


def keep(folder: Path, tariffs: TariffText) -> None:
    """Keep a copy of somebody's own file, found again by its hash. Raises FileTrouble.

    A copy that is there already is not written again.
    """
    path = _kept(folder, tariffs.file.source.sha256)
    if not _is_whole(path, tariffs.file.source.sha256):
        write_private_file(path, tariffs.text.encode())


def every_file(folder: Path) -> Iterator[TariffText]:
    """Every sound tariff file on this computer: of the program, its earlier ones, own and kept.

    One that is wrong, or cannot be read, is left out: `program_files` and `own_files` name those.
    """
    for place in (TARIFFS, TARIFFS / OLDER, *folders_of_own(folder)):
        try:
            paths = _toml_in(place)
        except FileTrouble:
            continue
        for path in paths:
            try:
                read = read_tariffs(path, older=True)
            except FileTrouble:
                continue
            if isinstance(read, TariffText):
                yield read


def by_hash(folder: Path, digest: str) -> TariffFile | None:
    """The tariff file with this hash, of the program or kept; None when it is nowhere."""
    if not _HASH.fullmatch(digest):
        return None
    for path in _candidates(folder, digest):
        try:
            read = read_tariffs(path, older=True)
        except FileTrouble:
            continue
        if isinstance(read, TariffText) and read.file.source.sha256 == digest:
            return read.file
    return None


def _candidates(folder: Path, digest: str) -> Iterator[Path]:
    yield _kept(folder, digest)
    for place in (TARIFFS, TARIFFS / OLDER, folder / OWN):
        try:
            yield from _toml_in(place)
        except FileTrouble:
            continue


def _kept(folder: Path, digest: str) -> Path:
    return folder / OWN / KEPT / f"{digest}.toml"


def _is_whole(path: Path, digest: str) -> bool:
    try:
        return sha256(read_file(path)).hexdigest() == digest
    except FileTrouble:
        return False


def _toml_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".toml")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise trouble("read", error, folder) from error
