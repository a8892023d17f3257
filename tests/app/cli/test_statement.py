"""`uitzicht export` and `uitzicht import`: what is written, what is said, and what is refused."""

import json
import shutil
from pathlib import Path

import pytest

from app.cli import main
from app.cli.statement_report import statement_report
from app.i18n import Texts
from app.i18n.user_error import MOST_POINTS
from app.resources import EXAMPLES
from app.services.statement.said import Said
from app.store.dossier_file import read_dossier
from calc import Draft

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user with one dossier."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLES / "HH2.uitzicht.json", tmp_path / "klant.uitzicht.json")
    return tmp_path


def test_a_statement_is_written_and_read_again(folder: Path, capsys: Capture) -> None:
    assert main(["export", "klant.uitzicht.json", "-o", "overzicht.json"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Het overzicht staat in overzicht.json.")
    assert "Er staan geen namen in" in said
    assert "  - Controles" in said
    assert main(["import", "overzicht.json", "-o", "nieuw.uitzicht.json"]) == 0
    said = capsys.readouterr().out
    assert "Het nieuwe dossier staat in nieuw.uitzicht.json." in said
    assert "Hier nagerekend komt er hetzelfde uit." in " ".join(said.split())
    assert "Alles uit het overzicht staat nu in het dossier." in said
    assert isinstance(read_dossier(folder / "nieuw.uitzicht.json"), Draft)
    assert main(["export", "nieuw.uitzicht.json", "-o", "weer.json"]) == 0
    assert (folder / "weer.json").read_bytes() == (folder / "overzicht.json").read_bytes()


def test_without_a_file_only_the_statement_is_on_the_output(capsys: Capture) -> None:
    assert main(["export", "klant.uitzicht.json", "--names"]) == 0
    shown = capsys.readouterr()
    values = json.loads(shown.out)
    assert values["named"] is True
    assert values["household"]["adults"][0]["name"]
    assert "alleen als de klant dat goed vindt" in shown.err


def test_the_british_headings_come_with_what_they_are_not(capsys: Capture) -> None:
    assert main(["export", "klant.uitzicht.json", "--format", "sfs-uk", "--lang", "en"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["schema"] == "sfs-uk-summary/1"
    assert "spending guidelines are not in it" in " ".join(shown.err.split())


def test_a_day_can_be_chosen(capsys: Capture) -> None:
    assert main(["export", "klant.uitzicht.json", "--on", "2026-12-24"]) == 0
    assert json.loads(capsys.readouterr().out)["reference_date"] == "2026-12-24"


def test_a_wrong_field_is_named_and_nothing_is_written(folder: Path, capsys: Capture) -> None:
    main(["export", "klant.uitzicht.json", "-o", "overzicht.json"])
    values = json.loads((folder / "overzicht.json").read_text(encoding="utf-8"))
    values["income"][1]["category"] = "loterij"
    values["household"]["type"] = "gezin"
    (folder / "overzicht.json").write_text(json.dumps(values), encoding="utf-8")
    capsys.readouterr()
    assert main(["import", "overzicht.json", "-o", "nieuw.uitzicht.json"]) == 1
    said = capsys.readouterr().err
    assert "income[1].category" in said
    assert "household.type" in said
    assert '"child_budget"' in said
    assert not (folder / "nieuw.uitzicht.json").exists()


def test_who_opens_a_statement_as_a_dossier_is_told_what_it_is(capsys: Capture) -> None:
    main(["export", "klant.uitzicht.json", "-o", "overzicht.json"])
    capsys.readouterr()
    assert main(["assess", "overzicht.json"]) == 1
    said = capsys.readouterr().err
    assert "Er is 1 probleem" in said
    assert "Kies Bestand > Overzicht importeren" in said


def test_what_did_not_come_along_is_said(folder: Path, capsys: Capture) -> None:
    main(["export", "klant.uitzicht.json", "-o", "overzicht.json"])
    values = json.loads((folder / "overzicht.json").read_text(encoding="utf-8"))
    values["auto"] = "een"
    values["expenses"][0]["per_month"] = "1.00"
    (folder / "overzicht.json").write_text(json.dumps(values), encoding="utf-8")
    capsys.readouterr()
    assert main(["import", "overzicht.json", "-o", "nieuw.uitzicht.json"]) == 0
    said = capsys.readouterr().out
    assert '  - Het veld "auto": een' in said
    assert '  - Het veld "expenses[0].per_month": in het bestand 1.00, hier' in said
    assert "Alles uit het overzicht" not in said


def test_a_list_without_end_is_cut_and_counted() -> None:
    points = tuple(f"x{number}" for number in range(MOST_POINTS + 5))
    said = statement_report(Texts("nl"), [Said(("Dit is over.",), points)])
    assert f"x{MOST_POINTS - 1}" in said
    assert f"x{MOST_POINTS}\n" not in said
    assert said.endswith("  - En nog 5. Die staan hier niet.")
