"""Every kind of letter of a situation, made as the program makes it, once; without its pages."""

from collections.abc import Iterator, Mapping
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

    @property
    def sizes(self) -> tuple[bool, ...]:
        """The sizes of print that it has: usual, and large."""
        return (False, True) if isinstance(self.document, Letter) else (False,)

    def pdf(self, *, large: bool) -> bytes:
        """The pages, in one size of print."""
        if isinstance(self.document, Sheet):
            return render_sheet(self.document, *self.given, **self.named)
        return render(replace(self.document, large_print=large), *self.given, **self.named)


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
    about = situation(name)
    return tuple(
        Made(about, kind, language, typed, *_one(about, kind, language, typed))
        for kind in DocumentKind
        for language in LANGUAGES
        for typed in _typed(about, kind)
    )


def _typed(about: Situation, kind: DocumentKind) -> tuple[Mapping[str, Any], ...]:
    return ({}, about.extras[kind]) if kind in about.extras else ({},)


def with_typed(about: Situation, kind: DocumentKind) -> Iterator[tuple[Mapping[str, Any], Extras]]:
    """What is typed for a kind of letter: nothing, and what the situation brings."""
    for typed in _typed(about, kind):
        yield typed, Extras(**typed)


def _one(
    about: Situation, kind: DocumentKind, language: str, typed: Mapping[str, Any]
) -> tuple[Prepared | str, Paper | None]:
    kept: list[Paper] = []

    def keep(document: Letter | Sheet, *given: Any, **named: Any) -> bytes:
        kept.append(Paper(document, given, named))
        return b""

    with pytest.MonkeyPatch.context() as patch:
        for draws in ("render", "render_sheet"):
            patch.setattr(f"app.render.{draws}", keep)
        try:
            done = prepared(kind, about.about, Texts(language), extra=Extras(**typed))
        except NoDocument as none:
            return none.key, None
    return done, kept[-1]
