"""What can be found in the program itself: questions, fields, documents; and in a dossier: notes.

The window adds its pages, its commands and the dossiers it knows.
"""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from pydantic import BaseModel

from app.i18n import Texts, say_field, say_path
from app.resources import SEARCH_WORDS
from app.services.call.script import Question, Script
from app.services.documents import DocumentKind
from app.services.editing import Path
from app.services.intake import page_fields
from app.services.intake.consent_fields import COMPLAINT, CONSENTS
from app.services.locating.index import Entry, Kind, plain
from calc import Draft
from calc.base.problem import path_of

_GROUPS: Final = {"income": "income", "expenses": "expense", "arrangements": "arrangement"}
"""A list of the dossier, and how its codes are called in the texts."""
_SHOWN: Final = {
    "customer_debt": (
        page_fields.ABOUT, page_fields.CONTACT, page_fields.HELPER, *CONSENTS, COMPLAINT,
        *page_fields.DEBT, page_fields.RECURRENCE, page_fields.NOTES,
    ),
    "household": (page_fields.HOUSEHOLD, page_fields.HOUSING),
    "checks": (page_fields.STATUTORY,),
    "solution": page_fields.SOLUTION,
}  # fmt: skip
"""By page the fields with one place; those of a person or a line have a question about them."""
_NOTES: Final = frozenset(
    {"note", "notes", "finding", "story", "liability_note", "individual_costs_reason", "text",
     "reason", "deviation_reason", "what_changed", "behaviour", "why_ended"}
)  # fmt: skip
_AROUND: Final = 40
SYNONYMS_IN: Final = "nl"
"""The language of the other words for a question: they find it in every language."""


@lru_cache(maxsize=1)
def best_words() -> Mapping[str, tuple[str, ...]]:
    """By a word, the questions it means, the best first: also words that are never said."""
    read = json.loads(SEARCH_WORDS.read_text("utf-8"))["words"]
    return {word: tuple(ids) for word, ids in read.items()}


def question_entries(script: Script, texts: Texts) -> Iterator[Entry]:
    """Every question of the conversation, by what its answer is called in the form."""
    titles = {chapter.key: chapter.title[texts.language] for chapter in script.chapters}
    for question in script.questions:
        yield Entry(
            Kind.QUESTION, question.id, question_title(question, texts),
            titles[question.chapter], question.say[texts.language], question.synonyms,
        )  # fmt: skip


def question_title(question: Question, texts: Texts) -> str:
    """What an answer is called: the name of its line or its field, else the question itself."""
    place = question.place
    if place is None:
        return question.say[texts.language]
    if place.is_line and place.selector and place.field == "amount":
        return _capital(texts.text(f"{_GROUPS[str(place.group[0])]}.{place.selector}"))
    if place.is_check:
        return _capital(texts.text(f"check.{place.selector}"))
    return _capital(say_field(texts, [str(name) for name in (*place.group, *place.names)]))


def field_entries(script: Script, texts: Texts) -> Iterator[Entry]:
    """The fields of the form that no question asks."""
    asked = {question.place.names for question in script.questions
             if question.place is not None and not question.place.group}  # fmt: skip
    for page, sections in _SHOWN.items():
        where = texts.text(f"ui.page.{page}")
        for spec in (spec for section in sections for spec in section.fields):
            if spec.names not in asked:
                title = _capital(say_field(texts, spec.names))
                yield Entry(Kind.FIELD, path_of(spec.path), title, where)


def document_entries(texts: Texts) -> Iterator[Entry]:
    """Every document that can be made; the page of them all has the words "brief" and "post"."""
    where = texts.text("ui.page.documents")
    for kind in DocumentKind:
        yield Entry(Kind.DOCUMENT, kind, _capital(texts.text(f"document.kind.{kind}")), where)


def note_entries(draft: Draft, texts: Texts, text: str) -> tuple[Entry, ...]:
    """Where these words stand in what people wrote in this dossier, with what is around them."""
    wanted = plain(text)
    if not wanted:
        return ()
    return tuple(
        Entry(Kind.NOTE, path_of(path), say_path(texts, path_of(path), draft),
              said=_around(said, text))
        for path, said in _texts_in(draft, ())
        if wanted in plain(said)
    )  # fmt: skip


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _around(said: str, text: str) -> str:
    """A piece of a long text with the words in it."""
    line = " ".join(said.split())
    at = max(line.casefold().find(text.casefold()), 0)
    begin, end = max(at - _AROUND, 0), at + len(text) + _AROUND
    before = "\N{HORIZONTAL ELLIPSIS}" if begin else ""
    after = "\N{HORIZONTAL ELLIPSIS}" if end < len(line) else ""
    return f"{before}{line[begin:end].strip()}{after}"


def _texts_in(here: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(here, BaseModel):
        for name in type(here).model_fields:
            value = getattr(here, name)
            if isinstance(value, str) and name in _NOTES:
                yield (*path, name), value
            else:
                yield from _texts_in(value, (*path, name))
    elif isinstance(here, tuple):
        for place, item in enumerate(here):
            yield from _texts_in(item, (*path, place))
