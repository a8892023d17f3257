"""`uitzicht export FILE`: the dossier as an open statement of income and expenditure."""

import argparse
import sys
from pathlib import Path
from typing import Final

from app.cli.command import CommandRun, add_dossier, say
from app.cli.statement_report import statement_report
from app.cli.tariff_files import shelf_said
from app.i18n import Texts
from app.i18n.user_error import Exit
from app.services.assessing import assess_file
from app.services.statement.british import british_bytes
from app.services.statement.exporting import (
    ExportWish,
    export_statement,
    statement_bytes,
    write_statement,
)
from app.services.statement.said import say_exported
from calc.base.characters import on_one_line

_OURS: Final = "sfs-nl"
_BRITISH: Final = "sfs-uk"


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """export FILE [-o OUT] [--format sfs-nl|sfs-uk] [--names] [--on DATE] [--policy FILE]."""
    add_dossier(to, texts)
    to.add_argument("-o", "--output", type=Path, metavar="OUT",
                    help=texts.text("statement.help.output"))  # fmt: skip
    to.add_argument("--format", choices=(_OURS, _BRITISH), default=_OURS,
                    help=texts.text("statement.help.format"))  # fmt: skip
    to.add_argument("--names", action="store_true", help=texts.text("statement.help.names"))


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Write the statement, and say what is not in it. Raises Refused and FileTrouble.

    Without a file it is written on the output, and what is said of it beside that.
    """
    texts = run.texts
    tariffs = shelf_said(texts, run.folder).tariffs
    found = assess_file(
        options.file, on=options.on, policy=options.policy, tariffs=tariffs, today=run.today
    )
    exported = export_statement(found, tariffs, ExportWish(run.today(), options.names))
    is_british = options.format == _BRITISH
    data = (british_bytes if is_british else statement_bytes)(exported.statement)
    report = statement_report(texts, say_exported(texts, exported))
    if is_british:
        report += "\n\n" + texts.text("statement.british")
    if options.output is None:
        say(data.decode().rstrip("\n"))
        print(report, file=sys.stderr, flush=True)
        return Exit.DONE
    write_statement(options.output, data)
    say(texts.text("statement.exported", file=on_one_line(str(options.output))))
    say(report)
    return Exit.DONE
