"""`document`, `plan` and `batch` of a dossier in the store: what is made stands in its log."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.resources import EXAMPLES
from app.services.dossier_store import made_documents, opening
from app.services.dossier_store.keys import NoKeyRing
from app.store.database import chain, passphrase
from calc import Draft
from tests.app.render.pdfs import pages
from tests.app.services.dossier_store.key_rings import PASSPHRASE, noon

CASE = "RS-VOORBEELD-001"
FINAL = EXAMPLES / "HH1-afgerond.uitzicht.json"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user without a keyring, with one finished dossier in the store."""
    monkeypatch.setattr(passphrase, "_MEMORY", 64)
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    for name in ("DATA", "SYSTEM"):
        monkeypatch.setenv(f"UITZICHT_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("UITZICHT_NO_KEYRING", "1")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "words").write_text(PASSPHRASE)
    for words in (("init",), ("import", str(FINAL))):
        assert main(["store", *words, "--passphrase-file", "words"]) == 0
    return tmp_path


def _desk(place: Path) -> Any:
    def never(draft: Draft) -> Any:
        raise AssertionError

    store = str(place / "data" / "store" / "store.db")
    return opening.open_desk(store, never, noon, NoKeyRing(), passphrase=PASSPHRASE)


def _told(place: Path) -> list[tuple[str, Any]]:
    """Every event of the log, with what it says."""
    desk = _desk(place)
    with desk.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM event ORDER BY number").all()
        found = [(row.kind, chain.facts_of(connection, row)) for row in rows]
    desk.database.close()
    return found


def _run(*words: str) -> int:
    return main([*words, "--store", "--passphrase-file", "words"])


@pytest.mark.parametrize(
    ("command", "more"),
    [("document", ("plan", CASE, "-o", "brief.pdf")), ("plan", (CASE, "-o", "brief.pdf"))],
)
def test_a_letter_of_a_dossier_in_the_store_is_in_its_log(
    place: Path, command: str, more: tuple[str, ...]
) -> None:
    before = len(_told(place))
    assert _run(command, *more, "--on", "2026-11-23") == 0
    (opened, _), (kind, facts) = _told(place)[before:]
    assert (opened, kind) == ("opened", "document_saved")
    [document] = facts["documents"]
    written = (place / "brief.pdf").read_bytes()
    assert document == {"kind": "plan", "final": True, "sha256": sha256(written).hexdigest()}
    desk = _desk(place)
    with desk.database.read() as connection:
        case = connection.exec_driver_sql("SELECT id FROM dossier").scalar_one()
    [outcome] = made_documents.outcomes(desk, case)
    assert outcome["kind"] == "letter"
    desk.database.close()
    assert "Logboek: " in pages(written)[0]


def test_a_letter_that_the_log_does_not_take_is_not_written(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.store.database.trouble import StoreTrouble

    def full(*_: object) -> None:
        raise StoreTrouble("full")

    monkeypatch.setattr(made_documents, "keep", full)
    assert _run("plan", CASE, "-o", "brief.pdf") != 0
    assert _run("batch", "plan", CASE, "-o", "uit") != 0
    assert not (place / "brief.pdf").exists()
    assert not list(place.glob("uit/*.pdf"))


def test_a_batch_of_the_store_is_in_its_log_once_for_each_letter(
    place: Path, capsys: Capture
) -> None:
    before = len(_told(place))
    assert _run("batch", "plan", CASE, "-o", "uit") == 0, capsys.readouterr()
    told = _told(place)[before:]
    assert [kind for kind, _ in told] == ["opened", "document_saved"]
    [written] = place.glob("uit/*.pdf")
    [document] = told[1][1]["documents"]
    assert document["sha256"] == sha256(written.read_bytes()).hexdigest()
    assert _run("batch", "plan", CASE, "-o", "uit", "--resume") == 0
    assert [kind for kind, _ in _told(place)[before:]].count("document_saved") == 1


def test_a_file_that_is_in_no_store_leaves_no_trace_in_it(place: Path) -> None:
    before = _told(place)
    assert main(["plan", str(FINAL), "-o", "brief.pdf"]) == 0
    assert main(["batch", "plan", str(FINAL), "-o", "uit"]) == 0
    assert _told(place) == before


@pytest.mark.parametrize("command", ["plan", "batch"])
def test_a_dossier_that_is_not_there_is_named(place: Path, capsys: Capture, command: str) -> None:
    words = ("plan", "Q-1") if command == "batch" else ("Q-1",)
    assert _run(command, *words, "-o", "uit.pdf") != 0
    assert "Q-1" in capsys.readouterr().err
    assert not (place / "uit.pdf").exists()
