"""The kinds of document, and what each must hold: kinds.toml, typed."""

import json
import re
from enum import StrEnum
from functools import lru_cache
from typing import Final, Literal

import tomli

from app.documents.guard.rules import MustHaveCode, Shape
from app.documents.kinds import DocumentKind
from app.resources import GUARD

KINDS: Final = GUARD / "kinds.toml"


class OtherText(StrEnum):
    """A text that is no document of a dossier."""

    EMAIL = "email"
    WKI_SPECIFICATION = "wki_specification"


TextKind = DocumentKind | OtherText
"""What a text is."""
TEXT_KINDS: Final[tuple[TextKind, ...]] = (*DocumentKind, *OtherText)


def text_kind(value: str) -> TextKind:
    """The kind with this value. Raises ValueError."""
    return next((kind for kind in OtherText if kind.value == value), None) or DocumentKind(value)


class LetterNeeds(Shape):
    """The must-haves of one kind of letter; what is in neither list is free."""

    required: tuple[MustHaveCode, ...]
    forbidden: tuple[MustHaveCode, ...]


class CompleteNeeds(Shape):
    """The facts that a document without guarded words must hold."""

    required: tuple[str, ...]


class Channels(Shape):
    """How each way to reach us is recognised, and how many there must be at least."""

    least: int
    telephone: str
    email: str
    chat: str
    video: str
    letter: str
    desk: str

    def patterns(self) -> dict[str, str]:
        """The pattern of each channel."""
        return {name: value for name, value in self if name != "least"}


class Named(Shape):
    """A fixed contact person with a name."""

    pattern: str


class AskedStep(Shape):
    """A step that is asked, and its day."""

    pattern: str
    day: str


class English(Shape):
    """The must-haves of an English letter: how each is recognised, as those of a Dutch one."""

    hints: dict[MustHaveCode, str]
    named: str
    shown: dict[MustHaveCode, str]
    step: AskedStep


class KindsFile(Shape):
    """The whole of kinds.toml."""

    schema_: Literal["uitzicht-letter-kinds/1"]
    letters: dict[TextKind, LetterNeeds]
    complete: dict[TextKind, CompleteNeeds]
    facts: dict[str, str]
    channels: Channels
    named: Named
    denied: dict[MustHaveCode, str]
    also: dict[MustHaveCode, str]
    shown: dict[MustHaveCode, str]
    step: AskedStep
    english: English


def read_kinds(text: str) -> KindsFile:
    """The table in the text of kinds.toml: every kind once, every fact with a pattern."""
    raw = tomli.loads(text)
    raw["schema_"] = raw.pop("schema", None)
    read = KindsFile.model_validate_json(json.dumps(raw))
    there = [*read.letters, *read.complete]
    if sorted(there) != sorted(TEXT_KINDS):
        raise ValueError("every kind of document has one place in kinds.toml")
    for needs in read.complete.values():
        if missing := set(needs.required) - read.facts.keys():
            raise ValueError(f"facts without a pattern: {sorted(missing)}")
    for letter in read.letters.values():
        if unseen := set(letter.forbidden) - read.shown.keys():
            raise ValueError(f"forbidden without a pattern: {sorted(unseen)}")
    wanted = {code for letter in read.letters.values() for code in letter.required}
    if unsaid := wanted - {"kanalen"} - read.english.hints.keys():
        raise ValueError(f"must-haves without an English pattern: {sorted(unsaid)}")
    return read


@lru_cache(maxsize=1)
def kinds() -> KindsFile:
    """The table that ships with the program."""
    return read_kinds(KINDS.read_text(encoding="utf-8"))


@lru_cache(maxsize=128)
def pattern(source: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """A pattern of the table, compiled once."""
    return re.compile(source, re.IGNORECASE if ignore_case else re.NOFLAG)
