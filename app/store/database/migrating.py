"""The schema made in an empty store, or brought to the form of this version, step by step.

A store of a newer version is refused untouched; a database that is not ours as well. The steps are
those of Alembic in `migrations/versions`; they never import today's classes.
"""

from functools import cache
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.store.database.connecting import Database
from app.store.database.trouble import StoreTrouble

_SCRIPTS: Final = Path(__file__).parent / "migrations"


def state(database: Database) -> str | None:
    """The form that the store has; None when it is empty.

    Raises StoreTrouble: `foreign` for a database of somebody else, `newer` for one of ours that
    this version does not know.
    """
    with database.read() as connection:
        names = set(sa.inspect(connection).get_table_names())
        current = MigrationContext.configure(connection).get_current_revision()
    if current is None:
        if names:
            raise StoreTrouble("foreign", database.place)
        return None
    if current not in _known():
        raise StoreTrouble("newer", database.place)
    return current


def is_of_today(database: Database) -> bool:
    """Whether nothing needs to be done. Raises StoreTrouble."""
    return state(database) == newest()


def newest() -> str:
    """The form of this version."""
    head = _steps(_SCRIPTS).get_current_head()
    assert head is not None
    return head


def migrate(database: Database) -> None:
    """Bring the store to the form of this version in one transaction, or leave it as it was.

    Make a backup before (`backup`). Raises StoreTrouble.
    """
    state(database)
    from alembic import command

    with database.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _known() -> set[str]:
    return {each.revision for each in _steps(_SCRIPTS).walk_revisions()}


@cache
def _steps(scripts: Path) -> ScriptDirectory:
    """The steps in a folder. A store that opens asks them three times: each is a file to run."""
    return ScriptDirectory(str(scripts))


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    return config
