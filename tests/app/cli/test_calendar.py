"""`uitzicht calendar`: a file that is the same every time, and never a quiet hour."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from app.cli import main
from app.resources import EXAMPLES

HH1 = str(EXAMPLES / "HH1.uitzicht.json")


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")


def test_it_writes_the_same_file_every_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "a.ics", tmp_path / "b.ics"
    assert main(["calendar", HH1, "-o", str(first)]) == 0
    assert main(["calendar", HH1, "-o", str(second), "--on", "2026-11-23"]) == 0
    assert first.read_bytes() == second.read_bytes()
    events = Calendar.from_ical(first.read_bytes()).walk("VEVENT")
    assert f"{len(events)} gesprekken staan in {first}." in capsys.readouterr().out


def test_a_quiet_hour_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.ics"
    assert main(["calendar", HH1, "-o", str(out), "--at", "20:00"]) == 1
    assert "alleen tussen 07:00 en 20:00" in capsys.readouterr().err
    assert not out.exists()
    assert main(["calendar", HH1, "-o", str(out), "--at", "19:59"]) == 0


def test_a_chosen_day_that_is_quiet_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = json.loads(Path(HH1).read_text(encoding="utf-8"))
    values["contact"]["next_conversation"] = "2027-04-27"
    changed = tmp_path / "a.uitzicht.json"
    changed.write_text(json.dumps(values), encoding="utf-8")
    assert main(["calendar", str(changed), "-o", str(tmp_path / "a.ics")]) == 1
    assert "op Koningsdag" in capsys.readouterr().err


def test_a_time_that_is_none_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["calendar", HH1, "-o", str(tmp_path / "a.ics"), "--at", "half tien"])
    assert stopped.value.code == 2
    assert "bijvoorbeeld 10:30" in "".join(capsys.readouterr())
