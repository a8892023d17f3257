"""An imaginary next version of the program: its steps are ours, and one more.

with_step(folder, STEP)   a folder of migrations, for `migrating._SCRIPTS`
python -m tests.app.store.database.next_version FOLDER PLACE    migrates as it would
"""

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.store.database import migrating
from app.store.database.connecting import Database, open_file, open_server

KEY: Final = bytes(range(32))
NEXT: Final = "next"
STEP: Final = """
    op.add_column("dossier", sa.Column("mood", sa.String(20), server_default="calm"))
    op.create_table("mood", sa.Column("name", sa.String(20), primary_key=True))
    op.execute("INSERT INTO mood SELECT DISTINCT mood FROM dossier")
    op.drop_index("ix_event_dossier", "event")
"""
_FILE: Final = """
import os
import signal
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{former}"


def upgrade():
{step}
"""
FAILS: Final = STEP + '    raise RuntimeError("in the middle")\n'
IS_KILLED: Final = STEP + "    os.kill(os.getpid(), signal.SIGKILL)\n"


def with_step(folder: Path, step: str) -> Path:
    """Migrations of ours and after them `step`."""
    former = migrating.newest()
    made = folder / "migrations"
    shutil.copytree(migrating._SCRIPTS, made, ignore=shutil.ignore_patterns("__pycache__"))
    text = _FILE.format(revision=NEXT, former=former, step=step)
    (made / "versions" / "v_next.py").write_text(text, encoding="utf-8")
    return made


def opened(place: str) -> Database:
    """A store of a test, as whoever may migrate it."""
    now = lambda: datetime.now(UTC)  # noqa: E731
    if place.startswith("postgresql"):
        return open_server(place, now)
    return open_file(Path(place), KEY, "anna", now)


if __name__ == "__main__":
    migrating._SCRIPTS = Path(sys.argv[1])  # type: ignore[misc]
    migrating.migrate(opened(sys.argv[2]))
