"""What the administrator set for everybody here, to be read in the window."""

from PySide6.QtWidgets import QMenu

from app.i18n import Texts
from app.services.local_state import Keeper
from app.ui.shell.questions import Questions
from app.ui.widgets.actions import add_action
from app.ui.widgets.icons import Icon


def add_set_for_all(menu: QMenu, texts: Texts, keeper: Keeper, questions: Questions) -> None:
    """In a menu, where there is a file of an administrator."""
    if keeper.rules.path is not None:
        said = texts.text("administrator.menu")
        add_action(menu, said, lambda: show_set_for_all(keeper, questions), sign=Icon.LOCK)


def show_set_for_all(keeper: Keeper, questions: Questions) -> None:
    """Say it, a sentence for each thing that nobody changes here."""
    from app.services.administration_words import say_fixed

    text = questions.texts.text
    points = say_fixed(questions.texts, keeper.rules)
    what = text("administrator.locked.what" if points else "administrator.locked.nothing")
    questions.notice(text("administrator.locked"), what, points=points).ask()
