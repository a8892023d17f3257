"""A call that is not over: no command tells what can be paid; each says what is still to ask."""

import json
import re
from pathlib import Path

import pytest

from app.cli import main
from app.services.call.officer_choices import with_room_shown
from app.store.dossier_file import dossier_bytes
from calc import Draft
from tests.app.ui.test_hidden_pays import assessed, begun, secrets, told
from tests.building import ON

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")


def file_of(draft: Draft, folder: Path) -> str:
    path = folder / "gesprek.uitzicht.json"
    path.write_bytes(dossier_bytes(draft))
    return str(path)


@pytest.mark.parametrize("command", ["assess", "plan", "whatif"])
def test_a_command_says_what_to_ask_and_names_no_payment(
    command: str, tmp_path: Path, capsys: Capture
) -> None:
    path, pdf = file_of(begun(), tmp_path), tmp_path / "uit.pdf"
    more = {"plan": ["-o", str(pdf)], "whatif": ["income[0].amount=1800"]}.get(command, [])
    assert main([command, path, *more]) == 1
    printed = capsys.readouterr()
    said = (printed.out + printed.err).replace("\N{NO-BREAK SPACE}", " ")
    assert "Betaalbedrag: verborgen tot de uitgaven er zijn" in said
    assert "Nog te vragen: Wonen" in said
    assert "2 van 15 gevraagd" in said
    assert not told(said, secrets(assessed(begun()).assessment))
    assert not pdf.exists()


def test_who_let_it_be_shown_gets_the_whole_report(tmp_path: Path, capsys: Capture) -> None:
    path = file_of(with_room_shown(begun(), ON), tmp_path)
    main(["assess", path])
    said = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "verborgen" not in said
    assert told(said, secrets(assessed(begun()).assessment))


def test_the_json_keeps_its_fields(tmp_path: Path, capsys: Capture) -> None:
    assert main(["assess", "--json", file_of(begun(), tmp_path)]) == 1
    hidden = json.loads(capsys.readouterr().out)
    main(["assess", "--json", file_of(with_room_shown(begun(), ON), tmp_path)])
    assert hidden.keys() == json.loads(capsys.readouterr().out).keys()


def test_a_portfolio_does_not_count_it_as_an_outcome(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    file_of(begun(), folder)
    out = tmp_path / "uit.csv"
    main(["portfolio", "recheck", str(folder), "--on", ON.isoformat(), "--workers", "1",
          "-o", str(out)])  # fmt: skip
    text = out.read_text("utf-8")
    assert "er zijn nog kosten te vragen" in text
    assert not re.search(r";\d+,\d\d;", text)
