"""What is said when a command cannot be carried out, and the exit code that goes with it.

0 done, 1 the dossier or the text is incomplete or not allowed, 2 wrong use, 3 the environment does
not let us, 70 a defect of ours.
"""

import contextlib
import os
import sys
import traceback
from typing import Final

from app.bootstrap import NoHome
from app.cli.messages import say_refused, say_trouble
from app.cli.terminal import say
from app.cli.window import CannotStart
from app.i18n import Texts
from app.services.assessing import Refused
from app.services.documents import NoDocument
from app.services.own_texts import OwnTextsRefused
from app.store.files import FileTrouble
from app.store.text_file import NotText
from calc.base.characters import on_one_line

DONE: Final = 0
NOT_ALLOWED: Final = 1
WRONG_USE: Final = 2
ENVIRONMENT: Final = 3
OUR_DEFECT: Final = 70
_NOT_NAMED_RIGHT: Final = ("not_found", "name_wrong", "is_input")


def say_refusal(error: Exception, texts: Texts) -> int:
    """Say why a command was refused, in a sentence of ours. Raises any other error again."""
    match error:
        case Refused():
            return say(say_refused(texts, error), NOT_ALLOWED)
        case FileTrouble():
            code = WRONG_USE if error.reason in _NOT_NAMED_RIGHT else ENVIRONMENT
            return say(say_trouble(texts, error), code)
        case NotText():
            named = on_one_line(str(error.path))
            return say(texts.text("guard.not_text", file=named), ENVIRONMENT)
        case OwnTextsRefused():
            return say("\n".join(error.said(texts)), NOT_ALLOWED)
        case NoDocument():
            return say(error.said(texts), NOT_ALLOWED)
        case CannotStart():
            return say(texts.text(error.key, what=error.what), ENVIRONMENT)
        case NoHome():
            return say(texts.text("cli.no_home"), ENVIRONMENT)
    raise error


def say_failure(error: Exception, texts: Texts) -> int:
    """Say what came in between: of the system, or a defect of ours."""
    match error:
        case BrokenPipeError():
            # Somebody closed our output (`| head`): no more can be said, and nothing went wrong.
            _let_go_of_output()
            return DONE
        case OSError(filename=None):  # no file of anybody: what we print goes nowhere
            _let_go_of_output()
            return say(texts.text("cli.no_output", why=error.strerror or ""), ENVIRONMENT)
        case OSError():
            return say(texts.text("cli.not_let", why=error.strerror or ""), ENVIRONMENT)
        case MemoryError():
            return say(texts.text("cli.no_memory"), ENVIRONMENT)
    return say(texts.text("cli.our_defect", where=_where(error)), OUR_DEFECT)


def _let_go_of_output() -> None:
    """What could not be written is thrown away: the end of the program would try it again."""
    with contextlib.suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _where(defect: Exception) -> str:
    """Kind and place of a defect. Never its message: that may hold what somebody entered."""
    frames = traceback.extract_tb(defect.__traceback__)
    places = [f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in frames[-3:]]
    return f"{type(defect).__name__} {' > '.join(places)}"
