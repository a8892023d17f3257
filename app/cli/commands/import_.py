"""`uitzicht import FILE -o NEW`: a statement of income and expenditure as a new dossier."""

import argparse
from pathlib import Path

from app.cli.command import CommandRun, say
from app.cli.statement_report import statement_report
from app.cli.tariff_files import shelf_said
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.services.assessing import policy_and_logo
from app.services.dossiers import save_dossier
from app.services.statement.importing import import_statement
from app.services.statement.said import say_imported
from calc.base.characters import on_one_line


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """import FILE -o NEW [--policy FILE]."""
    to.add_argument("file", type=Path, metavar="FILE", help=texts.text("statement.help.file"))
    to.add_argument("-o", "--output", type=Path, required=True, metavar="NEW",
                    help=texts.text("statement.help.new"))  # fmt: skip
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Write the dossier, and say what did not come along. Raises Refused and FileTrouble."""
    policy_file, _ = policy_and_logo(options.policy)
    tariffs = shelf_said(run.texts, run.folder).tariffs
    imported = import_statement(options.file, policy_file, tariffs)
    save_dossier(options.output, imported.draft)
    say(run.texts.text("statement.imported", file=on_one_line(str(options.output))))
    say(statement_report(run.texts, say_imported(run.texts, imported)))
    return Exit.DONE
