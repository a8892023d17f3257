"""What a command is: its words, and what it does. `commands` has one file for each."""

import argparse
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from app.cli.argument_types import day_of
from app.cli.tariff_files import shelf_said
from app.i18n import Texts
from app.services.administration import NONE, Administration
from app.services.assessing import Assessed, assess_file
from calc.base.value_type import value_type
from calc.stored.json_text import json_text


@value_type
class CommandRun:
    """What a command needs from outside: the language, the clock and the data folder.

    `folder` is where the program keeps what is its own. `language` is the one that was asked for;
    without it the window has its own setting.
    """

    texts: Texts
    today: Callable[[], date]
    now: Callable[[], datetime]
    folder: Path
    language: str | None = None
    rules: Administration = NONE
    """what the administrator of this computer set for everybody"""


@value_type
class Command:
    """One command. `help`: the key of what it does. `run` gives the exit code.

    `mixed`: it takes words on both sides of its options. `run` raises a UserError for what somebody
    can mend. `under_rules`: what the administrator set is read first; not by who says what is wrong
    with it. `own_policy`: its policy is that of others, or may be what it brings.
    """

    name: str
    help: str
    add: Callable[[argparse.ArgumentParser, Texts], None]
    run: Callable[[argparse.Namespace, CommandRun], int]
    mixed: bool = False
    under_rules: bool = True
    own_policy: bool = False


def add_dossier(to: argparse.ArgumentParser, texts: Texts) -> None:
    """FILE [--on DATE] [--policy FILE]: a dossier on a day, as `assessed` reads it."""
    to.add_argument("file", type=Path, metavar="FILE", help=texts.text("cli.help.file"))
    to.add_argument("--on", type=day_of(texts), metavar="DATE", help=texts.text("cli.help.on"))
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))


def add_json(to: argparse.ArgumentParser, texts: Texts) -> None:
    """--json: the same for a program."""
    to.add_argument("--json", action="store_true", help=texts.text("cli.help.json"))


def assessed(options: argparse.Namespace, run: CommandRun) -> Assessed:
    """The dossier of a command, assessed. Raises Refused and FileTrouble."""
    return assess_file(
        options.file,
        on=options.on,
        policy=options.policy,
        tariffs=shelf_said(run.texts, run.folder).tariffs,
        today=run.today,
    )


def say(text: str) -> None:
    """A line or a page on the output."""
    print(text, flush=True)


def say_json(values: object) -> None:
    """Values as JSON on the output."""
    say(json_text(values))
