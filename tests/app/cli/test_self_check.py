"""`uitzicht --self-check` as an administrator meets it."""

import json
import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import main
from app.cli.self_check import CHECKS, run_self_check
from app.i18n import LANGUAGES, Texts
from app.i18n.user_error import Exit
from app.resources import ROOT
from app.services.self_check.check import Check, Found, Place, fact, wrong
from app.version import PROGRAM_VERSION

WATCHED = """
import sys
def heard(event, given):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"):
        address = given[1] if len(given) > 1 else given
        if not isinstance(address, (str, bytes)):
            print("NETWORK", event, given, file=sys.stderr)
    if event == "open" and isinstance(given[0], str) and "data-of-somebody" in given[0]:
        print("THEIRS", given[0], file=sys.stderr)
sys.addaudithook(heard)
"""


def find_good(place: Place) -> Iterator[Found]:
    yield fact("keyring_none")


def find_bad(place: Place) -> Iterator[Found]:
    yield wrong("file_gone", file="tariffs/2026.toml")


GOOD = Check("keyring", f"{__name__}:find_good")
BAD = Check("figures", f"{__name__}:find_bad")


def _run(folder: Path, code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ, "PYTHONPATH": str(folder), "LC_ALL": "nl_NL.UTF-8", "PYTHONUTF8": "1",
        "UITZICHT_NO_KEYRING": "1", **variables,
    }  # fmt: skip
    environment.pop("QT_QPA_PLATFORM", None)
    environment.pop("DISPLAY", None)
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, text=True, capture_output=True,
        check=False,
    )  # fmt: skip


def test_each_check_says_whether_it_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_self_check(["--self-check"], Texts("nl"), [GOOD]) == Exit.DONE
    assert capsys.readouterr().out.splitlines() == [
        f"Zelfcontrole van Uitzicht {PROGRAM_VERSION}",
        "in orde: sleutelbos",
        "  - Deze computer heeft geen sleutelbos. Een wachtwoord bewaakt de sleutel.",
        "Alles is in orde.",
    ]


def test_what_failed_is_said_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_self_check(["--self-check"], Texts("en"), [BAD, GOOD]) == Exit.ENVIRONMENT
    said = capsys.readouterr().out.splitlines()
    assert said[1:3] == [
        "failed: figures of the law",
        "  - The file tariffs/2026.toml is missing.",
    ]
    assert said[-2] == "Checks that failed: 1."
    assert said[-1].startswith("Install Uitzicht again.")


def test_the_same_for_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--self-check", "--json"]
    assert run_self_check(words, Texts("nl"), [BAD, GOOD]) == Exit.ENVIRONMENT
    said = json.loads(capsys.readouterr().out)
    assert (said["schema"], said["passed"]) == ("uitzicht-self-check/1", False)
    assert said["checks"][0] == {
        "check": "figures",
        "passed": False,
        "found": [
            {"code": "file_gone", "wrong": True,
             "text": "Het bestand tariffs/2026.toml ontbreekt."}
        ],
    }  # fmt: skip
    assert said["checks"][1]["passed"]
    assert run_self_check(words, Texts("nl"), [GOOD]) == Exit.DONE


