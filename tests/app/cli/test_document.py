"""`uitzicht document` as a user meets it."""

import email
import email.policy
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.resources import EXAMPLE_POLICY, EXAMPLES
from app.services.documents import DocumentKind
from app.services.outgoing_documents import Prepared, prepared
from app.store.dossier_file import dossier_bytes
from tests.app.documents.making import running
from tests.app.render.pdfs import pages

FINAL = str(EXAMPLES / "HH1-afgerond.uitzicht.json")
OPEN = str(EXAMPLES / "HH1.uitzicht.json")
UNKIND = "Anders volgt loonbeslag."


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Dutch user, whatever the machine says."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")


def made(kind: str, file: str, out: Path, *words: str) -> int:
    return main(["document", kind, file, "-o", str(out), "--on", "2026-11-23", *words])


def paragraph(folder: Path, text: str) -> tuple[str, str]:
    path = folder / "alinea.txt"
    path.write_text(text, encoding="utf-8")
    return "--text", str(path)


def test_help_lists_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["document", "--help"])
    out = capsys.readouterr().out
    assert all(kind.value in out for kind in DocumentKind)


def test_a_pdf_a_text_and_an_email(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for suffix in ("pdf", "txt", "eml"):
        assert made("plan", FINAL, tmp_path / f"brief.{suffix}") == 0
        assert capsys.readouterr().out.startswith("Gemaakt: ")
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert "U betaalt vanaf" in (tmp_path / "brief.txt").read_text(encoding="utf-8")
    message = email.message_from_bytes(
        (tmp_path / "brief.eml").read_bytes(), policy=email.policy.default
    )
    assert message["Subject"] == "Uw afspraak met Voorbeeldbank N.V., team Samen eruit"
    assert message["X-Unsent"] == "1"
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().startswith("U betaalt vanaf december")
    [letter] = message.iter_attachments()
    assert letter.get_content() == (tmp_path / "brief.pdf").read_bytes()
    assert letter.get_filename() == "2026-11-23-brief.pdf"


def test_the_guard_stops_a_final_print(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for suffix in ("pdf", "txt", "eml"):
        out = tmp_path / f"brief.{suffix}"
        assert made("plan", FINAL, out, *paragraph(tmp_path, UNKIND)) == 1
        assert not out.exists()
        said = capsys.readouterr().err
        assert f"> {UNKIND}" in said
        assert "Beter: Wij kijken samen wat u per maand kunt missen." in said


def test_a_concept_may_be_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "brief.pdf"
    assert made("plan", OPEN, out, *paragraph(tmp_path, UNKIND)) == 0
    assert capsys.readouterr().out.startswith("Gemaakt als concept")
    assert out.exists()


def test_what_does_not_fit_says_which_would(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made("no_payment", FINAL, tmp_path / "brief.pdf") == 1
    assert "Kies de brief met het plan (plan)." in capsys.readouterr().err
    assert made("calculation_sheet", FINAL, tmp_path / "blad.eml") == 1
    assert "wordt niet gemaild" in capsys.readouterr().err
    assert made("plan", FINAL, tmp_path / "brief.docx") == 1
    assert ".pdf, .txt of .eml" in capsys.readouterr().err
    assert [path for path in tmp_path.iterdir() if path.suffix != ".json"] == []


def life(folder: Path, name: str) -> str:
    """The file of a dossier with a plan that was accepted."""
    path = folder / "loopt.uitzicht.json"
    path.write_bytes(dossier_bytes(running(name)[0]))
    return str(path)


def test_what_no_dossier_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, later = tmp_path / "brief.txt", ("--on", "2027-11-23")
    asked = ("--failed-on", "2027-11-02", "--failed", "395.00", "--reply-by", "2027-12-03")
    file = life(tmp_path, "HH1-afgerond, een maand open")
    assert made("payment_failed", file, out, *asked, *later, "--no-referral") == 0
    text = out.read_text(encoding="utf-8")
    assert "De betaling van €\xa0395 op 2 november 2027 is niet gelukt." in text
    assert "Bel of mail ons voor 3 december 2027." in text
    assert "Gratis hulp voor u" not in text
    file = life(tmp_path, "HH1-afgerond, na een jaar")
    assert made("review", file, out, "--kept-months", "12", *later) == 0
    assert "U betaalt nu 12 maanden zoals wij hebben afgesproken." in out.read_text("utf-8")
    assert made("invitation", OPEN, out, "--appointment", "2026-12-03") == 0
    assert "Op 3 december 2026 bellen wij u." in out.read_text("utf-8")
    assert "staat nog niet in het dossier" in capsys.readouterr().out
    assert made("invitation", OPEN, out, "--appointment", "2026-12-08 10:00") == 0
    said = "Op dinsdag 8 december 2026 bellen wij u tussen 10.00 en 11.00 uur."
    assert said in out.read_text("utf-8")


def test_e1_a_discharge_is_that_of_the_decision_whatever_is_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """E1: 999,999 on a debt of 38,450, from any dossier."""
    out = tmp_path / "brief.txt"
    given = ("--discharged-on", "2026-11-20", "--discharged", "999999.00")
    assert made("discharge", FINAL, out, *given) == 1
    assert "geen besluit tot kwijting vastgelegd" in capsys.readouterr().err
    file, later = life(tmp_path, "HH1-afgerond, kwijtgescholden"), ("--on", "2029-12-04")
    assert made("discharge", file, out, "--discharged", "999999.00", *later) == 1
    assert "--discharged (" in capsys.readouterr().err
    assert made("discharge", file, out, "--discharged-on", "2029-12-04", *later) == 1
    assert "--discharged-on (" in capsys.readouterr().err
    assert not out.exists()
    assert made("discharge", file, out, "--discharged-on", "2029-12-03", *later) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("Gemaakt: ")
    assert "Vanaf 3 december 2029" in out.read_text("utf-8")


@pytest.mark.parametrize("text", ["2026-12-08 25:00", "2026-12-08 tien uur", "morgen 10:00"])
def test_a_moment_that_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    with pytest.raises(SystemExit):
        made("invitation", OPEN, tmp_path / "brief.pdf", "--appointment", text)
    captured = capsys.readouterr()
    assert text.rsplit(maxsplit=1)[-1] in captured.out + captured.err or "morgen" in captured.err


@pytest.mark.parametrize("amount", ["veel", "1.234", "-5.00"])
def test_an_amount_that_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], amount: str
) -> None:
    with pytest.raises(SystemExit):
        made("payment_failed", FINAL, tmp_path / "brief.pdf", f"--failed={amount}")
    captured = capsys.readouterr()
    assert "geen bedrag in euro" in captured.out + captured.err


def test_sentences_of_the_organisation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy, own = tmp_path / "bank.toml", tmp_path / "bank.texts.nl.toml"
    shutil.copy(EXAMPLE_POLICY, policy)
    own.write_text('"letter.closing" = "Hartelijke groet,"', encoding="utf-8")
    out = tmp_path / "brief.txt"
    assert made("plan", FINAL, out, "--policy", str(policy)) == 0
    assert "Hartelijke groet," in out.read_text("utf-8")
    own.write_text('"letter.closing" = "Uw laatste waarschuwing,"', encoding="utf-8")
    assert made("plan", FINAL, out, "--policy", str(policy)) == 1
    assert "bank.texts.nl.toml: letter.closing" in capsys.readouterr().err


def test_english(tmp_path: Path) -> None:
    out = tmp_path / "letter.txt"
    assert made("interim", OPEN, out, "--lang", "en") == 0
    assert out.read_text("utf-8").startswith("Interim agreement: not yet a fixed plan")


@pytest.mark.parametrize(
    ("suffix", "stops", "email_stops", "code"),
    [
        ("pdf", ("SENTINEL-stop",), (), 1), ("pdf", (), ("SENTINEL-stop",), 0),
        ("txt", ("SENTINEL-stop",), (), 1), ("txt", (), ("SENTINEL-stop",), 0),
        ("eml", ("SENTINEL-stop",), (), 0), ("eml", (), ("SENTINEL-stop",), 1),
    ],
)  # fmt: skip
def test_an_email_is_stopped_by_what_stops_an_email_and_paper_by_what_stops_paper(
    suffix: str,
    stops: tuple[str, ...],
    email_stops: tuple[str, ...],
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stopped(*words: Any, **more: Any) -> Prepared:
        return replace(prepared(*words, **more), stops=stops, email_stops=email_stops)

    monkeypatch.setattr("app.cli.commands.document.prepared", stopped)
    out = tmp_path / f"brief.{suffix}"
    assert made("plan", FINAL, out) == code
    assert out.exists() is not bool(code)
    assert ("SENTINEL-stop" in capsys.readouterr().err) is bool(code)


@pytest.mark.parametrize("words", [["document", "plan"], ["plan"]])
def test_large_print_by_command(words: list[str], tmp_path: Path) -> None:
    sizes = []
    for name, option in (("usual", []), ("large", ["--large-print"])):
        out = tmp_path / f"{name}.pdf"
        assert main([*words, FINAL, "-o", str(out), "--on", "2026-11-23", *option]) == 0
        sizes.append(len(pages(out.read_bytes())))
    assert sizes[1] > sizes[0]


def test_a_proposal_by_command_names_its_creditor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = json.loads(Path(FINAL).read_text("utf-8"))
    file, out = tmp_path / "a.uitzicht.json", tmp_path / "voorstel.txt"
    file.write_text(json.dumps(values), "utf-8")
    assert made("creditor_proposal", str(file), out) == 1
    assert "toestemming" in capsys.readouterr().err
    values["consents"] = {
        "creditors": {"given": True, "by": "A", "on": "2026-11-20", "how": "telefoon"}
    }
    file.write_text(json.dumps(values), "utf-8")
    assert made("creditor_proposal", str(file), out) == 1
    assert "Zeg aan welke schuldeiser" in capsys.readouterr().err
    assert made("creditor_proposal", str(file), out, "--creditor", "Belastingdienst") == 0
    assert "46,67" in out.read_text("utf-8")
    assert made("plan", str(file), out, "--creditor", "Belastingdienst") == 1
    assert "--creditor" in capsys.readouterr().err
