"""`uitzicht schema`: the JSON Schema of a dossier file."""

import argparse

from app.cli.command import Command, CommandRun, say_json
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.services.dossiers import dossier_schema


def _add(to: argparse.ArgumentParser, texts: Texts) -> None:
    """Nothing to choose."""


def _run(options: argparse.Namespace, run: CommandRun) -> int:
    say_json(dossier_schema())
    return Exit.DONE


COMMAND = Command("schema", "cli.help.schema", _add, _run)
