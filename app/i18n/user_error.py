"""Errors that people can do something about: a sentence in their language, and an exit code.

Everything else that is raised is a defect of ours. The command line and the window show an error of
this kind the same way; neither asks which one it is.
"""

from enum import IntEnum
from typing import Final

from app.i18n.texts import Texts

MOST_SAID: Final = 20
"""Problems of one file: enough to see what kind of mistake it is."""
MOST_POINTS: Final = 100
"""Findings of one kind about a dossier; a household has some twenty."""


class Exit(IntEnum):
    """How a command ends."""

    DONE = 0
    NOT_ALLOWED = 1
    """the dossier or the text is incomplete, or not allowed"""
    WRONG_USE = 2
    ENVIRONMENT = 3
    """the computer does not let us"""
    OUR_DEFECT = 70


class UserError(Exception):
    """What somebody can mend. `key`: the code of its sentence, `values`: what stands in it."""

    exit_code = Exit.NOT_ALLOWED

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values

    def said(self, texts: Texts) -> list[str]:
        """What is wrong and what to do, a sentence or a heading with its points."""
        return [texts.text(self.key, **self.values)]

    def sentence(self, texts: Texts) -> str:
        """The same in one text."""
        return "\n".join(self.said(texts))


def with_more(texts: Texts, said: list[str], more: int) -> list[str]:
    """What is said, and how much is not: a list that nobody reads to its end helps nobody."""
    return [*said, texts.plural("cli.refused.more", more)] if more > 0 else said
