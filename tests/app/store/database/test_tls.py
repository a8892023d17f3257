"""A server elsewhere speaks TLS, or nothing is sent to it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.services.dossier_store.server_setup import NotAServer, set_up
from app.store.database import dossiers
from app.store.database.connecting import open_server
from app.store.database.dossiers import NEW
from app.store.database.trouble import StoreTrouble
from tests.app.store.database.conftest import ROW, clock

ELSEWHERE = "postgresql://anna:geheim@db.example.org/uitzicht"
HERE = "postgresql://anna@localhost/uitzicht"


def made(owner: str) -> bool:
    """`uitzicht store server-setup`."""
    return set_up(owner, clock(), login="eva", name="Eva", organisation="lender")


def refusal(address: str) -> str:
    with pytest.raises(StoreTrouble) as refused:
        open_server(address, clock())
    assert "geheim" not in str(refused.value.values)
    return refused.value.reason


@pytest.mark.parametrize(
    "address",
    [
        ELSEWHERE,
        f"{ELSEWHERE}?sslmode=prefer",
        f"{ELSEWHERE}?sslmode=allow",
        f"{ELSEWHERE}?sslmode=disable",
        f"{ELSEWHERE}?sslmode=require&sslmode=disable",
        f"{HERE}?hostaddr=192.0.2.7",
        f"{HERE}?host=192.0.2.7",
        f"{HERE}?host=localhost,192.0.2.7",
        f"{HERE}?host=/x,192.0.2.7",
        f"{HERE}?service=elsewhere",
    ],
)
def test_a_server_elsewhere_without_tls_is_refused_before_a_byte_is_sent(address: str) -> None:
    assert refusal(address) == "no_tls"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("PGHOST", "postgresql:///uitzicht"),
        ("PGHOSTADDR", HERE),
        ("PGSERVICE", HERE),
    ],
)
def test_the_surroundings_do_not_lead_elsewhere(
    monkeypatch: pytest.MonkeyPatch, name: str, address: str
) -> None:
    monkeypatch.setenv(name, "192.0.2.7")
    assert refusal(address) == "no_tls"


def test_a_file_is_not_set_up_as_a_server() -> None:
    with pytest.raises(NotAServer):
        made("store.db")


def _debian() -> Path | None:
    """The programs of a PostgreSQL that was built with TLS; the one of the wheel was not."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


_PROGRAMS = _debian()
needs_tls = pytest.mark.skipif(
    _PROGRAMS is None,
    reason="no PostgreSQL with TLS on this machine: not tested that verify-full refuses another"
    " certificate or name, nor that a server without TLS is told",
)


