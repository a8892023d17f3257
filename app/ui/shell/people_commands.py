"""PeopleCommands: whose claim a dossier is about, who saw what, and what an agency works on.

One part of the window with its store: it switches to the policy of a client, keeps what left the
house, and shows the log and what was handed over.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.ui.intake.session import Session
from app.ui.shell.client_bar import ClientBar
from app.ui.shell.client_question import ClientQuestion
from app.ui.shell.client_switch import ClientSwitch
from app.ui.shell.current_file import CurrentFile
from app.ui.shell.desk_holder import DeskHolder
from app.ui.shell.file_commands import FileCommands
from app.ui.shell.main_window import MainWindow
from app.ui.shell.paper_check import PaperCheck
from app.ui.shell.questions import Questions
from app.ui.shell.statements import StatementCommands
from app.ui.shell.store_trail import StoreTrail
from app.ui.widgets.actions import add_action
from calc import UNKNOWN


class PeopleCommands(QObject):
    """Of one window; `client` is the policy that holds in it."""

    def __init__(
        self, session: Session, holder: DeskHolder, window: MainWindow, questions: Questions
    ) -> None:
        super().__init__(window)
        self._session, self._holder = session, holder
        self._window, self._questions = window, questions
        self.client = ClientSwitch(session, holder)
        self.trail = StoreTrail(holder, session)
        self.ask_client: Callable[[list[str]], str | None] = self._ask_client
        """which of these names; None: nobody chose"""
        window.put_above(self._bar)

    def add_to(self, menu: QMenu, texts: Texts) -> None:
        """The log and what is handed over, in the menu of the store."""
        log = add_action(menu, texts.text("files.menu.log"), self.show_log)
        handed = add_action(menu, texts.text("files.menu.handover"), self.show_handover)

        def show() -> None:
            desk = self._holder.desk
            log.setEnabled(desk is not None)
            handed.setVisible(desk is not None and desk.database.is_server)

        menu.aboutToShow.connect(show)
        show()

    def join(
        self, file: CurrentFile, commands: FileCommands, statements: StatementCommands,
        papers: PaperCheck,
    ) -> None:  # fmt: skip
        """What the rest of the window asks here, and tells here."""
        commands.client_of_new = self.client_of_new
        papers.clients = self.client.organisations
        statements.exported = self.trail.tell_exported

        def saved() -> None:
            if file.path is not None:  # a dossier of the store that is saved as a file left it
                self.trail.tell_exported()

        file.saved.connect(saved)

    def client_of_new(self) -> str | None:
        """The client of a new dossier: the only one, or asked; "" when the store knows none."""
        names = list(self.client.clients)
        if len(names) > 1:
            return self.ask_client(names)
        return names[0] if names else ""

    def choose_client(self) -> None:
        """Name the client of the dossier in the window."""
        name = self.ask_client(list(self.client.clients))
        if name is None:
            return
        what = self._questions.texts.text("store.people.client_undo")
        self._session.end_run()
        self._session.change(("handling", "client"), name, what)
        self.client.apply()

    def show_log(self) -> None:
        """Who saw and did what."""
        if (desk := self._holder.desk) is None:
            return
        from app.ui.shell.log_dialog import LogDialog

        case = self._session.draft.handling.case_id
        own = "" if case is UNKNOWN else case
        dialog = LogDialog(self._window, self._questions.texts, desk, own, self._session.moment)
        dialog.exec()
        dialog.deleteLater()

    def show_handover(self) -> None:
        """Let an agency work on this dossier, or no longer."""
        if (desk := self._holder.desk) is None:
            return
        from app.ui.shell.handover_dialog import HandoverDialog

        case = self._session.draft.handling.case_id
        try:
            dialog = HandoverDialog(
                self._window, self._questions.texts, desk, "" if case is UNKNOWN else case
            )
        except UserError as trouble:
            texts = self._questions.texts
            self._questions.notice(trouble.sentence(texts)).ask()
            return
        dialog.exec()
        dialog.deleteLater()

    def _ask_client(self, names: list[str]) -> str | None:
        return ClientQuestion(self._window, self._questions.texts, names).ask()

    def _bar(self, texts: Texts) -> QWidget:
        bar = ClientBar(self.client, texts)
        bar.choose_requested.connect(self.choose_client)
        return bar
