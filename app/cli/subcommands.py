"""Commands within a command: `uitzicht users add`, each with its own words."""

import argparse
from collections.abc import Sequence
from functools import partial

from app.cli.command import Command, CommandRun
from app.cli.parser import CommandParser, Parser
from app.i18n import LANGUAGES, Texts

_DEST = "subcommand"


def add_subcommands(
    to: argparse.ArgumentParser, texts: Texts, subcommands: Sequence[Command]
) -> None:
    """Add these; one of them has to be chosen."""

    def add(each: Command, added: Parser) -> None:
        added.add_argument(
            "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=texts.text("cli.help.lang")
        )
        each.add(added, texts)

    commands = to.add_subparsers(
        dest=_DEST,
        title=texts.text("cli.help.commands"),
        metavar="...",
        required=True,
        parser_class=CommandParser,
    )
    for each in subcommands:
        about = texts.text(each.help)
        commands.add_parser(
            each.name, add=partial(add, each), texts=texts, help=about, description=about
        )


def run_subcommand(
    options: argparse.Namespace, run: CommandRun, subcommands: Sequence[Command]
) -> int:
    """Run the one that was chosen."""
    [chosen] = [each for each in subcommands if each.name == getattr(options, _DEST)]
    return chosen.run(options, run)
