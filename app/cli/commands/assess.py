"""`uitzicht assess FILE`: the outcome of a dossier as a page of text, or as JSON."""

import argparse

from app.cli.command import CommandRun, add_dossier, add_json, assessed, say
from app.cli.report import report
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.services.what_we_know import is_out_of_sight
from calc.stored.assessment_json import assessment_text


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """assess FILE [--on DATE] [--policy FILE] [--json]."""
    add_dossier(to, texts)
    add_json(to, texts)


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """0 when there is an outcome; 1 when something is missing. Raises Refused, FileTrouble."""
    found = assessed(options, run)
    if options.json:
        say(assessment_text(found.assessment))
    else:
        say(report(run.texts, found))
    not_yet = found.assessment.partial or is_out_of_sight(found)
    return Exit.NOT_ALLOWED if not_yet else Exit.DONE
