"""`uitzicht [open] [FILE]`: the window, with a dossier, the example, or what was left behind."""

import argparse
from pathlib import Path

from app.bootstrap import WindowWish
from app.cli.command import CommandRun
from app.cli.window import open_wished
from app.i18n import Texts


def add_first_paint(to: argparse.ArgumentParser, texts: Texts) -> None:
    """--quit-after-first-paint, for measuring; also without a command."""
    # Asked before or after the command: what is not said here must not undo what was said there.
    to.add_argument(
        "--quit-after-first-paint",
        action="store_true",
        default=argparse.SUPPRESS,
        help=texts.text("files.help.quit_after_first_paint"),
    )


def add_words(to: argparse.ArgumentParser, texts: Texts) -> None:
    """open [FILE | --example] [--policy FILE] [--store PLACE]."""
    what = to.add_mutually_exclusive_group()
    what.add_argument(
        "file", type=Path, nargs="?", default=None, metavar="FILE", help=texts.text("cli.help.file")
    )
    what.add_argument("--example", action="store_true", help=texts.text("files.help.example"))
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))
    to.add_argument("--store", metavar="PLACE", help=texts.text("store.keys.cli.help.store"))
    add_first_paint(to, texts)


def carry_out(options: argparse.Namespace, run: CommandRun) -> int:
    """The same wish as without a parser. Raises UserError."""
    return open_wished(
        WindowWish(
            file=options.file,
            example=options.example,
            language=run.language,
            policy=options.policy,
            store=options.store,
            quit_after_first_paint=options.quit_after_first_paint,
        )
    )
