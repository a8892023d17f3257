"""Dossiers by name and reference: those that this computer opened last.

A store of dossiers, when there is one, gives its own entries; nothing else asks for them.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from app.i18n import Texts
from app.services.dossiers import FileTrouble, short_name
from app.services.locating.index import Entry, Kind
from app.services.whose import whose
from app.store.dossier_file import read_dossier
from calc import Draft


class KnownDossiers:
    """The entry of each file; a file is read again only when it was written since."""

    def __init__(self) -> None:
        self._read: Final[dict[tuple[Path, int, str], Entry | None]] = {}

    def entry(self, path: Path, texts: Texts) -> Entry | None:
        """Who a dossier is about; None for a file that is gone or is not one of ours."""
        try:
            known = (path, path.stat().st_mtime_ns, texts.language)
        except OSError:
            return None
        if known not in self._read:
            self._read[known] = _read(path, texts)
        return self._read[known]

    def first(self, paths: Iterable[Path], most: int) -> list[Entry]:
        """The files that were used last, by the name of the file alone: none of them is read."""
        there = [path for path in paths if path.is_file()]
        return [Entry(Kind.DOSSIER, str(path), short_name(path)) for path in there[:most]]


def _read(path: Path, texts: Texts) -> Entry | None:
    try:
        draft = read_dossier(path)
    except FileTrouble:
        return None
    if not isinstance(draft, Draft):
        return None
    name, about = whose(texts, draft)
    stem = short_name(path)
    references = [
        said for said in (draft.debt.reference, draft.about.title) if isinstance(said, str)
    ]
    return Entry(Kind.DOSSIER, str(path), name or stem, about, words=(stem, *references))
