"""Keyrings for tests, and a passphrase: none of them is that of the computer."""

from datetime import UTC, datetime
from typing import Final

PASSPHRASE: Final = "fiets oven wolk trommel"


def noon() -> datetime:
    """The clock of a test."""
    return datetime(2026, 11, 29, 12, tzinfo=UTC)


class KeptRing:
    """A keyring in memory. `forgets`: it takes a key and has it no more."""

    def __init__(self, *, forgets: bool = False) -> None:
        self.keys = dict[str, bytes]()
        self.forgets = forgets

    def find(self, store: str) -> bytes | None:
        return self.keys.get(store)

    def keep(self, store: str, key: bytes) -> bool:
        if not self.forgets:
            self.keys[store] = key
        return not self.forgets

    def forget(self, store: str) -> None:
        self.keys.pop(store, None)
