"""At start, and when the store opens: offer the work that another window left behind."""

from collections.abc import Iterable

from app.i18n.user_error import UserError
from app.services.local_state import LeftWork
from app.ui.shell.current_file import CurrentFile
from app.ui.shell.questions import Questions
from app.ui.shell.recovery_watch import RecoveryWatch
from app.ui.widgets.notice import Choice


def offer_left_behind(
    found: Iterable[LeftWork], questions: Questions, file: CurrentFile, watch: RecoveryWatch
) -> None:
    """Ask for each, the newest first, until somebody goes on with one or wants to decide later.

    Who is at work already is not interrupted by it: it is asked at the next start.
    """
    waiting = list(found)
    while waiting and not file.modified:
        left = waiting.pop(0)
        try:
            read = left.read()
            chosen = questions.resume(left, read)
            if chosen is Choice.RESUME and not isinstance(read, tuple):
                file.resume(read)
                watch.take_over(left)
                break
            if chosen is not Choice.THROW_AWAY:
                left.leave()
                break
            left.throw_away()
        except UserError as trouble:
            left.leave()
            questions.trouble(trouble)
    for left in waiting:
        left.leave()
