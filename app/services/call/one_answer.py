"""One answer on its way into the draft: what was asked, what was said, and under which keys."""

from typing import Final

from app.services.call.changing import set_quietly, with_check
from app.services.call.conversation import Conversation
from app.services.call.records import with_record
from app.services.call.reply import Given, Reply
from app.services.call.script import AnswerKind, Question
from app.services.call.turns import NONE, NOT_APPLICABLE, Turn
from app.services.editing import Path
from calc import UNKNOWN, Draft
from calc.dossier.codes import CheckState, Evidence

SEEN: Final = "akkoord als gezien"
"""A check that is settled by what was seen, not by what was told."""


class Answering:
    """One answer on its way into the draft."""

    def __init__(self, talk: Conversation, turn: Turn, reply: Reply) -> None:
        self.talk, self.turn, self.reply = talk, turn, reply
        self.question: Final[Question] = turn.question
        self.on: Final = talk.on

    def word(self, name: str) -> str:
        """A short word of the script, in the language of the conversation."""
        return self.talk.script.words[name][self.talk.language]

    @property
    def said(self) -> tuple[str, ...]:
        """The keys of this answer, for its record."""
        reply = self.reply
        if reply.given is Given.UNKNOWN:
            return ()
        if reply.given is Given.NOT_APPLICABLE:
            return (NOT_APPLICABLE,)
        if self.turn.kind is AnswerKind.CHOICE:
            return reply.choices
        if self.turn.kind is AnswerKind.YES_NO:
            return ("yes" if reply.yes else "no",)
        return (NONE,) if 0 in (reply.number, reply.amount) else ()

    def recorded(self, draft: Draft) -> Draft:
        """The draft with the record of this answer itself."""
        known = self.reply.given is not Given.UNKNOWN
        return with_record(draft, self.turn.record, self.on, self.said, known=known)


def answer_check(given: Answering, draft: Draft, code: str) -> Draft:
    """The state of a check by the answer; what nobody could say leaves it not asked."""
    states, reply = given.question.states, given.reply
    if reply.given is Given.NOT_APPLICABLE:
        draft = with_check(draft, code, CheckState.NOT_APPLICABLE, given.word("not_applicable"))
        return given.recorded(draft)
    keys = ("unknown",) if reply.given is Given.UNKNOWN else given.said or ("*",)
    found = [_state(states[key], reply) for key in keys if key in states]
    if not found and "*" in states and reply.given is Given.VALUE:
        found = [_state(states["*"], reply)]
    # One answer that asks for something is enough: too little food next to enough medicine.
    state = CheckState.OPEN if CheckState.OPEN in found else (
        found[0] if found else CheckState.NOT_ASKED)  # fmt: skip
    reason = given.word("not_wanted") if state is CheckState.NOT_APPLICABLE else ""
    draft = with_check(draft, code, state, reason)
    if given.turn.kind is AnswerKind.TEXT and reply.text:
        draft = set_quietly(draft, (*check_path(draft, code), "finding"), reply.text)
    return given.recorded(draft)


def _state(written: str, reply: Reply) -> CheckState:
    if written == SEEN:
        return CheckState.AGREED if reply.evidence is Evidence.SEEN else CheckState.OPEN
    return CheckState(written)


def check_path(draft: Draft, code: str) -> Path:
    """Where a check that is there stands."""
    at = next(at for at, check in enumerate(draft.checks) if check.code == code)
    return ("checks", at)


def plain_value(turn: Turn, reply: Reply) -> object:
    """The value of an answer, as a field holds it."""
    if reply.given is Given.UNKNOWN:
        return UNKNOWN
    match turn.kind:
        case AnswerKind.TEXT:
            return reply.text
        case AnswerKind.YES_NO:
            return reply.yes
        case AnswerKind.COUNT:
            return reply.number
        case AnswerKind.DATE:
            return reply.day
        case _:
            return reply.amount
