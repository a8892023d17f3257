"""The sentences of the script for one question, as the screen shows them."""

from app.i18n import Texts
from app.services.call.closing import close
from app.services.call.conversation import Conversation
from app.services.call.sentences import chapter_opening, moment_said, sentences
from app.services.call.turns import Turn
from app.ui.call.moments_sheet import MomentWords
from app.ui.call.question_words import Spoken
from app.ui.intake.session import Session

_NO_EVIDENCE = ("geen", "none")
"""What the script says where nothing need be shown."""


def spoken_of(talk: Conversation, turn: Turn, texts: Texts, session: Session) -> Spoken:
    """What is said at a question; before the first of a chapter, the sentence that opens it."""
    found = sentences(talk, turn, texts)
    nothing = found.evidence.partition(";")[0].strip() in _NO_EVIDENCE
    return Spoken(
        found.say,
        found.prompt,
        found.then,
        found.if_unknown,
        found.explain,
        found.help,
        "" if nothing else found.evidence,
        _first(talk, turn, texts, session),
        aloud=not turn.question.from_system,
    )


def moments_of(talk: Conversation, texts: Texts, session: Session) -> list[MomentWords]:
    """The hard moments, in the language of the window."""
    policy = session.policy_file.policy
    said = (moment_said(each, texts, talk, policy) for each in talk.script.moments)
    return [MomentWords(each.title, each.say, each.do, each.dont) for each in said]


def _first(talk: Conversation, turn: Turn, texts: Texts, session: Session) -> list[str]:
    """What is said before the first question of a chapter: also the outcome, and what is read
    back."""
    chapter = turn.question.chapter
    first = next((each for each in talk.asked if each.question.chapter == chapter), None)
    if first is None or first.key != turn.key:
        return []
    policy = session.policy_file.policy
    found = next(each.chapter for each in talk.chapters if each.chapter.key == chapter)
    opening = chapter_opening(found, texts, talk.draft, policy)
    said = [opening] if opening else []
    match chapter:
        case "outcome":
            said += close(talk, texts, policy).outcome
        case "closing":
            said += close(talk, texts, policy).readback
    return said
