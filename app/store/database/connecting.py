"""A place -> a Database: an encrypted file of this computer, or a server of the organisation.

A file is opened with a key of 256 bits. A transaction of it begins with the right to write, so that
what it read is still so when it writes. A server elsewhere must speak TLS. Every error of a driver
becomes a StoreTrouble here, and only here.
"""

import contextlib
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import (
    DBAPIError,
    InterfaceError,
    InvalidatePoolError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from app.store.database.address import SERVER, AddressWrong, known
from app.store.database.address import shown as without_password
from app.store.database.sealing import KEY_BYTES, derived
from app.store.database.trouble import StoreTrouble
from app.store.files import trouble
from app.store.writing import make_private_folder

BUSY_SECONDS: Final = 10
"""How long to wait for somebody else who writes."""
_ALIVE: Final = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": BUSY_SECONDS * 1000,
}
"""A server that vanished without a word is noticed in seconds, not after a quarter of an hour."""
_HERE: Final = frozenset({"", "localhost", "127.0.0.1", "::1"})
_SAFE_TLS: Final = frozenset({"require", "verify-ca", "verify-full"})


_ROOM: Final = 1024 * 1024
"""Bytes that are tried on a disk that did not take a few: a quota has some slack here and there."""
_IDLE_SECONDS: Final = 5
"""A connection that was not used for longer is asked first whether it still lives."""
_Answer = TypeVar("_Answer")


class Database:
    """A store that is open. `login`: who works; `now`: the moment, in UTC.

    `begin()` is a transaction that may write, `read()` one that does not; `ask()` one question.
    Close it when done.
    """

    def __init__(self, engine: Engine, place: str, login: str, now: Callable[[], datetime]) -> None:
        self.engine, self.place, self.login = engine, place, login
        self.now = now
        self.open_beside: Callable[[Path], Database] | None = None
        """opens another file with the same key, such as a backup; None on a server"""
        self.derived: Callable[[str], bytes] | None = None
        """a key for some purpose, derived from that of the file; None on a server"""

    @property
    def is_server(self) -> bool:
        """Whether several people work in it, each with their own rights."""
        return self.engine.dialect.name == "postgresql"

    def moment(self) -> str:
        """This moment, as the tables keep it."""
        return self.now().astimezone(UTC).isoformat(timespec="microseconds")

    @contextlib.contextmanager
    def begin(self) -> Iterator[Connection]:
        """All of it or nothing. Raises StoreTrouble."""
        with self._told(), self.engine.begin() as connection:
            yield connection

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """One state of the store, for as long as it is read. Raises StoreTrouble."""
        with self._told(), self.engine.connect() as connection:
            if not self.is_server:
                connection.info["reads"] = True
            try:
                yield connection
            finally:
                connection.info.pop("reads", None)

    def ask(self, question: Callable[[Connection], _Answer]) -> _Answer:
        """One statement, in one journey to a server and not in three. Raises StoreTrouble.

        Asked again when the connection turns out to be dead: it may be done twice.
        """
        if not self.is_server:
            with self.read() as connection:
                return question(connection)
        try:
            return self._asked(question)
        except StoreTrouble as trouble:
            if trouble.reason != "gone":
                raise
        return self._asked(question)

    def _asked(self, question: Callable[[Connection], _Answer]) -> _Answer:
        by_itself = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        with self._told(), by_itself.connect() as connection:
            return question(connection)

    @contextlib.contextmanager
    def alone(self) -> Iterator[Any]:
        """A connection of the driver itself, kept for as long as somebody listens on it."""
        with self._told():
            connection = self.engine.raw_connection()
            connection.detach()
            try:
                yield connection.dbapi_connection
            finally:
                connection.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError, self.engine.dialect.loaded_dbapi.Error) as error:
            raise trouble_of(error, self.place) from error
        except (UnicodeEncodeError, OverflowError) as error:  # asked for what no row can have
            raise StoreTrouble("not_found", self.place) from error


def is_server(place: str) -> bool:
    """Whether a store is named by the address of a server."""
    return place.startswith(SERVER)


def open_file(path: Path, key: bytes, login: str, now: Callable[[], datetime]) -> Database:
    """The store in a file, with its key; made empty when it is not there. Raises StoreTrouble.

    Whether the key fits is seen here: it reads the first page.
    """
    assert len(key) == KEY_BYTES
    from sqlcipher3 import dbapi2

    was_there: list[bool] = []

    def connect() -> Any:
        """Where one was there and is not any more, no empty one comes in its place."""
        if was_there:
            _must_be_there(path)
        connection = connected(path, key)
        was_there.append(True)
        return connection

    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
    )
    _begins_by_hand(engine, path)
    database = Database(engine, str(path), login, now)
    database.open_beside = lambda other: open_file(other, key, login, now)
    database.derived = lambda purpose: derived(key, purpose)
    with database.read() as connection:
        connection.execute(sa.text("SELECT count(*) FROM sqlite_master"))
    return database


def open_server(address: str, now: Callable[[], datetime]) -> Database:
    """The store on a server, as the role that is named in `address`. Raises StoreTrouble,
    AddressWrong."""
    address = known(address)
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
    except (SQLAlchemyError, ValueError):  # what it says repeats the address
        raise AddressWrong from None
    _must_be_private(url, address)
    arguments = {"connect_timeout": BUSY_SECONDS, "application_name": "uitzicht", **_ALIVE}
    arguments["prepare_threshold"] = None  # one journey more, and a pooler knows no such thing
    engine = sa.create_engine(
        url, connect_args=arguments, pool_size=4, pool_recycle=600, use_native_hstore=False
    )
    _looks_after_idling(engine)
    database = Database(engine, without_password(address), "", now)
    login = sa.text("SELECT session_user")
    database.login = database.ask(lambda connection: connection.execute(login).scalar_one())
    return database


