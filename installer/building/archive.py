"""The portable archive: unpack it anywhere and start it. The same bytes for the same files."""

from __future__ import annotations

import io
import lzma
import os
import tarfile
from pathlib import Path

PRESET = 6
"""Of xz. In one block and one thread: with more threads the bytes would depend on the machine."""


def write(folder: Path, top: str, target: Path, moment: int) -> None:
    """Pack a folder as `top`/... ; sorted, one time and one owner for all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".new")
    with (
        lzma.open(draft, "wb", preset=PRESET) as squeezed,
        tarfile.open(fileobj=squeezed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        tar.addfile(_entry(top, moment, directory=True))
        for path in sorted(folder.rglob("*")):
            _add(tar, path, f"{top}/{path.relative_to(folder).as_posix()}", moment)
    os.replace(draft, target)


def _add(tar: tarfile.TarFile, path: Path, name: str, moment: int) -> None:
    if path.is_symlink():
        entry = _entry(name, moment)
        entry.type, entry.linkname = tarfile.SYMTYPE, os.readlink(path)
        tar.addfile(entry)
    elif path.is_dir():
        tar.addfile(_entry(name, moment, directory=True))
    else:
        data = path.read_bytes()
        entry = _entry(name, moment)
        entry.size = len(data)
        entry.mode = 0o755 if os.access(path, os.X_OK) else 0o644
        tar.addfile(entry, io.BytesIO(data))


def _entry(name: str, moment: int, *, directory: bool = False) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = moment, 0, 0, "root", "root"
    if directory:
        entry.type, entry.mode = tarfile.DIRTYPE, 0o755
    return entry
