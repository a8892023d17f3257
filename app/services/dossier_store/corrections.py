"""Which fields of a dossier were changed, from one version to the next: in words, and by whom."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from app.i18n import Texts
from app.i18n.paths import say_path
from app.store.database.dossiers import StoredVersion
from app.store.dossier_file import parse_dossier
from calc import Draft
from calc.base.value_type import value_type

_DAY: Final = 10
_NOT_SAID: Final = frozenset({"schema_version"})


@value_type
class Correction:
    """One field that was changed. A value that was not there is None."""

    path: str
    before: str | None
    after: str | None


def corrections(before: bytes, after: bytes) -> list[Correction]:
    """The fields in which two dossier files differ, in the order of the later one."""
    old, new = dict(_fields(json.loads(before))), dict(_fields(json.loads(after)))
    paths = [*new, *(path for path in old if path not in new)]
    return [
        Correction(path, old.get(path), new.get(path))
        for path in paths
        if old.get(path) != new.get(path)
    ]


def trail(versions: Sequence[StoredVersion]) -> Iterator[tuple[StoredVersion, list[Correction]]]:
    """Each version, the oldest first, with what it changed; the first one changed nothing."""
    ordered = sorted(versions, key=lambda each: each.number)
    for place, version in enumerate(ordered):
        earlier = ordered[place - 1].file if place else version.file
        yield version, corrections(earlier, version.file)


def say_correction(texts: Texts, each: Correction, file: bytes) -> tuple[str, str, str]:
    """The name of the field, what it was and what it became."""
    read = parse_dossier(file)
    name = say_path(texts, each.path, read if isinstance(read, Draft) else None)
    return name, _said(texts, each.before), _said(texts, each.after)


def _said(texts: Texts, written: str | None) -> str:
    """A value as people read it."""
    if written is None:
        return texts.text("store.care.person.nothing")
    value = json.loads(written)
    if isinstance(value, bool):
        return texts.text(f"store.care.person.{'yes' if value else 'no'}")
    if not isinstance(value, str):
        return str(value)
    try:
        if len(value) == _DAY:
            return texts.formats.day(date.fromisoformat(value))
        if value.replace("-", "", 1).replace(".", "", 1).isascii() and "." in value:
            return texts.formats.amount(Decimal(value))
    except (ValueError, ArithmeticError):
        pass
    return value


def _fields(values: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every value with its path, as the program writes paths: income[3].amount."""
    if isinstance(values, dict):
        for name, value in values.items():
            if path or name not in _NOT_SAID:
                yield from _fields(value, f"{path}.{name}" if path else name)
    elif isinstance(values, list):
        for place, value in enumerate(values):
            yield from _fields(value, f"{path}[{place}]")
    else:
        yield path, json.dumps(values, ensure_ascii=False)
