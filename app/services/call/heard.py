"""What stands on the screen of a question, and what was understood of it."""

from dataclasses import replace
from enum import Enum, auto
from typing import Final

from app.services.call.reply import Given, Reply
from app.services.call.script import AnswerKind
from app.services.call.turns import Turn
from app.services.reading import Doubt, Reading, Said
from calc.base.period import Frequency
from calc.base.value_type import value_type
from calc.dossier.codes import Evidence

AMOUNTS: Final = frozenset({AnswerKind.AMOUNT, AnswerKind.AMOUNT_WITH_FREQUENCY})
YES, NO, NOT_KNOWN = "j", "n", "w"
"""The letters of a yes-or-no question, as they are in `Typed.chosen`."""


@value_type
class Typed:
    """What stands on the screen of a question. `way`: which way to read a text was
    chosen. `guess`: what the customer does not know, about."""

    answer: str = ""
    then: str = ""
    chosen: tuple[str, ...] = ()
    frequency: Frequency | None = None
    evidence: Evidence | None = None
    note: str = ""
    way: int | None = None
    then_way: int | None = None
    guess: str = ""


class Needs(Enum):
    """What there must be before the next question."""

    NOTHING = auto()
    ANSWER = auto()
    WAY = auto()
    """it can be read in more than one way"""
    FREQUENCY = auto()
    THEN = auto()


@value_type
class Echoed:
    """What was understood of one text, or what to do; "" when there is nothing to say."""

    words: str = ""
    is_understood: bool = True


@value_type(eq=False)
class Heard:
    """`reply` is there when `needs` is NOTHING or THEN, which may stay empty. `said`: how often it
    comes, as far as the text itself says so. `has_then`: the follow-up is a field of its own here.
    """

    needs: Needs
    reply: Reply | None = None
    echo: Echoed = Echoed()
    then_echo: Echoed = Echoed()
    ways: tuple[str, ...] = ()
    then_ways: tuple[str, ...] = ()
    said: Frequency | None = None
    reading: Reading | None = None
    has_then: bool = False


def takes_line(turn: Turn) -> bool:
    """Whether its amount is that of a line: with how often, from when, and how well it is known."""
    place = turn.question.place
    return turn.kind in AMOUNTS and place is not None and place.is_line


def takes_months(turn: Turn) -> bool:
    """Whether it may be said month by month: an income that mostly comes each month."""
    place = turn.question.place
    return (
        takes_line(turn)
        and place is not None
        and place.group == ("income",)
        and Frequency.MONTH in turn.question.frequencies
    )


def chosen_way(said: Said, way: int | None) -> Said:
    """One of the ways to read it, when somebody chose it."""
    if isinstance(said, Doubt) and way is not None and way < len(said.choices):
        return said.choices[way]
    return said


def with_left(found: Heard, typed: Typed, base: Typed) -> Heard:
    """What is no answer (F7, F8), with what was typed as one in its note. `base`: what stood there
    before somebody typed."""
    reply = found.reply
    assert reply is not None  # there is something to take
    left = [(typed.answer, base.answer), (typed.then, base.then)]
    if reply.given is Given.NOT_APPLICABLE:
        left.append((typed.guess, base.guess))
    said = [now.strip() for now, before in left if now != before]
    if reply.given is Given.VALUE and typed.guess.strip() in said:
        said.remove(typed.guess.strip())  # it is the guess that is taken
    note = typed.note if reply.note is None else reply.note
    whole = "; ".join(filter(None, [note.strip(), *said]))
    return replace(found, reply=replace(reply, note=whole))
