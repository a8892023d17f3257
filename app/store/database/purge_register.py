"""What was removed for good, in a small file beside the store as well.

    store.db -> store.purged.json: the number, the moment and the rule of each; no name, no secret

A store that is lost takes its own list along; a backup of before would then bring back what was
removed. Whoever reaches the folder can write in the file, so each line has a seal that only the
store can make: a line without it removes nothing, and is named.
"""

import hmac
import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from app.store.database import keyed
from app.store.database.connecting import Database
from app.store.database.key_file import beside
from app.store.database.purging import Gone
from app.store.database.sealing import derived
from app.store.database.trouble import StoreTrouble
from app.store.files import FileTrouble, read_file
from app.store.json_text import json_values
from app.store.writing import write_private_file
from calc.base.value_type import value_type

_FORM: Final = 1
_LARGEST: Final = 100 * 1024 * 1024
_PURPOSE: Final = "purge register"


@value_type
class Listed:
    """What stands in the file. `gone`: the store wrote that. `unsealed`: nobody knows who did, as
    in a file of before there were seals."""

    gone: tuple[Gone, ...] = ()
    unsealed: tuple[Gone, ...] = ()


def register_of(store: Path) -> Path:
    """The file beside a store."""
    return beside(store, ".purged.json")


def register_key(store_key: bytes) -> bytes:
    """With which a store in a file seals its lines: who has only the folder does not have it."""
    return derived(store_key, _PURPOSE)


def register_keys(database: Database) -> list[bytes]:
    """The key of a store that is open; none when a server never wrote a line for this login."""
    if not database.is_server:
        assert database.derived is not None
        return [database.derived(_PURPOSE)]
    found = database.ask(lambda connection: keyed.find_key(connection, _number(database)))
    return [] if found is None else [found]


def read_register(path: Path, keys: Iterable[bytes]) -> Listed:
    """What stands in it; nothing when it is not there. `keys`: each that the store had.

    Raises StoreTrouble (`damaged`): to restore without it could bring somebody back.
    """
    known = list(keys)
    gone, unsealed = list[Gone](), list[Gone]()
    for line in _lines(path):
        (gone if any(_fits(line, key) for key in known) else unsealed).append(_gone(line))
    return Listed(tuple(gone), tuple(unsealed))


def add_to_register(path: Path, gone: Iterable[Gone], database: Database) -> None:
    """Put these in it too, once each, sealed by this store; what else stands in it stays.

    Raises StoreTrouble, FileTrouble.
    """
    wanted = list(gone)
    if wanted:
        write_register(path, wanted, _writing_key(database))


def write_register(path: Path, gone: Iterable[Gone], key: bytes) -> None:
    """The same, for who has the key itself. Raises StoreTrouble, FileTrouble."""
    before = _lines(path)
    every = {str(line["dossier"]): line for line in before}
    every |= {each.dossier: _line(each, key) for each in gone}
    after = sorted(every.values(), key=lambda line: (str(line["at"]), str(line["dossier"])))
    if after != before:
        values = {"form": _FORM, "purged": after}
        write_private_file(path, (json.dumps(values, indent=1) + "\n").encode())


def _lines(path: Path) -> list[dict[str, Any]]:
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
        lines = list[dict[str, Any]](values["purged"])
        for line in lines:
            _gone(line)
    except (KeyError, TypeError, ValueError) as error:
        raise StoreTrouble("damaged", str(path)) from error
    return lines


def _gone(line: dict[str, Any]) -> Gone:
    return Gone(str(line["dossier"]), str(line["at"]), str(line["rule"]))


def _line(gone: Gone, key: bytes) -> dict[str, Any]:
    said = {"dossier": gone.dossier, "at": gone.at, "rule": gone.rule}
    return {**said, "seal": _seal(gone, key)}


def _fits(line: dict[str, Any], key: bytes) -> bool:
    seal = str(line.get("seal", "")).encode()
    return hmac.compare_digest(seal, _seal(_gone(line), key).encode())


def _seal(gone: Gone, key: bytes) -> str:
    said = json.dumps([gone.dossier, gone.at, gone.rule])
    return hmac.new(key, said.encode(), sha256).hexdigest()


def _writing_key(database: Database) -> bytes:
    """On a server it is kept as the key of a dossier that is none: only this login sees it."""
    if not database.is_server:
        return register_keys(database)[0]
    with database.begin() as connection:
        return keyed.make_key(connection, _number(database))


def _number(database: Database) -> str:
    return sha256(f"{_PURPOSE}\n{database.login}".encode()).hexdigest()[:32]
