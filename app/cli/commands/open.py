"""`uitzicht [open] [FILE]`: the window, with a dossier, the example, or what was left behind."""

import argparse
import os
import sys
from pathlib import Path

from app.bootstrap import open_window
from app.cli.command import Command, CommandRun
from app.cli.screen import what_is_missing
from app.i18n import Texts
from app.i18n.user_error import Exit, UserError


class CannotStart(UserError):
    """This computer lacks something without which no window can be shown."""

    exit_code = Exit.ENVIRONMENT


def add_first_paint(to: argparse.ArgumentParser, texts: Texts) -> None:
    """--quit-after-first-paint, for measuring; also without a command."""
    # Asked before or after the command: what is not said here must not undo what was said there.
    to.add_argument(
        "--quit-after-first-paint",
        action="store_true",
        default=argparse.SUPPRESS,
        help=texts.text("files.help.quit_after_first_paint"),
    )


def _add(to: argparse.ArgumentParser, texts: Texts) -> None:
    what = to.add_mutually_exclusive_group()
    what.add_argument(
        "file", type=Path, nargs="?", default=None, metavar="FILE", help=texts.text("cli.help.file")
    )
    what.add_argument("--example", action="store_true", help=texts.text("files.help.example"))
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))
    add_first_paint(to, texts)


def _run(options: argparse.Namespace, run: CommandRun) -> int:
    if missing := what_is_missing(sys.platform, os.environ):
        key, what = missing
        raise CannotStart(key, what=what)
    try:
        return open_window(
            file=options.file,
            example=options.example,
            language=run.language,
            policy=options.policy,
            quit_after_first_paint=options.quit_after_first_paint,
        )
    except ImportError as error:  # a library of the system that Qt cannot do without
        if ".so" not in str(error):
            raise
        what = str(error).partition(":")[0]
        raise CannotStart("files.start.no_library", what=what) from error


COMMAND = Command("open", "files.help.open", _add, _run)
