"""The log that a store left beside its file, looked at before it is put into the file.

    store.db-wal    what was written last, after a power cut or a kill

SQLite takes whatever log it finds there. One of another moment, copied beside the file by hand or
by a backup of the computer, would put old pages over new ones, and nobody would see it. So the last
event is read twice, without writing: out of the file alone, and with its log. The second may not
know less.
"""

from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from app.store.database.connecting import trouble_of
from app.store.database.trouble import StoreTrouble

_LOG: Final = "-wal"
_LAST: Final = "SELECT number, hash FROM event ORDER BY number DESC LIMIT 1"
_ONE: Final = "SELECT hash FROM event WHERE number = ?"


def must_fit(store: Path, key: bytes) -> None:
    """Raises StoreTrouble (`damaged`) for a log that is of another moment, or does not read.

    Both files are left as they are.
    """
    log = store.with_name(store.name + _LOG)
    try:
        if not log.stat().st_size:
            return
    except OSError:
        return
    last = _last_in_file(store, key)
    if last is None:  # it is in the log only, or being written now
        return
    try:
        with_log = _opened(store, key, "mode=ro")
        try:
            found = with_log.execute(_ONE, (last[0],)).fetchone()
        finally:
            with_log.close()
    except Exception as error:
        trouble = trouble_of(error, str(store))
        if trouble.reason not in {"damaged", "wrong_key"}:
            return  # what opens it for good says so
        raise StoreTrouble("damaged", str(store)) from None
    if found is None or found[0] != last[1]:
        raise StoreTrouble("damaged", str(store))


def _last_in_file(store: Path, key: bytes) -> Any:
    """The last event in the file itself, without its log; None when it cannot be said."""
    try:
        alone = _opened(store, key, "mode=ro&immutable=1")
        try:
            return alone.execute(_LAST).fetchone()
        finally:
            alone.close()
    except Exception:
        return None


def _opened(store: Path, key: bytes, how: str) -> Any:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(
        f"file:{quote(str(store.absolute()))}?{how}", uri=True, isolation_level=None
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection
