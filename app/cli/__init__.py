"""The command line: `commands` has one file for each command; without one, the window.

Exit codes: 0 done, 1 the dossier or the text is incomplete or not allowed, 2 wrong use, 3 the
environment does not let us, 70 a defect of ours.
"""

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.bootstrap import administration, language_here, now, own_folder, today
from app.cli.terminal import plain_output
from app.cli.window import chosen_language, open_wished, window_wished
from app.i18n import NotCompiled, Texts
from app.i18n.user_error import Exit, UserError

# The window is opened without the parser and without the other commands: they load the engine.
if TYPE_CHECKING:
    import argparse

    from app.cli.command import CommandRun

# The one message that cannot come out of the catalogues.
_SET_UP: Final = (
    "De teksten van het programma zijn nog niet klaargezet ({which}). Doe in deze map eerst:\n"
    "The texts of the program have not been compiled. Run this first in this folder:\n"
    "  make setup        (Windows: python installer\\bootstrap.py setup)"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. What it prints cannot command the screen."""
    with plain_output():
        try:
            return _main(arguments)
        except NotCompiled as missing:
            return _say(_SET_UP.format(which=missing), Exit.ENVIRONMENT)


def _main(arguments: Sequence[str] | None) -> int:
    words = list(sys.argv[1:] if arguments is None else arguments)
    asked = chosen_language(words)
    _write_utf8()
    texts = Texts(asked or language_here())
    try:
        return _run(words, asked, texts)
    except BrokenPipeError:
        # Somebody closed our output (`| head`): no more can be said, and nothing went wrong.
        _let_go_of_output()
        return Exit.DONE
    except OSError as error:
        if error.filename is None:  # no file of anybody: what we print goes nowhere
            _let_go_of_output()
            return _say(texts.text("cli.no_output", why=error.strerror or ""), Exit.ENVIRONMENT)
        return _say(texts.text("cli.not_let", why=error.strerror or ""), Exit.ENVIRONMENT)
    except MemoryError:
        return _say(texts.text("cli.no_memory"), Exit.ENVIRONMENT)
    except KeyboardInterrupt:
        return _say(texts.text("cli.interrupted"), Exit.ENVIRONMENT)
    except NotCompiled:
        raise
    except Exception as defect:
        return _say(texts.text("cli.our_defect", where=_where(defect)), Exit.OUR_DEFECT)


def _run(words: list[str], asked: str | None, texts: Texts) -> int:
    """Run the command, to its last word on the output. Raises SystemExit for wrong use."""
    try:
        wish = window_wished(words)
        code = _run_words(words, asked, texts) if wish is None else open_wished(wish)
    except UserError as error:
        code = _say(error.sentence(texts), error.exit_code)
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()  # here a full disk can still be said
    return code


def _run_words(words: list[str], asked: str | None, texts: Texts) -> int:
    from app.cli.self_check import OPTION, run_self_check

    if OPTION in words:
        return run_self_check(words, texts)
    options = _options(words, texts)
    from app.cli.command import CommandRun

    if sys.stdout is None and options.command not in (None, "open"):
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))  # it was closed before we began
    return run_command(options, CommandRun(texts, today, now, own_folder(), asked))


def _options(words: list[str], texts: Texts) -> "argparse.Namespace":
    """What the words ask. What is loaded for it is no garbage: looking took a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        from app.cli.arguments import parser

        return parser(texts).parse_args(words)
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def run_command(options: "argparse.Namespace", run: "CommandRun") -> int:
    """Run the chosen command; without one, the window. Raises UserError."""
    from dataclasses import replace

    from app.cli.commands import COMMANDS
    from app.cli.files import ready_files

    [chosen] = [each for each in COMMANDS if each.name == (options.command or "open")]
    if chosen.under_rules:
        run = replace(run, rules=administration(run.folder))
        if not chosen.own_policy:
            options.policy = run.rules.policy_for(options.policy)
    ready_files(options, run.folder)
    return chosen.run(options, run)


def _say(message: str, code: int) -> int:
    with contextlib.suppress(OSError):  # there is nobody left to tell
        print(message, file=sys.stderr, flush=True)
    return code


def _let_go_of_output() -> None:
    """What could not be written is thrown away: the end of the program would try it again."""
    with contextlib.suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _where(defect: Exception) -> str:
    """Kind and place of a defect. Never its message: that may hold what somebody entered."""
    import traceback

    frames = traceback.extract_tb(defect.__traceback__)
    places = [f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in frames[-3:]]
    return f"{type(defect).__name__} {' > '.join(places)}"


def _write_utf8() -> None:
    """The same bytes on every platform; what a console cannot show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
