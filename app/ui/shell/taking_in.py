"""The dossier files of a folder into the store: with progress, and each refusal named."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n.user_error import MOST_SAID, UserError, with_more
from app.services.dossier_store.importing import Came, Taken, dossier_files, take_in_all
from app.services.dossiers import short_name
from app.ui.shell.questions import Questions
from app.ui.widgets.notice import Choice
from app.ui.widgets.progress import Progress

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.desk import Desk


def take_in_folder(desk: "Desk", folder: Path, window: QWidget, questions: Questions) -> None:
    """Take in what is there; the originals stay, unless somebody wants them gone."""
    texts = questions.texts
    paths = dossier_files([folder])
    work = Progress(window, texts, texts.text("store.dossier.import"), len(paths))
    taken: list[Taken] = []
    try:
        for each in take_in_all(desk, paths):
            taken.append(each)
            if not work.step(short_name(each.path)):
                break
    except UserError as trouble:
        questions.store_trouble(trouble)
    finally:
        work.end()
    count = Counter(each.came for each in taken)
    said = [
        texts.plural(f"store.dossier.import.{came}", count[came])
        for came in (Came.NEW, Came.SAME, Came.OTHER, Came.REFUSED)
        if count[came] or came is Came.NEW
    ]
    named = [each for each in taken if each.came in (Came.OTHER, Came.REFUSED)]
    points = [f"{each.path.name}: {_why(questions, each)}" for each in named[:MOST_SAID]]
    points = with_more(texts, points, len(named) - len(points))
    inside = [each.path for each in taken if each.came in (Came.NEW, Came.SAME)]
    choices = (Choice.CLOSE, Choice.REMOVE) if inside else (Choice.CLOSE,)
    if inside:
        said.append(texts.text("store.dossier.import.originals"))
    heading = texts.text("store.dossier.import.done")
    notice = questions.notice(heading, *said, points=points, choices=choices, escape=Choice.CLOSE)
    if notice.ask() is Choice.REMOVE:
        _remove(inside, questions)


def _why(questions: Questions, taken: Taken) -> str:
    texts = questions.texts
    if taken.error is None:
        return texts.text("store.dossier.import.open_it")
    return " ".join(taken.error.said(texts))


def _remove(paths: list[Path], questions: Questions) -> None:
    """Somebody said yes."""
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            text = questions.texts.text("store.dossier.import.stays", file=path.name)
            questions.notice(text).ask()
