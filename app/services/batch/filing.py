"""The documents of a batch in their folder: whole, each under a name of its own, never over others.

What was made before is known by the journal. It stays as long as it would be made the same; only
our own file, with the bytes that we wrote, ever makes place for another.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from app.services.batch.making import Made
from app.services.batch.row import Row, Status, as_values, row_of
from app.services.outputs import write_output
from app.store.batch_journal import Journal
from app.store.files import FileTrouble, read_file
from calc.base.value_type import value_type


@value_type
class _Kept:
    """What the journal says of a dossier: the fingerprint of all that went in, and its rows."""

    key: str
    rows: tuple[Row, ...]


class Filing:
    """The folder. `what`: the kind that is asked; one folder can hold several of them."""

    def __init__(
        self, folder: Path, journal: Journal, what: str, inputs: Sequence[Path], exists: str
    ) -> None:
        """Raises FileTrouble. `exists`: the sentence about a file that is not ours."""
        self._folder, self._journal, self._what = folder, journal, what
        self._inputs, self._exists = inputs, exists
        self._kept: dict[str, _Kept] = {}
        self._owner: dict[str, str] = {}
        self.has_any = False
        for values in journal.lines():
            self._remember(values)

    def still_there(self, dossier: Path, key: str) -> tuple[Row, ...]:
        """The rows of a dossier that need not be made again; none when one has to.

        What was passed over is looked at again: what stood in its way may be gone.
        """
        kept = self._kept.get(_name(dossier))
        if kept is None or kept.key != key:
            return ()
        if any(row.status is Status.SKIPPED for row in kept.rows):
            return ()
        whole = all(not row.document or self._is_ours(row) for row in kept.rows)
        return tuple(row._replace(dossier=str(dossier)) for row in kept.rows) if whole else ()

    def put(self, dossier: Path, key: str, made: Iterable[Made]) -> tuple[Row, ...]:
        """Write the documents of a dossier, and then that they are there. Raises FileTrouble."""
        before = self._kept.get(_name(dossier))
        old = {row.document: row for row in before.rows if row.document} if before else {}
        rows = tuple(self._written(dossier, each, old) for each in made)
        # What was changed since may ask for no letter any more: an old one is easily sent.
        for name, row in old.items():
            if name not in {each.document for each in rows} and self._is_ours(row):
                (self._folder / name).unlink()
        values = {"dossier": _name(dossier), "what": self._what, "key": key}
        self._journal.add({**values, "rows": [as_values(row) for row in rows]})
        return rows

    def _written(self, dossier: Path, made: Made, old: dict[str, Row]) -> Row:
        if not made.name:
            return made.row
        name = self._free(dossier, made)
        path, found = self._folder / name, sha256(made.pdf).hexdigest()
        there = _hash_of(path)
        if there is not None and there != found and not (name in old and old[name].sha == there):
            why = self._exists.format(file=name)
            return made.row._replace(status=Status.SKIPPED, why=why, cells=())
        if there != found:
            write_output(path, made.pdf, self._inputs)
        self._owner[name.casefold()] = f"{_name(dossier)}\0{made.row.kind}"
        return made.row._replace(document=name, sha=found)

    def _free(self, dossier: Path, made: Made) -> str:
        """Its name; with a number where another dossier of the selection has that one."""
        stem = PurePath(made.name).stem
        if made.row.status is Status.CONCEPT:
            stem = f"{stem}-concept"
        owner, number, name = f"{_name(dossier)}\0{made.row.kind}", 1, f"{stem}.pdf"
        while self._owner.get(name.casefold(), owner) != owner:
            number += 1
            name = f"{stem}-{number}.pdf"
        return name

    def _remember(self, values: dict[str, Any]) -> None:
        name, what, key = (values.get(each) for each in ("dossier", "what", "key"))
        found = [row_of(each) for each in values.get("rows", ())]
        rows = tuple(row for row in found if row is not None)
        if not isinstance(name, str) or not isinstance(key, str) or len(rows) != len(found):
            return
        self.has_any = True
        for row in rows:
            if row.document:
                self._owner[row.document.casefold()] = f"{name}\0{row.kind}"
        if what == self._what:
            self._kept[name] = _Kept(key, rows)

    def _is_ours(self, row: Row) -> bool:
        return _hash_of(self._folder / row.document) == row.sha


def _name(dossier: Path) -> str:
    return str(dossier.absolute())


def _hash_of(path: Path) -> str | None:
    """Of the bytes that are there; None when nothing is. Raises FileTrouble."""
    try:
        return sha256(read_file(path)).hexdigest()
    except FileTrouble as trouble:
        if trouble.reason == "not_found":
            return None
        raise
