"""F6, F8: whatever is given, the exit code is 0, 1, 2 or 3, with one clear message."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from app import cli
from app.cli import main
from app.i18n import NotCompiled, Texts
from app.resources import EXAMPLES
from calc import Draft

HH1 = str(EXAMPLES / "HH1.uitzicht.json")
Capture = pytest.CaptureFixture[str]
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user with a data folder of its own."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    return tmp_path


def inputs(path: str, receipt: str) -> list[list[str]]:
    """Every place where a command reads a file."""
    out = ["-o", "out.pdf"]
    return [
        ["assess", path],
        ["assess", HH1, "--policy", path],
        ["plan", path, *out],
        ["plan", HH1, "--policy", path, *out],
        ["document", "plan", path, *out],
        ["document", "plan", HH1, "--policy", path, *out],
        ["document", "plan", HH1, "--text", path, *out],
        ["batch", "plan", HH1, "--policy", path, "-o", "uit"],
        ["calendar", path, "-o", "out.ics"],
        ["calendar", HH1, "--policy", path, "-o", "out.ics"],
        ["export", path],
        ["export", HH1, "--policy", path],
        ["import", path, "-o", "out.uitzicht.json"],
        ["minimums", path],
        ["guard", path],
        ["tariffs", "check", path],
        ["recheck", path, "--receipt", receipt],
        ["recheck", HH1, "--receipt", path],
        ["inspect", path],
        ["inspect", path, "--dossier", HH1],
        ["inspect", receipt, "--dossier", path],
        ["inspect", receipt, "--dossier", HH1, "--policy", path],
        ["inspect", receipt, "--key", path],
        ["inspect", receipt, "--passphrase", path],
        ["document", "calculation_sheet", HH1, "--passphrase", path, *out],
        ["review", path, "--of", receipt],
        ["review", HH1, "--of", path],
        ["review", HH1, "--of", receipt, "--policy", path],
        ["whatif", path, "savings=1"],
        ["whatif", HH1, "--policy", path, "savings=1"],
        ["open", "--policy", path],
    ]


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def _socket(folder: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(folder / "s"))
    return folder / "s"


def _loop(folder: Path) -> Path:
    (folder / "loop").symlink_to(folder / "loop")
    return folder / "loop"


def _to_pipe(folder: Path) -> Path:
    (folder / "link").symlink_to(_pipe(folder))
    return folder / "link"


STRANGE = {
    "pipe": (_pipe, "geen gewoon bestand"),
    "link to a pipe": (_to_pipe, "geen gewoon bestand"),
    "device": (lambda _: Path("/dev/zero"), "geen gewoon bestand"),
    "socket": (_socket, "geen gewoon bestand"),
    "folder": (lambda folder: folder, "is een map"),
    "loop": (_loop, "snelkoppeling"),
}


@POSIX
@pytest.mark.parametrize("kind", STRANGE)
def test_f8_what_is_no_regular_file_is_refused_at_once_wherever_it_is_read(
    kind: str, data: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, outcome_of_hh1: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    make, said = STRANGE[kind]
    path, receipt = make(data), data / "receipt.json"
    receipt.write_text(outcome_of_hh1, encoding="utf-8")
    for words in inputs(str(path), str(receipt)):
        assert main(words) == 3, words
        shown = capsys.readouterr()
        assert said in shown.err, words
        assert str(path) in shown.err


@POSIX
def test_f8_a_pipe_beside_the_policy_is_no_reason_to_wait(data: Path, capsys: Capture) -> None:
    policy = data / "bank.toml"
    example = (EXAMPLES.parent / "policy" / "voorbeeldbank.toml").read_text(encoding="utf-8")
    policy.write_text(f'logo = "logo.png"\n{example}', encoding="utf-8")
    os.mkfifo(data / "logo.png")
    assert main(["plan", HH1, "--policy", str(policy), "-o", str(data / "x.pdf")]) == 1
    assert "Het bestand van het logo" in capsys.readouterr().err
    policy.write_text(example, encoding="utf-8")
    os.mkfifo(data / "bank.texts.nl.toml")
    done = str(EXAMPLES / "HH1-afgerond.uitzicht.json")
    assert main(["plan", done, "--policy", str(policy), "-o", str(data / "x.pdf")]) == 3
    assert "bank.texts.nl.toml is geen gewoon bestand" in capsys.readouterr().err


def as_process(*words: str, stdout: IO[bytes]) -> "subprocess.CompletedProcess[str]":
    done: subprocess.CompletedProcess[str] = subprocess.run(
        [sys.executable, "-m", "app", *words],
        check=False, text=True, stderr=subprocess.PIPE, timeout=60, stdout=stdout,
    )  # fmt: skip
    return done


FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only where there is /dev/full")


@FULL
@pytest.mark.parametrize(
    "words", [["tariffs"], ["schema"], ["--help"], ["--version"], ["rule"], ["assess", HH1]]
)
def test_f6_a_full_disk_behind_the_output_is_said(words: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = as_process(*words, stdout=full)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "De uitvoer kan niet geschreven worden" in done.stderr


@FULL
def test_f6_when_nothing_can_be_said_the_exit_code_still_tells() -> None:
    with open("/dev/full", "wb") as full:
        both = subprocess.run(
            [sys.executable, "-m", "app", "tariffs"], check=False, stdout=full, stderr=full
        )
    assert both.returncode == 3


@POSIX
def test_f6_an_output_that_was_closed_before_we_began_is_said() -> None:
    closed = 'exec "$0" -m app tariffs >&-'
    done = subprocess.run(
        ["sh", "-c", closed, sys.executable], check=False, text=True, stderr=subprocess.PIPE
    )
    assert done.returncode == 3
    assert "De uitvoer kan niet geschreven worden" in done.stderr


@POSIX
def test_f6_an_output_that_is_closed_halfway_is_no_mistake() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "app", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        assert (running.wait(), running.stderr.read()) == (0, b"")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "te weinig geheugen"),
        (KeyboardInterrupt(), "Afgebroken"),
        (OSError(5, "Input/output error", "x"), "laat dit niet toe: Input/output error"),
    ],
)
def test_f6_what_the_computer_does_is_no_defect_of_ours(
    error: BaseException, said: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr("app.cli.run_command", fails)
    assert main(["tariffs"]) == 3
    assert said in capsys.readouterr().err


def test_f6_a_user_without_a_folder_is_told_what_to_set(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(_: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", classmethod(nowhere))
    assert main(["tariffs"]) == 0
    monkeypatch.delenv("UITZICHT_DATA")
    assert main(["tariffs"]) == 3
    assert "Zet de variabele HOME" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["9999-12-31", "2200-01-01", "1899-12-31", "0001-01-01"])
@pytest.mark.parametrize("words", [["assess", HH1, "--on"], ["tariffs", "show", "bvv", "--on"]])
def test_f6_a_day_that_cannot_be_is_wrong_use(words: list[str], day: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main([*words, day])
    assert caught.value.code == 2
    assert "Het jaar ligt van 1900 tot en met 2199" in capsys.readouterr().err


def test_f8_a_word_of_a_hundred_thousand_letters_is_shortened(capsys: Capture) -> None:
    for words in (
        ["assess", HH1, "--on", "9" * 100_000],
        ["x" * 100_000],
        ["document", "x" * 100_000, HH1, "-o", "x.pdf"],
    ):
        with pytest.raises(SystemExit) as caught:
            main(words)
        assert caught.value.code == 2
        assert len(capsys.readouterr().err) < 2_000


def test_f8_a_hundred_thousand_faults_are_capped_and_counted(data: Path, capsys: Capture) -> None:
    path = data / "many.uitzicht.json"
    keys = ",".join(f'"k{number}":1' for number in range(100_000))
    path.write_text(f'{{"schema_version":1,{keys}}}', encoding="utf-8")
    assert main(["assess", str(path)]) == 1
    said = capsys.readouterr().err
    assert "Er zijn 100.000 problemen" in said
    assert "En nog 99.980 problemen" in said
    assert "k0" in said
    assert len(said.splitlines()) == 22
    assert set(Draft.model_fields).isdisjoint({"k0"})


def test_f8_a_key_of_a_million_letters_is_shortened(data: Path, capsys: Capture) -> None:
    path = data / "key.uitzicht.json"
    path.write_text(f'{{"schema_version":1,"{"k" * 1_000_000}":1}}', encoding="utf-8")
    assert main(["assess", str(path)]) == 1
    assert len(capsys.readouterr().err) < 500


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        ('{"schema_version":1,"savings":1,"savings":2}', "Het veld savings staat twee keer"),
        ('{"schema_version":1,"savings":' + "9" * 5_000 + "}", "een getal van 5000 cijfers"),
        ('{"schema_version":1,"savings":-' + "9" * 5_000 + "}", "cijfers"),
        ('{"schema_version":1,"savings":1e99999}', "niet tussen aanhalingstekens"),
        ('{"schema_version":1,"savings":NaN}', "NaN"),
        ('{"schema_version":1,"notes":"\\ud800"}', "een half teken"),
        ('{"schema_version":1,"n\\udfff":1}', "een half teken"),
        ('{"schema_version":1,"notes":"a\\u0000b"}', ""),
        ('{"schema_version":1,"a":' + "[" * 60 + "]" * 60 + "}", "geen dossier van Uitzicht"),
        ("[" * 100_000, "geen dossier van Uitzicht"),
        ('{"schema_version":1,"income":[' + "{}," * 600_000 + "{}]}", "veel meer"),
        ('{"schema_version":1,"reference_date":"9999-12-31"}', "jaar kan niet kloppen"),
        ('{"schema_version":1,"first_plan_month":"9999-12"}', ""),
    ],
    ids=range(13),
)
def test_f6_a_dossier_that_cannot_be_is_refused_in_one_sentence(
    contents: str, said: str, data: Path, capsys: Capture
) -> None:
    path = data / "wrong.uitzicht.json"
    path.write_text(contents, encoding="utf-8")
    for words in (
        ["assess", str(path)],
        ["document", "plan", str(path), "-o", str(data / "x.pdf")],
        ["whatif", str(path), "savings=1"],
    ):
        assert main(words) == 1
        shown = capsys.readouterr().err
        assert said in shown
        assert "Er is 1 probleem" in shown
        assert len(shown) < 1_000


def test_a_folder_that_was_never_set_up_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def nothing_there(language: str) -> Texts:
        raise NotCompiled(f"{language}: engine")

    monkeypatch.setattr(cli, "Texts", nothing_there)
    assert main(["assess", HH1]) == 3
    told = capsys.readouterr().err
    assert "nl: engine" in told
    assert "make setup" in told
    assert "installer\\bootstrap.py setup" in told


def test_a_catalogue_missed_later_on_says_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def not_there(*given: object) -> int:
        raise NotCompiled("en: engine")

    monkeypatch.setattr(cli, "run_command", not_there)
    assert main(["assess", HH1]) == 3
    assert "make setup" in capsys.readouterr().err
