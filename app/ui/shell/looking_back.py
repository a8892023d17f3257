"""The versions of the dossier in the window: shown, compared, and one of them put back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n.user_error import UserError
from app.services.dossier_store.history import put_back, version
from app.ui.shell.current_file import CurrentFile
from app.ui.shell.file_commands import FileCommands
from app.ui.shell.history_dialog import HistoryDialog

if TYPE_CHECKING:
    from app.services.dossier_store.desk import Desk


def show_history(
    desk: "Desk", case: str, window: QWidget, commands: FileCommands, file: CurrentFile
) -> None:
    """Open the list of versions; what is wrong with them is said."""

    def put_it_back(number: int, reason: str) -> bool:
        """As the newest; what is not saved in the window is asked first."""
        if not commands.may_make_way():
            return False
        stored = file.stored
        if stored is None or stored.case != case:
            return False
        try:
            put_back(desk, case, number, stored.version, reason)
            file.show_stored(desk.fetch(case))
        except UserError as trouble:
            commands.questions.store_trouble(trouble)
            return False
        return True

    texts = commands.questions.texts
    try:
        dialog = HistoryDialog(
            window,
            texts,
            desk.history(case),
            lambda number: version(desk, case, number).draft,
            put_it_back,
        )
    except UserError as trouble:
        commands.questions.store_trouble(trouble)
        return
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
