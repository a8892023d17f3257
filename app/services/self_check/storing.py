"""The store of a workstation, made, used and thrown away; the drivers; the keyring."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.services.assessing import assessor, policy_and_logo
from app.services.self_check.check import Found, Place, fact, wrong
from app.services.self_check.figures import EXAMPLE, assessed
from app.services.tariffs import open_shelf
from calc import Assessment, Draft
from calc.base.value_type import value_type

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.desk import Desk

CASE: Final = "0" * 32
_OF_THE_COMPUTER: Final = "python"
"""How psycopg calls itself when its own library is not there and it took what the computer has."""
_PLAIN: Final = b"reference_date"
"""Stands in every dossier that is saved here: nobody may read it in the file."""


@value_type
class KeptHere:
    """A keyring for the length of a check: none of this computer is touched."""

    keys: dict[str, bytes]

    def find(self, store: str) -> bytes | None:
        """The key of a store."""
        return self.keys.get(store)

    def keep(self, store: str, key: bytes) -> bool:
        """Keep it."""
        self.keys[store] = key
        return True

    def forget(self, store: str) -> None:
        """Take it out."""
        self.keys.pop(store, None)


def find_store(place: Place) -> Iterator[Found]:
    """Make, save, close, reopen, read; another key is refused."""
    from app.services.dossier_store.desk import StoreTrouble
    from app.services.dossier_store.opening import open_desk
    from app.store.database.connecting import open_file
    from app.store.database.drivers import version_of_file_driver
    from app.store.database.sealing import KEY_BYTES

    ring = KeptHere({})
    desk = filled_desk(place, ring)
    saved, store = desk.fetch(CASE).draft, Path(desk.database.place)
    desk.database.close()
    desk = open_desk(str(store), _assess(place), _now, ring)
    try:
        if desk.fetch(CASE).draft != saved:
            yield wrong("store_other")
    finally:
        desk.database.close()
    version = version_of_file_driver()
    if not version or any(_PLAIN in each.read_bytes() for each in store.parent.iterdir()):
        yield wrong("store_readable")
    try:
        open_file(store, bytes(KEY_BYTES), "", _now).close()
    except StoreTrouble as refused:
        if refused.reason != "wrong_key":
            raise
    else:
        yield wrong("store_any_key")
    yield fact("store_version", version=version)


def filled_desk(place: Place, ring: KeptHere) -> "Desk":
    """A new store with an example in it, open. Close its database when done."""
    from app.services.dossier_store.opening import make_store, open_desk

    store = str(place.folder / "store" / "store.db")
    make_store(store, _now, ring)
    desk = open_desk(store, _assess(place), _now, ring)
    draft = assessed(EXAMPLE, open_shelf(place.folder).tariffs).draft
    handling = draft.handling.model_copy(update={"case_id": CASE})
    desk.save(draft.model_copy(update={"handling": handling}), 0)
    return desk


def _assess(place: Place) -> Callable[[Draft], Assessment]:
    tariffs = open_shelf(place.folder).tariffs
    policy_file, _ = policy_and_logo(None)
    return assessor(policy_file, tariffs, lambda: _now().date())


def find_server(place: Place) -> Iterator[Found]:
    """What a store on a server needs at this workstation. No server is looked for."""
    from app.store.database.drivers import version_of_server_driver

    version, made_of = version_of_server_driver()
    if made_of == _OF_THE_COMPUTER:
        yield wrong("server_elsewhere")
    yield fact("server_version", version=version)


def find_keyring(place: Place) -> Iterator[Found]:
    """Which keyring keeps the key; a computer without one is sound."""
    from app.store.database.key_ring import ring_name

    name = ring_name()
    yield fact("keyring_name", name=name) if name else fact("keyring_none")


def _now() -> datetime:
    return datetime(2026, 11, 23, 9, tzinfo=UTC)
