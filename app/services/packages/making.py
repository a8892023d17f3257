"""Making a package: the files through the same checks as where it is installed, then signed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from pydantic import ValidationError

from app.services.packages.contents import PackageContents, PackageFileWrong, checked
from app.services.refused import Refused
from app.store.files import read_file
from app.store.minisign import SecretKey
from app.store.signed_package import (
    LARGEST_PACKAGE,
    MOST_FILES,
    Manifest,
    Notes,
    PackageRefused,
    packed,
    read_package,
    write_package,
)
from app.store.tariff_files import LARGEST_TARIFF_FILE
from calc import Problem
from calc.base.toml_text import toml_values
from calc.base.value_type import value_type
from calc.version import ENGINE_VERSION

FIRST_PROGRAM: Final = "0.9.0"
"""The version in which packages came: nothing older reads one."""
_OPTIONS: Final = MappingProxyType({"nl": "notes", "en": "notes-en", "organisations": "for"})
"""Where a field of the manifest is said under another name."""


@value_type
class PackageWish:
    """What somebody wants to sign. `sequence`: None takes the moment as its number."""

    files: Sequence[Path]
    made_by: str
    checked_by: tuple[str, ...]
    now: datetime
    today: date
    valid_until: date
    notes: tuple[str, str] = ("", "")
    organisations: tuple[str, ...] = ()
    program: str = FIRST_PROGRAM
    sequence: int | None = None


def number_of(now: datetime) -> int:
    """A number that goes up by itself, whoever makes the next package: 202606201432."""
    return int(now.strftime("%Y%m%d%H%M"))


def make_package(wish: PackageWish, key: SecretKey) -> PackageContents:
    """A package, and what is in it as it will be read.

    Raises Refused, PackageRefused, FileTrouble.
    """
    if wish.valid_until < wish.today:
        raise PackageRefused("ends_before", day=wish.valid_until.isoformat())
    ordinary = number_of(wish.now)
    if wish.sequence is not None and wish.sequence > ordinary:
        raise PackageRefused("number_ahead", number=str(wish.sequence), last=str(ordinary))
    files: dict[str, bytes] = {}
    paths: dict[str, Path] = {}
    for path in wish.files:
        name, data = _named(path)
        if name in files:
            raise PackageRefused("name_twice", name=name)
        files[name], paths[name] = data, path
    if len(files) > MOST_FILES:
        raise PackageRefused("too_many", most=str(MOST_FILES))
    data = write_package(_manifest(wish, files), files, key)
    if len(data) > LARGEST_PACKAGE:
        raise PackageRefused("too_large")
    try:
        return checked(read_package(data, (key.public,)))
    except PackageFileWrong as wrong:
        raise Refused(paths[wrong.values["name"]], wrong.problems) from None


def _named(path: Path) -> tuple[str, bytes]:
    """A file as it stands in a package: by its kind, with plain ends of lines.

    Raises Refused, FileTrouble.
    """
    data = read_file(path, largest=LARGEST_TARIFF_FILE)
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    try:
        values: Any = toml_values(data.decode())
    except UnicodeDecodeError:
        values = Problem("file_not_text", "")
    if isinstance(values, Problem):
        if path.stem.isdigit() and values.code == "file_not_toml":  # what it says is of a policy
            values = replace(values, code="tariff_not_toml")
        raise Refused(path, (values,))
    if "year" in values:  # a policy has none
        return f"tariffs/{values['year']}.toml", data
    return f"policies/{path.name}", data


def _manifest(wish: PackageWish, files: dict[str, bytes]) -> Manifest:
    """Raises PackageRefused for what cannot stand in it."""
    nl, en = wish.notes
    try:
        return Manifest(
            form="uitzicht-package/1",
            sequence=number_of(wish.now) if wish.sequence is None else wish.sequence,
            made_on=wish.today,
            valid_until=wish.valid_until,
            organisations=wish.organisations,
            program=wish.program,
            engine=ENGINE_VERSION,
            made_by=wish.made_by,
            checked_by=wish.checked_by,
            notes=Notes(nl=nl, en=en),
            files=tuple(packed(name, data) for name, data in files.items()),
        )
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        option = _OPTIONS.get(field, field.replace("_", "-"))
        raise PackageRefused("words_wrong", field=f"--{option}") from None