class TlsServer:
    """Debian's PostgreSQL on a port of this machine, with a certificate of its own."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder, self._programs = folder, programs
        self.certificate = folder / "server.crt"

    def run(self, *words: str) -> None:
        """A program of the server, by somebody who is not root: it refuses those."""
        who = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        command = [*(who if os.geteuid() == 0 else []), str(self._programs / words[0]), *words[1:]]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=120, cwd="/")

    @property
    def data(self) -> str:
        return str(self.folder / "data")

    def start(self, tls: bool = True) -> None:
        """Until it answers."""
        port = 20_000 + os.getpid() % 20_000
        options = (f"-c port={port} -c listen_addresses=127.0.0.1 -c fsync=off"
                   f" -c ssl={'on' if tls else 'off'} -c unix_socket_directories={self.folder}"
                   f" -c ssl_cert_file={self.folder}/server.crt"
                   f" -c ssl_key_file={self.folder}/server.key")  # fmt: skip
        log = f"{self.folder}/log"
        self.run("pg_ctl", "-D", self.data, "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def address(self, host: str = "localhost", **options: str) -> str:
        """An address that is not of this machine, as far as the program knows; `hostaddr` is."""
        more = "".join(f"&{name}={value}" for name, value in options.items())
        return f"postgresql://postgres:geheim@{host}:{self.port}/postgres?hostaddr=127.0.0.1{more}"

    @property
    def port(self) -> int:
        return int((self.folder / "data" / "postmaster.pid").read_text().splitlines()[3])


def _certify(folder: Path, names: list[str]) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(each) for each in names]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    (folder / "server.crt").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "server.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    (folder / "server.key").chmod(0o600)


@pytest.fixture(scope="module")
def tls_server() -> Iterator[TlsServer]:
    """A server that lets nobody in without TLS and a password."""
    assert _PROGRAMS is not None
    with tempfile.TemporaryDirectory(prefix="uitzicht-tls-") as name:
        folder = Path(name)
        server = TlsServer(folder, _PROGRAMS)
        _certify(folder, ["db.example.org"])
        (folder / "password").write_text("geheim")
        if os.geteuid() == 0:
            folder.chmod(0o755)
            for each in (folder, *folder.iterdir()):
                shutil.chown(each, "postgres", "postgres")
        server.run("initdb", "-D", server.data, "-U", "postgres", "--auth=scram-sha-256",
                   f"--pwfile={folder / 'password'}", "--no-sync")  # fmt: skip
        (folder / "data" / "pg_hba.conf").write_text(
            "hostssl all all 127.0.0.1/32 scram-sha-256\nhostnossl all all 127.0.0.1/32 reject\n"
        )
        server.start()
        try:
            yield server
        finally:
            server.stop()


@needs_tls
def test_an_owner_without_further_rights_makes_the_store_over_a_sealed_line(
    tls_server: TlsServer,
) -> None:
    """As docs/organisation.md says: an owner who may make logins, and nothing more."""
    root = str(tls_server.certificate)
    address = tls_server.address("db.example.org", sslmode="verify-full", sslrootcert=root)
    with psycopg.connect(address, autocommit=True) as superuser:
        superuser.execute("CREATE ROLE owner LOGIN CREATEROLE PASSWORD 'geheim'")
        superuser.execute("CREATE DATABASE uitzicht OWNER owner")
    owner = address.replace("postgres:geheim", "owner:geheim").replace("/postgres?", "/uitzicht?")
    assert made(owner)
    database = open_server(owner, clock())
    with database.read() as connection:
        ssl = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        assert connection.exec_driver_sql(ssl).scalar_one() is True
    assert "geheim" not in database.place
    database.close()
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("ALTER ROLE eva PASSWORD 'geheim'")
    with psycopg.connect(owner.replace("owner:", "eva:"), autocommit=True) as eva:
        assert eva.execute("SELECT my_role()").fetchone() == ("administrator",)
        told = eva.execute("SELECT kind, login FROM event").fetchall()
        assert told == [("person_added", "owner")]
        eva.execute("INSERT INTO person VALUES ('bas', 'Bas', 'lender', '', 'officer', '')")
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("ALTER ROLE bas PASSWORD 'geheim'")
    bas = open_server(owner.replace("owner:", "bas:"), clock())
    dossiers.save(bas, "a" * 32, b"{}", ROW, on=NEW)
    bas.close()
    assert not made(owner)  # again: nothing changes, and nobody else becomes administrator


@needs_tls
def test_another_name_or_another_certificate_is_refused(
    tls_server: TlsServer, tmp_path: Path
) -> None:
    root = str(tls_server.certificate)
    other_name = tls_server.address("other.example.org", sslmode="verify-full", sslrootcert=root)
    assert refusal(other_name) == "not_trusted"
    _certify(tmp_path, ["db.example.org"])
    other = str(tmp_path / "server.crt")
    other_root = tls_server.address("db.example.org", sslmode="verify-full", sslrootcert=other)
    assert refusal(other_root) == "not_trusted"


@needs_tls
def test_a_wrong_password_is_told_as_such(tls_server: TlsServer) -> None:
    address = tls_server.address("db.example.org", sslmode="require").replace("geheim", "mis")
    assert refusal(address) == "wrong_key"


@needs_tls
def test_a_server_that_has_no_tls_is_told(tls_server: TlsServer) -> None:
    tls_server.stop()
    tls_server.start(tls=False)
    assert refusal(tls_server.address("db.example.org", sslmode="require")) == "no_tls"
