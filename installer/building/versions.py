"""What libraries inside packages say of their version; runs in the environment that builds."""

from __future__ import annotations


def asked() -> dict[str, str]:
    """The versions, by the names that libraries.toml uses."""
    from importlib import import_module

    import pikepdf
    import psycopg
    from cryptography.hazmat.backends.openssl import backend
    from PySide6.QtCore import qVersion

    etree = import_module("lxml.etree")  # neither of the two has types
    pdfium = import_module("pypdfium2.version").PDFIUM_INFO
    found = _sqlcipher()
    number = psycopg.pq.version()
    found |= {
        "qt": qVersion(),
        "openssl_of_cryptography": backend.openssl_version_text().split()[1],
        "libpq": f"{number // 10000}.{number % 10000}",
        "pdfium": str(pdfium).split("@")[0],
        "qpdf": pikepdf.__libqpdf_version__,
        "libxml2": ".".join(map(str, etree.LIBXML_VERSION)),
        "libxslt": ".".join(map(str, etree.LIBXSLT_VERSION)),
    }
    return found


def _sqlcipher() -> dict[str, str]:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    try:
        # It says which OpenSSL it has once there is something to encrypt.
        connection.execute("PRAGMA key = 'x'")
        version = connection.execute("PRAGMA cipher_version").fetchone()[0]
        provider = connection.execute("PRAGMA cipher_provider_version").fetchone()
    finally:
        connection.close()
    words = provider[0].split() if provider else []
    numbers = [word for word in words if word[:1].isdigit()]
    return {
        "sqlite_of_sqlcipher": dbapi2.sqlite_version,
        "sqlcipher": version.split()[0],
        "openssl_of_sqlcipher": numbers[0] if numbers else "",
    }
