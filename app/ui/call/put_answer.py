"""An answer goes into the dossier of the session, as one step of undo."""

from dataclasses import replace
from typing import Final

from app.i18n import Texts, say_problem
from app.services.call.conversation import Conversation
from app.services.call.heard import Heard
from app.services.call.taking import refusals, taken
from app.services.call.turns import Turn
from app.ui.call.typed_texts import drop_typed
from app.ui.intake.pays_hidden import is_hidden
from app.ui.intake.session import Session
from calc import Problem

_TELLS_PAYS: Final = "call_above_computed"
"""The refusal that names the highest amount that can be paid."""


def put_answer(
    session: Session,
    talk: Conversation,
    turn: Turn,
    found: Heard,
    texts: Texts,
    *,
    said: str,
    keeps_note: bool,
) -> str:
    """Why it cannot be, in words; "" when it is in the dossier, and worked out again.

    `said`: the question, which undo names. `keeps_note`: what was noted before stays.
    """
    assert found.reply is not None  # there is an answer to put
    reply = replace(found.reply, note=None) if keeps_note else found.reply
    result = taken(talk, turn, replace(found, reply=reply))
    if isinstance(result, tuple):
        return say_refusal(session, texts, result[0])
    drop_typed(session.pending, turn.key)
    session.replace(result, texts.text("call.undo", question=said), turn.record)
    session.assess_now()  # which questions come next may hang on it
    return ""


def why_refused(
    session: Session, talk: Conversation, turn: Turn, found: Heard, texts: Texts
) -> str:
    """Why Enter would refuse this answer, in the same words; "" when it would not."""
    problems = refusals(talk, turn, found)
    return say_refusal(session, texts, problems[0]) if problems else ""


def say_refusal(session: Session, texts: Texts, problem: Problem) -> str:
    """What is wrong, in words; without what can be paid as long as nobody is to see that."""
    if problem.code == _TELLS_PAYS and is_hidden(session):
        return texts.text("call.above_after_costs")
    return say_problem(texts, problem)
