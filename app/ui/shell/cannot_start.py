"""Why the window went away again, for who started it with the mouse: nobody reads a terminal."""

import sys

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.ui.shell.opening import qt_application
from app.ui.widgets.notice import Notice

_NO_SCREEN = ("offscreen", "minimal")
_POINT = "  - "


def is_read_on_a_terminal() -> bool:
    """Whether somebody sees what is printed; without a screen there is nothing else to see."""
    if qt_application().platformName() in _NO_SCREEN:
        return True
    return sys.stderr is not None and sys.stderr.isatty()


def cannot_start_notice(error: UserError, texts: Texts) -> Notice:
    """What is wrong and what to do about it, in a window of its own."""
    said = error.said(texts)
    points = [each.removeprefix(_POINT) for each in said if each.startswith(_POINT)]
    plain = [each for each in said if not each.startswith(_POINT)]
    return Notice(None, texts, texts.text("files.start.stopped"), plain, points=points)
