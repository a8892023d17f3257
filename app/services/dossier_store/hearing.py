"""Told when somebody changed something in the open store; from a thread of its own."""

from collections.abc import Callable
from typing import Protocol

from app.services.dossier_store.desk import Desk
from app.store.database.listening import Listening


class Hearing(Protocol):
    """Goes on until it is stopped."""

    def stop(self) -> None:
        """Hear no more."""


def hear(desk: Desk, changed: Callable[[], None]) -> Hearing:
    """Call `changed` after every change of the store, whoever made it."""
    listening = Listening(desk.database, changed)
    listening.start()
    return listening
