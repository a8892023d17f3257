"""F1: no command writes over a file that it reads. The commands come from the parser itself."""

import argparse
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from app.cli import main
from app.cli.arguments import parser
from app.cli.files import OUTPUT, OUTPUTS
from app.i18n import Texts
from app.resources import EXAMPLE_POLICY, EXAMPLES, TARIFFS
from app.services.own_texts import own_texts_path
from app.store.dossier_file import dossier_bytes, parse_dossier
from app.store.leftovers import part_name
from calc import Draft, as_json, assess
from tests.app.services.carrying.passphrases import quick_passphrases
from tests.app.services.statement.making import data_of, example
from tests.app.store.test_policy_file import png
from tests.building import ON, example_policy
from tests.lives import accepted
from tests.new_tariffs import next_year
from tests.tariff_files import shipped

_DOSSIER = "HH1.uitzicht.json"
_FILE_WORDS = {"FILE", "PATH", "PDF", "ICS", "JSON", "TEXTFILE", "OUT", "CSV", "PNG", "TOML", "DIR"}
_RUNNING, _OLD, _STATEMENT = "loopt.uitzicht.json", "oud.json", "overzicht.json"
_TAKEN_OVER = (
    "--from 2026-12 --term 36 --debt 38450.00 --step 2026-12=25.00 --by SENTINEL"
    " --accepted 2026-11-23"
)
_CASE = "RS-VOORBEELD-001"
_ALSO_NEEDED = {
    "plan": [],
    "calendar": [],
    "document": ["plan"],
    "review": ["--accept", "--on", "2026-11-26"],
    "takeover": _TAKEN_OVER.split(),
    "export": [],
    "import": [],
    "portfolio-recheck": ["--on", "2026-11-23"],
    "batch": ["plan"],
    "store-recovery-key": [],
    "store-rekey": [],
    "store-export": [_CASE],
    "person-export": [_CASE],
    "audit": [],
    "package-keys": ["new"],
    "package-make": ["--checked-by", "B. Bos", "--made-by", "A. de Vries"],
    "administrator-template": [],
}
"""What a command wants beside its files; a new command that writes comes here too."""
_GIVEN = {
    "key": "sleutel.txt", "files": "nieuw.toml", "file": _DOSSIER, "policy": "beleid.toml",
    "text": "woorden.txt", "of": _OLD,
    "paths": _DOSSIER, "tariffs": "nieuw.toml", "passphrase": "woorden.txt",
    "passphrase_file": "woorden.txt", "words_file": "woorden.txt", "key_file": "woorden.txt",
}  # fmt: skip


@cache
def _running() -> bytes:
    """A dossier whose plan was accepted."""
    values = json.loads((EXAMPLES / "HH1-afgerond.uitzicht.json").read_bytes())
    del values["schema_version"]
    return dossier_bytes(accepted(values, law=True))


@cache
def _old() -> bytes:
    """The assessment on which it was agreed."""
    draft = parse_dossier((EXAMPLES / "HH1-afgerond.uitzicht.json").read_bytes())
    assert isinstance(draft, Draft)
    return json.dumps(as_json(assess(draft, example_policy(), shipped(), ON))).encode()


_WORDS = "Fijn dat u belde, morgen weer."


@pytest.fixture(scope="session")
def kept_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of one dossier, and its passphrase in a file."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "woorden.txt").write_text(_WORDS, encoding="utf-8")
    place = ["--store", str(folder / "store.db"), "--passphrase-file", str(folder / "woorden.txt")]
    assert main(["store", "init", *place]) == 0
    assert main(["store", "import", str(EXAMPLES / _DOSSIER), *place]) == 0
    key = ["-o", str(folder / "sleutel.txt"), "--passphrase-file", str(folder / "woorden.txt")]
    assert main(["package", "keys", "new", *key]) == 0
    return folder


@dataclass(frozen=True)
class Command:
    """A command that writes, with the names of the files that it reads."""

    words: tuple[str, ...]
    inputs: tuple[argparse.Action, ...]


