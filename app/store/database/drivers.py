"""What reaches the databases: loaded, and asked for its version. Nothing is connected to."""

import sqlalchemy as sa


def version_of_file_driver() -> str:
    """Of SQLCipher; "" when what is there encrypts nothing. Raises ImportError."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return str(row[0]) if row else ""


def version_of_server_driver() -> tuple[str, str]:
    """Of psycopg; and with what it speaks to PostgreSQL: "binary" is its own library.

    The driver is named in an address and never imported, so nothing else would miss it before
    somebody works on a server. Raises ImportError.
    """
    engine = sa.create_engine("postgresql+psycopg://")
    driver = engine.dialect.loaded_dbapi
    engine.dispose()
    return driver.__version__, driver.pq.__impl__
