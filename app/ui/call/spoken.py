"""The sentences of the script for one question, with names filled in."""

from app.i18n import Texts
from app.services.call.conversation import Conversation
from app.services.call.turns import Turn
from app.ui.call.moments_sheet import MomentWords
from app.ui.call.question_words import Spoken
from app.ui.intake.session import Session


def spoken_of(talk: Conversation, turn: Turn, texts: Texts, session: Session) -> Spoken:
    q, lang = turn.question, texts.language
    say = q.say_partner if turn.ref == "B" and q.say_partner else q.say

    def of(w):
        return w[lang] if w else ""

    return Spoken(
        of(say),
        of(q.prompt),
        of(q.then),
        of(q.if_unknown),
        of(q.explain),
        of(q.help),
        of(q.evidence),
    )


def moments_of(talk: Conversation, texts: Texts, session: Session) -> list[MomentWords]:
    lang = texts.language
    return [
        MomentWords(
            m.title[lang],
            [s[lang] for s in m.say],
            [s[lang] for s in m.do],
            [s[lang] for s in m.dont],
        )
        for m in talk.script.moments
    ]
