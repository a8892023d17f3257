"""A question that was found, in this dossier: how it stands, and an amount behind its word."""

from enum import Enum, auto

from app.i18n import Texts
from app.services.call.conversation import Conversation
from app.services.call.heard import AMOUNTS, Heard, Needs, Typed
from app.services.call.hearing import heard
from app.services.call.script import Question
from app.services.call.shown import shown
from app.services.call.turns import Turn, TurnState
from app.services.call.whose_heard import people_of
from app.services.editing import Path
from calc.base.value_type import value_type


class Standing(Enum):
    """What there is of an answer."""

    ABSENT = auto()
    """there is no line of it yet"""
    OPEN = auto()
    ANSWERED = auto()
    UNKNOWN = auto()
    NOT_APPLICABLE = auto()


@value_type(eq=False)
class Located:
    """A question in a dossier. `path`: where its answer is; None: nowhere yet. `said`: what is."""

    turn: Turn
    standing: Standing
    path: Path | None
    said: str

    @property
    def takes_amount(self) -> bool:
        """Whether an amount behind the word can be its answer."""
        return self.turn.kind in AMOUNTS and self.turn.question.place is not None

    @property
    def makes_line(self) -> bool:
        """Whether Enter adds the line of it."""
        place = self.turn.question.place
        return self.path is None and place is not None and place.is_line and bool(place.selector)


_STANDS = {
    TurnState.ANSWERED: Standing.ANSWERED,
    TurnState.UNKNOWN: Standing.UNKNOWN,
    TurnState.NOT_APPLICABLE: Standing.NOT_APPLICABLE,
}


def locate(talk: Conversation, question: Question, texts: Texts) -> Located | None:
    """The turn of a question: one that is open before one that is answered.

    None for a question about somebody who is not there: a child, a line.
    """
    turns = [turn for turn in talk.turns if turn.question is question]
    if not turns:
        return None
    turn = min(turns, key=lambda each: (not each.is_open, not each.is_asked))
    path = talk.path(turn)
    standing = _STANDS.get(turn.state, Standing.OPEN)
    place = question.place
    if path is None and place is not None and place.is_line:
        standing = _STANDS.get(turn.state, Standing.ABSENT)
    typed = shown(talk, turn, texts)
    if typed.answer and standing in (Standing.OPEN, Standing.ABSENT):
        standing = Standing.ANSWERED
    often = f" {texts.text(f'frequency.{typed.frequency}')}" if typed.frequency else ""
    return Located(turn, standing, path, f"{typed.answer}{often}" if typed.answer else "")


def hear_amount(talk: Conversation, located: Located, amount: str, texts: Texts) -> Heard:
    """What was understood of the amount; nothing is written yet."""
    return heard(located.turn, Typed(answer=amount), texts, talk.on, people_of(talk.draft))


def can_fill(located: Located, found: Heard) -> bool:
    """Whether Enter may write it: it was understood, and nothing stands there that it would wipe
    out."""
    return found.needs in (Needs.NOTHING, Needs.THEN) and found.reply is not None and (
        located.standing is not Standing.ANSWERED
    )  # fmt: skip
