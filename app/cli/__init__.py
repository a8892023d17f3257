"""The command line: the window, assess, plan, guard, schema, minimums, rule, tariffs, recheck.

Exit codes: 0 done, 1 the dossier or the text is incomplete or not allowed, 2 wrong use, 3 the
environment does not let us, 70 a defect of ours.
"""

import sys
from collections.abc import Sequence
from typing import Final

from app.bootstrap import users_language
from app.cli.terminal import plain_output, say
from app.cli.window import chosen_language, open_wished, window_wished
from app.i18n.texts import NotCompiled, Texts

ENVIRONMENT: Final = 3
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
            return _main(list(sys.argv[1:] if arguments is None else arguments))
        except NotCompiled as missing:
            return say(_SET_UP.format(which=missing), ENVIRONMENT)


def _main(words: list[str]) -> int:
    _write_utf8()
    texts = Texts(chosen_language(words) or users_language())
    try:
        return _run(words, texts)
    except KeyboardInterrupt:
        return say(texts.text("cli.interrupted"), ENVIRONMENT)
    except NotCompiled:
        raise
    except Exception as error:
        from app.cli.failures import say_failure

        return say_failure(error, texts)


def _run(words: list[str], texts: Texts) -> int:
    """Run the command, to its last word on the output. Raises SystemExit for wrong use.

    The window is opened without the parser and what the other commands need.
    """
    try:
        wish = window_wished(words)
        if wish is not None:
            return open_wished(wish)
        from app.cli.commands import run_words

        return run_words(words, texts)
    except Exception as error:
        from app.cli.failures import say_refusal

        return say_refusal(error, texts)
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()  # here a full disk can still be said


def _write_utf8() -> None:
    """The same bytes on every platform; what a console cannot show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
