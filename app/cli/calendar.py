"""`uitzicht calendar FILE -o OUT.ics`: when we speak again, as a calendar file."""

import argparse
import sys
from collections.abc import Callable
from datetime import time
from pathlib import Path

from app.cli.tariff_arguments import day_of
from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.calendar import calendar_bytes, read_clock
from app.services.documents import write_letter
from app.services.preparing import (
    conversations,
    days_of,
    no_conversations,
    quiet_sentences,
)
from calc.characters import on_one_line


def add_calendar(to: argparse.ArgumentParser, texts: Texts) -> None:
    """The words of the command."""
    to.add_argument("file", type=Path, metavar="FILE", help=texts.text("paying.help.calendar_file"))
    to.add_argument("--on", type=day_of(texts), metavar="DATE", help=texts.text("cli.help.on"))
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))
    to.add_argument(
        "--at", type=_clock_of(texts), metavar="TIME", help=texts.text("paying.help.at")
    )
    to.add_argument(
        "-o", "--output", type=Path, required=True, metavar="ICS",
        help=texts.text("paying.help.calendar_output"),
    )  # fmt: skip


def run_calendar(assessed: Assessed, options: argparse.Namespace, texts: Texts) -> int:
    """Write the file; 1 when there is none, or one at a quiet hour. Raises FileTrouble."""
    if none := no_conversations(assessed, texts):
        print(none, file=sys.stderr)
        return 1
    found = conversations(assessed)
    policy = assessed.policy_file.policy
    if quiet := quiet_sentences(days_of(assessed), policy, texts, options.at):
        print(*quiet, sep="\n", file=sys.stderr)
        return 1
    write_letter(options.output, calendar_bytes(assessed, texts, at=options.at))
    count, file = len(found), on_one_line(str(options.output))
    print(texts.plural("paying.calendar.written", count, file=file), flush=True)
    return 0


def _clock_of(texts: Texts) -> Callable[[str], time]:
    def clock(word: str) -> time:
        read = read_clock(word)
        if read is None:
            raise argparse.ArgumentTypeError(texts.text("paying.help.at_wrong"))
        return read

    return clock
