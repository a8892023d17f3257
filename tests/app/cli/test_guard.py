"""`uitzicht guard` as a user meets it."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

KIND = "Wij kijken graag samen wat u kunt missen. Bel gerust."
UNKIND = "Dag.\n\nDe hoofdsom staat open! Wij leggen geen loonbeslag zolang u betaalt."


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Dutch user, whatever the machine says."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> str:
    path = tmp_path / "brief.txt"
    path.write_bytes(text.encode(encoding))
    return str(path)


def as_json(capsys: pytest.CaptureFixture[str], code: int, *words: str) -> Any:
    assert main(["guard", *words, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def test_a_kind_text_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guard", written(tmp_path, KIND)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Geen opmerkingen")
    assert "niet geschat" in out


def test_an_unkind_text_shows_the_sentence_why_and_a_better_one_worst_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["guard", written(tmp_path, UNKIND)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("2 opmerkingen houden de definitieve brief tegen.")
    assert "HOUDT TEGEN (regel 3): loonbeslag" in out
    assert "> Wij leggen geen loonbeslag zolang u betaalt." in out
    assert "Waarom: De AFM noemt juist deze zin" in out
    assert "Beter: Wij kijken samen wat u per maand kunt missen." in out
    assert out.index("HOUDT TEGEN") < out.index("LEG UIT") < out.index("LET OP")


def test_in_english_for_who_reads_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["guard", written(tmp_path, UNKIND), "--lang", "en"]) == 1
    assert "STOPS (line 3): loonbeslag" in capsys.readouterr().out


def test_json_holds_hits_and_readability(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = as_json(capsys, 1, written(tmp_path, UNKIND))
    assert [hit["severity"] for hit in out["hits"]] == ["block", "block", "explain", "warn"]
    assert {"severity", "rule", "sentence", "better", "why", "line"} <= set(out["hits"][0])
    assert out["readability"]["score"] is None
    assert (out["kind"], out["language"], out["blocked"]) == (None, "nl", True)
    assert "must_haves" not in out["checked"]


def test_a_kind_asks_the_must_haves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = as_json(capsys, 1, written(tmp_path, KIND), "--kind", "plan")
    assert "missing.klacht" in [hit["rule"] for hit in out["hits"]]
    assert (out["kind"], out["checked"]) == (
        "plan", ["sentences", "avoid", "readability", "must_haves"],
    )  # fmt: skip


def test_a_warning_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guard", written(tmp_path, "Bel nu!")]) == 0
    assert capsys.readouterr().out.startswith("Niets houdt de definitieve brief tegen.")


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(UNKIND.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert as_json(capsys, 1, "-")["blocked"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_whatever_it_was_written_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    out = as_json(capsys, 1, written(tmp_path, "De lening wordt opgeëist.", encoding))
    assert out["hits"][0]["sentence"] == "De lening wordt opgeëist."


def test_a_seizure_that_runs_may_be_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "Er is loonbeslag: een deel van uw loon gaat naar een ander.")
    as_json(capsys, 1, path)
    assert as_json(capsys, 0, path, "--running-seizure")["hits"] == []


def test_an_english_text_is_checked_like_a_dutch_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "This is the plan that we made with you and for you. Call us.")
    assert main(["guard", path]) == 0
    capsys.readouterr()
    out = as_json(capsys, 1, path, "--kind", "plan")
    assert (out["not_checked"], out["readability"]["method"]) == ([], "flesch")
    assert "missing.klacht" in [hit["rule"] for hit in out["hits"]]
    assert as_json(capsys, 1, path, "--kind", "plan", "--text-lang", "nl")["language"] == "nl"


def test_a_text_in_a_language_that_is_not_checked_is_stopped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "Wir werden Ihr Auto nicht verkaufen, wenn Sie uns anrufen.")
    out = as_json(capsys, 1, path)
    assert "language_not_checked" in [hit["rule"] for hit in out["hits"]]


def test_a_document_of_a_word_processor_is_no_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"PK\x03\x04\x00\x00\x81\xff")
    assert main(["guard", str(path)]) == 3
    shown = capsys.readouterr()
    assert (shown.out, "platte tekst" in shown.err, str(path) in shown.err) == ("", True, True)


def test_what_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guard", str(tmp_path)]) == 3
    assert main(["guard", str(tmp_path / "weg.txt")]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("words", [["guard"], ["guard", "a.txt", "--kind", "poem"]])
def test_wrong_use(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
