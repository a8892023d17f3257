"""Questions: everything that is asked or said about files, in one place that tests can replace."""

from pathlib import Path
from textwrap import shorten
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import Texts
from app.i18n.user_error import MOST_SAID, UserError, with_more
from app.services.dossiers import SUFFIX, FileTrouble, Refused, short_name, with_suffix
from app.services.intake.pending_words import say_place
from app.services.local_state import LeftWork, Note, Unsaved
from app.services.refused import refused_problems
from app.ui.widgets.notice import Choice, Notice
from calc import UNKNOWN, Draft, Problem

_MOST_LETTERS: Final = 160
"""of a text that would be lost: enough to know which it is"""


class Questions:
    """The dialogs of one window, in the language of that window."""

    def __init__(self, window: QWidget, texts: Texts) -> None:
        self._window = window
        self.texts = texts

    def save_first(self, name: str) -> Choice:
        """What to do with unsaved work before it makes way: SAVE, DISCARD or CANCEL."""
        heading = self.texts.text("files.save_first", name=name)
        why = self.texts.text("files.save_first.why")
        choices = (Choice.SAVE, Choice.DISCARD, Choice.CANCEL)
        return self.notice(heading, why, choices=choices).ask()

    def leave_behind(self, left: tuple[Draft, dict[str, str]]) -> bool:
        """Whether texts that are not in the dossier may be lost: each with where it was typed."""
        draft, typed = left
        text = self.texts.text
        points = [
            text(
                "files.left_over.point",
                place=say_place(self.texts, place, draft),
                text=shorten(each, _MOST_LETTERS, placeholder="…"),
            )
            for place, each in typed.items()
        ]
        choices = (Choice.WORK_ON, Choice.THROW_AWAY)
        notice = self.notice(
            text("files.left_over"), text("files.left_over.why"), points=points, choices=choices,
            escape=Choice.WORK_ON,
        )  # fmt: skip
        return notice.ask() is Choice.THROW_AWAY

    def changed_elsewhere(self, path: Path) -> Choice:
        """The file is not as we left it: ELSEWHERE, OVERWRITE or CANCEL."""
        heading = self.texts.text("files.changed_elsewhere", name=short_name(path))
        why = self.texts.text("files.changed_elsewhere.why")
        choices = (Choice.ELSEWHERE, Choice.OVERWRITE, Choice.CANCEL)
        return self.notice(heading, why, choices=choices).ask()

    def overwrite(self, path: Path) -> bool:
        """There is a file of that name already."""
        heading = self.texts.text("files.overwrite", name=path.name)
        choices = (Choice.CANCEL, Choice.OVERWRITE)
        return self.notice(heading, choices=choices, escape=Choice.CANCEL).ask() is choices[1]

    def file_to_open(self, folder: str) -> Path | None:
        """A file of the user's choice."""
        title = self.texts.text("files.title.open")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, folder, self._filter())
        return Path(chosen) if chosen else None

    def file_to_save(self, proposal: Path) -> Path | None:
        """A name to save under, always with our suffix; asks before it takes another's place."""
        title = self.texts.text("files.title.save")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, title, str(proposal), self._filter()
        )  # which asks itself when this very name is there
        if not chosen:
            return None
        path = with_suffix(Path(chosen))
        if path != Path(chosen) and path.exists() and not self.overwrite(path):
            return None
        return path

    def with_names(self) -> Choice:
        """Whether a statement names people: WITHOUT_NAMES, WITH_NAMES or CANCEL."""
        heading, why = self.texts.text("statement.ask"), self.texts.text("statement.ask.why")
        choices = (Choice.WITHOUT_NAMES, Choice.WITH_NAMES, Choice.CANCEL)
        return self.notice(heading, why, choices=choices).ask()

    def statement_to_save(self, folder: str) -> Path | None:
        """Where a statement goes; its name says nothing about whose it is."""
        proposal = str(Path(folder) / self.texts.text("statement.file_name"))
        title = self.texts.text("statement.title.save")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, title, proposal, self._statement_filter()
        )  # which asks itself when this very name is there
        if not chosen:
            return None
        path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.json")
        if path != Path(chosen) and path.exists() and not self.overwrite(path):
            return None
        return path

    def statement_to_open(self, folder: str) -> Path | None:
        """A statement of the user's choice."""
        title = self.texts.text("statement.title.open")
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, title, folder, self._statement_filter()
        )
        return Path(chosen) if chosen else None

    def report_to_save(self, folder: str) -> Path | None:
        """Where the report of a defect goes."""
        proposal = str(Path(folder) / self.texts.text("files.report.name"))
        title = self.texts.text("files.title.report")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, proposal)
        return Path(chosen) if chosen else None

    def refused(self, refused: Refused) -> None:
        """A file that cannot be used, with every problem in it."""
        points = refused_problems(self.texts, refused.problems)
        self.notice(refused.heading(self.texts), points=points).ask()

    def trouble(self, trouble: UserError, key: str = "") -> None:
        """A file or store that could not be used. `key` of what that means for the work."""
        reads = isinstance(trouble, FileTrouble) and trouble.doing == "read"
        what = "files.cannot_read" if reads else "files.cannot_write"
        if not isinstance(trouble, FileTrouble):
            what = "home.trouble"
        said = [trouble.sentence(self.texts)]
        self.notice(self.texts.text(key or what), *said).ask()

    def store_trouble(self, trouble: UserError) -> None:
        """The store could not do what was asked; nothing was changed."""
        self.notice(self.texts.text("home.trouble"), *trouble.said(self.texts)).ask()

    def not_saved(self, trouble: UserError) -> Choice:
        """The dossier could not be saved: ELSEWHERE, or CLOSE to go on without."""
        heading, why = self.texts.text("files.not_saved"), trouble.sentence(self.texts)
        return self.notice(heading, why, choices=(Choice.ELSEWHERE, Choice.CLOSE)).ask()

    def settings(self, notes: tuple[Note, ...]) -> None:
        """What was odd in the settings file."""
        points = [
            self.texts.text(f"files.settings.{note.code}", what=note.what)
            for note in notes[:MOST_SAID]
        ]
        points = with_more(self.texts, points, len(notes) - len(points))
        self.notice(self.texts.text("files.settings"), points=points).ask()

    def resume(self, left: LeftWork, read: Unsaved | tuple[Problem, ...]) -> Choice:
        """Work was left behind: RESUME, THROW_AWAY or LATER; no RESUME when it cannot be read."""
        text, changed = self.texts.text, left.changed
        day, time = self.texts.formats.day(changed.date()), f"{changed:%H:%M}"
        if isinstance(read, tuple):
            heading = text("files.resume.broken", day=day, time=time)
            points = refused_problems(self.texts, read)
            choices = (Choice.LATER, Choice.THROW_AWAY)
            return self.notice(heading, points=points, choices=choices, escape=Choice.LATER).ask()
        reference = read.draft.debt.reference
        of = text("files.untitled") if read.file is None else short_name(read.file)
        if read.version is not None and reference is not UNKNOWN:
            of = reference
        heading = text("files.resume", day=day, time=time)
        whose = text("files.resume.file", name=of)
        all_three = (Choice.RESUME, Choice.THROW_AWAY, Choice.LATER)
        return self.notice(heading, whose, text("files.resume.why"), choices=all_three).ask()

    def notice(
        self,
        heading: str,
        *paragraphs: str,
        points: list[str] | None = None,
        verbatim: str = "",
        choices: tuple[Choice, ...] = (Choice.CLOSE,),
        escape: Choice | None = None,
    ) -> Notice:
        """A notice of this window."""
        return Notice(
            self._window, self.texts, heading, paragraphs,
            points=points or (), verbatim=verbatim, choices=choices, escape=escape,
        )  # fmt: skip

    def _statement_filter(self) -> str:
        mine, all_ = self.texts.text("statement.filter"), self.texts.text("files.filter.all")
        return f"{mine} (*.json);;{all_} (*)"

    def _filter(self) -> str:
        mine, all_ = self.texts.text("files.filter.mine"), self.texts.text("files.filter.all")
        return f"{mine} (*{SUFFIX});;{all_} (*)"
