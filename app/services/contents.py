"""What belongs in the program: every module by name, every file with its hash.

    python -m app.services.contents        writes it, where the program is packed

A packed program cannot find out by itself what was left out of it. From its sources it can: there
the folders say it, and nothing is written.
"""

import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.resources import CONTENTS, ROOT
from app.store.files import read_file
from app.store.json_text import json_values
from app.store.writing import write_file
from calc.base.value_type import value_type
from calc.stored.json_text import json_text
from calc.version import ENGINE_VERSION

FORM: Final = "uitzicht-contents/1"
PACKAGES: Final = ("app", "calc")
STEPS: Final = "app/store/database/migrations"
"""The steps of the store: code that is read as files, by its folder."""
NOT_PACKED: Final = ("app.i18n.compile", "app.i18n.sort", "app.services.statement.papers")
"""Modules of use only where the program is made."""
_DATA: Final = ("app/resources", "tariffs", "docs/manual", STEPS)
_TEXTS: Final = "app/i18n/locale"
_CODE: Final = (".py", ".pyc")


@value_type
class Contents:
    """`modules`: their names. `files`: path from the root, with its hash. `engine`: its version
    with the hash of its sources, which a packed program has not."""

    modules: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    engine: str


def contents_of(root: Path) -> Contents:
    """What lies in the folders of the program as it is written, not packed."""
    every = {name for package in PACKAGES for name in _modules(root, package)}
    modules = sorted(every - {*NOT_PACKED})
    files = {path.relative_to(root).as_posix(): hash_of(path) for path in _files(root)}
    return Contents(tuple(modules), tuple(sorted(files.items())), engine_of(root))


def is_packed() -> bool:
    """Whether this is the program as it is handed out, without its sources."""
    return bool(getattr(sys, "frozen", False))


def packed_contents() -> Contents | None:
    """The list that this program was packed with; None of its sources, whatever lies beside them.

    Raises ValueError, FileTrouble.
    """
    return read_contents(CONTENTS) if is_packed() and CONTENTS.exists() else None


def read_contents(path: Path) -> Contents:
    """A list that was written. Raises ValueError, FileTrouble."""
    values = json_values(read_file(path))
    if not isinstance(values, dict) or values.get("schema") != FORM:
        raise ValueError(f"{path.name} is not {FORM}")
    files = tuple(sorted(values["files"].items()))
    return Contents(tuple(values["modules"]), files, values["engine"])


def engine_of(root: Path) -> str:
    """The engine's version with the hash of its sources: two checkouts can share a version."""
    digest = sha256()
    for path in sorted((root / "calc").rglob("*.py")):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return f"{ENGINE_VERSION}+{digest.hexdigest()[:16]}"


def write_contents(root: Path, path: Path) -> None:
    """Write the list down. The same program gives the same bytes. Raises FileTrouble."""
    path.unlink(missing_ok=True)  # it is no part of itself
    made = contents_of(root)
    values = {
        "schema": FORM, "engine": made.engine, "modules": list(made.modules),
        "files": dict(made.files),
    }  # fmt: skip
    write_file(path, (json_text(values) + "\n").encode())


def hash_of(path: Path) -> str:
    """The hash of a file, whatever ends its lines: a checkout may have changed that."""
    data = path.read_bytes()
    if b"\0" not in data:
        data = data.replace(b"\r\n", b"\n")
    return sha256(data).hexdigest()


def _modules(root: Path, package: str) -> Iterator[str]:
    for path in (root / package).rglob("*.py"):
        name = path.relative_to(root)
        if name.as_posix().startswith(STEPS):
            continue
        parts = name.parent.parts if name.stem == "__init__" else name.with_suffix("").parts
        yield ".".join(parts)


def _files(root: Path) -> Iterable[Path]:
    steps = root / STEPS
    for folder in (root / each for each in _DATA):
        for path in folder.rglob("*"):
            is_code = path.suffix in _CODE and (path.suffix == ".pyc" or folder != steps)
            if path.is_file() and not is_code:
                yield path
    yield from (root / _TEXTS).rglob("*.mo")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if sys.argv[1:] else CONTENTS
    target.parent.mkdir(parents=True, exist_ok=True)
    write_contents(ROOT, target)