def _must_be_private(url: URL, address: str) -> None:
    """Refuse a server elsewhere that is not asked for TLS."""
    if not _is_here(url) and url.query.get("sslmode") not in _SAFE_TLS:
        raise StoreTrouble("no_tls", without_password(address))


def _is_here(url: URL) -> bool:
    """Whether nothing leaves this machine: by the address, and by what the driver adds to it."""
    hosts = [url.host or "", url.query.get("host", ""), url.query.get("hostaddr", "")]
    elsewhere = ["PGHOSTADDR", "PGSERVICE", "PGSERVICEFILE"]
    if not any(hosts):
        elsewhere.append("PGHOST")
    return (
        all(
            isinstance(host, str)
            and "," not in host
            and (host in _HERE or host.startswith(("/", "@")))
            for host in hosts
        )
        and "service" not in url.query
        and not any(os.environ.get(name) for name in elsewhere)
    )


def connected(path: Path, key: bytes) -> Any:
    """A connection of the driver itself, with the key and what every connection is told."""
    from sqlcipher3 import dbapi2

    make_private_folder(path.parent)
    if not path.exists():  # for its owner's eyes from its first byte on
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    connection = dbapi2.connect(
        str(path), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        for line in (
            "PRAGMA cipher_log_level = NONE",  # a wrong key is no line on somebody's screen
            f"PRAGMA key = \"x'{key.hex()}'\"",
            f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
            "PRAGMA recursive_triggers = ON",  # without it REPLACE gets past what is append-only
            "PRAGMA secure_delete = ON",
            "PRAGMA temp_store = MEMORY",
            "PRAGMA trusted_schema = OFF",
        ):
            connection.execute(line)
    except BaseException:
        connection.close()
        raise
    return connection


def _must_be_there(path: Path) -> None:
    if not path.exists():
        raise StoreTrouble("gone", str(path))


def _begins_by_hand(engine: Engine, path: Path) -> None:
    """A transaction that may write takes the lock at once; one that reads does not.

    A file that was taken away while it is open still takes what is saved, and then is no more.
    """

    def begin(connection: Connection) -> None:
        _must_be_there(path)
        reads = connection.info.get("reads")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    sa.event.listen(engine, "begin", begin)


def _looks_after_idling(engine: Engine) -> None:
    """Before each use would be a journey more for every key."""

    def put_back(_: Any, record: Any) -> None:
        record.info["since"] = time.monotonic()

    def taken(connection: Any, record: Any, _: Any) -> None:
        if time.monotonic() - record.info.get("since", time.monotonic()) > _IDLE_SECONDS:
            try:
                engine.dialect.do_ping(connection)
            except engine.dialect.loaded_dbapi.Error as error:
                raise InvalidatePoolError from error

    sa.event.listen(engine, "checkin", put_back)
    sa.event.listen(engine, "checkout", taken)


_SAID: Final = (
    (r"file is not a database|file is encrypted", "wrong_key"),
    (r"malformed|disk I/O error|corrupt", "damaged"),
    (r"database or disk is full|No space left|Disk quota exceeded", "full"),
    (r"readonly database|read-only|attempt to write a readonly", "read_only"),
    (r"unable to open database file", "not_found"),
    (r"database is locked|could not obtain lock|canceling statement due to lock", "in_use"),
    (r"no such table|does not exist", "foreign"),
    (r"permission denied|row-level security|append-only|must be owner", "not_allowed"),
    (r"password authentication failed|authentication failed|no pg_hba", "wrong_key"),
    (r"certificate", "not_trusted"),
    (r"server does not support SSL|SSL", "no_tls"),
)


def trouble_of(error: Exception, place: str) -> StoreTrouble:
    """An error of the database or the system, as what we say of it."""
    if isinstance(error, StoreTrouble):
        return error
    said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    for pattern, reason in _SAID:
        if re.search(pattern, said):
            of_disk = "disk I/O error" in said and not is_server(place)
            return StoreTrouble(_of_the_disk(place) if of_disk else reason, place)
    if place.startswith(SERVER) and _has_gone(error):
        return StoreTrouble("gone", place)
    return StoreTrouble("failed", place)


def _of_the_disk(place: str) -> str:
    """What it is when a disk does not do as asked: only what is left over is damage.

    A drive or a share may be pulled out under an open file. A quota that is used up is no full disk
    to SQLite, so it is tried whether anything can still be written there.
    """
    if not os.path.exists(place):
        return "gone"
    try:
        with tempfile.TemporaryFile(dir=os.path.dirname(os.path.abspath(place))) as tried:
            tried.write(bytes(_ROOM))
            tried.flush()
            os.fsync(tried.fileno())
    except OSError as error:
        if trouble("write", error, Path(place)).reason == "disk_full":
            return "full"
    return "damaged"


def _has_gone(error: Exception) -> bool:
    """Whether nobody answers any more; a statement that is wrong was answered."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return isinstance(error, OperationalError | InterfaceError | PoolTimeout | OSError)
