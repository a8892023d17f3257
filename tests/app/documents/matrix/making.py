"""Every kind of letter of a situation, made as the program makes it, once; without its pages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

import pytest

from app.documents.extras import Extras
from app.documents.letter import Letter
from app.documents.sheet import Sheet
from app.i18n import LANGUAGES, Texts
from app.render import render, render_sheet
from app.services.documents import DocumentKind, NoDocument
from app.services.outgoing_documents import Prepared, prepared
from tests.app.documents.matrix.comparing import Spoken
from tests.app.documents.matrix.situations import Situation, situation


@dataclass(frozen=True)
class Paper:
    """A document as it goes to the printer, and what else the printer is given."""

    document: Letter | Sheet
    given: tuple[Any, ...]
    named: Mapping[str, Any]

    def pdf(self, *, large: bool) -> bytes:
        """The pages, in one size of print."""
        document = replace(self.document, large_print=large)
        if isinstance(document, Sheet):
            return render_sheet(document, *self.given, **self.named)
        return render(document, *self.given, **self.named)


@dataclass(frozen=True)
class Made:
    """A letter, or the key of the sentence that says why there is none."""

    about: Situation
    kind: DocumentKind
    language: str
    typed: Mapping[str, Any]
    done: Prepared | str
    paper: Paper | None = None
    """What would be drawn; None where there is none."""

    @property
    def outcome(self) -> str:
        """In one word: made, concept, stopped, or why not."""
        if isinstance(self.done, str):
            return self.done.rpartition(".")[2]
        if self.done.made.concept:
            return CONCEPT
        return STOPPED if self.done.stops else MADE

    def spoken(self) -> Iterator[Spoken]:
        """In words: the letter, and the e-mail where there is one."""
        if isinstance(self.done, str):
            return
        made = self.done.made
        yield Spoken(self.about, self.kind, self.language, made.text, dict(self.typed))


MADE: Final = "made"
CONCEPT: Final = "concept"
STOPPED: Final = "stopped"


@cache
def made(name: str) -> tuple[Made, ...]:
    """Every kind in every language, with nothing typed and with what the situation brings."""
    every = ((kind, language) for kind in DocumentKind for language in LANGUAGES)
    return tuple(each for kind, language in every for each in made_of(name, kind, language))


@cache
def made_of(name: str, kind: DocumentKind, language: str) -> tuple[Made, ...]:
    """The same of one kind in one language."""
    about = situation(name)
    return tuple(
        Made(about, kind, language, typed, *_one(about, kind, language, typed))
        for typed in _typed(about, kind)
    )


def _typed(about: Situation, kind: DocumentKind) -> tuple[Mapping[str, Any], ...]:
    return ({}, about.extras[kind]) if kind in about.extras else ({},)


def _one(
    about: Situation, kind: DocumentKind, language: str, typed: Mapping[str, Any]
) -> tuple[Prepared | str, Paper | None]:
    with papers_kept() as kept:
        try:
            done = prepared(kind, about.about, Texts(language), extra=Extras(**typed))
        except NoDocument as none:
            return none.key, None
    return done, kept[-1]


@contextmanager
def papers_kept() -> Iterator[list[Paper]]:
    """Nothing is drawn within; what would be is kept."""
    kept: list[Paper] = []

    def keep(document: Letter | Sheet, *given: Any, **named: Any) -> bytes:
        kept.append(Paper(document, given, named))
        return b""

    with pytest.MonkeyPatch.context() as patch:
        for draws in ("render", "render_sheet"):
            patch.setattr(f"app.render.{draws}", keep)
        yield kept
