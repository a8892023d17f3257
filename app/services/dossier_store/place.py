"""Which store somebody works in, and what it may want first. Loads nothing."""

import contextlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.store.database.address import SERVER, known
from calc.base.value_type import value_type

if TYPE_CHECKING:  # it loads what encrypts
    from app.services.dossier_store.keys import KeyRing

SEALED: Final = ".uitzicht.age"
"""How the name of an encrypted dossier ends."""
_OWN: Final = ("store", "store.db")


def own_store(folder: Path) -> Path:
    """The store in the data folder, for who was told nothing else."""
    return folder.joinpath(*_OWN)


class Needs(StrEnum):
    """What has to come before a store is open."""

    NOTHING = "nothing"
    """the keyring has its key, or a server knows who we are"""
    MAKING = "making"
    """there is no store yet"""
    PASSPHRASE = "passphrase"
    RECOVERY_KEY = "recovery_key"
    """nothing else opens it any more"""


@value_type
class StoreStart:
    """Where the store of a window is, and the keyring that may have its key."""

    place: str
    ring: "KeyRing"


def place_of(folder: Path, *, asked: str | None = None, own: str = "") -> str:
    """A file or the address of a server: asked for or set for everybody, or set by oneself.

    `folder`: the data folder. Raises AddressWrong.
    """
    return known(asked or own or str(own_store(folder)))


def files_of(place: str) -> Iterator[Path]:
    """Every file that a store of this computer has: nothing is written over one of them."""
    if not is_file(place):
        return
    path = Path(place)
    yield path
    for folder, begins in ((path.parent, f"{path.stem}."), (path.parent / "backups", "")):
        with contextlib.suppress(OSError):  # not there, or nobody may look in it
            yield from sorted(each for each in folder.iterdir() if each.name.startswith(begins))


def is_file(place: str) -> bool:
    """Whether a store is a file of this computer."""
    return not place.startswith(SERVER)


def proves_who(place: str) -> bool:
    """Whether a store knows who somebody is: a server does, by their login.

    The account of a computer proves little, so there four eyes are not enforced.
    """
    return not is_file(place)