@pytest.mark.parametrize("words", [["--self-check", "--what"], ["assess", "x", "--self-check"]])
def test_words_that_do_not_belong_to_it_are_wrong_use(words: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == Exit.WRONG_USE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_has_a_name(language: str) -> None:
    texts = Texts(language)
    assert len({texts.text(f"self_check.name.{check.name}") for check in CHECKS}) == len(CHECKS)
    assert len({check.where for check in CHECKS}) == len(CHECKS)


def test_this_program_passes_without_a_network_and_without_the_data_of_anybody(
    tmp_path: Path,
) -> None:
    """All of it, as it is: no address is asked for, nothing of the data folder is opened."""
    theirs = tmp_path / "data-of-somebody"
    theirs.mkdir()
    (theirs / "settings.json").write_text("{}")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    code = f"{WATCHED}\nfrom app.cli import main\nsys.exit(main(['--self-check']))"
    done = _run(ROOT, code, UITZICHT_DATA=str(theirs), TMPDIR=str(temporary))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert done.stdout.count("in orde: ") == len(CHECKS)
    assert done.stdout.endswith("Alles is in orde.\n")
    assert [path.name for path in theirs.iterdir()] == ["settings.json"]
    assert list(temporary.iterdir()) == []


def test_who_watches_hears_a_network_and_the_data_of_somebody(tmp_path: Path) -> None:
    """Else the test above could not fail."""
    theirs = tmp_path / "data-of-somebody"
    theirs.write_text("")
    code = (
        f"{WATCHED}\nimport socket\nopen({str(theirs)!r}).close()\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"
    )
    said = _run(ROOT, code).stderr
    assert "NETWORK socket.connect" in said
    assert "THEIRS" in said


def test_a_packed_program_lets_its_processes_be_processes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It starts itself for each of them: that must be seen before any word of a command is."""
    begun = list[str]()
    monkeypatch.setattr("multiprocessing.freeze_support", lambda: begun.append("process"))
    monkeypatch.setattr("app.cli.main", lambda: begun.append("command"))
    for frozen, expected in ((False, ["command"]), (True, ["process", "command"])):
        monkeypatch.setattr("sys.frozen", frozen, raising=False)
        begun.clear()
        with pytest.raises(SystemExit):
            runpy.run_module("app", run_name="__main__")
        assert begun == expected


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """A copy of the program that lost a figure, a catalogue, a font, a picture and a page."""
    folder = tmp_path_factory.mktemp("copy")
    # With what Python compiled of it: to compile 800 files again takes longer than the check.
    for name in ("app", "calc", "tariffs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.po"))
    shutil.copytree(ROOT / "docs" / "manual", folder / "docs" / "manual")
    (folder / "tariffs" / "2025.toml").unlink()
    (folder / "app/i18n/locale/en/LC_MESSAGES/life.mo").unlink()
    (folder / "app/resources/fonts/UitzichtSigns-Regular.ttf").unlink()
    (folder / "app/resources/fonts/UitzichtSigns-Bold.ttf").unlink()
    (folder / "app/resources/icons/save.svg").unlink()
    (folder / "app/resources/icc/srgb.icc").unlink()
    (folder / "app/ui/agreement/schrijnend_card.py").unlink()
    (folder / "docs/manual/nl/12-toetsen.md").unlink()
    code = "import sys\nfrom app.cli import main\nsys.exit(main(['--self-check', '--json']))"
    return _run(folder, code, UITZICHT_DATA=str(folder / "data"))


def test_a_damaged_copy_names_everything_that_it_lost(
    damaged: subprocess.CompletedProcess[str],
) -> None:
    assert damaged.returncode == Exit.ENVIRONMENT, damaged.stderr
    said = {each["check"]: each for each in json.loads(damaged.stdout)["checks"]}
    failed = {name for name, each in said.items() if not each["passed"]}
    texts = {name: " ".join(found["text"] for found in each["found"])
             for name, each in said.items()}  # fmt: skip
    assert "2025.toml" in texts["figures"]
    assert "life" in texts["texts"]
    assert "12-toetsen.md" in texts["manual"]
    assert "srgb.icc" in texts["papers"]
    assert "app.ui.agreement.schrijnend_card" in texts["window"]
    assert {"figures", "texts", "manual", "papers", "window"} <= failed
    assert {"store", "server"} & failed == set()


def test_a_copy_without_a_part_of_the_engine_still_says_which() -> None:
    code = (
        "import sys\nsys.modules['tomli'] = None\n"
        "from app.cli import main\nsys.exit(main(['--self-check']))"
    )
    done = _run(ROOT, code)
    assert done.returncode == Exit.ENVIRONMENT
    assert "mislukt: onderdelen van het programma" in done.stdout
    assert "tomli" in done.stdout
    assert "in orde: teksten" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("Installeer Uitzicht opnieuw.")
