"""The first step is of a version that stores were made with: it is never another one again.

A change of the schema or of a right is a new step in `migrations/versions` that says it in SQL of
its own (CONTRIBUTING). What 0001 says is held here, also where it is written in `roles` and the
modules beside it.
"""

import io
from hashlib import sha256

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations

from app.store.database.connecting import open_server
from app.store.database.migrations.versions import v0001_first
from app.store.database.schema import METADATA
from tests.app.store.database.conftest import clock
from tests.app.store.database.server import Server

SAID = {
    "sqlite": "21ed5b482692f5b724b21668ea7f317d12b782d667d8c78864f480909dd40425",
    "postgresql": "8a2b74c05257a31f7462fb2f802dc1591a801c6903154c428bca402b29a371fd",
}
"""Of each database the SHA-256 of every statement of the step."""


@pytest.mark.parametrize("dialect", SAID)
def test_what_the_first_step_says_does_not_change(dialect: str) -> None:
    said = io.StringIO()
    context = MigrationContext.configure(
        dialect_name=dialect, opts={"as_sql": True, "output_buffer": said}
    )
    with Operations.context(context):
        v0001_first.upgrade()
    assert sha256(said.getvalue().encode()).hexdigest() == SAID[dialect]


def test_the_tables_are_those_of_the_schema(server: Server) -> None:
    database = open_server(server.store_with({})[""], clock())
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    database.close()
