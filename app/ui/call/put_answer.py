"""An answer goes into the dossier of the session, as one step of undo."""

from dataclasses import replace

from app.i18n import Texts, say_problem
from app.services.call.conversation import Conversation
from app.services.call.heard import Heard
from app.services.call.taking import refusals, taken
from app.services.call.turns import Turn
from app.ui.call.typed_texts import drop_typed
from app.ui.intake.session import Session


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
        return say_problem(texts, result[0])
    drop_typed(session.pending, turn.key)
    session.replace(result, texts.text("call.undo", question=said), turn.record)
    session.assess_now()  # which questions come next may hang on it
    return ""


def why_refused(talk: Conversation, turn: Turn, found: Heard, texts: Texts) -> str:
    """Why Enter would refuse this answer, in the same words; "" when it would not."""
    problems = refusals(talk, turn, found)
    return say_problem(texts, problems[0]) if problems else ""
