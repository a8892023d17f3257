"""Defects: the page about a defect of ours, with a report that somebody may keep."""

from PySide6.QtWidgets import QWidget

from app.services.dossiers import FileTrouble
from app.services.local_state import Keeper
from app.ui.shell.questions import Questions
from app.ui.shell.recovery_watch import RecoveryWatch
from app.ui.widgets.notice import Choice
from app.ui.widgets.saving import save_for


class Defects:
    """One page at a time."""

    def __init__(
        self, window: QWidget, questions: Questions, keeper: Keeper, watch: RecoveryWatch
    ) -> None:
        self._window, self._questions = window, questions
        self._keeper, self._watch = keeper, watch
        self._is_shown = False

    def show(self, report: str) -> None:
        """Say that something went wrong, and whether the work is safe."""
        if self._is_shown:
            return
        self._is_shown = True
        try:
            self._say(report)
        finally:
            self._is_shown = False

    def save_report(self, report: str) -> None:
        """Keep the report in a file of somebody's choice."""
        path = self._questions.report_to_save(self._keeper.settings.last_folder)
        if path is not None:
            try:
                save_for(self._window, path, report.encode())
            except FileTrouble as trouble:
                self._questions.trouble(trouble)

    def _say(self, report: str) -> None:
        text = self._questions.texts.text
        safe = "files.defect.safe" if self._watch.keep(flush=True) else "files.defect.not_safe"
        said = (text("files.defect.what"), text(safe), text("files.defect.report"))
        choices = (Choice.WORK_ON, Choice.REPORT)
        while True:
            notice = self._questions.notice(
                text("files.defect"), *said, verbatim=report, choices=choices, escape=Choice.WORK_ON
            )
            if notice.ask() is not Choice.REPORT:
                return
            self.save_report(report)
