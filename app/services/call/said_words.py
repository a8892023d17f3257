"""What was asked in a conversation, in words, for a supervisor to see."""

from datetime import date

from app.i18n import Texts
from app.i18n.choices import say_choice
from app.services.call.conversation import Conversation
from app.services.call.facts import ALLOWANCE_CHECK
from app.services.call.officer_choices import ROOM_SHOWN
from app.services.call.script import load_script
from app.services.call.sentences import sentences
from app.services.call.turns import DERIVED, NONE, NOT_APPLICABLE, RECORD, SHORT_CALL
from calc import UNKNOWN, Draft
from calc.dossier.asked import Answer, Asked

CHOSEN = {
    ROOM_SHOWN: "call.asked.room_shown",
    ALLOWANCE_CHECK: "call.asked.allowance_check",
    SHORT_CALL: "call.asked.short",
}
"""What the officer chose in the conversation, by its record."""
_SAID = {
    NONE: "asked.none",
    NOT_APPLICABLE: "call.asked.not_applicable",
    DERIVED: "call.asked.derived",
    "yes": "call.yes",
    "no": "call.no",
}


def say_call_question(texts: Texts, record: Asked, draft: Draft) -> str:
    """The question as it was put, or what the officer chose."""
    if record.question in CHOSEN:
        return texts.text(CHOSEN[record.question])
    on = record.on if record.on is not UNKNOWN else date.min
    talk = Conversation(draft, on)
    key = record.question.removeprefix(RECORD)
    turn = talk.turn(key)
    if turn is not None:
        return sentences(talk, turn, texts).say
    # Somebody who is no longer in the dossier: the question, without a name.
    name = key.partition(".")[0]
    found = next((each for each in talk.script.questions if each.id == name), None)
    if found is None:
        return texts.text("call.asked.other")
    return (found.without or found.explain)[texts.language]


def say_call_answer(texts: Texts, record: Asked) -> str:
    """What was answered: the labels of what was chosen."""
    if record.question in CHOSEN:
        return texts.text("call.yes")
    if record.answer is Answer.UNKNOWN:
        return say_choice(texts, record.answer)
    name = record.question.removeprefix(RECORD).partition(".")[0]
    labels = _labels(name, texts.language)
    said = [
        labels[key] if key in labels else texts.text(_SAID[key])
        for key in record.said
        if key in labels or key in _SAID
    ]
    return texts.formats.join(said) if said else say_choice(texts, record.answer)


def _labels(name: str, language: str) -> dict[str, str]:
    questions = load_script().questions
    found = next((each for each in questions if each.id == name), None)
    return {each.key: each.label[language] for each in found.choices} if found else {}
