"""Bestand > Overzicht exporteren, importeren: a statement of income and expenditure (SFS-NL)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services.assessing import Assessed
from app.services.dossiers import FileTrouble, Refused
from app.services.local_state import Keeper
from app.ui.intake.session import Session
from app.ui.shell.current_file import CurrentFile
from app.ui.shell.file_commands import FileCommands, commit_what_is_typed
from app.ui.widgets.notice import Choice
from app.ui.widgets.saving import save_for

if TYPE_CHECKING:
    from app.services.statement.importing import Imported
    from app.services.statement.said import Said


class StatementCommands:
    """What the two lines of the menu do. Each says whether it was carried out.

    The statement itself is loaded when somebody asks for one: few do, and it is not for the start.
    """

    def __init__(
        self, session: Session, file: CurrentFile, commands: FileCommands, keeper: Keeper,
        window: QWidget,
    ) -> None:  # fmt: skip
        self._session, self._file, self._commands = session, file, commands
        self._keeper, self._window = keeper, window
        self.exported: Callable[[], object] = lambda: None
        """a dossier left as a statement"""

    def export(self) -> bool:
        """The dossier as it is now, in a file to choose; with what is not in it."""
        from app.services.statement.exporting import (
            ExportWish,
            export_statement,
            statement_bytes,
        )
        from app.services.statement.said import say_exported

        commit_what_is_typed()
        questions, session = self._commands.questions, self._session
        with_names = questions.with_names()
        if with_names is Choice.CANCEL:
            return False
        path = questions.statement_to_save(self._keeper.settings.last_folder)
        if path is None:
            return False
        session.assess_now()
        found = Assessed(session.draft, session.policy_file, session.assessment)
        wish = ExportWish(session.moment.date(), named=with_names is Choice.WITH_NAMES)
        exported = export_statement(found, session.tariffs, wish)
        try:
            save_for(self._window, path, statement_bytes(exported.statement))
        except FileTrouble as trouble:
            questions.trouble(trouble)
            return False
        self.exported()
        texts = questions.texts
        heading = texts.text("statement.exported", file=path.name)
        self._tell(heading, say_exported(texts, exported))
        return True

    def read(self) -> bool:
        """A statement of somebody else as a new dossier, which is nowhere yet."""
        from app.services.statement.said import say_imported

        path = self._commands.questions.statement_to_open(self._keeper.settings.last_folder)
        if path is None or (imported := self._imported(path)) is None:
            return False
        if not self._commands.may_make_way():
            return False
        self._file.begin_with(imported.draft)
        texts = self._commands.questions.texts
        self._tell(texts.text("statement.read"), say_imported(texts, imported))
        return True

    def _imported(self, path: Path) -> "Imported | None":
        from app.services.statement.importing import import_statement

        try:
            return import_statement(path, self._session.policy_file, self._session.tariffs)
        except Refused as refused:
            self._commands.questions.refused(refused)
        except FileTrouble as trouble:
            self._commands.questions.trouble(trouble)
        return None

    def _tell(self, heading: str, said: "tuple[Said, ...]") -> None:
        questions = self._commands.questions
        paragraphs = [" ".join(each.sentences) for each in said]
        points = [point for each in said for point in each.shown(questions.texts)]
        questions.notice(heading, *paragraphs, points=points).ask()
