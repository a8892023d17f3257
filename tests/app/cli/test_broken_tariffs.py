"""F4: a tariff file of somebody's own that is broken is said wherever it would have counted."""

import json
import os
from pathlib import Path

import pytest

from app.cli import main
from app.resources import EXAMPLES
from tests.new_tariffs import revised

HH1 = str(EXAMPLES / "HH1.uitzicht.json")
DONE = str(EXAMPLES / "HH1-afgerond.uitzicht.json")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with tariff files of a Dutch user's own."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "data" / "tariffs"
    folder.mkdir(parents=True)
    return folder


def commands(receipt: str) -> list[list[str]]:
    """Every command that computes with figures of the law."""
    return [
        ["assess", HH1],
        ["assess", HH1, "--json"],
        ["plan", DONE, "-o", "x.pdf"],
        ["document", "plan", DONE, "-o", "x.pdf"],
        ["document", "calculation_sheet", HH1, "-o", "x.txt"],
        ["calendar", DONE, "-o", "x.ics"],
        ["review", DONE, "--of", receipt, "--on", "2027-01-15"],
        ["whatif", HH1, "savings=1"],
        ["recheck", HH1, "--receipt", receipt],
        ["recheck", HH1, "--receipt", receipt, "--difference"],
        ["rule", "beslagvrije_voet", "--on", "2026-07-01", "net_income=1500.00"],
        ["tariffs", "show", "bvv", "--on", "2026-07-01"],
        ["tariffs", "diff", "2026-01-01", "2026-07-01"],
    ]


def _not_toml(folder: Path) -> Path:
    (folder / "2026.toml").write_text("year = ", encoding="utf-8")
    return folder / "2026.toml"


def _wrong_value(folder: Path) -> Path:
    text = revised(2026, 2, '"2191.42"', '"veel"')
    (folder / "2026.toml").write_text(text, encoding="utf-8")
    return folder / "2026.toml"


def _bracket(folder: Path) -> Path:
    (folder / "2027.toml").write_text('["x]y"]\nz = 1\n', encoding="utf-8")
    return folder / "2027.toml"


def _capitals(folder: Path) -> Path:
    (folder / "2027.TOML").write_bytes(b"\xff\xfe")
    return folder / "2027.TOML"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "2027.toml")
    return folder / "2027.toml"


def _folder(folder: Path) -> Path:
    (folder / "2027.toml").mkdir()
    return folder / "2027.toml"


def _loop(folder: Path) -> Path:
    (folder / "2027.toml").symlink_to(folder / "2027.toml")
    return folder / "2027.toml"


def _dangling(folder: Path) -> Path:
    (folder / "2027.toml").symlink_to(folder / "nowhere")
    return folder / "2027.toml"


def _no_folder(folder: Path) -> Path:
    folder.rmdir()
    folder.write_bytes(b"")
    return folder


KINDS = [_not_toml, _wrong_value, _bracket, _capitals, _pipe, _folder, _loop, _dangling, _no_folder]


@pytest.fixture(scope="module")
def receipt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outcome of the finished HH1, with the figures of the program."""
    return tmp_path_factory.mktemp("receipt") / "receipt.json"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes and no such links")
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_f4_every_command_that_would_have_used_it_says_so(
    kind: object, own: Path, receipt: Path, capsys: Capture
) -> None:
    if not receipt.exists():
        main(["assess", DONE, "--json"])
        receipt.write_text(capsys.readouterr().out, encoding="utf-8")
    assert callable(kind)
    path = kind(own)
    for words in commands(str(receipt)):
        code = main(words)
        shown = capsys.readouterr()
        assert code in (0, 1), (words, shown.err)
        assert f"het bestand met bedragen {path} is niet gebruikt" in shown.err, words
        if "--json" in words:
            assert json.loads(shown.out)["schema"] == "uitzicht-assessment/1"
    assert main(["tariffs"]) == 0
    assert str(path) in capsys.readouterr().out


def test_f4_nothing_is_said_while_every_file_is_used(own: Path, capsys: Capture) -> None:
    (own / "2026.toml").write_text(revised(2026, 2, '"2191.42"', '"2200.00"'), encoding="utf-8")
    main(["assess", HH1])
    shown = capsys.readouterr()
    assert "2026.toml r2" in shown.out
    assert shown.err == ""


def test_f4_many_broken_files_are_capped_and_counted(own: Path, capsys: Capture) -> None:
    for number in range(50):
        (own / f"{number}.toml").write_bytes(b"x")
    main(["assess", HH1])
    said = capsys.readouterr().err
    assert said.count("is niet gebruikt") == 20
    assert "En nog 30" in said
