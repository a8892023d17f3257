"""The command that opens the window, known by its words alone: no parser, no other command.

What is not plainly a wish for the window (a word too many, a wrong one, a question for help) is for
the parser, which knows what to say about it.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.bootstrap import WindowWish, open_window
from app.cli.screen import what_is_missing
from app.i18n.languages import LANGUAGES
from app.i18n.user_error import Exit, UserError

_QUIT: Final = "--quit-after-first-paint"
_EXAMPLE: Final = "--example"
_FILE: Final = "FILE"
_ALONE: Final = (_QUIT, _EXAMPLE)
_STORE: Final = "--store"
_OF_OPEN: Final = (_EXAMPLE, _STORE, "--policy")
"""What can be said only after the word `open`."""


class CannotStart(UserError):
    """This computer lacks something without which no window can be shown."""

    exit_code = Exit.ENVIRONMENT


def chosen_language(words: Sequence[str]) -> str | None:
    """The value of --lang, needed before there is a parser that could say what is wrong."""
    for index, word in enumerate(words):
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else None
        if word == "--lang" and index + 1 < len(words):
            value = words[index + 1]
        if value in LANGUAGES:
            return value
    return None


def window_wished(words: Sequence[str]) -> WindowWish | None:
    """What the words of the command line wish to see in the window; None when the parser must look.

    Every wish that this gives is the one that the parser would give.
    """
    said, alone = dict[str, str](), set[str]()
    is_open, waiting = False, iter(words)
    for word in waiting:
        name, equals, value = word.partition("=")
        if word in _ALONE and (is_open or word not in _OF_OPEN):
            alone.add(word)
        elif name in ("--lang", _STORE, "--policy") and (is_open or name not in _OF_OPEN):
            value = value if equals else next(waiting, "")
            if not value or value.startswith("-") or name in said:
                return None
            said[name] = value
        elif word == "open" and not is_open:
            is_open = True
        elif is_open and word and not word.startswith("-") and _FILE not in said:
            said[_FILE] = word
        else:
            return None
    language, policy, file = said.get("--lang"), said.get("--policy"), said.get(_FILE)
    if language not in (None, *LANGUAGES) or (file is not None and _EXAMPLE in alone):
        return None
    return WindowWish(
        file=None if file is None else Path(file),
        example=_EXAMPLE in alone,
        language=language,
        policy=None if policy is None else Path(policy),
        store=said.get(_STORE),
        quit_after_first_paint=_QUIT in alone,
    )


def open_wished(wish: WindowWish) -> int:
    """Open the window, or say why there can be none. Raises CannotStart, and what it is opened with
    raises when that is wrong.
    """
    if missing := what_is_missing(sys.platform, os.environ):
        key, what = missing
        raise CannotStart(key, what=what)
    try:
        return open_window(wish)
    except ImportError as error:  # a library of the system that Qt cannot do without
        if ".so" not in str(error):
            raise
        what = str(error).partition(":")[0]
        raise CannotStart("files.start.no_library", what=what) from error
