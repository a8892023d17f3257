"""Everything that the store holds about one person (AVG 15): to be read, and for another program.

inzage.html            who it is about, what changed and when, who saw it, what was made
versions/0001.json     every version, a dossier file each
events.json            what happened with it, and who did it
documents.json         what was made of it
outcomes/…json         each outcome that left the house
"""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from app.i18n import Texts
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.person_page import Held, person_page
from app.store.database import chain, documents, dossiers

PAGE: Final = "inzage.html"
_MADE: Final = (1980, 1, 1, 0, 0, 0)
"""The moment that a ZIP gives its files: one that says nothing."""


def person_files(desk: Desk, dossier: str, texts: Texts) -> dict[str, bytes]:
    """All of it, by the name of its file; that it was exported is written down first.

    Raises Purged, StoreTrouble.
    """
    database = desk.database
    dossiers.opened(database, dossier, why="exported")
    held = _held(desk, dossier)
    files = {PAGE: person_page(held, texts).encode()}
    files |= {f"versions/{each.number:04}.json": each.file for each in held.versions}
    files["events.json"] = _json(held.events)
    files["documents.json"] = _json([asdict(each) for each in held.documents])
    for number, (at, kind, outcome) in enumerate(documents.outcomes(database, dossier), start=1):
        values = {"at": at, "kind": kind, "assessment": _read(outcome)}
        files[f"outcomes/{number:04}.json"] = _json(values)
    return files


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """The files in one."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MADE), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _held(desk: Desk, dossier: str) -> Held:
    database = desk.database
    versions = dossiers.versions(database, dossier)
    events = chain.events_of(database, dossier)
    return Held(tuple(versions), tuple(events), tuple(documents.documents(database, dossier)))


def _read(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return data.decode(errors="replace")


def _json(values: object) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()
