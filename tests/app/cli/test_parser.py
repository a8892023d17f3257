"""A command line has the words of one command; those of all others are not made for it."""

import argparse
import gc
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from app.cli import arguments, commands, main
from app.cli.command import Command, CommandRun
from app.cli.parser import CommandParser
from app.i18n import Texts

TEXTS = Texts("nl")
LOADED = """
import sys
from app.cli import main

def say():
    print(*sorted(name for name in sys.modules if name.startswith("app.cli.commands.")), sep=",")

assert main(["tariffs", "check", "nothing.toml"]) != 0
say()
from app.cli.commands import COMMANDS
from app.cli.parser import Parser
from app.i18n import Texts
for each in COMMANDS:
    each.add(Parser(texts=Texts("nl")), Texts("nl"))
say()
"""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the commands whose words were made, of the three that there are."""
    names = list[str]()

    def add(name: str, to: argparse.ArgumentParser, _: Texts) -> None:
        names.append(name)
        to.add_argument("file")

    def run(_: argparse.Namespace, __: CommandRun) -> int:
        return 0

    monkeypatch.setattr(arguments, "COMMANDS", tuple(
        Command(name, "cli.help.assess", partial(add, name), run) for name in ("a", "b", "c")
    ))  # fmt: skip
    return names


def test_only_the_command_that_was_given_gets_its_words(made: list[str]) -> None:
    parser = arguments.parser(TEXTS)
    assert made == []
    assert parser.parse_args(["b", "x"]).file == "x"
    assert parser.parse_args(["b", "y"]).file == "y"
    assert made == ["b"]


def test_all_of_them_stand_in_the_help_without_their_words(made: list[str]) -> None:
    shown = arguments.parser(TEXTS).format_help()
    assert shown.count(TEXTS.text("cli.help.assess")) == 3
    assert made == []


def test_only_the_file_of_that_command_is_loaded_and_every_file_is_of_a_command() -> None:
    """Those of all others took longer than most commands; no table names a file twice."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED], check=True, capture_output=True, text=True
    )
    one, every = (line.split(",") for line in done.stdout.splitlines())
    # The window can be opened without a command: its words are always there.
    assert one == ["app.cli.commands.open", "app.cli.commands.tariffs"]
    files = Path(commands.__file__).parent.glob("[!_]*.py")
    assert every == sorted(f"app.cli.commands.{file.stem}" for file in files)


def test_what_no_parser_has_is_missing_after_it_was_made_too() -> None:
    parser = CommandParser(add=lambda to: None, texts=TEXTS, prog="x")
    assert parser.prog == "x"
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        parser.nothing_of_the_kind()


@pytest.mark.parametrize("was_on", [True, False])
def test_no_garbage_is_looked_for_while_a_command_is_read(
    was_on: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is loaded for it stays: looking through it took a third of a short command."""
    real, seen = arguments.parser, list[bool]()

    def parser(texts: Texts) -> argparse.ArgumentParser:
        seen.append(gc.isenabled())
        return real(texts)

    monkeypatch.setattr(arguments, "parser", parser)
    before = gc.get_freeze_count()
    try:
        (gc.enable if was_on else gc.disable)()
        assert main(["tariffs"]) == 0
        assert (seen, gc.isenabled()) == ([False], was_on)
        assert (gc.get_freeze_count() > before) is was_on
    finally:
        gc.disable()
