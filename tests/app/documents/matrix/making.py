"""Every kind of letter of a situation, made as the program makes it, once; without its pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pytest

from app.documents.extras import Extras
from app.i18n import LANGUAGES, Texts
from app.services.documents import DocumentKind, NoDocument
from app.services.outgoing_documents import Prepared, prepared
from tests.app.documents.matrix.comparing import Spoken
from tests.app.documents.matrix.situations import Situation, situation


@dataclass(frozen=True)
class Made:
    """A letter, or the key of the sentence that says why there is none."""

    about: Situation
    kind: DocumentKind
    language: str
    typed: Mapping[str, Any]
    done: Prepared | str

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
    with pytest.MonkeyPatch.context() as patch:
        for draws in ("render", "render_sheet"):
            patch.setattr(f"app.render.{draws}", lambda _: b"")
        return tuple(
            Made(about, kind, language, typed, _one(about, kind, language, typed))
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
) -> Prepared | str:
    try:
        return prepared(kind, about.about, Texts(language), extra=Extras(**typed))
    except NoDocument as none:
        return none.key
