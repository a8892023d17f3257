"""A store in a file with real dossiers, for what takes care of it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from app.resources import EXAMPLES
from app.services.dossier_store.desk import Desk
from app.services.organisation import read_organisation
from app.store.database import migrating
from app.store.database.connecting import open_file
from app.store.dossier_file import read_dossier
from calc import Assessment, Draft, assess
from tests.building import raw_draft
from tests.lives import accepted
from tests.tariff_files import shipped

KEY: Final = bytes(range(32))
ON: Final = date(2026, 11, 29)
CASE, OTHER = "a" * 32, "b" * 32


def ticking() -> Callable[[], datetime]:
    """A clock that goes on."""
    at = [datetime(2026, 11, 29, 12, tzinfo=UTC)]

    def now() -> datetime:
        at[0] += timedelta(seconds=1)
        return at[0]

    return now


def desk_in(path: Path) -> Desk:
    """The store in a file, made when it is not there."""
    database = open_file(path, KEY, "anna", ticking())
    migrating.migrate(database)
    policy = read_organisation(None).policy_file

    def assessed(draft: Draft) -> Assessment:
        return assess(draft, policy, shipped(), ON)

    return Desk(database, assessed)


def named(draft: Draft, case: str, **parts: Any) -> Draft:
    """The same with a number, and other parts."""
    handling = draft.handling.model_copy(update={"case_id": case})
    return draft.model_copy(update={"handling": handling, **parts})


def example(name: str, case: str) -> Draft:
    """One of the examples that the program brings."""
    found = read_dossier(EXAMPLES / f"{name}.uitzicht.json")
    assert isinstance(found, Draft)
    return named(found, case)


def discharged(case: str) -> Draft:
    """A plan that ended on 30 November 2029, and was discharged on 10 December."""
    later = (
        {"status": "afgelopen", "on": "2029-11-30"},
        {"status": "kwijtgescholden", "on": "2029-12-10", "amount": "100.00"},
    )
    return named(accepted(raw_draft(), None, *later), case)
