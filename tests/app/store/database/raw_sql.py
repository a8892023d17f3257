"""A raw SQL client, connected as somebody: what an attacker with a password and psql has."""

import contextlib
from collections.abc import Iterator, Mapping

import psycopg
from psycopg import sql


class Client:
    """Connections as each person of one store. `""` is the migration role."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self._addresses = addresses

    @contextlib.contextmanager
    def connected(self, login: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
        """A connection that commits by itself."""
        with psycopg.connect(self._addresses[login], autocommit=True) as connection:
            yield connection

    def said(self, login: str, *statements: str) -> str:
        """What the server answers to statements in one transaction, each on the same connection.

        `refused` (no right), the number of rows of the last one that gives or changes rows, or the
        SQLSTATE of another error.
        """
        with psycopg.connect(self._addresses[login]) as connection:
            try:
                for statement in statements:
                    cursor = connection.execute(sql.SQL(statement))
                answer = f"{cursor.rowcount} rows"
                connection.commit()  # what is checked at the end is part of the answer
            except psycopg.errors.InsufficientPrivilege:
                return "refused"
            except psycopg.Error as error:
                return error.sqlstate or type(error).__name__
            return answer

    def values(self, login: str, statement: str) -> list[tuple[object, ...]]:
        """The rows of a question."""
        with self.connected(login) as connection:
            return connection.execute(sql.SQL(statement)).fetchall()
