"""The dossiers of the store as a portfolio: each by its number, read when its turn comes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.services.dossier_store.agreed import assessment_in
from app.services.dossier_store.desk import Desk
from app.services.outputs import OutputIsInput
from app.services.portfolio.files import Found
from app.services.portfolio.job import Item, Unread
from app.services.portfolio.refused import PortfolioRefused
from app.store.database import portfolio
from app.store.same_file import is_same_file


class StoredDossiers:
    """Those of one store that is open; the last outcome that left the house stands beside each."""

    def __init__(self, desk: Desk) -> None:
        self._database = desk.database

    def found(self, result: Path) -> list[Found]:
        """Every dossier once. Raises StoreTrouble, PortfolioRefused, OutputIsInput."""
        place = Path(self._database.place)
        if not self._database.is_server and is_same_file(result, place):
            raise OutputIsInput(result, place)
        every = self.every()
        if not every:
            raise PortfolioRefused("store_is_empty")
        return every

    def every(self) -> list[Found]:
        """Every dossier once; none of an empty store. Raises StoreTrouble."""
        return [
            Found(each.dossier, "", f"{each.version}:{each.outcomes}")
            for each in portfolio.counted(self._database)
        ]

    def begin(self, found: Sequence[Found], on: date) -> None:
        """Write down who counts them again; then let go of the store.

        A process that is forked must have no part of a connection.
        """
        self.write_down(found, on)
        self._database.close()

    def write_down(self, found: Sequence[Found], on: date) -> None:
        """Write down who counts them again. Raises StoreTrouble."""
        portfolio.written_down(self._database, len(found), on.isoformat())

    def items(self, found: Sequence[Found]) -> tuple[Item, ...]:
        """What is sent to whoever computes. Raises StoreTrouble."""
        read = portfolio.read(self._database, [each.name for each in found])
        return tuple(_item(each.name, read.get(each.name)) for each in found)


def _item(name: str, read: "portfolio.Read | None") -> Item:
    if read is None:  # purged since, or handed to others
        return Item(name, Unread("not_found"))
    outcome = None if read.outcome is None else assessment_in(read.outcome)
    return Item(name, Unread("failed") if read.file is None else read.file, outcome)
