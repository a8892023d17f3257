"""`uitzicht store backup | restore | purge | check` and `person-export`, as somebody gives them."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from app import cli
from app.cli import main
from app.services.carrying.sealing import with_words
from app.services.dossier_store import opening
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.keys import NoKeyRing
from app.store.database import documents, passphrase
from app.store.database.dossiers import NEW
from tests.app.services.dossier_store.care_stores import (
    CASE,
    OTHER,
    desk_in,
    discharged,
    example,
    ticking,
)
from tests.app.services.dossier_store.key_rings import PASSPHRASE

SERVER = "postgresql://anna@db.example/uitzicht?sslmode=require"


class Given:
    """A store with one dossier that is over and one that is not, and its commands."""

    def __init__(self, folder: Path) -> None:
        self.place, self.words = str(folder / "s" / "store.db"), folder / "words"
        self.folder = folder
        self.words.write_text(PASSPHRASE)
        opening.make_store(self.place, ticking(), NoKeyRing(), passphrase=PASSPHRASE)
        assess = desk_in(folder / "other.db")._assess
        desk = opening.open_desk(self.place, assess, ticking(), NoKeyRing(), passphrase=PASSPHRASE)
        desk.save(discharged(CASE), NEW)
        desk.save(example("HH1", OTHER), NEW)
        desk.save(example("HH2", OTHER), 1, reason="nieuwe baan")
        letter = documents.StoredDocument("letter", "1" * 64, "2" * 64, True)
        documents.keep(desk.database, OTHER, [letter], b'{"room": 5}', event="printed", facts={})
        desk.database.close()

    def run(self, *words: str) -> int:
        return main([*words, "--store", self.place, "--passphrase-file", str(self.words)])


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Given:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("UITZICHT_NO_KEYRING", "1")
    monkeypatch.setattr(passphrase, "_MEMORY", 64)
    monkeypatch.setattr(cli, "today", lambda: date(2032, 1, 1))
    return Given(tmp_path)


def test_a_backup_is_made_listed_looked_into_and_put_back(
    given: Given, capsys: pytest.CaptureFixture[str]
) -> None:
    assert given.run("store", "backup") == 0
    assert "gemaakt en nagekeken" in capsys.readouterr().out
    assert given.run("store", "backup", "--list", "--json") == 0
    [made] = json.loads(capsys.readouterr().out)
    file = Path(given.place).parent / "backups" / made["file"]
    assert given.run("store", "purge", "--yes") == 0
    out = capsys.readouterr().out
    assert "1 dossier voorgoed verwijderd, met 1 versies" in out
    assert f"{file}: 1 dossier" in out
    assert "Een reservekopie verdwijnt vanzelf" in out
    assert given.run("store", "check") == 0  # that is no fault of the store
    assert f"{file}: 1 dossier" in capsys.readouterr().out
    assert given.run("store", "check", "--json") == 0
    [copy] = json.loads(capsys.readouterr().out)["old_copies"]
    assert copy == {"file": str(file), "dossiers": 1, "aside": False}
    assert given.run("store", "restore", str(file)) == 0
    out = capsys.readouterr().out
    assert "2 dossiers, 3 versies." in out
    assert "nog niets teruggezet" in out
    assert given.run("store", "restore", str(file), "--yes") == 0
    out = capsys.readouterr().out
    assert "1 dossier dat al verwijderd was, is opnieuw verwijderd." in out
    assert given.run("store", "check") == 0
    assert given.run("person-export", CASE, "-o", str(given.folder / "p.zip")) != 0


def test_a_purge_shows_what_and_why_before_it_does(
    given: Given, capsys: pytest.CaptureFixture[str]
) -> None:
    assert given.run("store", "purge") == 0
    out = capsys.readouterr().out
    assert "kwijtgescholden op 10 december 2029, bewaartermijn 24 maanden" in out
    assert "nog niets verwijderd" in out
    assert given.run("store", "purge", "--json") == 0
    [due] = json.loads(capsys.readouterr().out)["due"]
    assert (due["dossier"], due["until"]) == (CASE, "2031-12-10")


def test_a_fault_of_the_list_is_named_and_mended(
    given: Given, capsys: pytest.CaptureFixture[str]
) -> None:
    desk: Desk = opening.open_desk(
        given.place,
        desk_in(given.folder / "other.db")._assess,
        ticking(),
        NoKeyRing(),
        passphrase=PASSPHRASE,
    )
    with desk.database.begin() as connection:
        connection.exec_driver_sql(f"UPDATE dossier SET title = 'x' WHERE id = '{OTHER}'")
    desk.database.close()
    assert given.run("store", "check") == 1
    assert "de lijst zegt iets anders dan de laatste versie" in capsys.readouterr().out
    assert given.run("store", "check", "--repair") == 0
    assert "1 fout hersteld." in capsys.readouterr().out
    assert given.run("store", "check", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said == {"faults": [], "mended": [], "old_copies": []}


def test_everything_of_one_person_in_one_file(
    given: Given, capsys: pytest.CaptureFixture[str]
) -> None:
    out = given.folder / "inzage.zip"
    assert given.run("person-export", OTHER, "-o", str(out)) == 0
    assert "Iedereen die het bestand heeft" in capsys.readouterr().out
    with zipfile.ZipFile(out) as archive:
        assert archive.namelist() == [
            "inzage.html", "versions/0002.json", "versions/0001.json", "events.json",
            "documents.json", "outcomes/0001.json",
        ]  # fmt: skip
        page = archive.read("inzage.html").decode()
        events = json.loads(archive.read("events.json"))
        outcome = json.loads(archive.read("outcomes/0001.json"))
    assert "Wat wij van u bewaren" in page
    assert "<h2>Wie het dossier zag of bewaarde</h2>" in page
    assert "Inkomsten" in page  # a field that was changed, in words
    assert "Schuld: hoofdsom" in page
    assert page.index("Wat er nu in het dossier staat") < page.index("Wat er is ingevuld")
    assert "None" not in page
    assert [each["kind"] for each in events] == ["saved", "saved", "printed", "exported"]
    assert outcome["assessment"] == {"room": 5}


def test_an_export_can_be_for_one_reader_only(given: Given) -> None:
    out, words = given.folder / "inzage.age", given.folder / "other words"
    words.write_text("een ander wachtwoord")
    assert given.run("person-export", OTHER, "-o", str(out), "--words-file", str(words)) == 0
    assert out.read_bytes().startswith(b"age-encryption.org")
    assert with_words("een ander wachtwoord")(out.read_bytes()).startswith(b"PK")


@pytest.mark.parametrize("command", ["backup", "restore x"])
def test_a_server_has_its_own_backups(
    given: Given, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["store", *command.split(), "--store", SERVER]) == 2
    assert "docs/organisation.md" in capsys.readouterr().err
