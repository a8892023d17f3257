"""`uitzicht store …`: the store of dossiers; each part has its subcommands in a file of its own."""

import argparse
from typing import Final

from app.cli.command import Command, CommandRun
from app.cli.commands import store_care, store_dossiers, store_keys, store_server
from app.cli.subcommands import add_subcommands, run_subcommand
from app.i18n import Texts

SUBCOMMANDS: Final[tuple[Command, ...]] = (
    *store_keys.SUBCOMMANDS,
    *store_dossiers.SUBCOMMANDS,
    *store_care.SUBCOMMANDS,
    *store_server.SUBCOMMANDS,
)


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """Its commands, each with words of its own."""
    add_subcommands(to, texts, SUBCOMMANDS)


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Run the one that was chosen. Raises UserError."""
    return run_subcommand(options, run, SUBCOMMANDS)
