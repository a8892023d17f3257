"""uitzicht recheck as a supervisor meets it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.resources import EXAMPLE_POLICY, EXAMPLES
from app.store.dossier_file import read_dossier
from app.store.policy_file import read_policy_file
from calc import Draft, PolicyFile, as_json
from tests.new_tariffs import revised
from tests.recheck_engine import KEY, pays_the_maximum
from tests.tariff_files import shipped

HH1 = str(EXAMPLES / "HH1.uitzicht.json")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user with a data folder of its own."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def stored(data: Path, outcome_of_hh1: str) -> Path:
    """The outcome of HH1 in a file of its own."""
    path = data / "assessment.json"
    path.write_text(outcome_of_hh1, encoding="utf-8")
    return path


def change(path: Path, **changes: Any) -> None:
    values = json.loads(path.read_text(encoding="utf-8"))
    values.update(changes)
    path.write_text(json.dumps(values), encoding="utf-8")


def said(capsys: Capture, path: Path, *words: str, code: int = 0, dossier: str = HH1) -> str:
    assert main(["recheck", dossier, "--receipt", str(path), *words]) == code
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def test_the_same_outcome_is_said_to_be_the_same(capsys: Capture, stored: Path) -> None:
    shown = said(capsys, stored)
    assert "De uitkomst is precies dezelfde." in shown
    assert "23 november 2026" in shown
    assert "voorbeeldbank.toml r2" in shown


def test_with_the_newest_figures_as_well(capsys: Capture, stored: Path) -> None:
    shown = said(capsys, stored, "--difference")
    assert "Met de nieuwste bedragen" in shown
    assert "verandert er niets" in shown


def test_what_newer_figures_would_change_is_shown_beside_the_old_outcome(
    capsys: Capture, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.commands.recheck.engine", pays_the_maximum)
    draft, policy_file = read_dossier(Path(HH1)), read_policy_file(EXAMPLE_POLICY)
    assert isinstance(draft, Draft)
    assert isinstance(policy_file, PolicyFile)
    old = pays_the_maximum(draft, policy_file, shipped(), date(2025, 3, 1))
    path = data / "assessment.json"
    path.write_text(json.dumps(as_json(old)), encoding="utf-8")
    newer = data / "data" / "tariffs" / "2025.toml"
    newer.parent.mkdir(parents=True)
    newer.write_text(revised(2025, 2, '"2071.24"', '"2081.24"'), encoding="utf-8")
    shown = said(capsys, path, "--difference")
    assert "De uitkomst is precies dezelfde." in shown
    assert "met voorbeeldbank.toml r2 en 2025.toml r1" in shown
    assert "Met de nieuwste bedragen (2025.toml r2) wordt het anders:" in shown
    [row] = [line for line in shown.splitlines() if "(payment)" in line]
    assert row.split()[-3:] == ["2.071,24", "2.081,24", "+10,00"]
    [row] = [line for line in shown.splitlines() if f"tariff.{KEY}" in line]
    assert "hoogste beslagvrije voet, alleenstaande" in row


def test_a_changed_outcome_is_shown_in_words_and_dutch_amounts(
    capsys: Capture, stored: Path
) -> None:
    change(stored, payment="1285.00")
    shown = said(capsys, stored, code=1)
    assert "is veranderd nadat zij was gemaakt" in shown
    [row] = [line for line in shown.splitlines() if "(payment)" in line]
    assert row.split()[-3:] == ["1.285,00", "165,00", "-1.120,00"]


def test_another_dossier_is_said_and_a_long_list_is_cut(capsys: Capture, stored: Path) -> None:
    other = str(EXAMPLES / "HH2.uitzicht.json")
    shown = said(capsys, stored, code=1, dossier=other)
    assert "Het dossier is niet het dossier van toen" in shown
    assert "wettelijke ondergrens (floor.floor)" in shown
    assert "--json toont alles" in shown
    out = json.loads(said(capsys, stored, "--json", code=1, dossier=other))
    assert not out["same_input"]
    assert len(out["differences"]) > 40


def test_another_receipt_with_the_same_amounts(capsys: Capture, stored: Path) -> None:
    values = json.loads(stored.read_text(encoding="utf-8"))
    receipt = {**values["receipt"], "engine": "0.0.1", "output_sha256": "0" * 64}
    change(stored, receipt=receipt)
    shown = said(capsys, stored, "--lang", "en", code=1)
    assert "All amounts are the same." in shown
    assert "then 0.0.1" in shown


def test_as_json(capsys: Capture, stored: Path) -> None:
    out = json.loads(said(capsys, stored, "--json", "--difference"))
    assert (out["same_output"], out["same_hash"], out["same_input"]) == (True, True, True)
    assert out["differences"] == []
    assert out["newest"]["differences"] == []
    assert out["output_sha256"] == out["receipt"]["output_sha256"]
    change(stored, payment="1285.00")
    out = json.loads(said(capsys, stored, "--json", code=1))
    assert out["differences"] == [
        {"what": "payment", "before": "1285.00", "after": "165.00", "difference": "-1120.00"}
    ]
    assert out["newest"] is None


def test_files_that_cannot_be_used_are_refused(capsys: Capture, stored: Path) -> None:
    assert main(["recheck", HH1, "--receipt", HH1]) == 1
    assert "geen bewaarde uitkomst" in capsys.readouterr().err
    values = json.loads(stored.read_text(encoding="utf-8"))
    values["receipt"]["files"][0]["sha256"] = "ab" * 32
    change(stored, receipt=values["receipt"])
    assert main(["recheck", HH1, "--receipt", str(stored)]) == 1
    shown = capsys.readouterr().err
    assert "niet het beleid waarmee toen is gerekend" in shown
    assert "abababababab" in shown
    assert main(["recheck", HH1, "--receipt", "nergens.json"]) == 2


def test_without_a_receipt_it_is_wrong_use() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["recheck", HH1])
    assert caught.value.code == 2


def test_f3_a_receipt_in_which_one_step_or_name_was_altered_is_not_the_same(
    capsys: Capture, stored: Path
) -> None:
    text = stored.read_text(encoding="utf-8")
    values = json.loads(text)
    step = values["steps"][0]["parts"][0]
    for field, other in (
        ("unit", "EUR"),
        ("source", "art. 1"),
        ("status", "law"),
        ("code", "x"),
        ("amount", "1.00"),
        ("label", "iets anders"),
    ):
        before = step.get(field)
        assert before != other
        step[field] = other
        stored.write_text(json.dumps(values), encoding="utf-8")
        shown = said(capsys, stored, code=1)
        assert "precies dezelfde" not in shown
        assert "is veranderd nadat zij was gemaakt" in shown
        step[field] = before
        if before is None:
            del step[field]
    assert "precies dezelfde" in said(capsys, _again(stored, text))


@pytest.mark.parametrize(
    ("path", "other"),
    [
        (("engine",), "0.2.1"),
        (("files", 0, "name"), "andere.toml"),
        (("files", 0, "revision"), 1),
        (("files", 0, "revision"), 3),
        (("files", 0, "revision"), "2"),
        (("files", 1, "name"), "2025.toml"),
        (("input_sha256",), "0" * 64),
        (("output_sha256",), "0" * 64),
    ],
)
def test_f3_what_was_altered_in_the_receipt_itself_is_said(
    path: tuple[str | int, ...], other: Any, capsys: Capture, stored: Path
) -> None:
    values = json.loads(stored.read_text(encoding="utf-8"))
    here = values["receipt"]
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = other
    change(stored, receipt=values["receipt"])
    shown = said(capsys, stored, code=1)
    assert "precies dezelfde" not in shown
    assert "Alleen in de bon staat iets anders" in shown
    assert "receipt." in shown
    out = json.loads(said(capsys, stored, "--json", code=1))
    assert len(out["receipt_differences"]) == 1


def test_f5_a_receipt_that_says_something_twice_is_refused(capsys: Capture, stored: Path) -> None:
    text = stored.read_text(encoding="utf-8")
    stored.write_text(text.replace('"payment":', '"payment": "1.00",\n "payment":', 1), "utf-8")
    assert main(["recheck", HH1, "--receipt", str(stored)]) == 1
    assert "Het veld payment staat twee keer" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["9999-12-31", "2200-01-01", "0001-01-01"])
def test_f6_a_receipt_of_a_day_that_cannot_be_is_no_receipt(
    day: str, capsys: Capture, stored: Path
) -> None:
    values = json.loads(stored.read_text(encoding="utf-8"))
    change(stored, receipt={**values["receipt"], "reference_date": day})
    assert main(["recheck", HH1, "--receipt", str(stored)]) == 1
    assert "geen bewaarde uitkomst" in capsys.readouterr().err


def test_f6_a_month_that_cannot_be_is_shown_as_it_stands(capsys: Capture, stored: Path) -> None:
    values = json.loads(stored.read_text(encoding="utf-8"))
    values["schedule"][0]["month"] = "2026-99"
    change(stored, schedule=values["schedule"])
    assert "schedule[2026-99].room" in said(capsys, stored, code=1)


def _again(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
