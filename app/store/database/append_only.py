"""What makes a table append-only: triggers, on both databases.

A trigger is no proof, whoever owns the store can drop it; the chain is.
"""

from typing import Final

_SQLITE: Final = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON "{table}"
BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END
"""
_FUNCTION: Final = """
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = '42501'; END $$
"""
_POSTGRESQL: Final = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION append_only()
"""


def statements(dialect: str, tables: tuple[str, ...]) -> list[str]:
    """The SQL that holds these tables."""
    if dialect == "postgresql":
        return [_FUNCTION, *(_POSTGRESQL.format(table=table) for table in tables)]
    return [
        _SQLITE.format(table=table, verb=verb) for table in tables for verb in ("UPDATE", "DELETE")
    ]
