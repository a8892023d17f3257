"""The list as somebody looks at it: a filter, words, an order; and what is done from it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from app.services.dossier_store.desk import Desk
from app.services.dossier_store.people import naming, own_name
from app.services.dossier_store.searching import search_words
from app.store.database import chain, clients, handling
from app.store.database import people as stored
from app.store.database.need import Need, needs_of
from app.store.database.work_list import PAGE, Counts, Wanted
from calc import UNKNOWN
from calc.base.value_type import value_type

__all__ = ["ALL", "FILTERS", "MINE", "PAGE", "Counts", "Look"]
ALL: Final = "all"
MINE: Final = "mine"
FILTERS: Final = (ALL, MINE, "help_first", "concept", "no_payment", "running", "done")
"""In the order of their keys."""
_MOST_TODAY: Final = 50
_WAITS: Final = Need.NO_ROOM
"""What comes after it asks nothing of anybody."""


@value_type
class Look:
    """How somebody looks at the list; it stays so when the window is made anew."""

    typed: str = ""
    filter: str = ALL
    order: str = "need"
    descending: bool = False
    client: str = ""

    def wanted(self, on: date, login: str) -> Wanted:
        """What the store is asked for."""
        status = "" if self.filter in (ALL, MINE) else self.filter
        officer = login if self.filter == MINE else ""
        return Wanted(
            search_words(self.typed),
            status,
            officer,
            self.client,
            order=self.order,
            descending=self.descending,
            on=on,
        )

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are searched for, as the search column has them."""
        return search_words(self.typed)


def count_of(counts: Counts, which: str) -> int:
    """How many a filter leaves."""
    if which == ALL:
        return counts.all
    return counts.of_officer if which == MINE else counts.of_status.get(which, 0)


def clients_of(desk: Desk) -> list[tuple[str, str]]:
    """Id and name of the lenders whose dossiers are here; rights say which."""
    return list(clients.names(desk.database).items())


def rows_of_today(desk: Desk, on: date, client: str = "") -> list[Mapping[str, Any]]:
    """Who asks something of somebody now, the first first; never more than a day can hold."""
    rows = desk.rows(Wanted(client=client, on=on))[:_MOST_TODAY]
    return [row for row in rows if needs_of(row, on)[0] <= _WAITS]


def find(desk: Desk, typed: str, on: date) -> list[Mapping[str, Any]]:
    """The dossiers with these words, who needs help first first."""
    return desk.rows(Look(typed).wanted(on, ""))


def event_number(desk: Desk) -> int:
    """The number of the last event of the store: another one says that something happened."""
    with desk.database.read() as connection:
        return chain.head(connection, desk.database).number


def choose_day(desk: Desk, dossier: str, day: date, why: str) -> None:
    """Write the day of the next conversation in a dossier. Raises Conflict, Purged, StoreTrouble.

    `why`: what the history says of this version.
    """
    fetched = desk.fetch(dossier)
    draft = fetched.draft
    # An hour that was agreed was of the day before it.
    contact = draft.contact.model_copy(
        update={"next_conversation": day, "next_conversation_at": UNKNOWN}
    )
    desk.save(draft.model_copy(update={"contact": contact}), fetched.version, why)


def take_over(desk: Desk, dossier: str, why: str, *, is_open: bool = False) -> str:
    """Handle a dossier oneself from now on; gives the name that letters have of whoever does.

    That name is put in the dossier as well, unless somebody has it open here (`is_open`): then it
    is theirs to put in. "": at a workstation nobody has a name. `why`: what the history says of the
    version. Raises Conflict, Purged, StoreTrouble.
    """
    name = own_name(desk)
    if not name or is_open:
        handling.hand_to(desk.database, dossier, desk.database.login)
    else:
        stored.take(desk.database, dossier, naming(name), why)
    return name
