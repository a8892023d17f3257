"""At start, and when the store opens: offer the work that another window left behind."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.i18n.user_error import UserError
from app.services.local_state import Keeper, LeftWork
from app.ui.shell.current_file import CurrentFile
from app.ui.shell.desk_holder import DeskHolder
from app.ui.shell.questions import Questions
from app.ui.shell.recovery_watch import RecoveryWatch
from app.ui.widgets.notice import Choice

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.desk import Desk
    from app.services.dossier_store.unsaved_work import StoreRecovery


class KeptWork(QObject):
    """Where the unsaved work of this window is kept, and what other windows left there.

    With a store it is asked when that is open, or will not be: work waits in it too.
    """

    def __init__(
        self,
        holder: DeskHolder,
        keeper: Keeper,
        questions: Questions,
        file: CurrentFile,
        watch: RecoveryWatch,
    ) -> None:
        super().__init__(watch)
        self._holder, self._keeper, self._questions = holder, keeper, questions
        self._file, self._watch = file, watch
        self._recovery: StoreRecovery | None = None

    def begin(self) -> None:
        """Open the store, when there is one, and offer what was left behind."""
        if self._holder.start is None:
            self._offer_files()
            return
        self._holder.opened.connect(self._use)
        self._holder.closed.connect(lambda: self._watch.use(None))
        self._holder.wanted.connect(self._offer_files)
        self._holder.refused.connect(self._offer_files)
        self._holder.begin()

    def _offer_files(self) -> None:
        offer_left_behind(self._keeper.left_behind(), self._questions, self._file, self._watch)

    def _use(self, desk: "Desk") -> None:
        """From now on work is kept in the store, and what stood in files goes there."""
        from app.services.dossier_store.kept_behind import KeptBehind
        from app.services.dossier_store.unsaved_work import StoreRecovery, bring_in, left_in_store

        folder, watch = self._keeper.recovery.path.parent, self._watch
        recovery = self._recovery
        if recovery is None:
            recovery = self._recovery = StoreRecovery(desk, folder)
        else:
            recovery.go_to(desk)
        is_far = desk.database.is_server
        watch.use(KeptBehind(recovery, watch.failed_behind.emit) if is_far else recovery)
        try:
            bring_in(desk, folder)
            found: list[LeftWork] = [*left_in_store(desk, folder), *self._keeper.left_behind()]
        except UserError as trouble:
            self._questions.store_trouble(trouble)
        else:
            offer_left_behind(found, self._questions, self._file, watch)


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
