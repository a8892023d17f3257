"""The parts beside the plan on the command line, and the command for minimums."""

import json
from pathlib import Path

import pytest

from app.cli import main
from app.resources import EXAMPLES

CSV = "name;SENTINEL\nlicence;SENTINEL-licentie\namounts_of_year;2026\n"
ROWS = "household;group;amount\nalleenstaand;food;250,50\n"


def report(capsys: pytest.CaptureFixture[str], name: str, *more: str) -> str:
    main(["assess", str(EXAMPLES / f"{name}.uitzicht.json"), "--lang", "nl", *more])
    return capsys.readouterr().out


def test_the_report_has_gate_shocks_and_schuldhulp(capsys: pytest.CaptureFixture[str]) -> None:
    shown = report(capsys, "HH1")
    assert "Hoogstens €\xa025,00 per maand, tot en met 23 maart 2027." in shown
    assert "Wat als er iets tegenzit?" in shown
    assert "Naast schuldhulp (Msnp of Wsnp)" in shown
    assert "Schuldhulp: deze schuldeiser krijgt" in shown
    assert "De weg uit" not in shown


def test_without_room_it_has_what_helps_and_the_good_months(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = report(capsys, "HH4")
    assert "Wat nu helpt\n  - Kijk of er beslag ligt" in shown
    assert "Goede maanden: een afspraak naast het plan" in shown
    assert "Gaat mis in april 2027" in shown


def test_an_incomplete_dossier_has_none_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "leeg.uitzicht.json"
    path.write_text(json.dumps({"schema_version": 1}), encoding="utf-8")
    assert main(["assess", str(path), "--lang", "nl"]) == 1
    assert "Wat als er iets tegenzit?" not in capsys.readouterr().out


def test_behind_a_gate_no_letter_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = json.loads((EXAMPLES / "HH1-afgerond.uitzicht.json").read_text("utf-8"))
    raw["debt"]["wsnp"] = True
    path = tmp_path / "wsnp.uitzicht.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    letter = tmp_path / "brief.pdf"
    assert main(["plan", str(path), "-o", str(letter), "--lang", "nl"]) == 1
    assert "geen brief met een plan" in capsys.readouterr().err
    assert not letter.exists()
    main(["assess", str(path), "--lang", "nl"])
    assert "Geen plan, en geen vraag om te betalen" in capsys.readouterr().out


def test_minimums_are_shown_and_ready_for_the_policy_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "minimums.csv"
    path.write_text(CSV + ROWS, encoding="utf-8")
    assert main(["minimums", str(path), "--lang", "nl"]) == 0
    shown = capsys.readouterr().out
    assert "SENTINEL, jaar 2026\nLicentie: SENTINEL-licentie" in shown
    assert "eten en drinken     250,50" in shown
    assert '[minimums."alleenstaand"]\nfood = 250.50' in shown


@pytest.mark.parametrize(
    ("key", "said"), [("licence", "Zonder licentie"), ("amounts_of_year", "Zonder jaar")]
)
def test_minimums_without_licence_or_year_are_refused(
    key: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "minimums.csv"
    lines = [line for line in (CSV + ROWS).splitlines() if not line.startswith(key)]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert main(["minimums", str(path), "--lang", "nl"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err
    assert main(["minimums", str(tmp_path / "niet.csv"), "--lang", "nl"]) == 2
