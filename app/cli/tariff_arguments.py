"""What can be asked of the tariffs, and of a re-check."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.i18n import LANGUAGES, Texts
from calc.base.period import FIRST_YEAR, LAST_YEAR
from calc.base.problem import shortened


def day_of(texts: Texts) -> Callable[[str], date]:
    """A day as it is written on the command line (2026-01-01)."""

    def day(text: str) -> date:
        try:
            found = date.fromisoformat(text)
        except ValueError:
            message = texts.text("cli.not_a_date", value=shortened(text))
            raise argparse.ArgumentTypeError(message) from None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            message = texts.text("cli.date_out_of_range", value=text)
            raise argparse.ArgumentTypeError(message)
        return found

    return day


def add_tariff_commands(to: argparse.ArgumentParser, texts: Texts) -> None:
    """tariffs [check FILE | show KEY [--on DATE] | diff DATE DATE] [--json]."""
    to.set_defaults(tariffs=None, json=False)
    _add_json(to, texts)
    commands = to.add_subparsers(
        dest="tariffs", title=texts.text("cli.help.commands"), metavar="..."
    )

    def command(name: str) -> argparse.ArgumentParser:
        about = texts.text(f"tariff_words.help.{name}")
        added: argparse.ArgumentParser = commands.add_parser(
            name, texts=texts, help=about, description=about
        )
        added.add_argument(
            "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=texts.text("cli.help.lang")
        )
        _add_json(added, texts)
        return added

    check = command("check")
    check.add_argument(
        "file", type=Path, metavar="FILE", help=texts.text("tariff_words.help.check_file")
    )
    show = command("show")
    show.add_argument("key", metavar="KEY", help=texts.text("tariff_words.help.key"))
    show.add_argument(
        "--on", type=day_of(texts), metavar="DATE", help=texts.text("tariff_words.help.on")
    )
    diff = command("diff")
    for name in ("before", "after"):
        diff.add_argument(
            name, type=day_of(texts), metavar="DATE", help=texts.text(f"tariff_words.help.{name}")
        )


def add_recheck(to: argparse.ArgumentParser, texts: Texts) -> None:
    """recheck DOSSIER --receipt ASSESSMENT [--policy FILE] [--difference] [--json]."""
    to.set_defaults(json=False)
    _add_json(to, texts)
    to.add_argument("file", type=Path, metavar="FILE", help=texts.text("cli.help.file"))
    to.add_argument(
        "--receipt",
        type=Path,
        required=True,
        metavar="JSON",
        help=texts.text("tariff_words.help.receipt"),
    )
    to.add_argument("--policy", type=Path, metavar="FILE", help=texts.text("cli.help.policy"))
    to.add_argument(
        "--difference", action="store_true", help=texts.text("tariff_words.help.difference")
    )


def _add_json(to: argparse.ArgumentParser, texts: Texts) -> None:
    # Asked before or after the command: what is not said here must not undo what was said there.
    to.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help=texts.text("tariff_words.help.json"),
    )
