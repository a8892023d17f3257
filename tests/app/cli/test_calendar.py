"""`uitzicht calendar`: the one next conversation, and never a quiet hour."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from app import cli
from app.cli import main
from app.resources import EXAMPLES

HH1 = str(EXAMPLES / "HH1.uitzicht.json")


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")


def test_a_later_file_is_of_the_same_conversation_and_newer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for second in (1, 2):
        monkeypatch.setattr(cli, "now", lambda at=second: datetime(2026, 11, 23, 9, 0, at, 0, UTC))
        out = tmp_path / f"{second}.ics"
        assert main(["calendar", HH1, "-o", str(out)]) == 0
        assert f"Het gesprek van 23 maart 2027 staat in {out}." in capsys.readouterr().out
        found += Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    first, later = found
    assert str(first["uid"]) == str(later["uid"])
    assert later.decoded("sequence") == first.decoded("sequence") + 4
    assert first.decoded("dtstart") == later.decoded("dtstart") == date(2027, 3, 23)


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.ics.txt", "agenda"])
def test_e10_only_a_calendar_has_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    out = tmp_path / name
    assert main(["calendar", HH1, "-o", str(out)]) == 1
    assert f"{name} is geen naam voor een agenda" in capsys.readouterr().err
    assert not out.exists()
    assert main(["calendar", HH1, "-o", str(tmp_path / "A.ICS")]) == 0


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
