"""PaperCheck: a PDF that somebody drops or chooses, and whether it is what this program made."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n.user_error import UserError
from app.services.carrying.sealing import Unseal, WrongKey
from app.services.dossiers import FileTrouble, Refused
from app.services.local_state import Keeper
from app.services.organisation import Organisation
from app.ui.intake.session import Session
from app.ui.shell.questions import Questions
from app.ui.widgets.notice import Choice
from app.ui.widgets.progress import Progress

if TYPE_CHECKING:
    from app.services.inspecting.finding import InspectedPaper
    from app.services.inspecting.given import Given

SUFFIX: Final = ".pdf"


class PaperCheck:
    """The check of one paper at a time. The dossier that is open helps where it fits."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        questions: Questions,
        keeper: Keeper,
        folder: Path,
    ) -> None:
        self._window, self._session, self.questions = window, session, questions
        self._keeper, self._folder = keeper, folder
        self.choose_file: Callable[[str], Path | None] = self._ask_file
        """asks for a paper, beginning in a folder"""
        self.ask_key: Callable[[str], Unseal | None] = self._ask_key
        """asks for the key of a paper, saying what was wrong with the last one"""
        self.clients: Callable[[], Sequence[Organisation]] = tuple
        """whose papers may be checked besides, under every policy that they had"""

    def choose(self) -> None:
        """A PDF of somebody's choice."""
        path = self.choose_file(self._keeper.settings.last_folder)
        if path is not None:
            self.show(path)

    def show(self, path: Path) -> None:
        """Check this PDF and say what was found; with another dossier, or the key of the case
        inside, as often as one is given."""
        # Reading and making papers is slow to load, and few check one.
        from app.services.inspecting.saying import needs_key

        given: Given | None = self._open_one()
        unseal: Unseal | None = None
        was_asked = False
        while given is not None:
            try:
                paper = self._checked(path, given, unseal)
            except WrongKey as wrong:
                unseal = self.ask_key(wrong.sentence(self.questions.texts))
                continue
            if paper is None:
                return
            if needs_key(paper) and not was_asked:
                unseal, was_asked = self.ask_key(""), True
                if unseal is not None:
                    continue
            match self._say(path, paper):
                case Choice.WITH_KEY:
                    unseal = self.ask_key("")
                case Choice.WITH_DOSSIER:
                    given = self._other()
                case _:
                    return

    def _other(self) -> "Given | None":
        """Another dossier, of somebody's choice; None when there is none."""
        from app.services.inspecting.given import read_given

        dossier = self.questions.file_to_open(self._keeper.settings.last_folder)
        if dossier is None:
            return None
        try:
            given = read_given(dossier, self._session.organisation.path)
            return replace(given, organisations=(*given.organisations, *self.clients()))
        except Refused as refused:
            self.questions.refused(refused)
        except FileTrouble as trouble:
            self.questions.trouble(trouble)
        return None

    def _ask_key(self, said: str) -> Unseal | None:
        from app.ui.shell.key_question import KeyQuestion

        return KeyQuestion(self._window, self.questions.texts, said).ask()

    def _open_one(self) -> "Given":
        """The dossier that is open, with the organisation of this window and the example's."""
        from app.services.inspecting.given import Given, organisations

        session = self._session
        return Given(
            session.draft,
            (session.organisation, *organisations(None), *self.clients()),
            only_if_it_fits=True,
        )

    def _checked(
        self, path: Path, given: "Given", unseal: Unseal | None
    ) -> "InspectedPaper | None":
        """What was found; None when somebody stopped it, or the file cannot be read. Raises
        WrongKey."""
        from app.services.inspecting.given import read_paper
        from app.services.inspecting.inspecting import STEPS, Inspection, Stopped, inspected

        text = self.questions.texts.text
        work = Progress(
            self._window, self.questions.texts, text("inspect.window.choose"), len(STEPS)
        )
        try:
            asked = Inspection(read_paper(path), self._folder, given, unseal)
            return inspected(asked, lambda name: work.step(text(f"inspect.window.step.{name}")))
        except Stopped:
            return None
        except WrongKey:
            raise
        except FileTrouble as trouble:
            self.questions.trouble(trouble)
            return None
        except UserError as error:
            self.questions.notice(error.sentence(self.questions.texts)).ask()
            return None
        finally:
            work.end()

    def _say(self, path: Path, paper: "InspectedPaper") -> Choice:
        from app.services.inspecting.saying import needs_dossier, needs_key, say_inspected

        said = say_inspected(self.questions.texts, paper)
        more = (
            *((Choice.WITH_KEY,) if needs_key(paper) else ()),
            *((Choice.WITH_DOSSIER,) if needs_dossier(paper) else ()),
        )
        about = [path.name, *([said.about] if said.about else [])]
        return self.questions.notice(
            said.verdict,
            *about,
            points=[*said.points, *said.proved],
            choices=(*more, Choice.CLOSE),
            escape=Choice.CLOSE,
        ).ask()

    def _ask_file(self, folder: str) -> Path | None:
        text = self.questions.texts.text
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, text("inspect.window.choose"), folder, text("inspect.window.filter")
        )
        return Path(chosen) if chosen else None
