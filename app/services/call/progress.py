"""How far a conversation is: each chapter, and the minutes that are left."""

from collections.abc import Sequence
from typing import Final

from app.services.call.script import Chapter
from app.services.call.turns import Turn, TurnState
from calc.base.value_type import value_type

SECONDS_A_QUESTION: Final = 25
"""For a question with its answer, as long as the call itself has not shown how long it takes."""
ENOUGH_TO_TELL: Final = 8
"""So many answers say how long a question takes in this call."""


@value_type(eq=False)
class ChapterCount:
    """How far a chapter is: `done` of `asked`, and how many of those the customer did not know."""

    chapter: Chapter
    done: int
    asked: int
    unknown: int


@value_type
class TimeLeft:
    """Minutes for the questions that are left. `measured`: at the pace of this call itself."""

    minutes: int
    questions: int
    measured: bool


def count_of(chapter: Chapter, turns: Sequence[Turn]) -> ChapterCount:
    """How far a chapter is with these turns of it."""
    done = sum(not turn.is_open for turn in turns)
    return ChapterCount(
        chapter, done, len(turns), sum(turn.state is TurnState.UNKNOWN for turn in turns)
    )


def time_left(questions: int, answers: int, seconds: float) -> TimeLeft:
    """The minutes for so many questions; `answers`, `seconds`: so many in this call, in that
    time."""
    measured = answers >= ENOUGH_TO_TELL and seconds > 0
    each = seconds / answers if measured else SECONDS_A_QUESTION
    return TimeLeft(-int(-questions * each // 60), questions, measured)
