"""What was removed for good, in a small file beside the store as well.

    store.db -> store.purged.json: the number, the moment and the rule of each; no name, no secret

A store that is lost takes its own list along; a backup of before would then bring back what was
removed. Both lists are put together wherever one of them is read.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from app.store.database.key_file import beside
from app.store.database.purging import Gone
from app.store.database.trouble import StoreTrouble
from app.store.files import FileTrouble, read_file
from app.store.json_text import json_values
from app.store.writing import write_private_file

_FORM: Final = 1
_LARGEST: Final = 100 * 1024 * 1024


def register_of(store: Path) -> Path:
    """The file beside a store."""
    return beside(store, ".purged.json")


def read_register(path: Path) -> list[Gone]:
    """What stands in it; nothing when it is not there.

    Raises StoreTrouble (`damaged`): to restore without it could bring somebody back.
    """
    try:
        values = json_values(read_file(path, largest=_LARGEST))
    except FileTrouble as trouble:
        if trouble.reason == "not_found":
            return []
        raise
    try:
        if not isinstance(values, dict):
            raise TypeError
        if values["form"] > _FORM:
            raise StoreTrouble("newer", str(path))
        return [
            Gone(str(each["dossier"]), str(each["at"]), str(each["rule"]))
            for each in values["purged"]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise StoreTrouble("damaged", str(path)) from error


def add_to_register(path: Path, gone: Iterable[Gone]) -> list[Gone]:
    """Put these in it too, once each; gives all that stands in it. Raises StoreTrouble,
    FileTrouble."""
    before = read_register(path)
    known = {each.dossier: each for each in (*gone, *before)}
    every = sorted(known.values(), key=lambda each: (each.at, each.dossier))
    if every and (len(every) != len(before)):
        listed = [{"dossier": each.dossier, "at": each.at, "rule": each.rule} for each in every]
        values = {"form": _FORM, "purged": listed}
        write_private_file(path, (json.dumps(values, indent=1) + "\n").encode())
    return every
