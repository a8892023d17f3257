"""`uitzicht schema`: the JSON Schema of a dossier file."""

import argparse

from app.cli.command import CommandRun, say_json
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.services.dossiers import dossier_schema


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """Nothing to choose."""


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """It needs no dossier, and no figures."""
    say_json(dossier_schema())
    return Exit.DONE
