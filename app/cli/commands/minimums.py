"""`uitzicht minimums FILE`: what is in a file with lowest spending, and how it becomes policy."""

import argparse
from pathlib import Path

from app.cli.command import CommandRun, say
from app.cli.table import TextColumn, table
from app.i18n import Texts, say_choice
from app.i18n.user_error import Exit
from app.services.minimums import as_policy_table, minimums_of
from calc.policy.minimums import Minimums


def minimums_report(texts: Texts, minimums: Minimums) -> str:
    """Name, year and licence, the amounts, and the tables to put into the policy file."""
    columns = [
        TextColumn(texts.text("minimums.household"), left=True),
        TextColumn(texts.text("minimums.group"), left=True),
        TextColumn(texts.text("minimums.amount")),
    ]
    rows = [
        [say_choice(texts, household), say_choice(texts, group), texts.formats.amount(amount)]
        for household, groups in minimums.minimums.items()
        for group, amount in groups.items()
    ]
    title = texts.text("minimums.title", name=minimums.name, year=str(minimums.amounts_of_year))
    licence = texts.text("minimums.licence", licence=minimums.licence)
    paste = texts.text("minimums.paste")
    return "\n".join(
        [title, licence, "", table(columns, rows), "", paste, "", as_policy_table(minimums)]
    )


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """minimums FILE."""
    to.add_argument("file", type=Path, metavar="FILE", help=texts.text("cli.help.minimums_file"))


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """The amounts as a page. Raises Refused, FileTrouble."""
    say(minimums_report(run.texts, minimums_of(options.file)))
    return Exit.DONE
