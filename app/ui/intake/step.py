"""Step: one step of the wizard, before its page is made.

A page's module is imported when the page is first opened: the window opens sooner.
"""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from app.i18n import Texts

if TYPE_CHECKING:
    from app.ui.intake.page import Page


class WizardStep(NamedTuple):
    """One step: its key, the beginnings of the paths that are entered there, and its page.

    `page`: where its class is, as "module:Class".
    """

    key: str
    covers: tuple[str, ...]
    page: str

    def title(self, texts: Texts) -> str:
        """What the step is called."""
        return texts.text(f"ui.page.{self.key}")

    def load(self) -> "type[Page]":
        """The class of its page."""
        module, _, name = self.page.partition(":")
        kind: type[Page] = getattr(import_module(module), name)
        return kind
