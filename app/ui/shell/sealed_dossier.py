"""A dossier of another workplace, encrypted on its way here: its key asked, then in the window."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services.carrying.sealing import WrongKey
from app.services.dossier_store.importing import read_dossier_file
from app.services.dossiers import FileTrouble
from app.services.refused import Refused
from app.ui.shell.current_file import CurrentFile
from app.ui.shell.file_commands import FileCommands
from app.ui.shell.key_question import KeyQuestion


def open_sealed(
    path: Path, window: QWidget, commands: FileCommands, file: CurrentFile, said: str = ""
) -> bool:
    """Ask until a key fits or nobody has one; the dossier is nowhere yet, to be saved."""
    questions = commands.questions
    heading = "store.dossier.sealed"
    while (unseal := KeyQuestion(window, questions.texts, said, heading).ask()) is not None:
        try:
            draft = read_dossier_file(path, unseal)
        except WrongKey as wrong:
            said = wrong.sentence(questions.texts)
        except Refused as refused:
            questions.refused(refused)
            return False
        except FileTrouble as trouble:
            questions.trouble(trouble)
            return False
        else:
            if not commands.may_make_way():
                return False
            file.begin_with(draft)
            return True
    return False
