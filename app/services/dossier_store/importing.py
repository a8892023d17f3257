"""Dossier files taken into the store: each one once, however often it comes. Originals stay."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from app.i18n.user_error import UserError
from app.services.carrying.sealing import Seal, Unseal
from app.services.dossier_store.desk import Desk, case_of
from app.services.dossier_store.history import number_of
from app.services.dossier_store.numbering import numbered_by_content
from app.services.dossier_store.place import SEALED
from app.services.dossiers import SUFFIX, Refused
from app.store.database.dossiers import NEW
from app.store.dossier_file import dossier_bytes, parse_dossier
from app.store.files import read_file, trouble
from calc import Draft
from calc.base.value_type import value_type


class Came(StrEnum):
    """What came of a file."""

    NEW = "new"
    SAME = "same"
    """the store has this very dossier"""
    OTHER = "other"
    """the store has this dossier, and it is not the same: it is opened to put them together"""
    REFUSED = "refused"


@value_type
class Taken:
    """One file. `error`: because of which it was refused."""

    path: Path
    came: Came
    error: UserError | None = None


def dossier_files(paths: Iterable[Path]) -> list[Path]:
    """The files that are named, and every dossier file in the folders that are, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            within = (each for each in path.rglob("*") if each.is_file())
            ours = (each for each in within if each.name.lower().endswith((SUFFIX, SEALED)))
            found.update(dict.fromkeys(sorted(ours)))
        else:
            found[path] = None
    return list(found)


def take_in_all(desk: Desk, paths: Iterable[Path], unseal: Unseal | None = None) -> Iterator[Taken]:
    """Each file in its turn; who stops in between has a store with what came before.

    Raises StoreTrouble: what is wrong with the store is wrong for every file.
    """
    from app.store.database.trouble import Purged, StoreTrouble

    for path in paths:
        try:
            yield Taken(path, _take_in(desk, read_dossier_file(path, unseal)))
        except StoreTrouble as refused:
            if refused.reason != "not_allowed":  # its number is of one that they may not see
                raise
            yield Taken(path, Came.REFUSED, refused)
        except (Purged, UserError) as error:
            yield Taken(path, Came.REFUSED, error)


def remove(path: Path) -> None:
    """A file that is in the store by now. Raises FileTrouble."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise trouble("write", error, path) from error


def read_dossier_file(path: Path, unseal: Unseal | None = None) -> Draft:
    """The dossier in a file, also encrypted. Raises Refused, FileTrouble, WrongKey."""
    data = read_file(path)
    if unseal is not None and path.name.lower().endswith(SEALED):
        data = unseal(data)
    draft = parse_dossier(data)
    if isinstance(draft, tuple):
        raise Refused(path, draft)
    return draft


def dossier_out(draft: Draft, seal: Seal | None) -> bytes:
    """A dossier as a file; sealed for another workplace nobody else reads it on its way."""
    data = dossier_bytes(draft)
    return data if seal is None else seal(data)


def _take_in(desk: Desk, draft: Draft) -> Came:
    dossier = numbered_by_content(draft)
    if number_of(desk, case_of(dossier)) == NEW:
        desk.save(dossier, NEW)
        return Came.NEW
    same = dossier_bytes(dossier)
    known = desk.history(case_of(dossier))
    return Came.SAME if any(each.file == same for each in known) else Came.OTHER
