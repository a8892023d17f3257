"""What follows from an answer without being asked: marked as such, and taken back when it no longer
follows.
"""

from typing import Final

from app.services.call.answer_people import household_type
from app.services.call.changing import is_unknown, set_quietly, with_place
from app.services.call.conversation import Conversation
from app.services.call.facts import Facts
from app.services.call.places import parse_place
from app.services.call.records import record_of, with_record, without_record
from app.services.call.script import Question, SkipFill
from app.services.call.turns import DERIVED, RECORD, key_of
from app.services.editing import value_at
from app.services.intake.asking import is_nothing, with_nothing
from calc import UNKNOWN, Draft
from calc.dossier.codes import CheckState
from calc.dossier.topics import asked

GROUPS: Final = ("income", "expenses", "arrangements")


def with_consequences(talk: Conversation, draft: Draft) -> Draft:
    """The draft with everything that its answers imply."""
    draft = _with_household_type(talk, draft)
    now = _again(talk, draft)
    for question in talk.script.questions:
        for fill in question.skip_fills:
            if fill.sets:
                for ref in now.facts.refs_of(question, ""):
                    draft = _filled(now, draft, question, fill, ref)
    return _with_empty_groups(now if draft is now.draft else _again(talk, draft))


def _again(talk: Conversation, draft: Draft) -> Conversation:
    return Conversation(draft, talk.on, talk.assessment, talk.script, talk.language)


def _with_household_type(talk: Conversation, draft: Draft) -> Draft:
    """The kind of household, where nobody chose another one than the people in it make."""
    made = household_type(draft, Facts(draft, talk.on, None).value("partner", ""))
    was = household_type(talk.draft, talk.facts.value("partner", ""))
    if made is None or draft.household_type not in (UNKNOWN, was):
        return draft
    return set_quietly(draft, ("household_type",), made)


def _filled(
    talk: Conversation, draft: Draft, question: Question, fill: SkipFill, ref: str
) -> Draft:
    """The draft with what one answer fills of another question, or without it again."""
    holds = fill.when.holds(lambda name: talk.value(name, ref))
    key = key_of(talk.script.question(fill.closes[0]), ref)
    record = record_of(draft, key)
    derived = record is not None and DERIVED in record.said
    for name, value in fill.sets.items():
        place = parse_place(name)
        if holds and not derived:
            before = draft
            draft, path = with_place(draft, place, ref)
            if not is_unknown(value_at(draft, path)):
                draft = before  # somebody answered it
                continue
            draft = set_quietly(draft, path, CheckState(str(value)) if place.is_check else value)
            draft = with_record(draft, RECORD + key, talk.on, [DERIVED])
        elif derived and not holds:
            draft, path = with_place(draft, place, ref)
            nothing = CheckState.NOT_ASKED if place.is_check else UNKNOWN
            draft = without_record(set_quietly(draft, path, nothing), RECORD + key)
    return draft


def _with_empty_groups(talk: Conversation) -> Draft:
    """The draft in which a list without lines is "there is none", once all of it was asked."""
    draft = talk.draft
    for group in GROUPS:
        turns = [turn for turn in talk.turns if _is_about(turn.question, group)]
        some = any(not turn.is_open and turn.is_asked for turn in turns)
        is_open = any(turn.is_open for turn in turns)
        known = any(topic.value == group for topic in asked(draft))
        if some and not is_open and not known and not is_nothing(draft, group):
            draft = with_nothing(draft, group, talk.on)
    return draft


def _is_about(question: Question, group: str) -> bool:
    """Whether a question is about lines of a list, or opens the questions that are."""
    if question.place is not None and question.place.group == (group,):
        return bool(question.codes)
    gates = {"income": "inc-kinds", "arrangements": "oth-kinds"}
    return question.id == gates.get(group)
