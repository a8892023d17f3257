"""`uitzicht store …`: the store of dossiers; each part has its subcommands in a file of its own."""

import argparse
from typing import Final

from app.cli.command import Command, CommandRun
from app.cli.commands import store_care, store_dossiers, store_keys, store_server
from app.i18n import LANGUAGES, Texts

SUBCOMMANDS: Final[tuple[Command, ...]] = (
    *store_keys.SUBCOMMANDS,
    *store_dossiers.SUBCOMMANDS,
    *store_care.SUBCOMMANDS,
    *store_server.SUBCOMMANDS,
)


def _add(to: argparse.ArgumentParser, texts: Texts) -> None:
    commands = to.add_subparsers(
        dest="store_command", title=texts.text("cli.help.commands"), metavar="...", required=True
    )
    for each in SUBCOMMANDS:
        about = texts.text(each.help)
        added = commands.add_parser(each.name, texts=texts, help=about, description=about)
        added.add_argument(
            "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=texts.text("cli.help.lang")
        )
        each.add(added, texts)


def _run(options: argparse.Namespace, run: CommandRun) -> int:
    [chosen] = [each for each in SUBCOMMANDS if each.name == options.store_command]
    return chosen.run(options, run)


COMMAND = Command("store", "store.keys.cli.help.command", _add, _run)
