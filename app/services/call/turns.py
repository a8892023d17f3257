"""Turns of a conversation: a question with whom it is about, and how it stands."""

from enum import Enum, auto
from typing import Final

from app.services.call.script import AnswerKind, Question
from calc.base.value_type import value_type
from calc.dossier.asked import CALL

RECORD: Final = CALL
"""Before the key of a turn: the record of an answer that has no other place in the dossier."""
NOT_APPLICABLE: Final = "nvt"
DERIVED: Final = "afgeleid"
"""Not asked: it follows from another answer."""
NONE: Final = "0"
"""An amount of nothing: it was asked, and there is none of it."""

SHORT_CALL: Final = f"{RECORD}short"
"""The record that only the few questions are asked: somebody is exhausted, confused or hungry."""


class TurnState(Enum):
    """How a question stands."""

    OPEN = auto()
    ANSWERED = auto()
    UNKNOWN = auto()
    """asked, and the customer does not know"""
    NOT_APPLICABLE = auto()
    """asked, and it is nothing for this customer"""
    CLOSED = auto()
    """not for this household, by the answers given: a dot"""


@value_type
class About:
    """Who or what a question is about: an adult, a child, a line of the dossier.

    `ref`: A, B, K1, a code. `place`: which line of its list. `name`: "" where it has none.
    """

    ref: str
    name: str
    place: int | None = None


@value_type(eq=False)
class Turn:
    """One screen. `key`: tells it from every other ("inc-wage.B"). `number`: 2 is a second line of
    the same code. `kind`: what is asked for, mostly that of its question.
    """

    key: str
    question: Question
    about: About | None
    number: int
    state: TurnState
    kind: AnswerKind

    @property
    def is_asked(self) -> bool:
        """It is a question for this household."""
        return self.state is not TurnState.CLOSED

    @property
    def is_open(self) -> bool:
        """It still has to be asked."""
        return self.state is TurnState.OPEN

    @property
    def record(self) -> str:
        """The name of the record of its answer."""
        return RECORD + self.key

    @property
    def ref(self) -> str:
        """Whom it is about; "" for the household."""
        return self.about.ref if self.about else ""


def key_of(question: Question, ref: str, number: int = 1) -> str:
    """The key of a turn."""
    parts = [question.id, *([ref] if ref else []), *([str(number)] if number > 1 else [])]
    return ".".join(parts)
