"""`uitzicht store …`: made, opened and given other keys, with no secret on a command line."""

import getpass
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import main
from app.store.database import passphrase
from tests.app.services.dossier_store.key_rings import PASSPHRASE

NEW = "paraplu zolder krant meeuw"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user without a keyring, with passphrases in files."""
    monkeypatch.setattr(passphrase, "_MEMORY", 64)
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("UITZICHT_SYSTEM", str(tmp_path / "system"))
    monkeypatch.setenv("UITZICHT_NO_KEYRING", "1")
    (tmp_path / "old").write_text(f"{PASSPHRASE}\n")
    (tmp_path / "new").write_text(NEW)
    return tmp_path


def store(*words: str, code: int = 0) -> None:
    assert main(["store", *words]) == code


def test_a_store_is_made_once_and_opened_with_the_words_in_a_file(
    folder: Path, capsys: Capture
) -> None:
    old, new = str(folder / "old"), str(folder / "new")
    store("init", "--passphrase-file", old)
    assert (folder / "data" / "store" / "store.db").exists()
    store("init", "--passphrase-file", old, code=1)
    store("unlock-test", "--passphrase-file", old)
    store("passphrase", "--passphrase-file", old, "--new-passphrase-file", new)
    store("unlock-test", "--passphrase-file", old, code=3)
    assert "Dit is niet het wachtwoord van deze opslag" in capsys.readouterr().err
    store("unlock-test", "--passphrase-file", new)
    capsys.readouterr()
    store("status", "--json")
    said = json.loads(capsys.readouterr().out)
    assert (said["needs"], said["passphrase"], said["four_eyes"]) == ("passphrase", True, False)


def test_the_key_on_paper_is_tried_and_a_mistake_is_named(folder: Path, capsys: Capture) -> None:
    words = ("--passphrase-file", str(folder / "old"))
    store("init", *words)
    capsys.readouterr()
    store("recovery-key", *words)
    groups = [line.split()[1] for line in capsys.readouterr().out.splitlines()[1:]]
    assert len(groups) == 13
    typed = folder / "typed"
    typed.write_text(" ".join(groups).lower())
    store("unlock-test", "--recovery-key-file", str(typed))
    typed.write_text(" ".join((*groups[:11], "00000", groups[12])))
    store("unlock-test", "--recovery-key-file", str(typed), code=1)
    assert "In groep 12 van 13 staat een fout" in capsys.readouterr().err
    store("recovery-key", *words, "-o", str(folder / "paper.pdf"))
    assert (folder / "paper.pdf").read_bytes().startswith(b"%PDF")
    store("rekey", *words)
    store("unlock-test", *words)
    typed.write_text(" ".join(groups))
    store("unlock-test", "--recovery-key-file", str(typed), code=3)


def test_what_cannot_be_asked_is_said(folder: Path, capsys: Capture) -> None:
    store("init", code=2)
    assert "--passphrase-file" in capsys.readouterr().err
    store("unlock-test", code=3)
    store("rekey", "--store", "postgresql://anna:geheim-sentinel@db.example.org/x", code=2)
    said = capsys.readouterr()
    assert "geheim-sentinel" not in said.out + said.err
    assert not list((folder / "data").rglob("*.db"))


def test_on_a_terminal_it_is_asked_without_echo(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    answers = [PASSPHRASE, "anders", PASSPHRASE, PASSPHRASE]
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _: answers.pop(0))
    store("init", code=1)
    assert "niet hetzelfde" in capsys.readouterr().err
    store("init")
    assert answers == []
    store("unlock-test", "--passphrase-file", str(folder / "old"))
    said = capsys.readouterr()
    assert PASSPHRASE not in said.out + said.err


def test_the_administrators_store_goes_before_the_own_and_nobody_asks_for_another(
    folder: Path, capsys: Capture
) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "settings.json").write_text('{"store": "/own/store.db"}')
    store("status", "--store", "/asked/store.db")
    assert "/asked/store.db" in capsys.readouterr().out
    store("status")
    assert "/own/store.db" in capsys.readouterr().out
    (folder / "system").mkdir()
    (folder / "system" / "uitzicht.toml").write_text('store = "/admin/store.db"\n')
    store("status")
    assert "/admin/store.db" in capsys.readouterr().out
    store("status", "--store", "/asked/store.db", code=2)
    assert "/admin/store.db" in capsys.readouterr().err
    store("status", "--store", "/admin/store.db")
    assert "/admin/store.db" in capsys.readouterr().out
    (folder / "system" / "uitzicht.toml").write_text("store = 7\n")
    store("status", code=3)
    assert "uitzicht.toml" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="a system without /proc")
def test_no_argument_of_a_process_and_no_file_holds_the_passphrase(folder: Path) -> None:
    """In a process of its own: killed when it is open, so that nothing is cleared up."""
    code = (
        "import sys, os, signal\n"
        "from app.cli import main\n"
        "main(['store', 'init', '--passphrase-file', sys.argv[1]])\n"
        "print(open('/proc/self/cmdline').read(), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder / "old")],
        capture_output=True, text=True, env=os.environ, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
    assert "store.db" in done.stdout
    assert PASSPHRASE not in done.stdout + done.stderr
    secret = PASSPHRASE.encode()
    for file in folder.joinpath("data").rglob("*"):
        assert file.is_dir() or secret not in file.read_bytes()


def test_what_is_no_store_is_told_so_and_no_key_on_paper_is_asked(
    folder: Path, capsys: Capture
) -> None:
    empty, other = folder / "empty.db", folder / "other.db"
    empty.touch()
    other.write_bytes(b"SQLite format 3\0" + bytes(100))
    said = {}
    for place in (os.devnull, str(folder), str(empty), str(other)):
        assert main(["store", "status", "--store", place]) != 0
        out, said[place] = capsys.readouterr()
        assert "herstelsleutel" not in out + said[place]
    assert "geen gewoon bestand" in said[os.devnull]
    assert "is een map" in said[str(folder)]
    assert "beschadigd" in said[str(empty)]
    assert "van een ander programma" in said[str(other)]
