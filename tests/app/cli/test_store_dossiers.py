"""`uitzicht store history | import | export`: dossiers in and out, and their versions in words."""

from decimal import Decimal
from pathlib import Path

import pytest

from app.cli import main
from app.resources import EXAMPLES
from app.services import editing
from app.services.dossier_store import opening
from app.services.dossier_store.history import version
from app.services.dossier_store.keys import NoKeyRing
from app.store.database import passphrase
from app.store.dossier_file import dossier_bytes, parse_dossier
from calc import Draft
from tests.app.services.carrying.passphrases import quick_passphrases
from tests.app.services.dossier_store.key_rings import PASSPHRASE, noon

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user without a keyring, with a store and two examples in a folder."""
    monkeypatch.setattr(passphrase, "_MEMORY", 64)
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    for name in ("DATA", "SYSTEM"):
        monkeypatch.setenv(f"UITZICHT_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("UITZICHT_NO_KEYRING", "1")
    (tmp_path / "words").write_text(PASSPHRASE)
    (tmp_path / "sealed").write_text("zon maan ster wolk regen")
    files = tmp_path / "files"
    files.mkdir()
    for name in ("HH1", "HH2"):
        (files / f"{name}.uitzicht.json").write_bytes(
            (EXAMPLES / f"{name}.uitzicht.json").read_bytes()
        )
    store(tmp_path, "init")
    return tmp_path


def store(folder: Path, *words: str, code: int = 0) -> None:
    assert main(["store", *words, "--passphrase-file", str(folder / "words")]) == code


def test_files_come_in_once_and_a_broken_one_is_named(folder: Path, capsys: Capture) -> None:
    files = folder / "files"
    store(folder, "import", str(files))
    assert "2 dossiers staan nu in de opslag." in capsys.readouterr().out
    (files / "stuk.uitzicht.json").write_text("{")
    (files / "nog eens.uitzicht.json").write_bytes((files / "HH1.uitzicht.json").read_bytes())
    store(folder, "import", str(files), code=1)
    said = capsys.readouterr()
    assert "3 dossiers stonden er al." in said.out
    assert "stuk.uitzicht.json" in said.err
    assert len(list(files.iterdir())) == 4
    store(folder, "import", "--remove", str(files), code=1)
    assert [path.name for path in files.iterdir()] == ["stuk.uitzicht.json"]


def test_another_form_of_a_dossier_in_the_store_is_left_for_somebody_to_see(
    folder: Path, capsys: Capture
) -> None:
    file = folder / "files" / "HH1.uitzicht.json"
    store(folder, "import", str(file))
    store(folder, "export", "RS-VOORBEELD-001", "-o", str(file))
    exported = parse_dossier(file.read_bytes())
    assert isinstance(exported, Draft)
    changed = editing.changed(exported, ("debt", "creditor"), "Bank")
    assert isinstance(changed, Draft)
    file.write_bytes(dossier_bytes(changed))
    store(folder, "import", "--remove", str(file), code=1)
    assert "is anders" in capsys.readouterr().err
    assert file.exists()


def test_versions_are_listed_and_compared_in_words(folder: Path, capsys: Capture) -> None:
    store(folder, "import", str(folder / "files" / "HH1.uitzicht.json"))
    place = str(folder / "data" / "store" / "store.db")

    def assess(draft: Draft) -> object:
        raise AssertionError

    desk = opening.open_desk(place, assess, noon, NoKeyRing(), passphrase=PASSPHRASE)  # type: ignore[arg-type]
    with desk.database.read() as connection:
        case = connection.exec_driver_sql("SELECT id FROM dossier").scalar_one()
    before = version(desk, case)
    after = editing.changed(before.draft, ("income", 0, "amount"), Decimal("2100.50"))
    assert isinstance(after, Draft)
    from app.store.database import dossiers

    with desk.database.read() as connection:
        row = connection.exec_driver_sql("SELECT * FROM dossier").mappings().one()
    columns = {name: value for name, value in row.items() if name not in ("id", "version")}
    dossiers.save(desk.database, case, dossier_bytes(after), columns, on=1, reason="nieuw loon")
    desk.database.close()
    capsys.readouterr()
    store(folder, "history", "RS-VOORBEELD-001")
    assert "nieuw loon" in capsys.readouterr().out
    store(folder, "history", case, "--compare", "1", "2")
    said = capsys.readouterr().out
    assert "Inkomsten, regel 1 (Netto loon): bedrag" in said
    assert "€ 1.985,00" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "€ 2.100,50" in said.replace("\N{NO-BREAK SPACE}", " ")


def test_a_dossier_for_another_workplace_is_read_there_only(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_passphrases(monkeypatch)  # age itself, with all its work: test_store_care
    store(folder, "import", str(folder / "files" / "HH1.uitzicht.json"))
    out, words = folder / "voor.uitzicht.age", ("--words-file", str(folder / "sealed"))
    store(folder, "export", "RS-VOORBEELD-001", "-o", str(out), *words)
    assert b"Voorbeeld" not in out.read_bytes()
    capsys.readouterr()
    store(folder, "import", str(out), code=1)
    store(folder, "import", str(out), *words)
    assert "1 dossier stond er al." in capsys.readouterr().out


def test_a_file_that_does_not_let_itself_be_removed_is_named_and_the_rest_goes_on(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def held(path: Path, *, missing_ok: bool = False) -> None:
        if path.name.startswith("HH1"):
            raise PermissionError(13, "held")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    store(folder, "import", "--remove", str(folder / "files"), code=1)
    said = capsys.readouterr()
    assert "HH1.uitzicht.json" in said.err
    assert "2 dossiers staan nu in de opslag." in said.out
    assert [path.name for path in (folder / "files").iterdir()] == ["HH1.uitzicht.json"]


def test_a_person_is_named_by_the_reference_as_everywhere(folder: Path, capsys: Capture) -> None:
    store(folder, "import", str(folder / "files"))
    words = ["--passphrase-file", str(folder / "words"), "-o", str(folder / "out.zip")]
    assert main(["person-export", "RS-VOORBEELD-001", *words]) == 0
    assert (folder / "out.zip").read_bytes().startswith(b"PK")
    capsys.readouterr()
    assert main(["person-export", "RS-NIEMAND", *words]) == 1
    assert "opslag" not in capsys.readouterr().err
