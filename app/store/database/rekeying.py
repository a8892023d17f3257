"""Another key for the file of a store: every page of it is written anew.

It needs the file for itself. Killed in the middle, the old key opens it and everything is as it
was; once done, only the new one does.
"""

from pathlib import Path

from app.store.database.connecting import connected, trouble_of
from app.store.database.trouble import StoreTrouble


def change_key(store: Path, key: bytes, following: bytes) -> None:
    """From `key` to `following`. Raises StoreTrouble (`in_use`: it is open somewhere)."""
    place = str(store)
    try:
        connection = connected(store, key)
        try:
            # A journal of before-images, which the old key reads; it is refused when others are in.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            [mode] = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            if mode != "delete":
                raise StoreTrouble("in_use", place)
            connection.execute(f"PRAGMA rekey = \"x'{following.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()
        connected(store, following).close()  # which keeps it in the form that it works in
    except Exception as error:
        raise trouble_of(
            error, place
        ) from None  # an error could hold the statement, and so the key
