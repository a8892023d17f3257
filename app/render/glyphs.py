"""Every character of a document must be in the fonts: a letter never shows an empty box."""

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from app.render.fonts import drawable


class MissingGlyph(ValueError):
    """A character that the fonts of the letter do not have; `character` and `name` say which."""

    def __init__(self, character: str) -> None:
        self.character = character
        self.name = unicodedata.name(character, "unnamed")
        super().__init__(f"no glyph for {character!r} (U+{ord(character):04X} {self.name})")


def check_glyphs(document: object) -> None:
    """Raise MissingGlyph for the first character anywhere in the document that has no glyph."""
    known = drawable()
    for text in texts_of(document):
        for character in text:
            if ord(character) not in known:
                raise MissingGlyph(character)


def texts_of(part: object) -> Iterator[str]:
    """Every text in a tree of dataclasses and tuples."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts_of(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts_of(getattr(part, field.name))
