"""uitzicht inspect: the exit code and the words of each verdict, and keys that nobody sees."""

import json
from pathlib import Path

import pytest

from app.cli import main
from app.resources import EXAMPLES
from tests.app.services.carrying.passphrases import quick_passphrases

HH1 = str(EXAMPLES / "HH1.uitzicht.json")
HH6 = str(EXAMPLES / "HH6.uitzicht.json")
Capture = pytest.CaptureFixture[str]
WORDS = "een goed woord"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user with a data folder of its own, who is where the papers are."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(kind: str, *more: str, dossier: str = HH6) -> str:
    assert main(["document", kind, dossier, "-o", f"{kind}.pdf", *more]) == 0
    return f"{kind}.pdf"


def said(capsys: Capture, *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["inspect", *words])
    out = capsys.readouterr()
    return code, out.out + out.err


def test_a_sheet_is_genuine_by_itself(capsys: Capture) -> None:
    code, text = said(capsys, made("calculation_sheet"))
    assert (code, text.splitlines()[0]) == (0, "Echt: dit papier is precies wat Uitzicht maakt.")


def test_a_letter_wants_its_dossier_and_what_was_typed(capsys: Capture) -> None:
    letter = made("invitation", "--appointment", "2026-12-08 10:00", dossier=HH1)
    assert said(capsys, letter)[0] == 1
    code, text = said(capsys, letter, "--dossier", HH1)
    assert code == 1
    assert "de dag van het gesprek" in text
    typed = ["--appointment", "2026-12-08 10:00"]
    assert said(capsys, letter, "--dossier", HH1, *typed)[0] == 0


def test_json_says_the_same_for_a_program(capsys: Capture) -> None:
    letter = made("referral")
    code, text = said(capsys, letter, "--dossier", HH1, "--json")
    values = json.loads(text)
    assert (code, values["schema"], values["verdict"]) == (1, "uitzicht-inspect/1", "different")
    assert [each["code"] for each in values["findings"]] == ["other_dossier"]
    assert values["paper"]["kind"] == "referral"


def test_a_passphrase_stands_in_a_file_or_is_asked(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_passphrases(monkeypatch)
    (tmp_path / "woord").write_text(WORDS + "\n", encoding="utf-8")
    sheet = made("calculation_sheet", "--passphrase", "woord")
    assert WORDS.encode() not in (tmp_path / sheet).read_bytes()
    assert said(capsys, sheet)[0] == 1
    asked: list[str] = []
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or WORDS)
    assert said(capsys, sheet, "--passphrase", "-")[0] == 0
    assert asked == ["Wachtwoord: "]


def test_a_key_for_what_has_no_case_is_refused_and_nothing_is_written(
    capsys: Capture, tmp_path: Path
) -> None:
    (tmp_path / "woord").write_text(WORDS, encoding="utf-8")
    assert main(["document", "referral", HH6, "-o", "x.pdf", "--passphrase", "woord"]) == 1
    assert main(["document", "referral", HH6, "-o", "x.txt", "--passphrase", "woord"]) == 1
    assert not list(tmp_path.glob("x.*"))
    assert "te versleutelen" in capsys.readouterr().err


def test_one_key_and_no_two(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "woord").write_text(WORDS, encoding="utf-8")
    code, text = said(capsys, "x.pdf", "--passphrase", "woord", "--key", "woord")
    assert (code, "één van beide" in text) == (2, True)


def test_what_is_no_pdf_and_what_is_not_there(capsys: Capture) -> None:
    code, text = said(capsys, HH1)
    assert (code, "Dit is geen PDF" in text) == (1, True)
    assert said(capsys, "weg.pdf")[0] == 2
