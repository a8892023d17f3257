"""`uitzicht calendar FILE -o OUT.ics`: the next conversation, as a calendar file."""

import argparse
from collections.abc import Callable
from datetime import time
from pathlib import Path

from app.cli.argument_types import day_of
from app.cli.command import CommandRun, assessed
from app.i18n import Texts
from app.services.calendar import calendar_bytes, read_clock, refuse_name
from app.services.documents import write_letter
from calc.base.characters import on_one_line


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
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


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """Write the file; 1 when there is no conversation, or at a quiet hour. Raises FileTrouble."""
    found, texts = assessed(options, run), run.texts
    refuse_name(options.output, texts)
    data = calendar_bytes(found, texts, made_at=run.now(), at=options.at)
    write_letter(options.output, data)
    day = texts.formats.day(found.assessment.next_conversation.day)
    file = on_one_line(str(options.output))
    print(texts.text("paying.calendar.written", day=day, file=file), flush=True)
    return 0


def _clock_of(texts: Texts) -> Callable[[str], time]:
    def clock(word: str) -> time:
        read = read_clock(word)
        if read is None:
            raise argparse.ArgumentTypeError(texts.text("paying.help.at_wrong"))
        return read

    return clock
