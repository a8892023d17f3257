"""The answers to "whose is it?" by name: the officer sees two people, and says "u" to one."""

from collections.abc import Mapping
from typing import Final

from app.services.call.owners import OWNERS
from app.services.call.script import Question
from app.services.reading import People
from app.services.reading.people import CUSTOMER, PARTNER

_CHILD_OF: Final = {"a": CUSTOMER, "b": PARTNER}


def choice_words(question: Question, language: str, people: People) -> Mapping[str, str]:
    """What each answer is called on the screen, by its letter. The letters stay as they are."""
    words = {each.key: each.label[language] for each in question.choices}
    if not people.has_names:
        return words
    names = {CUSTOMER: people.customer, PARTNER: people.partner}
    whose = _whose(question)
    return words | {key: str(names[who]) for key, who in whose.items() if who in names}


def _whose(question: Question) -> Mapping[str, str]:
    if question.id == "hh-child-of":
        return _CHILD_OF
    place = question.place
    return OWNERS if place is not None and place.field == "who" else {}
