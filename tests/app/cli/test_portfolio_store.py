"""`uitzicht portfolio recheck --store`: the same rows as over the same dossiers in files."""

import csv
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.cli import main
from app.services.dossier_store.desk import Desk, case_of
from app.services.dossier_store.keys import NoKeyRing
from app.services.dossier_store.opening import open_desk
from app.services.portfolio import run
from app.store.database import chain, documents, passphrase
from app.store.database.dossiers import NEW
from app.store.database.schema import EVENT
from app.store.dossier_file import dossier_bytes, parse_dossier
from calc import Assessment, Draft, as_json, assess
from calc.stored.json_text import json_text
from tests.app.services.dossier_store.key_rings import PASSPHRASE
from tests.app.services.portfolio.dossiers import HIGHER, running
from tests.building import example_policy
from tests.tariff_files import shipped

Capture = pytest.CaptureFixture[str]
NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)
COUNT = 7
"""Three parts of three."""


def assessed(draft: Draft) -> Assessment:
    return assess(draft, example_policy(), shipped(), NOW.date())


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user whose store is opened with the words in a file."""
    monkeypatch.setattr(passphrase, "_MEMORY", 64)
    monkeypatch.setattr(run, "CHUNK", 3)
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("UITZICHT_SYSTEM", str(tmp_path / "system"))
    monkeypatch.setenv("UITZICHT_NO_KEYRING", "1")
    monkeypatch.chdir(tmp_path)
    Path("words").write_text(PASSPHRASE)
    Path("hoger.toml").write_text(HIGHER, encoding="utf-8")
    assert main(["store", "init", "--passphrase-file", "words"]) == 0
    return tmp_path


def store() -> Desk:
    path = str(Path("data/store/store.db"))
    ticks = count()
    now = lambda: NOW + timedelta(seconds=next(ticks))  # noqa: E731
    return open_desk(path, assessed, now, NoKeyRing(), passphrase=PASSPHRASE)


def draft(number: int) -> Draft:
    made = parse_dossier(running(1 + number % 3))
    assert isinstance(made, Draft)
    handling = made.handling.model_copy(update={"case_id": f"{number:032x}"})
    return made.model_copy(update={"handling": handling})


def recheck(*words: str) -> int:
    return main(["portfolio", "recheck", *words, "--on", "2026-05-05", "--workers", "2",
                 "--tariffs", "hoger.toml", "-o", "r.csv"])  # fmt: skip


def rows() -> list[list[str]]:
    """The table without its first column, the name."""
    text = Path("r.csv").read_text(encoding="utf-8-sig")
    return [line[1:] for line in csv.reader(text.splitlines()[1:], delimiter=";")]


def test_the_rows_are_those_of_the_same_dossiers_in_files() -> None:
    desk = store()
    Path("d").mkdir()
    for number in range(COUNT):
        made = draft(number)
        case = case_of(made)
        Path(f"d/{case}.uitzicht.json").write_bytes(dossier_bytes(made))
        before = draft(0).model_copy(update={"handling": made.handling}) if number == 1 else made
        desk.save(before, NEW)  # with the outcome on which it was agreed
        outcome = json_text(as_json(assessed(before)))
        if number == 1:
            desk.save(made, 1)
        if number == 3:
            outcome = "{}"
            documents.keep(desk.database, case, [], b"{}", event="printed", facts={})
        Path(f"d/{case}.assessment.json").write_text(outcome, encoding="utf-8")
    desk.database.close()
    assert recheck("d") == 1
    of_files = rows()
    assert recheck("--store", "--passphrase-file", "words") == 1
    assert rows() == of_files
    assert len(of_files) == COUNT
    assert {row[-3] for row in of_files} >= {"same", "not_readable"}
    desk = store()
    with desk.database.read() as connection:
        last = connection.execute(sa.select(EVENT).order_by(EVENT.c.number.desc())).first()
        assert last is not None
        assert last.kind == "portfolio_rechecked"
        assert chain.facts_of(connection, last) == {"dossiers": COUNT, "on": "2026-05-05"}
    desk.database.close()


def test_what_does_not_open_has_a_row_and_stops_nothing() -> None:
    desk = store()
    for number in range(2):
        desk.save(draft(number), NEW)
    with desk.database.begin() as connection:
        connection.execute(sa.text("DROP TRIGGER version_no_update"))
        connection.execute(
            sa.text("UPDATE version SET draft = x'0100' WHERE dossier = :one"), {"one": f"{1:032x}"}
        )
    desk.database.close()
    assert recheck("--store", "--passphrase-file", "words") == 1
    assert [row[0] for row in rows()] == ["under_floor", "unreadable"]


def test_files_or_the_store_and_never_in_the_place_of_the_store(capsys: Capture) -> None:
    words = ("--passphrase-file", "words")
    assert recheck() == 2
    assert recheck("d", "--store", "data/store/store.db", *words) == 2
    assert capsys.readouterr().err.count("Noem dossiers of mappen, of kies --store.") == 2
    assert recheck("--store", *words) == 2
    assert "In de opslag staat geen dossier." in capsys.readouterr().err
    desk = store()
    desk.save(draft(0), NEW)
    desk.database.close()
    before = Path("data/store/store.db").read_bytes()
    code = main(["portfolio", "recheck", "--store", *words, "--on", "2026-05-05", "-o",
                 "data/store/store.db"])  # fmt: skip
    assert code == 2
    assert Path("data/store/store.db").read_bytes() == before
