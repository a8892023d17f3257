"""Dossiers and their files: open, save, and notice that somebody else changed the file. No Qt."""

import re
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from app.resources import EXAMPLES
from app.services.refused import Refused
from app.store.dossier_file import SUFFIX, dossier_bytes, json_schema, parse_dossier
from app.store.files import FileTrouble, read_file
from app.store.leftovers import sweep_all
from app.store.writing import write_file
from calc import UNKNOWN, Draft
from calc.base.characters import on_one_line
from calc.base.value_type import value_type
from calc.dossier.handling import Handling

__all__ = [
    "SUFFIX",
    "FileTrouble",
    "Opened",
    "Refused",
    "example_dossier",
    "fingerprint_of",
    "new_dossier",
    "open_dossier",
    "save_dossier",
    "short_name",
    "suggested_name",
    "with_suffix",
]

EXAMPLE: Final = "HH1"
_NOT_IN_A_NAME: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_NAME: Final = 80


@value_type
class Opened:
    """A dossier with the fingerprint of the file it was in, as that was then."""

    draft: Draft
    fingerprint: str


def open_dossier(path: Path) -> Opened:
    """The dossier in a file. Raises Refused for what is in it, FileTrouble for the rest."""
    data = read_file(path)
    sweep_all((path.parent, path.resolve().parent))
    draft = parse_dossier(data)
    if isinstance(draft, tuple):
        raise Refused(path, draft)
    return Opened(draft, _fingerprint(data))


def save_dossier(path: Path, draft: Draft) -> str:
    """Save atomically; gives the fingerprint of the file. Raises FileTrouble; the old one stays."""
    data = dossier_bytes(draft)
    write_file(path, data)
    return _fingerprint(data)


def fingerprint_of(path: Path) -> str | None:
    """The fingerprint of a file as it is now; None when it is gone. Raises FileTrouble."""
    try:
        return _fingerprint(read_file(path))
    except FileTrouble as trouble:
        if trouble.reason == "not_found":
            return None
        raise


def new_dossier(client: str = "") -> Draft:
    """An empty dossier with a number of its own, by which it can be told from every other.

    `client`: the lender whose claim it is, where the store knows one.
    """
    named = {"client": client} if client else {}
    return Draft(handling=Handling(case_id=uuid4().hex, **named))


def example_dossier() -> Draft:
    """The example that somebody sees the first time."""
    return open_dossier(EXAMPLES / f"{EXAMPLE}{SUFFIX}").draft


def suggested_name(draft: Draft, otherwise: str) -> str:
    """A name for the file of a dossier, by the reference of its debt."""
    reference = draft.debt.reference
    known = "" if reference is UNKNOWN else _NOT_IN_A_NAME.sub("-", reference).strip(" .-")
    return (known[:_LONGEST_NAME] or otherwise) + SUFFIX


def with_suffix(path: Path) -> Path:
    """The path as a dossier file is called: `klant` and `klant.json` both end on our suffix."""
    if path.name.lower().endswith(SUFFIX):
        return path
    return path.with_name(path.name.removesuffix(".json").removesuffix(".uitzicht") + SUFFIX)


def short_name(path: Path) -> str:
    """What a file is called without its folder and our suffix, with nothing hidden in it."""
    name = path.name[: -len(SUFFIX)] if path.name.lower().endswith(SUFFIX) else path.name
    return on_one_line(name)


def _fingerprint(data: bytes) -> str:
    return sha256(data).hexdigest()


def dossier_schema() -> dict[str, Any]:
    """The JSON Schema of a dossier file, for other programs."""
    return json_schema()
