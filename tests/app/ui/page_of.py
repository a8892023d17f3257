"""The page that a test is about, in a window: the other pages are not made for it."""

from typing import TypeVar

from app.ui.intake.page import Page
from app.ui.shell.wizard import Wizard

_P = TypeVar("_P", bound=Page)


def page_of(wizard: Wizard, kind: type[_P]) -> _P:
    """The first page of this kind, whether or not it is open."""
    place = next(at for at, step in enumerate(wizard.kinds) if issubclass(step.load(), kind))
    page = wizard.page_at(place)
    assert isinstance(page, kind)
    return page
