"""Parser: reads the words of the command line, and speaks the user's language. Loads no engine."""

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from app.i18n import Texts

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_LONGEST: Final = 1_000
"""Of what is said about wrong use; a word of the command line can be far longer."""


class Parser(argparse.ArgumentParser):
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


class CommandParser(Parser):
    """The words of one command, made ready when they are asked for.

    A command line has one command of some sixty: all their words took longer than what most of
    them do. `add` gives it its words.
    """

    _waiting: dict[str, Any] | None = None

    def __init__(self, *, add: Callable[[Parser], None], **options: Any) -> None:
        self._add = add
        self._waiting = options

    def __getattr__(self, name: str) -> Any:
        """Whatever a parser has is there from the first time that something of it is asked."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            raise AttributeError(name)
        super().__init__(**waiting)
        self._add(self)
        return getattr(self, name)
