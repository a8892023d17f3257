"""The words of the command line, in the user's language."""

import argparse
import os
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from app.bootstrap import NoHome, own_folder
from app.cli.command import Command
from app.cli.commands import COMMANDS
from app.cli.commands.open import add_first_paint
from app.cli.parser import CommandParser, Parser
from app.cli.self_check import OPTION
from app.i18n import LANGUAGES, Texts


class _Version(argparse.Action):
    """`--version`: looked up when it is asked, not whenever a command is read."""

    def __init__(self, *, texts: Texts, **options: Any) -> None:
        super().__init__(nargs=0, **options)
        self._texts = texts

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from app.services.tariffs import open_shelf
        from app.services.versions import say_versions, versions

        try:
            folder = own_folder()
        except NoHome:
            folder = Path(os.devnull)  # nobody's: there are no figures of their own
        found = versions(open_shelf(folder).tariffs)
        # The first line is for programs, and stays as it is in every language.
        lines = [f"uitzicht {found.program} (engine {found.engine})"]
        print("\n".join([*lines, *say_versions(self._texts, found)]))
        parser.exit()


def parser(texts: Texts) -> argparse.ArgumentParser:
    """Everything that can be asked."""
    main = Parser(texts=texts, prog="uitzicht", description=texts.text("cli.help.program"))
    _add_language(main, texts)
    main.add_argument(
        "--version",
        action=_Version,
        texts=texts,
        default=argparse.SUPPRESS,
        help=texts.text("cli.help.version"),
    )
    # Read by app.cli.self_check, before there is a command; here it is said that it exists.
    main.add_argument(OPTION, action="store_true", help=texts.text("self_check.cli.what"))
    main.set_defaults(
        file=None, policy=None, store=None, example=False, quit_after_first_paint=False
    )
    add_first_paint(main, texts)
    commands = main.add_subparsers(
        dest="command",
        title=texts.text("cli.help.commands"),
        metavar="...",
        parser_class=CommandParser,
    )

    def add(each: Command, added: Parser) -> None:
        _add_language(added, texts)
        each.add(added, texts)

    for each in COMMANDS:
        about = texts.text(each.help)
        commands.add_parser(
            each.name,
            add=partial(add, each),
            texts=texts,
            mixed=each.mixed,
            help=about,
            description=about,
        )
    return main


def _add_language(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("--lang", choices=LANGUAGES, help=texts.text("cli.help.lang"))
