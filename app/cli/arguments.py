"""The words of the command line, in the user's language."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.cli.command import Command
from app.cli.commands import COMMANDS
from app.cli.commands.open import add_first_paint
from app.i18n import LANGUAGES, Texts
from app.version import PROGRAM_VERSION
from calc import ENGINE_VERSION

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_LONGEST: Final = 1_000
"""Of what is said about wrong use; a word of the command line can be far longer."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks the user's language where argparse lets it."""

    def __init__(self, *, texts: Texts, mixed: bool = False, **options: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._texts = texts
        self._mixed = mixed
        self._positionals.title = texts.text("cli.help.what")
        self._optionals.title = texts.text("cli.help.options")
        self.add_argument("-h", "--help", action="help", help=texts.text("cli.help.help"))

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]
        """A `mixed` parser takes words on both sides of its options: `NAME --on DATE key=value`."""
        return super().parse_known_args(self._words_first(args) if self._mixed else args, namespace)

    def _words_first(self, args: Sequence[str]) -> list[str]:
        words, options = list[str](), list[str]()
        waiting = iter(args)
        for arg in waiting:
            if not arg.startswith("-"):
                words.append(arg)
                continue
            options.append(arg)
            action = self._option_string_actions.get(arg)
            if action is not None and action.nargs is None:  # its value is the next word
                options += [value for value in [next(waiting, None)] if value is not None]
        return words + options

    def format_usage(self) -> str:
        return self._in_own_words(super().format_usage())

    def format_help(self) -> str:
        return self._in_own_words(super().format_help())

    def error(self, message: str) -> None:  # type: ignore[override]
        self.print_usage()
        said = message if len(message) <= _LONGEST else f"{message[:_LONGEST]}..."
        wrong = self._texts.text("cli.wrong_use", message=said, command=self.prog)
        self.exit(2, wrong + "\n")

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """Without silence about an output that cannot be written."""
        if message and file is not None:
            file.write(message)

    def _in_own_words(self, text: str) -> str:
        usage = self._texts.text("cli.help.usage")
        return f"{usage}: {text.removeprefix('usage: ')}" if text.startswith("usage: ") else text


def parser(texts: Texts) -> argparse.ArgumentParser:
    """Everything that can be asked."""
    main = _Parser(texts=texts, prog="uitzicht", description=texts.text("cli.help.program"))
    _add_language(main, texts)
    main.add_argument(
        "--version",
        action="version",
        version=f"uitzicht {PROGRAM_VERSION} (engine {ENGINE_VERSION})",
        help=texts.text("cli.help.version"),
    )
    main.set_defaults(
        file=None, policy=None, store=None, example=False, quit_after_first_paint=False
    )
    add_first_paint(main, texts)
    commands = main.add_subparsers(
        dest="command", title=texts.text("cli.help.commands"), metavar="..."
    )

    def command(each: Command) -> argparse.ArgumentParser:
        about = texts.text(each.help)
        added: argparse.ArgumentParser = commands.add_parser(
            each.name, texts=texts, mixed=each.mixed, help=about, description=about
        )
        _add_language(added, texts)
        return added

    for each in COMMANDS:
        each.add(command(each), texts)
    return main


def _add_language(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("--lang", choices=LANGUAGES, help=texts.text("cli.help.lang"))