def _parsers(
    of: argparse.ArgumentParser, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    yield words, of
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield from _parsers(inner, (*words, name))


@cache
def _parser(language: str) -> argparse.ArgumentParser:
    return parser(Texts(language))


@cache
def _all() -> list[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    return list(_parsers(_parser("nl")))


def _writing() -> list[Command]:
    found = []
    for words, one in _all():
        if any(action.dest == OUTPUT for action in one._actions):
            inputs = [a for a in one._actions if a.type is Path and a.dest not in OUTPUTS]
            found.append(Command(words, tuple(inputs)))
    return found


def _writing_a_file() -> list[Command]:
    """Without the one that writes a folder: what stands in that has tests of its own."""
    return [command for command in _writing() if command.words != ("batch",)]


def _replacing() -> list[Command]:
    """Without the one that takes the place of no file at all: of a key there is only that file."""
    return [each for each in _writing_a_file() if each.words != ("package", "keys")]


def _of_a_policy() -> list[Command]:
    return [each for each in _writing() if any(one.dest == "policy" for one in each.inputs)]


def _inputs() -> list[tuple[Command, argparse.Action]]:
    return [(command, action) for command in _writing() for action in command.inputs]


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory, kept_store: Path) -> Path:
    """Made once, to be copied: a dossier, a policy with logo and sentences, a text, own figures."""
    made = tmp_path_factory.mktemp("ready")
    shutil.copytree(kept_store, made / "data" / "store")
    shutil.copy(EXAMPLES / _DOSSIER, made / _DOSSIER)
    (made / _RUNNING).write_bytes(_running())
    (made / _OLD).write_bytes(_old())
    (made / _STATEMENT).write_bytes(data_of(example("HH1")))
    policy = EXAMPLE_POLICY.read_text(encoding="utf-8")
    (made / "beleid.toml").write_text(f'logo = "beeld.png"\n{policy}', encoding="utf-8")
    (made / "beeld.png").write_bytes(png(10, 10))
    for language in ("nl", "en"):
        own = own_texts_path(made / "beleid.toml", language)
        own.write_text("", encoding="utf-8")
    (made / "nieuw.toml").write_text(next_year(), encoding="utf-8")
    (made / "woorden.txt").write_text(_WORDS, encoding="utf-8")
    shutil.copy(kept_store / "sleutel.txt", made)
    (made / "data" / "tariffs" / "kept").mkdir(parents=True)
    shutil.copy(TARIFFS / "2026.toml", made / "data" / "tariffs" / "2026.toml")
    (made / "data" / "tariffs" / "kept" / f"{'0' * 64}.toml").write_text("x", encoding="utf-8")
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ready: Path) -> Path:
    """A copy of what is `ready`, in which the command runs."""
    shutil.copytree(ready, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    # The words of the commands are put together once: they are no part of what happens to files.
    monkeypatch.setattr("app.cli.arguments.parser", _one_parser)
    quick_passphrases(monkeypatch)
    return tmp_path


def _one_parser(texts: Texts) -> argparse.ArgumentParser:
    return _parser(texts.language)


def _given(command: Command, action: argparse.Action) -> str:
    other = {"review": _RUNNING, "import": _STATEMENT}
    if action.dest == "file" and command.words[0] in other:
        return other[command.words[0]]
    return _GIVEN[action.dest]


def _suffix(command: Command) -> str:
    kinds = {
        "calendar": "ics", "review": "uitzicht.json", "takeover": "uitzicht.json",
        "import": "uitzicht.json", "export": "json", "audit": "csv", "person-export": "zip",
        "store export": "uitzicht.json", "package make": "uitzicht-package",
        "package keys": "key",
    }  # fmt: skip
    return kinds.get(" ".join(command.words), kinds.get(command.words[0], "pdf"))


def _words(command: Command, output: str) -> list[str]:
    """The command with every file that it can read; a letter has no case for a passphrase."""
    words = [*command.words, *_ALSO_NEEDED["-".join(command.words)]]
    for action in command.inputs:
        if action.dest == "passphrase":
            continue
        words += [*action.option_strings[-1:], _given(command, action)]
    return [*words, "-o", output]


def _refused(command: Command, output: str, read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, mode = read.read_bytes(), read.stat().st_mode
    there = sorted(os.listdir(read.parent))
    assert main(_words(command, output)) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert str(Path(output)) in shown.err
    assert read.name in shown.err or os.path.realpath(read) in shown.err
    assert "hetzelfde bestand" in shown.err
    assert (read.read_bytes(), read.stat().st_mode) == (before, mode)
    assert sorted(os.listdir(read.parent)) == there


def _itself(path: Path) -> str:
    return path.name


def _absolute(path: Path) -> str:
    return str(path.absolute())


def _dotted(path: Path) -> str:
    return f".//../{path.parent.name}/./{path.name}"


def _link(path: Path) -> str:
    (path.parent / "link.pdf").symlink_to(path.name)
    return "link.pdf"


def _link_to_link(path: Path) -> str:
    _link(path)
    (path.parent / "again.pdf").symlink_to("link.pdf")
    return "again.pdf"


def _linked_folder(path: Path) -> str:
    (path.parent / "folder").symlink_to(path.parent, target_is_directory=True)
    return f"folder/{path.name}"


def _hard(path: Path) -> str:
    os.link(path, path.parent / "second.pdf")
    return "second.pdf"


def _case(path: Path) -> str:
    return path.name.upper()


_WAYS: list[Callable[[Path], str]] = [
    _itself, _absolute, _dotted, _link, _link_to_link, _linked_folder, _hard, _case,
]  # fmt: skip


@pytest.mark.parametrize("way", _WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize(
    ("command", "action"),
    _inputs(),
    ids=lambda value: "-".join(value.words) if isinstance(value, Command) else value.dest,
)
def test_f1_no_command_writes_over_a_file_that_it_names(
    command: Command,
    action: argparse.Action,
    way: Callable[[Path], str],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    read = folder / _given(command, action)
    _refused(command, way(read), read, capsys)


@pytest.mark.parametrize("way", [_itself, _link, _hard, _case], ids=lambda way: way.__name__)
@pytest.mark.parametrize("command", _of_a_policy(), ids=lambda command: "-".join(command.words))
@pytest.mark.parametrize("name", ["beeld.png", "beleid.texts.nl.toml", "beleid.texts.en.toml"])
def test_f1_nor_over_what_stands_beside_the_policy(
    command: Command,
    name: str,
    way: Callable[[Path], str],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _refused(command, way(folder / name), folder / name, capsys)


@pytest.mark.parametrize("command", _writing(), ids=lambda command: "-".join(command.words))
@pytest.mark.parametrize("name", ["data/tariffs/2026.toml", f"data/tariffs/kept/{'0' * 64}.toml"])
def test_f1_nor_over_a_tariff_file_of_the_user(
    command: Command, name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _refused(command, name, folder / name, capsys)


@pytest.mark.parametrize("command", _writing(), ids=lambda command: "-".join(command.words))
@pytest.mark.parametrize("name", ["data/store/store.db", "data/store/store.key.json"])
def test_f1_nor_over_the_store_of_the_user(
    command: Command, name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _refused(command, name, folder / name, capsys)


def test_f1_nor_over_another_store_that_it_names(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also one whose name has signs that stand for others where files are looked for."""
    (folder / "elders").mkdir()
    for end in (".db", ".key.json"):
        shutil.copy(folder / "data" / "store" / f"store{end}", folder / "elders" / f"[team]{end}")
    for name in ("elders/[team].db", "elders/[team].key.json"):
        before = (folder / name).read_bytes()
        words = ["audit", "--store", "elders/[team].db", "--passphrase-file", "woorden.txt"]
        assert main([*words, "-o", name]) == 2
        assert "hetzelfde bestand" in capsys.readouterr().err
        assert (folder / name).read_bytes() == before


@pytest.mark.parametrize("read", [TARIFFS / "2026.toml", EXAMPLE_POLICY, EXAMPLES / _DOSSIER],
                         ids=lambda path: path.name)  # fmt: skip
def test_f1_nor_over_what_the_program_brings(
    read: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read.read_bytes()
    (folder / "link.pdf").symlink_to(read)
    try:
        assert main(["plan", _DOSSIER, "-o", "link.pdf"]) == 2
        assert "hetzelfde bestand" in capsys.readouterr().err
    finally:
        if read.read_bytes() != before:  # the test failed: the next one needs it as it was
            read.write_bytes(before)


def test_f1_another_name_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in _writing_a_file():
        suffix = _suffix(command)
        assert main(_words(command, f"uit.{suffix}")) == 0, capsys.readouterr().err
        assert (folder / f"uit.{suffix}").stat().st_mode & 0o777 == 0o600
    capsys.readouterr()


def test_f1_the_sentence_is_there_in_english(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", _DOSSIER, "-o", _DOSSIER, "--lang", "en"]) == 2
    assert "it is the same file as" in capsys.readouterr().err


def test_f1_every_file_that_the_parser_knows_is_known_as_one() -> None:
    """What names a file is a path, and what is written is called output: else nobody guards it."""
    for words, one in _all():
        for action in one._actions:
            about = (words, action.dest)
            if str(action.metavar).upper() in _FILE_WORDS:
                assert action.type is Path, about
            names = {name.lstrip("-").split("-")[0] for name in action.option_strings}
            if action.metavar in ("LOGIN", "ORGANISATION"):
                continue  # --to somebody: that is no file
            if names & {"o", "output", "out", "save", "export", "write", "to", "merge", "mail"}:
                assert action.dest in OUTPUTS, about


def test_f7_a_command_clears_what_was_left_beside_its_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = folder / part_name("0123abcd")
    left.write_bytes(b"SENTINEL")
    main(["assess", str(folder / _DOSSIER)])
    capsys.readouterr()
    assert not left.exists()


@pytest.mark.parametrize("also", ["--merge", "--mail-merge"])
@pytest.mark.parametrize("name", [_DOSSIER, "beleid.toml", "beeld.png", "data/tariffs/2026.toml"])
def test_f1_nor_what_a_batch_writes_beside_its_folder(
    name: str, also: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / name).read_bytes()
    words = ["batch", "plan", _DOSSIER, "--policy", "beleid.toml", "-o", "uit", also, name]
    assert main(words) == 2
    assert "hetzelfde bestand" in capsys.readouterr().err
    assert (folder / name).read_bytes() == before
    assert not (folder / "uit").exists()


@pytest.mark.parametrize("command", _replacing(), ids=lambda command: "-".join(command.words))
def test_f9_a_read_only_file_is_not_replaced_by_a_command(
    command: Command, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"uit.{_suffix(command)}"
    (folder / name).write_bytes(b"old")
    (folder / name).chmod(0o444)
    assert main(_words(command, name)) == 3
    shown = capsys.readouterr()
    assert "alleen-lezen" in shown.err
    assert name in shown.err
    assert (folder / name).read_bytes() == b"old"
